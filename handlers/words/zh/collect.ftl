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
    [1] 这个用户名在哪个平台？
   *[other] 这 { $whole } 个用户名在哪个平台？
  }
collect-all-owned = 这些达人在最近 { $age }内都采集过
collect-fact-keywords = 关键词
collect-fact-repeated = 重复出现
collect-fact-owned = 最近 { $age }内采集过
collect-fact-owned-value = { $count } 位中的 { $owned } 位
collect-fact-estimate = 预计
collect-estimate-free = 没有已知的价格
collect-estimate = 约 { $credits } 积分
collect-estimate-tasks = { $count ->
   *[other] { $count } 个任务
  }
collect-estimate-time = 通常需要 { $age }
collect-fact-file = 来自
collect-sheet-count = { $name }（{ $count }）
collect-fact-sheets = 已读取的工作表
collect-fact-unread = 未读取的工作表（没有达人或只是示例）
collect-unsure = { $count ->
   *[other] { $names } 没有写明平台，选择平台之前不会采集。
  }
collect-and-more = { $names } 等（另有 { $whole } 个）
collect-refused = { $count ->
   *[other] { $whole } 项无法采集：
  }
collect-refused-more = … 另有 {"{n}"} 项
collect-nothing-sent = 尚未发送，也未扣费。
collect-only-you = 只有你能看到这张卡片；采集进度卡片会发给此处的所有人。
collect-platform-label = 选择用户名所在的平台
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
line-hint-tasks = “/采集 状态”列出所有任务。

problem-too-long = 内容超过 { $most } 个字符。
problem-too-long-do = 请拆分成几部分再试；没有读取任何内容。
problem-too-wordy = 内容超过 { $most } 个词。
problem-too-wordy-do = 请去掉与达人无关的文字，或拆分后再试；没有读取任何内容。
problem-too-many = 内容中的链接和用户名超过 { $most } 个。
problem-too-many-do = 请拆分成几部分再试；没有读取任何内容。

# 一次采集的卡片。
collecting-title = { $count ->
   *[other] 正在采集 { $whole } 位达人 · { $percent }
  }
collecting-title-keywords = { $count ->
   *[other] 正在用 { $whole } 个关键词采集 · { $percent }
  }
collected-all = { $count ->
   *[other] { $whole } 位达人已全部采集
  }
collected-all-keywords = { $count ->
   *[other] { $whole } 个关键词已全部采集
  }
collected-some = { $count ->
   *[other] { $whole } 位达人中已采集 { $done } 位
  }
collected-some-keywords = { $count ->
   *[other] { $whole } 个关键词中已采集 { $done } 个
  }
collected-none = 没有采集到任何内容
collecting-done = 已采集
collecting-done-keywords = 已完成的关键词
collecting-of = { $done } / { $total }
collecting-failed = 未找到
collecting-missed = { $whole } · { $names }
collecting-cost = 费用
collecting-credits = { $credits ->
   *[other] 消耗 { $whole } 积分
  }
collecting-time = 用时
collecting-begun = 刚刚开始
collecting-usual = { $elapsed }，通常需要 { $usual }
collecting-line = 内容
collecting-person = 发起人
collecting-tasks = 任务：已结束 { $over } / { $count }
collecting-note = 这张卡片会自动更新，表格会发在它下面。
stage-waiting = 等待发送
stage-sent = 正在发送
stage-processing = 进行中
stage-importing = 已读取，正在入库
stage-importing-told = 已全部读取，平台数据正在入库，数量在结束时公布。
stage-slow = 比平时慢
stage-slow-told = 用时比平时长。Scout 会在一天之内每小时查看一次。
stage-unanswered = 暂时查不到进度
stage-unanswered-told = 任务本身可能仍在进行。Scout 会在一天之内每小时查询一次；问题解决后，可点击“重新查看”立即查询。
stage-completed = 完成
stage-failed = 失败
stage-failed-told = 达人 API 没能完成这个任务。
stage-timeout = 超时
stage-timeout-told = 任务用时过长，被达人 API 停止。此前找到的内容仍保留在那里。
stage-given_up = 不再跟踪
stage-given_up-told = 一天之内没有结束，之后在达人 API 那里仍可能完成。
stage-stopped = 不再跟踪
stage-stopped-told = 有人停止了跟踪。任务仍会在达人 API 那里继续，费用也照常产生。
stage-unknown = 结果未知
stage-unknown-told = 发送这个任务时没有收到回答：它可能正在进行，也可能已经付费。Scout 不会自动重发。
stage-refused = 被拒绝
button-retry = 只重试缺少的 { $count } 位
button-again = 再试一次
button-again-unknown = 重新发送（可能重复付费）
again-title = 要重新发送吗？
again-text = 如果第一次其实已经送达，就会为同样的达人付费两次。
again-yes = 重新发送
again-no = 不发送
button-watch = 重新查看
button-stop = 停止跟踪
stop-title = 停止跟踪？
stop-text = 任务仍会在达人 API 那里继续，费用也照常产生；只是这张卡片不再更新。
stop-yes = 停止跟踪
stop-no = 继续

