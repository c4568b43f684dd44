# 达人：搜索结果、相似达人、单个达人。

platform-tiktok = TikTok
platform-youtube = YouTube
platform-instagram = Instagram

creator-followers = 粉丝 { $count }
creator-subscribers = 订阅 { $count }
creator-views = 均播 { $count }
creator-engagement = 互动率 { $rate }
creator-match = 相似度 { $score }
creator-posted-today = 今天发布
creator-posted = { $age }前发布
creator-has-email = ✉ 邮箱
creator-has-whatsapp = WhatsApp
creator-has-line = Line
creator-has-zalo = Zalo
creator-steady = ● 播放稳定
creator-one-hit = ▲ 单条爆款
creator-verified = ✓
creator-unnamed = 未命名达人
creator-picture = { $name } 的头像

search-found-total = { $total ->
   *[other] { $platform } 上共 { $shown } 位达人
  }
search-found = { $platform } 上找到 { $count } 位达人
search-found-open = { $platform } 上至少有 { $count } 位达人
search-showing = 第 { $count ->
    [1] { $first }
   *[other] { $first }–{ $last }
  } 位，按{ $sort }排序
search-summary = { $title }：{ $names }
search-none = 没有符合条件的达人
search-none-help = { $platform } 上没有同时满足全部条件的达人。可以放宽范围、去掉一个条件，或换一个平台。
nothing-used-besides = { $text }未消耗积分。
search-past-end = 没有更多达人
search-past-end-help = 已经是最后一页。
search-asked = 查询：{ $line }

lookalike-found = 与 { $seed } 相似的 { $count } 位达人
lookalike-none = 没有与 { $seed } 相似的达人
lookalike-none-help = 没有达人同时满足全部条件。可以去掉一个条件，或用“到:”换一个平台。
lookalike-seed = 查询未写明 { $seed } 所在的平台，由 API 自行选定了账号。如需确定，请写明或在此选择 { $seed } 的平台。
lookalike-seed-label = 选择 { $seed } 所在的平台
lookalike-seed-option = { $platform } · 约 { $credits } 积分
lookalike-why = 相似之处：{ $reasons }
why-country = 国家/地区相同
why-size = 粉丝量相近
why-views = 均播相近
lookalike-showing = 第 { $count ->
    [1] { $first }
   *[other] { $first }–{ $last }
  } 位，最相似的在前

sort-followers = 粉丝数
sort-views = 平均播放
sort-engagement = 互动率
sort-by-followers = 排序：粉丝数
sort-by-views = 排序：平均播放
sort-by-engagement = 排序：互动率
sort-cost = { $sort } · 约 { $credits } 积分
sort-label = 排序
level-label = 级别
level-option = { $level } · 每位 { $price } 积分
button-next = 下一页
button-next-cost = 下一页 · 约 { $credits } 积分
button-previous = 上一页
button-share = 分享到会话
button-refresh = 刷新 · 约 { $credits } 积分
button-change-search = 修改搜索条件
button-lookalike = 找相似
button-details = 详情
button-profile = 打开主页
button-confirm = 确认，约 { $credits } 积分
button-fewer = 只要 { $count } 位 · 约 { $credits } 积分
button-cheaper = { $level } 级别 · 约 { $credits } 积分

note-level = 级别 { $level }
note-credits = { $credits ->
    [0] 0 积分
   *[other] 消耗 { $credits } 积分
  }
note-credits-estimated = { $credits ->
    [0] 0 积分
   *[other] 消耗 { $credits } 积分
  }（预估约 { $estimate }）
note-alike = 找相似：约 { $credits } 积分
note-credits-unknown = 消耗积分：未知
note-memory = 来自记录，{ $age }前购买 · 0 积分
note-memory-now = 来自记录，刚刚购买 · 0 积分
note-requests = 今日剩余 { $count } 次请求
note-request = 请求编号 { $id }
note-shared = 由 { $person } 分享
note-shared-by-you = 已分享给这里的所有人。

