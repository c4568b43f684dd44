# 添加、查看和修改定时简报。

command-digest = 定时简报：按时运行已保存的搜索，告诉你变化
command-digest-add = 让已保存的搜索按时运行，发送新增、上升和沉寂的达人
command-digest-preview = 现在预览一期简报，不会发送
command-digest-set = 修改简报的时间、数量和内容
command-digest-move = 让简报发到这里或别的群
command-digest-pause = 暂停简报，直到有人恢复
command-digest-resume = 恢复已暂停或静音的简报
command-digest-mute = 让简报静音一周
command-digest-remove = 删除简报

digests-title = { $count ->
   *[other] { $count } 个定时简报
  }
digests-which = 是哪一个“{ $name }”？
digests-none = 还没有定时简报
digests-none-text = 定时简报会按时运行一个已保存的搜索，并发送其中的变化。
digests-none-line = /达人 简报 添加 “美国护肤” 每周一 9点
digests-note = 其他会话的简报只在那里显示。每次运行都以添加人的名义消耗积分。
digests-where-here = 发到本会话
digests-where-alone = 仅发给创建人
digests-where-named = 发到 { $place }
digests-where-elsewhere = 发到另一个会话
digests-next = 下一期 { $at }
digests-never = 没有下一期
digests-muted = 静音至 { $at }
digests-paused = 已暂停：
digests-paused-person = 有人手动暂停。
digests-paused-credits = 账户积分已用完。
digests-paused-budget = 运行会超出预算。
digests-paused-rights = 创建人已不能消耗积分。
digests-paused-key = 达人 API 拒绝了密钥。
digests-paused-request = 达人 API 不再接受这个搜索。
digests-paused-owner-gone = 创建人已不在这里。
digests-paused-place-gone = Scout 已无法在那里发消息。
digests-paused-search-gone = 它的已保存搜索已被删除。
digests-paused-external = 那里有外部组织的人。
digests-cost = 每次最多 { $credits } 积分，30 天约 { $month } 积分
digests-last = 上一期 { $at }：{ $what }
digests-last-claimed = 正在运行
digests-last-posted = 没有变化
digests-last-late = 没有变化
digests-last-quiet = 没有变化
digests-last-skipped = 已略过
digests-last-failed = 没有回应
digests-last-doubtful = 可能未送达
digests-last-stopped = 已暂停
button-digest-preview = 预览（最多 { $credits } 积分）
button-digest-remove = 删除

digest-draft = 开启定时简报“{ $name }”？
digest-change = 修改定时简报“{ $name }”？
digest-draft-when = 时间
digest-draft-where = 位置
digest-draft-says = 何时发送
digest-draft-news = 列出
digest-draft-size = 查看
digest-draft-cost = 费用
digest-says-news = 有变化时才发
digest-says-always = 每次都发
digest-rules = 新增达人、粉丝或播放增长 { $percent } 以上、{ $days } 天没有发布
digest-size = 前 { $count } 位达人
digest-draft-next = 接下来：
digest-draft-note = 现在还没有开始。每次运行都以你的名义消耗积分，并计入你的预算。
digest-draft-spread = 整点和半点会推迟 1 到 4 分钟，避开机器人发消息的高峰。
digest-draft-skips = 没有这一天的月份不会发送；要月末请写“每月最后一天”。
button-digest-draft = 开启（每次最多 { $credits } 积分）
button-digest-change = 修改（每次最多 { $credits } 积分）

line-no-digest = 你在这里看不到名为“{ $value }”的定时简报。
line-no-digest-name = 是哪一个定时简报？
line-digest-no-change = 要修改什么？可以改时间、数量、上升、沉寂、发送或发到哪里。
line-digest-not-there = 找不到你和 Scout 都在的会话“{ $value }”。请先把 Scout 邀请进去。
line-digest-not-here = Scout 不在这个会话里，无法发送。请先邀请 Scout，再试一次。
line-digest-outsiders = 那里有外部组织的人，不能发送简报。请选择只有本团队的会话。
line-digest-cannot-look = Scout 刚才无法查找“{ $value }”。请再试一次，或到那个会话里添加简报。
line-digest-many-places = 有几个会话都叫“{ $value }”。请用会话 ID 指明，或到那个会话里添加简报。
