# 帮助、账户、设置，以及一切出错的情况。

list-separator = 、
list-separator-strong = ；
listing-part = { $count ->
    [1] 第 { $first } 个
   *[other] 第 { $first }–{ $last } 个
  }
fact-said = { $label }：{ $value }
card-said = { $title }。{ $text }

help-title = Scout 能做什么
help-intro = 不离开当前会话，就能找达人、找相似达人、看达人详情，并把达人采集成表格。
help-summary = { $count } 个命令，各附一个示例。
help-one-title = { $command }
help-usage = 输入
help-example = 示例
button-try = 试一试
help-filters = 筛选条件：{ $names }
help-level-note = 级别：S1 找到人，S2 增加数据和联系方式，S3 增加受众信息。
help-unknown = 没看懂“{ $word }”
help-unknown-within = “{ $word }”要和下面的命令一起用
help-unknown-nearest = 没有“{ $word }”这个命令。你是不是想输入“{ $nearest }”？
help-unknown-search = 要搜索“{ $word }”吗？
help-all = “/达人 帮助”列出全部命令。
help-hello = 你好，我是 Scout
help-thanks = 不客气！
help-fine = 好的，接下来做什么？
help-nothing-sent = 未发送，也未扣费。

command-search = 在 TikTok、YouTube 或 Instagram 上找达人
command-lookalike = 找与某位达人相似的达人，也可跨平台
command-show = 一位达人的全部信息
command-credits = 积分、今日剩余请求次数、本月花费，以及还能用多久
command-settings = 你的语言、平台和级别
command-help = 本列表，或某个命令的说明

usage-title = 这一行无法执行
usage-try = 试试：{ $line }

credits-title = 账户
credits-title-left = 账户：剩余 { $credits } 积分
credits-summary = 剩余积分：{ $credits }。今日剩余请求：{ $requests }。本月：{ $month } 积分。
credits-left = 剩余积分
credits-requests = 今日剩余请求次数
credits-month = 本月花费
credits-month-value = { $calls } 次请求，共 { $credits } 积分
credits-pace = 近期消耗
credits-pace-value = 平均每天约 { $credits } 积分（最近 { $days } 天）
credits-lasts = 按此速度还能用
credits-lasts-value = { $days ->
    [0] 不到 1 天
   *[other] 约 { $shown } 天
  }
credits-unknown = 未知
credits-unknown-note = “未知”表示 API 尚未告知；它会随每次查询结果一起告知。
credits-unlimited = 不限
credits-as-of = { $figure }（{ $age }前）
credits-as-of-now = { $figure }（刚刚）
credits-embedded = 数据来自本机的内置服务：这里的一切都不花钱。

settings-title = 你的设置
settings-saved = 设置已保存
settings-summary = 语言 { $language }，平台 { $platform }，级别 { $level }。
settings-language = 语言
settings-platform = 未写平台时使用
settings-level = 未写级别时使用
settings-workspace = 工作区语言
settings-zone = 工作区时区
settings-files = 此工作区的文件
settings-files-link = 以链接提供
settings-files-upload = 直接把文件发到话题中
settings-files-both = 链接和文件都提供
settings-files-private = 以链接提供，仅发起人可见
settings-choose-language = 语言
settings-choose-platform = 常用平台
settings-choose-level = 常用级别
settings-choose-files = 文件交付
settings-how = 也可以输入：
settings-language-en = English
settings-language-zh = 中文
settings-default = { $value }（默认）

