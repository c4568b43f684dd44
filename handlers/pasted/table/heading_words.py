"""Words of headings, in English and Chinese, by what stands below them."""

from __future__ import annotations

import re
from enum import Enum, auto

from handlers.vocabulary.names import folded


class Says(Enum):
    """What a heading says of the cells below it."""

    FACTS = auto()
    """Something about a creator that is no name: followers, a country, an e-mail address, notes."""
    LINKS = auto()
    HANDLES = auto()
    PLATFORMS = auto()
    PEOPLE = auto()
    """Creators, by their handle or as people call them."""
    NAMES = auto()
    """Names of people as much as of accounts."""
    PLATFORM = auto()
    """Nothing but the name of a platform."""
    NOTHING = auto()
    """No word that headings have."""


_ENGLISH = {
    Says.LINKS: "link links url urls hyperlink hyperlinks homepage profile_url channel_url profileurl",
    Says.HANDLES: """
        account accounts acct handle handles username usernames user_name user-name user users userid user_id user-id
        login screenname screen_name @
    """,
    Says.PLATFORMS: "platform platforms network networks",
    Says.PEOPLE: """
        creator creators influencer influencers kol kols koc kocs blogger bloggers vlogger vloggers talent talents
        channel channels profile profiles page pages candidate candidates ambassador ambassadors streamer streamers
        artist artists host hosts tiktoker tiktokers youtuber youtubers instagrammer instagrammers id ids
    """,
    Says.NAMES: "name names nickname nicknames nick",
    Says.FACTS: """
        followers follower following subscribers subscriber subs fans fan views view likes like shares share saves
        plays reach impressions engagement engagements er rate rates avg average median mean growth score scores rating
        rank ranking number numbers count counts total totals qty quantity percent percentage
        market markets country countries region regions location locations city state address zip timezone
        language languages gender sex age birthday dob ethnicity audience demographics
        category categories niche niches vertical verticals topic topics theme genre tag tags keyword keywords hashtag
        hashtags type types kind tier tiers level segment style content
        email emails e-mail e-mails mail mails phone phones tel mobile whatsapp wechat line telegram skype contact
        contacts contacted website websites web site blog
        price prices pricing cost costs fee fees budget currency cpm cpe cpv cpa roi gmv revenue sales commission
        payment paid paypal invoice usd eur gbp cny rmb quote quoted offer offers deal deals
        status stage stages step phase state priority approved approval confirmed reply replied response responded
        note notes comment comments remark remarks feedback reason reasons description desc bio about summary details
        info information
        date dates time times day days week weeks month months year years deadline due posted posting published updated
        created joined added start end
        owner owners manager managers assignee assigned responsible pic poc lead agency agencies mcn company brand
        brands client team contractor contract contracts signed source sources campaign campaigns product products
        sample samples sku shipping tracking delivery deliverable deliverables order orders code codes coupon discount
        video videos post posts reel reels story stories photo photos image avatar thumbnail title brief draft script
        first last full legal real verified no sno sr index row seq nr
    """,
}
_CHINESE = {
    Says.LINKS: "链接 连结 网址 主页链接 主页地址 链接地址 超链接",
    Says.HANDLES: "账号 帐号 账户 帐户 用户名 用户名称 用户 账户名 号名",
    Says.PLATFORMS: "平台 渠道 站点",
    Says.PEOPLE: "达人 红人 网红 博主 创作者 主播 作者 频道 主页 人选 候选人 大使 艺人 up主",
    Says.NAMES: "昵称 名称 名字 姓名 称呼",
    Says.FACTS: """
        粉丝 粉丝数 粉丝量 关注 订阅 订阅数 播放 播放量 观看 浏览 阅读 点赞 评论 分享 收藏 转发 互动 互动率 曝光
        均播 均赞 数据 增长 评分 排名 数量 人数 量级 国家 国别 地区 区域 城市 所在地 位置 地址 时区 语言 语种
        性别 年龄 生日 受众 画像 类目 品类 类别 类型 分类 领域 赛道 垂类 标签 关键词 风格 等级 级别 层级 内容
        方向 邮箱 邮件 电话 手机 微信 联系 联系方式 联系人 官网 网站 价格 报价 单价 费用 成本 预算 佣金 币种
        金额 付款 结算 状态 阶段 进度 进展 优先级 审核 确认 回复 反馈 备注 说明 描述 简介 介绍 原因 理由 情况
        日期 时间 月份 年份 截止 发布 更新 合作 建联 负责人 跟进人 跟进 对接人 对接 经纪 经纪人 机构 公司 品牌
        客户 团队 部门 来源 项目 活动 产品 商品 样品 寄样 物流 单号 订单 折扣 优惠 视频 作品 帖子 图片 头像 标题
        脚本 认证 序号 编号 行号 真实 合同 签约 档期 是否
    """,
}
_QUIET = """
a an the of or and for in on to if any my our your their his her its s main primary official backup back-up second
secondary third other others alternative alt additional extra new current public display social media list required
optional please enter with per this that
"""
_QUIET_CHINESE = "的 名 号 主 大 小 新 和 与 或 及 等 列表 名单 社媒 社交媒体 官方 备用 主要 海外 请填写 必填"

_QUIET_WORDS = frozenset(_QUIET.split())
_BY_WORD = {word: says for says, words in _ENGLISH.items() for word in words.split()}
_BY_CHINESE = {word: says for says, words in _CHINESE.items() for word in words.split()}
_CHINESE_PARTS = re.compile(
    "|".join(map(re.escape, sorted({*_BY_CHINESE, *_QUIET_CHINESE.split()}, key=len, reverse=True))), re.IGNORECASE
)


def said_by(word: str) -> Says | None:
    """What a word without blanks says, in Latin letters; None for a word that says nothing."""
    return _BY_WORD.get(word.casefold())


def is_quiet(word: str) -> bool:
    """Whether a word of a heading only adds to the others: `main`, `2`."""
    return word.casefold() in _QUIET_WORDS or word.isdecimal()


def parts_said(chinese: str) -> tuple[list[Says], str]:
    """What the words in a run of Chinese say, and the signs that belong to none of them."""
    plain = folded(chinese)
    found = [_BY_CHINESE[part] for part in _CHINESE_PARTS.findall(plain) if part in _BY_CHINESE]
    return found, _CHINESE_PARTS.sub("", plain)
