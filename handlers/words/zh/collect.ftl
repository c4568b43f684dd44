# 采集：读到了什么、一张采集卡片、文件。

command-collect = 把链接、用户名或拖入的文件中的达人采集成表格
command-collect-keywords = 用最多十个关键词采集达人
command-collect-status = 正在采集和已采集的内容
command-collect-export = 把完成的任务导出为 xlsx、csv 或 html
command-collect-link = 文件的新链接

collect-ready = { $count ->
   *[other] { $whole } 位达人可以采集
  }
collect-ready-keywords = { $count ->
   *[other] 用 { $count } 个关键词在 { $platform } 上采集达人
  }
collect-nothing = 这里没有可以采集的内容
collect-which = { $count ->
   *[other] 这 { $whole } 个用户名在哪个平台？
  }
collect-all-owned = 这些达人在最近 { $age }内都采集过
collect-fact-keywords = 关键词
collect-fact-repeated = 重复出现
collect-fact-owned = 最近 { $age }内采集过
collect-fact-owned-value = { $count } 位中的 { $owned } 位
collect-fact-estimate = 预计
collect-estimate-free = 采集没有公布的积分价格
collect-estimate = 约 { $credits } 积分
collect-estimate-tasks = { $count ->
   *[other] { $count } 个任务
  }
collect-estimate-time = 通常需要 { $age }
collect-fact-file = 来自
collect-unsure = { $count ->
   *[other] { $names } 没有写明平台，选择平台之前不会采集。
  }
collect-and-more = { $names } 等，另有 { $whole } 个
collect-refused = { $count ->
   *[other] { $whole } 项无法采集：
  }
collect-refused-more = … 另有 {"{n}"} 项
collect-nothing-sent = 尚未发送，也未扣费。
collect-only-you = 只有你能看到这张卡片；采集进度卡片会发给此处的所有人。
collect-platform-label = 用户名所在的平台
collect-platform-option = 这些用户名在 { $platform }
collect-summary-unsure = { $count ->
   *[other] { $whole } 个用户名需要写明平台。
  }
collect-summary-refused = { $count ->
   *[other] { $whole } 项无法采集。
  }
collect-summary-repeated = { $whole } 个重复出现。
collect-summary-owned = { $owned } 位采集过。
button-collect = 采集 { $whole } 位
button-collect-again = 重新采集 { $whole } 位
button-collect-keywords = { $count ->
   *[other] 用 { $count } 个关键词采集
  }
button-collect-new = 只采集 { $whole } 位新达人
button-cancel = 取消

collect-cancelled = 没有采集
collect-cancelled-text = 名单已放弃。未发送，也未扣费。
collect-started = { $count ->
   *[other] 正在采集 { $whole } 位达人
  }
collect-started-keywords = { $count ->
   *[other] 正在用 { $whole } 个关键词采集
  }
collect-started-text = 此会话中会有一张卡片随采集进度更新，表格会发在它下面。

# 采集的行。
line-no-keywords = 要用哪些关键词？用逗号分隔，或放在引号里。
line-many-keywords = { $count } 个关键词太多：一次采集最多 { $most } 个，不会悄悄去掉任何一个。
line-long-keyword = “{ $value }”作为关键词太长。
line-no-platform = 在哪个平台？请在关键词前写 TikTok、YouTube 或 Instagram。
line-no-task = “{ $value }”不是此会话或你自己的任务。
line-which-task = 有多个任务以“{ $value }”开头。
line-no-file = “{ $value }”不是此会话或你自己的文件。
line-no-format = “{ $value }”不是可用的格式。
line-feishu-doc = 达人 API 不能生成飞书文档：“feishu_doc”格式尚未开放。xlsx 可以在飞书中作为电子表格打开。
line-hint-tasks = “/collect status”列出所有任务。

problem-too-long = 内容超过 { $most } 个字符。
problem-too-long-do = 请拆分成几部分再试；没有读取任何内容。
problem-too-many = 内容中的链接和用户名超过 { $most } 个。
problem-too-many-do = 请拆分成几部分再试；没有读取任何内容。
