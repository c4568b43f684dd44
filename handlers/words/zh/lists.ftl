# 名单，以及团队对达人的跟进情况。

command-list = 团队的达人名单：新建、添加、查看、分享
command-list-new = 新建名单：本群可见、全团队可见或仅自己可见
command-list-add = 把达人加入名单：链接、用户名都行
command-list-remove = 把达人移出名单
command-list-show = 查看名单里的达人，以及状态、负责人和备注
command-list-collect = 采集名单里所有达人的最新数据：先预览，点击后才开始
command-list-rename = 给名单改名
command-list-delete = 删除名单
command-mark = 标记达人的跟进状态、负责人和备注

list-usual-name = 备选名单
list-size = { $count ->
    [0] 还没有达人
   *[other] { $shown } 位达人
  }
list-creators = { $count ->
   *[other] { $shown } 位达人
  }
list-quoted = “{ $name }”
list-reach-private = 仅你可见
list-reach-conversation = 本会话成员可见
list-reach-workspace = 全团队可见
list-reach-elsewhere = 你在其他会话中创建
list-owner = 创建人：{ $person }
list-used = 最近添加：{ $date }
list-more = …… 还有 {"{n}"} 个
list-standing = 名单现有：{ $size } · { $reach }
list-title = { $list }：{ $size }
list-part = { $count ->
    [1] 第 { $first } 位
   *[other] 第 { $first }–{ $last } 位
  }
list-empty = 名单里还没有人。点任意达人上的“加入名单”，或用用户名、链接添加。
list-added-by = { $person } 于 { $date } 添加

lists-title = { $count ->
   *[other] { $count } 个名单
  }
lists-none = 还没有名单
lists-none-text = 点任意达人上的“加入名单”，或用一行命令新建。
lists-none-line = /达人 名单 新建 夏季
lists-note = 其他会话的名单只在那里显示；私人名单仅本人可见。

list-added = { $count ->
    [1] { $who } 已加入“{ $list }”
   *[other] { $who }已加入“{ $list }”
  }
list-undone = { $count ->
    [1] 已把 { $who } 移出“{ $list }”
   *[other] 已把 { $who }移出“{ $list }”
  }
list-nobody-new = “{ $list }”没有新增达人
list-added-names = 新增：{ $names }。
list-known = { $count ->
   *[other] 名单中已有：{ $names }。
  }
list-names-more = { $names } 等，另有 { $count } 位
list-assumed = 未注明平台的用户名按 { $platform } 处理。
list-also-label = 同时加入……
button-shortlist = 加入名单
button-shortlist-all = { $count ->
   *[other] 全部加入（{ $count } 位）
  }
button-open-list = 打开名单
button-collect-list = 全部采集
button-take-off = 移出
button-undo = 撤销
button-delete-list = 删除名单

list-made = 名单“{ $list }”已建好
list-made-text = 空名单，{ $reach }。
list-made-line = /达人 名单 添加 “{ $list }” @charlidamelio
list-renamed = “{ $old }”已改名为“{ $list }”
list-renamed-text = 名单里的达人不变，{ $reach }。
list-delete = 要删除“{ $list }”吗？
list-delete-text = 名单现有：{ $size }。只删除名单，达人的状态、负责人和备注都会保留。
list-deleted = 已删除“{ $list }”
list-deleted-text = 删除前：{ $size }。达人的状态、负责人和备注仍然保留。
list-removed = { $count ->
    [0] “{ $list }”没有移出任何达人
   *[other] 已从“{ $list }”移出 { $shown } 位达人
  }
list-removed-missing = { $count ->
   *[other] 所列的 { $shown } 位不在名单里。
  }
list-left = 名单现有：{ $size }。

pick-title = 把谁加入“{ $list }”？
pick-text = 这条消息里有多位达人，请点选需要的。

status-new = 未联系
status-contacted = 已联系
status-negotiating = 洽谈中
status-booked = 已签约
status-rejected = 已拒绝
mark-label = 状态
mark-contacted = { $person } { $age }前联系过
mark-contacted-today = { $person } 今天联系过
mark-owner = 负责人：{ $person }
mark-note = 备注：{ $note }
on-lists = 所在名单：{ $names }
on-lists-more = 所在名单：{ $names }，另有 { $count } 个
marked-title = 已标记 { $name }
marked-title-many = 已标记 { $count } 位达人
button-mine = 我来跟进
clash-title = { $others ->
    [0] { $name } 最近已有人联系过
   *[other] { $name } 和另外 { $others } 位最近已有人联系过
  }
clash-text = { $count ->
    [1] 还没有标记。请先问问同事，或仍然标记。
   *[other] 这 { $count } 位都还没有标记。请先问问同事，或仍然标记。
  }
button-mark-anyway = 仍标记为已联系

line-no-list = 你在这里看不到名为“{ $value }”的名单。
line-no-list-name = 名单叫什么？
line-long-list-name = “{ $value }”作为名单名称太长了。
line-list-name-is-creator = “{ $value }”像是达人，不像名单名称。
line-list-name-taken = 已经有名单“{ $value }”了。
line-nobody-to-add = 要加入谁？请写用户名或粘贴链接。
line-nobody-to-remove = 要移出谁？请写用户名或粘贴链接。
line-nobody-to-mark = 标记哪位达人？请写用户名或粘贴链接。
line-no-creator-read = 从“{ $value }”看不出是哪位达人，名单无法收录。
line-nothing-to-mark = 要标记什么？请写状态、负责人或备注。
line-long-note = “{ $value }”作为备注太长了。

problem-list-gone = 这个名单已经不在了，或者你在这里看不到它。
problem-list-gone-do = 发“/达人 名单”可以查看你能用的名单。
problem-list-full = “{ $list }”最多收录 { $most } 位达人，这次没有加入任何人。
problem-list-full-do = 请用“/达人 名单 新建”再建一个名单。
problem-list-empty = “{ $list }”里还没有人。
problem-list-empty-do = 点任意达人上的“加入名单”，或用“/达人 名单 添加”按用户名、链接添加。
problem-no-lists = 还没有名单。
problem-no-lists-do = 用“/达人 名单 新建 夏季”新建一个。