collect-40201-do = 可以少采集一些，或为账户充值。
problem-task-unknown = 达人 API 不认识这个任务。
problem-task-unknown-do = 它可能属于另一个 API 密钥，请联系 Scout 的管理员。
problem-task-untold = 达人 API 没有说明这个任务的进度（代码 { $reason }）。
problem-task-untold-do = 请告诉 Scout 的管理员。
problem-task-fileless = 一天之内，达人 API 没有给出这个任务的文件。
problem-task-fileless-do = 可以用“/采集 导出”重新获取。
problem-submit = 达人 API 拒绝了这个任务：{ $reason }
problem-submit-do = 请修改采集内容，或把请求编号告诉 Scout 的管理员。

# 文件。
ready-title = { $count ->
   *[other] { $whole } 位 { $platform } 达人已采集完成
  }
ready-title-uncounted = { $platform } 达人已采集完成
ready-text = { $person }，表格已生成。
ready-uploaded = { $person }，表格已发到这里。
ready-private = { $person }，表格已生成。只有你能获取：点一下即可得到仅你可见的链接。
ready-file = 文件
ready-link-until = 链接有效至 { $moment }（发送本消息时还剩 { $left }）。
ready-link-some-time = 链接会在一段时间内有效。
ready-renewed = Scout 会在这里更新链接。
ready-csv = 表格软件打开 csv 时会把很长的 ID 四舍五入；用表格软件查看请选 xlsx。
button-format = 导出 { $format }
ready-newest = 这是 { $whole } 个已完成任务中最新的一个：{ $line }
ready-others = 选择其他任务
ready-other = { $platform } · { $whole } · { $line }
ready-expired = { $file } 的链接已失效
ready-expired-text = 文件仍然保留，点一下即可获取新链接。
button-download = 下载
button-fresh-link = 获取新链接
button-own-link = 获取我的链接
ended-empty = 在 { $platform } 上没有找到任何人
ended-empty-told = 任务已完成，但达人 API 不认识其中任何一位，因此没有文件。
ended-fileless = { $platform } 上的一个任务已完成，但没有拿到文件
ended-failed = { $platform } 上的一个任务失败
ended-timeout = { $platform } 上的一个任务超时
ended-given_up = { $platform } 上的一个任务没有结束
ended-stopped = 已不再跟踪 { $platform } 上的一个任务
ended-unknown = 无法确定 { $platform } 上的一个任务是否已开始
ended-refused = { $platform } 上的一个任务被拒绝

# 列表。
tasks-title = { $count ->
    [0] 没有正在进行的采集，{ $over } 个已结束
   *[other] { $count } 个采集正在进行
  }
tasks-none = 这里还没有采集过
tasks-none-text = 在“/采集”后粘贴链接，采集就会列在这里。
tasks-note = 包括你自己的，以及此会话中的。“/采集 导出 任务 csv”可以换一种格式。
button-show = 查看
problem-file-private = 此工作区的文件只交给发起采集的人，这份是 { $person } 的。
problem-file-private-do = 可以向 { $person } 索取，或自己采集这些达人。
problem-not-done = 这个任务没有完成，只有完成的任务才有文件。
problem-not-done-do = “/采集 状态”可以查看进度。
problem-nothing-missing = 没有缺少的：任务中的每位达人都有数据。
problem-nothing-missing-do = 可以用“/采集 导出”获取文件。
problem-link-short = 达人 API 给的链接几分钟内就会失效，这样的链接不会显示。
problem-link-short-do = 请过一会儿再试。
problem-no-file = 这里还没有文件。
problem-no-file-do = 采集完成后就会有文件；“/采集 状态”可以查看进度。

