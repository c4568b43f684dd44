"""Chinese words of sentences, which name nobody: 我要采集, 这两个账号, 上的.

Chinese has no blanks, so a run of text is plain when it can be parted into such words without a rest.
"""

from __future__ import annotations

_LONGEST_RUN = 40
"""Characters of a run that is looked at; no name is as long."""

_ASKING = """
请 請 帮 帮忙 帮我 帮我们 幫忙 麻烦 劳烦 采集 採集 收集 抓取 抓 爬取 查 查询 查找 看 看看 看下 找 找找 搜 搜索 加 添加
导入 导出 关注 推荐 整理 提取 要 我 我们 我要 我想 想 想要 需要 咱们 一下 下 可以 能 能不能 能否 给 把 将 去 来 再 先
都 也 还 达人 达人们 博主 网红 红人 作者 创作者 主播 频道 账号 帐号 账户 賬號 帳號 主页 用户 用户名 这 那 这个 那个
这些 那些 这位 以下 如下 下面 几 两 两个 几个 个 位 的 在 上 上面 里 裡 里面 内 中 平台 是 叫 为 名为 名单 列表
"""
_SENTENCES = """
你 您 你们 他 她 它 他们 她们 大家 自己 谁 了 过 着 些 一 二 三 四 五 六 七 八 九 十 多 少 第 名 次 款 份 条 做 做过
发 发布 发了 发送 分享 推广 投放 营销 宣传 带货 合作 联系 联系方式 沟通 聊 用 使用 试 试试 喜欢 觉得 认为 知道 看过
看到 看见 见 说 说过 问 问下 找到 买 卖 拍 拍过 拍了 拍摄 更新 粉 涨粉 播放 点赞 转发 评论 报价 预算 确认 核对 对接
跟进 处理 分析 提供 参考 安排 链接 视频 短视频 直播 作品 内容 数据 资料 信息 名字 名称 昵称 粉丝 人 邮箱 邮件 国家
地区 备注 网址 地址 文件 表格 品牌 产品 客户 同事 团队 公司 项目 活动 广告 和 与 與 及 以及 跟 还有 還有 或 或者 而 但
但是 就 才 又 不 不是 没 没有 有 有个 有人 对 对了 从 到 于 被 让 向 往 因为 所以 如果 关于 比如 例如 等 等等 吗 呢 吧
啊 呀 哦 嗯 哈 哈哈 啦 嘛 好 好的 行 很 太 非常 真 真的 挺 比较 最 更 超 特别 不错 好看 厉害 可爱 优质 合适 靠谱 新 大
小 主要 其他 其它 全部 什么 怎么 怎么样 如何 为什么 多少 哪 哪个 哪些 哪里 是否 是不是 有没有 谢谢 谢 多谢 感谢 辛苦
辛苦了 你好 您好 大家好 各位 老师 同学 亲 朋友 朋友们 拜托 今天 明天 昨天 现在 最近 目前 之前 以后 本周 下周 本月 下月
今年 明年 夏季 冬季 春季 秋季 时候 时间
"""
_ASKS = frozenset(_ASKING.split())
_PLAIN = _ASKS | frozenset(_SENTENCES.split())
_LONGEST = max(map(len, _PLAIN))


def is_plain_chinese(run: str) -> bool:
    """Whether a run says something, and is no name."""
    return _is_made_of(_PLAIN, run)


def asks_for_names(run: str) -> bool:
    """Whether a run only asks for the names beside it, or says where they are: 请采集, 这两个账号, 上的."""
    return _is_made_of(_ASKS, run)


def _is_made_of(words: frozenset[str], run: str) -> bool:
    if not 0 < len(run) <= _LONGEST_RUN:
        return False
    ends = {0}
    for end in range(1, len(run) + 1):
        if any(start in ends and run[start:end] in words for start in range(max(0, end - _LONGEST), end)):
            ends.add(end)
    return len(run) in ends
