# 彻底删除达人数据。

command-forget = 彻底删除 Scout 保存的某位达人的全部数据，仅限管理员

forget-title = 彻底删除这位达人的数据？
forget-who = 这个工作区保存了 { $platform } 达人 { $creator } 的以下内容：
forget-text = 确认后，对所有人都会删除，无法恢复。专门搜索这位达人的记录会一并删除；大家输入过的文字里，名字会被抹去。
forget-hidden = 这位达人的隐藏设置也会删除，之后的搜索可能再次显示。
forget-stays = 不受影响的有：聊天里已有的消息、已生成的文件，以及达人 API 里的资料。操作记录只写明你做过删除，不含名字。
forget-in-profile = 资料和联系方式
forget-in-lists = 名单和投票
forget-in-marks = 状态、备注、联系记录
forget-in-hidden = 隐藏
forget-in-results = 已购买的结果
forget-in-buttons = 按钮和消息
forget-in-searches = 搜索和简报
forget-in-collections = 采集
forget-in-ledger = 花费明细
forget-in-other = 其他
button-forget = 彻底删除

forgotten-title = 达人数据已彻底删除
forgotten-text = 这个工作区里，Scout 保存的内容都不再提到这位达人。新的搜索仍可能找到。

line-forget-whom = 要删除谁的数据？请写用户名或粘贴主页链接。
line-no-forget = 要删除谁的数据？“{ $value }”里没有达人。
line-forget-several = “{ $value }”里有多位达人。每次只能删除一位，这样你能看清删除了什么。
problem-nothing-kept = 这个工作区没有保存 { $platform } 达人 { $creator } 的任何内容。
problem-nothing-kept-do = 如果是其他平台，请写明平台：“/达人 彻底删除 youtube @用户名”。