problem-title = 没能完成
problem-request = 请求编号 { $id }
problem-reference = 参考编号 { $id }
problem-charged-nothing = 未扣费。
problem-charged-unknown = 无法确定是否已扣费：可能的花费列在“/达人 花费”中。再次查询可能再次扣费。
problem-40001 = 达人 API 不接受这个请求：{ $message }
problem-40001-do = 请检查输入的值，或查看“/达人 帮助 搜索”。
problem-40101 = 达人 API 不认识这个 API 密钥。
problem-40101-do = 请让 Scout 的管理员检查 CV_API_KEY。
problem-40102 = API 密钥已过期。
problem-40102-do = 请让 Scout 的管理员在 CV_API_KEY 中换一个新密钥。
problem-40103 = API 密钥已被吊销。
problem-40103-do = 请让 Scout 的管理员在 CV_API_KEY 中换一个新密钥。
problem-40104 = 达人 API 需要知道是谁在查询，但没有你的邮箱地址。
problem-40104-do = 请让 Scout 的管理员设置 CV_USER_IDENTITY，或允许 Scout 读取邮箱。
problem-40201 = 积分不足。
problem-40201-left = 剩余 { $credits } 积分。
problem-40201-do = 可以用“数量:”减少数量、改用 S1 级别，或为账户充值。
problem-40301 = 这个 API 密钥没有此权限。
problem-40301-do = 请让 Scout 的管理员申请有相应权限的密钥。
problem-40401 = 没有找到。
problem-40401-do = 请检查名称后重试。
problem-seed = 达人 API 不认识 { $seed }。
problem-seed-do = 请检查拼写、写明平台、粘贴主页链接，或换一位达人。
problem-42901 = 这一分钟的请求太多。
problem-42901-do = 请在 { $seconds } 秒后重试。
problem-42902 = 今日请求次数已用完。
problem-42902-do = UTC 时间 0 点重新计数。这是请求次数的限制，与付费无关。
problem-50001 = 达人 API 自身出现故障。
problem-50001-do = 请一分钟后重试。
problem-unreachable = 无法连接达人 API。
problem-unreachable-do = 请一分钟后重试；“scout doctor”可以检查地址是否正确。
problem-timeout = 达人 API 没有及时响应。
problem-timeout-do = 请一分钟后重试。
problem-not-understood = 达人 API 的回答不是约定的格式（HTTP { $status }）。
problem-not-understood-do = 请检查 CV_API_BASE_URL：那里可能是另一个程序。
problem-refused = 达人 API 拒绝了请求：{ $message }（代码 { $code }）
problem-refused-do = 请稍后重试，或把请求编号告诉 Scout 的管理员。
problem-own = Scout 自身出了问题。
problem-own-do = 请重试；如果再次发生，请把参考编号告诉 Scout 的管理员。
problem-stale = 这个按钮已失效。
problem-stale-do = 请重新查询以获得新的卡片。
problem-not-yours = 这个按钮属于别人。
problem-not-yours-do = 请自己发一次，就会得到自己的卡片。
problem-used = 已经完成过了。
problem-used-do = 如需再次执行，请重新查询。
problem-wordless = Scout 能看文字、链接和 csv、xlsx、txt 文件，看不了图片、语音、视频、卡片和合并转发。
problem-wordless-do = 请把链接或 @用户名打成文字发来，或发一个 csv、xlsx 文件。
problem-unread = Scout 看不到你回复的那条消息。
problem-unread-do = 请把其中的链接或 @用户名写在“/采集”或“/达人 挑选”后面。部署 Scout 的人可以开通 { $permission } 权限，之后就能直接回复。
problem-external = 访客和其他组织的成员不能使用本团队的积分和采集结果。
problem-external-do = 请让团队成员来查询，或在非共享的会话中查询。
problem-unknown-person = Scout 暂时无法确认你是不是本团队的成员，所以没有展示、花费或改动任何内容。
problem-unknown-person-do = 请先给 Scout 发一条消息，比如“帮助”（在群里要 @Scout），然后再试一次：收到消息后它就能认出你属于哪个团队。
problem-unknown-place = Scout 暂时无法确认这个会话里有没有其他组织的成员，所以没有展示、花费或改动任何内容。
problem-unknown-place-do = 请私聊 Scout，或过几分钟再试。如果一直这样，请部署 Scout 的人运行“scout doctor”查看缺少哪个权限。
problem-team-setting = 工作区的设置只能由本团队成员在非共享的会话中设置。
problem-team-setting-do = 你自己的语言可以用“/达人 设置 语言:中文”设置。没有改动任何设置。

command-home = 你的主页：正在进行的采集、文件、已存搜索、账户和设置
home-title = Scout
home-find = 找达人
home-collect = 采集达人
home-help = Scout 能做什么
home-files = 文件
home-rows = { $count } 位达人
home-link-left = 链接还有 { $minutes } 分钟有效
home-link-ended = 链接已过期，点一下即可获取新链接
home-manage = 管理员
home-spending = 花费
home-roles = 角色
home-budgets = 预算
home-key = API 密钥