# 拖入的文件。
column-title = 哪一列是达人？
column-label = 选择达人所在的列
column-unnamed = （没有标题）
column-count = { $count ->
   *[other] { $whole } 位达人
  }
column-option = { $name }（{ $count }）
column-all = 全部（{ $count }）
problem-files = 一次拖入 { $count } 个文件太多。
problem-files-do = 请逐个拖入。
problem-file-typed = 只有文件名，读不到“{ $file }”的内容。
problem-file-typed-do = 请把文件本身拖进聊天，可附上“/采集”，也可以什么都不写。
problem-file-large = “{ $file }”超过 { $most } MB。
problem-file-large-do = 请拆分文件，或直接粘贴链接。
problem-file-unfetched = 无法从聊天中获取“{ $file }”。
problem-file-unfetched-do = 请重试，或直接粘贴链接。如果再次出现，可能是 Scout 没有读取文件的权限。
problem-file-kind = “{ $file }”不是 csv、xlsx 或 txt 文件。
problem-file-kind-do = 请把名单存为 csv 或 xlsx，或直接粘贴链接。
problem-file-damaged = 无法读取“{ $file }”：文件已损坏，或与文件名不符。
problem-file-damaged-do = 请打开后重新存为 csv 或 xlsx。
problem-file-protected = “{ $file }”有密码保护。
problem-file-protected-do = 请去掉密码后再保存。
problem-file-bomb = “{ $file }”解压后远大于达人名单所需，因此没有打开。
problem-file-bomb-do = 请把名单存为 csv。
problem-file-rows = “{ $file }”超过 { $rows } 行或 { $columns } 列。
problem-file-rows-do = 请拆分成较小的文件；没有读取任何内容。
problem-file-empty = “{ $file }”是空的。
problem-file-empty-do = 请检查名单是否在第一个工作表中。
problem-file-encoding = “{ $file }”的文字编码无法识别。
problem-file-encoding-do = 请存为 UTF-8。
problem-file-nobody = “{ $file }”中没有达人。
problem-file-nobody-do = 需要有一列是主页链接，或带 @ 的用户名。

# 把导出文件打开为飞书文档
button-document-sheet = 打开为电子表格
button-document-base = 打开为多维表格
button-open-document = 打开
document-making-sheet = 正在把 { $file } 导入为电子表格
document-making-base = 正在把 { $file } 导入为多维表格
document-making-text = 大约需要一分钟。如果一直没有结果，再点一次即可，Scout 会接着处理。
document-opened-sheet = { $file } 已导入为电子表格
document-opened-base = { $file } 已导入为多维表格
document-part-sheet = { $file } 只有一部分导入了电子表格
document-part-base = { $file } 只有一部分导入了多维表格
document-opened-text = 你可以直接编辑，也可以分享给同事。
document-opened-cut = 文件超出了云文档的上限，多出的部分已被截断。如需全部数据，请下载文件。
document-opened-note = 目前只有你能打开。再次点击会打开同一份文档；之后采集的数据不会更新到这里。
problem-document-nowhere = 这个聊天工具里没有可导入表格的文档功能。
problem-document-nowhere-do = 请下载 xlsx 文件。
problem-document-not-allowed = Scout 还没有在你们组织创建文档的权限。
problem-document-not-allowed-do = 请先下载文件，或联系负责 Scout 的同事，按“scout doctor”的提示开通权限。
problem-document-large = “{ $file }”超过 { $most } MB，无法导入为文档。
problem-document-large-do = 请下载后用表格软件打开。
problem-document-failed = “{ $file }”没能导入为文档。
problem-document-failed-do = 请过一会儿再试；文件本身仍可正常下载。