working-search-cost = 正在搜索 { $platform }，约 { $credits } 积分
working-lookalike-cost = 正在查找与 { $seed } 相似的达人，约 { $credits } 积分

working-sum = { $count } 位 × { $level }，每位 { $price } 积分 · 本月已用：{ $month } 积分

confirm-title = 这次搜索约需 { $credits } 积分
confirm-title-lookalike = 查找与 { $seed } 相似的达人约需 { $credits } 积分
confirm-text = { $count } 位达人，级别 { $level }，每位 { $price } 积分。尚未发送，也未扣费。
confirm-month = 本月已用：{ $credits } 积分。

details-title = { $platform } 上的 { $name }
details-further = 更多数据（{ $count } 项）
details-age = { $age }前
details-today = 今天
details-fact-followers = 粉丝数
details-fact-likes = 获赞
details-fact-videos = 作品数
details-fact-total_views = 总播放
details-fact-avg_views = 平均播放
details-fact-avg_views_short = 平均播放（短视频）
details-fact-avg_views_long = 平均播放（长视频）
details-fact-median_views = 播放中位数
details-fact-median_views_short = 播放中位数（短视频）
details-fact-median_views_long = 播放中位数（长视频）
details-fact-engagement = 互动率
details-fact-engagement_short = 互动率（短视频）
details-fact-engagement_long = 互动率（长视频）
details-fact-views_per_follower = 播放/粉丝比
details-fact-views_per_sub = 平均播放/粉丝比
details-fact-views_per_sub_short = 平均播放/订阅比（短视频）
details-fact-views_per_sub_long = 平均播放/订阅比（长视频）
details-fact-median_views_per_sub = 播放中位数/粉丝比
details-fact-median_views_per_sub_short = 播放中位数/订阅比（短视频）
details-fact-median_views_per_sub_long = 播放中位数/订阅比（长视频）
details-fact-last_post = 最近发布
details-fact-country = 国家/地区
details-fact-language = 语言
details-fact-gender = 性别
details-fact-is_verified = 已认证
details-fact-has_showcase = 有橱窗
details-fact-has_email = 有邮箱
details-fact-has_whatsapp = 有 WhatsApp
details-fact-has_line = 有 Line
details-fact-has_zalo = 有 Zalo
details-fact-has_mcn = 有机构（MCN）
details-fact-mcn = 机构（MCN）
details-fact-categories = 类目
details-fact-product_categories = 商品类目
details-fact-hashtags = 话题标签
details-fact-audience_female = 女性受众
details-fact-audience_countries = 受众国家/地区
details-fact-audience_languages = 受众语言
details-fact-audience_ages = 受众年龄
details-fact-email = 邮箱
details-fact-whatsapp = WhatsApp
details-fact-line = Line
details-fact-zalo = Zalo
details-contacts-note = 来自达人 API，获取于 { $date }。仅你可见；联系前请确认你有权这样做。
details-contacts-hidden = 联系方式只对团队成员显示。
details-contacts-spenders = 只有“使用者”能看到联系方式，可请管理员为你开通。
details-not-found = { $platform } 上没有名为 { $name } 的达人
details-not-found-help = 搜到了其他名字，是其中之一吗？
details-not-found-none = 没有搜到这个名字。请检查拼写，或换一个平台。
yes = 是
no = 否
gender-female = 女
gender-male = 男

creator-pick-title = 这条消息里有 { $count } 位达人
creator-pick-where = 找相似达人，在：
creator-pick-details = 查看详情
creator-pick-details-on = 详情 · { $platform }
button-alike-on = { $platform }
button-collect-all = { $count ->
    [1] 采集
   *[other] 采集全部 { $count } 位
  }
command-pick = 一条消息里提到的达人：找相似、看详情或采集
problem-nobody-named = 这里没有达人：没有主页链接，也没有 @用户名。
problem-nobody-named-do = 请选择含有 TikTok、YouTube 或 Instagram 主页链接，或 @用户名的消息。
