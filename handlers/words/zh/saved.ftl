# 已保存的搜索。

command-saved = 已保存的搜索（自己的和共享的）：运行、分享、删除
command-save = 保存你在本会话的上一次搜索
command-saved-run = 运行已保存的搜索
command-saved-rename = 给自己保存的搜索改名
command-saved-share = 把保存的搜索分享给本会话或全团队
command-saved-remove = 删除已保存的搜索

saved-title = { $count ->
   *[other] { $count } 个已保存的搜索
  }
saved-none = 还没有保存的搜索
saved-none-text = 先搜索，再用一个名称保存。
saved-none-line = /达人 保存 “美国护肤”
saved-note = 分享到其他会话的搜索只在那里显示。运行可能消耗积分。
saved-estimate = 最多 { $credits } 积分
saved-reach-private = 仅创建人可见
saved-reach-conversation = 已分享到会话
saved-reach-workspace = 已分享给全团队
button-saved-run = 运行
button-saved-share = 分享
button-saved-share-team = 分享给团队
button-saved-remove = 删除
button-saved-replace = 替换

saved-saved = 已保存“{ $name }”
saved-saved-text = 分享之前仅你可见。
saved-same = “{ $name }”已经保存过
saved-same-text = 内容完全相同，不用再保存。
saved-replace = 要替换“{ $name }”吗？
saved-replace-text = 你已经保存过同名的搜索。替换后内容如下：
saved-replaced = 已替换“{ $name }”
saved-replaced-text = 以后运行的是下面的搜索。
saved-renamed = “{ $old }”已改名为“{ $name }”
saved-renamed-text = 搜索内容不变。
saved-shared = { $person } 分享了搜索“{ $name }”
saved-shared-text = 有积分使用权限的成员都可以运行。
saved-known = “{ $name }”已经分享过
saved-known-text = 没有重复发送。
saved-unshared = “{ $name }”现在只有你能看到
saved-unshared-text = 其他人不能再运行它。
saved-remove = 要删除“{ $name }”吗？
saved-remove-text = 删除后谁都不能再运行，已有的结果会保留。
saved-remove-digests = { $count ->
   *[other] 有 { $count } 个定时简报在运行它，删除后会暂停。
  }
saved-removed = 已删除“{ $name }”
saved-removed-text = 已有的结果会保留。
saved-removed-digests = { $count ->
   *[other] 运行它的 { $count } 个定时简报已暂停。用“/达人 简报”查看，恢复后会按原来的条件继续。
  }

line-no-saved = 你在这里看不到名为“{ $value }”的已保存搜索。
line-no-saved-name = 保存的搜索叫什么名称？
line-long-saved-name = “{ $value }”作为搜索名称太长了。
line-saved-name-taken = 已经有名为“{ $value }”的搜索了。
line-share-where = 这里没有其他人。请把“{ $value }”分享给团队，或到群里分享。

problem-no-last-search = 你在本会话还没有搜索过，没有可以保存的内容。
problem-no-last-search-do = 请先搜索，例如“/达人 搜索 tiktok 美妆”。
problem-saved-gone = 这个搜索已经不在了，或者在这里看不到。
problem-saved-gone-do = 发“/达人 已保存”可以查看你能用的搜索。
problem-saved-not-own = “{ $name }”是 { $person } 保存的，没有做任何改动。
problem-saved-not-own-do = 请联系 { $person }，或自己保存一个搜索。
