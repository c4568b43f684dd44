# 名单文件：导出与导入。

command-list-export = 把名单导出为表格，免费：含状态、负责人、备注和已知数据
button-export-list = 导出
list-exported = “{ $list }”已导出
list-exported-text = { $file }，{ $creators }，不消耗积分。
list-exported-here = 文件不含联系方式。
list-exported-elsewhere = 文件在你与 Scout 的私聊里，只有你能看到，不含联系方式。
list-exported-back = 在表格里改好状态、负责人或备注，用“/达人 名单 导入”传回来即可。

sheet-platform = 平台
sheet-handle = 用户名
sheet-link = 主页链接
sheet-name = 昵称
sheet-status = 状态
sheet-owner = 负责人
sheet-note = 备注
sheet-contacted-by = 由谁联系
sheet-contacted-at = 联系时间（UTC）
sheet-added-by = 添加人
sheet-added-at = 添加时间（UTC）
sheet-followers = 粉丝数
sheet-views = 平均播放量
sheet-engagement = 互动率
sheet-country = 国家/地区
sheet-language = 语言
sheet-last-post = 最近发布
sheet-known-at = 数据时间（UTC）

command-list-import = 从文件或粘贴的表格导入名单，连同状态、负责人和备注
list-imported = { $count ->
    [0] “{ $list }”没有新增达人
   *[other] “{ $list }”新增 { $shown } 位达人
  }
list-imported-known = { $count ->
   *[other] 名单中已有 { $shown } 位。
  }
list-imported-marked = { $count ->
    [0] 状态、负责人和备注都没有变化。
   *[other] 更新了 { $shown } 位达人的状态、负责人或备注。
  }
list-imported-unknown = { $count ->
   *[other] 有 { $count } 处不是已知的状态，或备注太长，没有导入：{ $values }
  }
list-imported-clashes = { $count ->
   *[other] { $count } 位保持原样：七天内已有同事联系过。
  }
line-nothing-to-import = 要导入什么？请把 csv 或 xlsx 文件和这行一起发来，或在下面粘贴表格或链接。
