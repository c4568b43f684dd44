# 整个名单的相似达人。

command-list-lookalikes = 查找与名单里的人相似的达人，与最多人相似的排在前面；先显示费用
button-list-alike = 查找相似达人
button-alike-rest = { $count ->
   *[other] 查这 { $count } 位 · 最多 { $credits } 积分
  }
list-alike = { $count ->
    [0] 没有新的与“{ $list }”相似的达人
   *[other] 与“{ $list }”相似的达人：{ $shown } 位
  }
list-alike-showing = 第 { $count ->
    [1] { $first }
   *[other] { $first }–{ $last }
  } 位，与最多人相似的排在前面
list-alike-to = 与 { $seeds } 位中的 { $count } 位相似：{ $names }
list-alike-on-list = { $count ->
   *[other] 已在名单里的 { $shown } 位没有列出。
  }
list-alike-unknown = { $count ->
   *[other] 达人 API 里还没有 { $names }，请先采集。
  }
list-alike-missing = { $count ->
   *[other] 名单里还有 { $count } 位没有查到结果。
  }
line-alike-too-many = 一次最多查 { $most } 位达人的相似达人，这里有 { $count } 位。请一页一页地查。
problem-alike-nobody = “{ $list }”里没有可以按用户名或链接查找的达人。
problem-alike-nobody-do = 请按用户名或主页链接添加达人。
