# 名单投票。

command-list-vote = 让团队给名单投票：逐位投赞成或反对，到人数或到时间为止
command-list-unlock = 解除锁定，让投票选中的达人可以再移出名单
command-list-share = 把你的名单分享给本会话或全团队

vote-started = { $count ->
   *[other] “{ $list }”的投票已开始，共 { $count } 位达人
  }
vote-started-text = { $moment } 截止。这里的每个人对每位达人投一票，截止前可以改。
vote-started-quorum = { $count ->
   *[other] { $moment } 截止，或 { $count } 人投完全部达人后提前结束；结束前可以改票。
  }
vote-alone = 这里只有你，所以只有你能投票。

vote-open = { $count ->
   *[other] “{ $list }”投票：{ $count } 位达人
  }
vote-decided = { $chosen ->
    [0] “{ $list }”投票结束：没有人入选
   *[other] “{ $list }”投票结束：{ $count } 位中 { $chosen } 位入选
  }
vote-undecided = “{ $list }”的投票没有结果
vote-cancelled = “{ $list }”的投票已取消
vote-voters = { $count ->
    [0] 还没有人投票。
   *[other] 已有 { $shown } 人投票。
  }
vote-complete = 其中 { $complete } 人投完全部，需要 { $quorum } 人。
vote-missed = 需要 { $quorum } 人。
vote-chosen = ★ 入选
vote-chosen-names = 入选：{ $names }。
vote-nobody = 没有人的赞成票多于反对票。
vote-said-yes = 赞成 { $count }
vote-said-maybe = 待定 { $count }
vote-said-no = 反对 { $count }
vote-names = （{ $names }）
vote-names-more = { $names } 等，另有 { $count } 人
vote-until = { $moment } 截止
vote-rule = 赞成多于反对即入选
vote-started-by = { $person } 发起
vote-chosen-file = { $list } 入选

button-vote = 投票
button-vote-yes = 赞成
button-vote-maybe = 待定
button-vote-no = 反对
button-close-vote = 结束投票
button-keep-voting = 继续投票
vote-close-title = 现在结束投票？
vote-close-text = { $quorum ->
    [0] 按目前的票数计算，之后不能再投。
   *[other] 之后不能再投；投票不满 { $quorum } 人时没有人入选。
  }
button-collect-chosen = { $count ->
   *[other] 采集入选的 { $count } 位
  }
button-export-chosen = { $count ->
   *[other] 导出入选的 { $count } 位
  }

vote-ended-chosen = { $person } 入选：{ $names }
vote-ended-nobody = { $person } 没有人的赞成票多于反对票。
vote-ended-undecided = { $voters ->
    [0] { $person } 没有人投票，所以没有人入选。
   *[other] { $person } 需要 { $quorum } 人，只有 { $voters } 人投票，所以没有人入选。
  }
vote-not-chosen = 未入选：{ $names }
vote-locked = 入选的达人会留在名单里，用“/达人 名单 解锁”可以解除。

vote-private = “{ $list }”只有你能看到
vote-private-text = { $count ->
   *[other] 在这里投票，本会话的人都会看到这个名单和待投的 { $count } 位达人，需要先把名单分享到本会话。
  }
button-share-and-vote = 分享到这里并开始
vote-unposted = “{ $list }”的投票没有发出
vote-unposted-text = 投票没有开始。请先把 Scout 拉进那个会话，再重新发起。

list-shared = 已分享“{ $list }”
list-shared-text = 现在{ $reach }。
list-unshared = “{ $list }”现在只有你能看到
list-unshared-text = 其他人看不到它了。
list-unlocked = “{ $list }”已解锁
list-unlocked-text = 投票选中的达人可以移出了，共 { $size }。
list-removed-locked = { $count ->
   *[other] { $names } 由投票选中，仍在名单里。
  }

line-vote-count = “{ $value }”不是人数或页码。
line-vote-maybe = “{ $value }”不是“是”或“否”。
line-no-moment = 看不懂时间“{ $value }”。可以写：周五 18:00、明天、48小时、2026-11-27 12:00。
line-past-moment = “{ $value }”已经过了。
line-late-moment = “{ $value }”太远了：投票最多开放 { $days } 天。
line-vote-page = 名单没有第 { $value } 页。
line-vote-too-many = 一次最多投 { $most } 位达人，这里有 { $count } 位。请写明要投哪些，或一页一页地投。
line-vote-extra = 从“{ $value }”看不出是哪位达人。名单名称里有空格时请加引号。
line-vote-not-on-list = “{ $value }”里有人不在名单“{ $list }”中。
line-not-locked = “{ $value }”里没有被投票锁定的达人。

problem-vote-over = “{ $list }”的投票已经结束，这次没有计入。
problem-vote-over-do = 结果见上面的卡片。
problem-vote-elsewhere = “{ $list }”的投票在另一个会话里，这次没有计入。
problem-vote-elsewhere-do = 请在那里的卡片上投票。
problem-vote-not-yours = 这次投票由 { $person } 发起。
problem-vote-not-yours-do = 请找 { $person } 或团队管理员。
problem-vote-running = “{ $list }”里的这些达人中，有的正在 { $person } 发起的投票里。
problem-vote-running-do = 请等它结束，或换其他达人。
problem-vote-list-elsewhere = “{ $list }”是另一个会话的名单，只有那里的成员能看到。
problem-vote-list-elsewhere-do = 请在那里发起投票，或用“/达人 名单 分享”分享名单。
problem-list-locked = { $name } 由投票选中，会留在“{ $list }”里。
problem-list-locked-do = 投票发起人、名单创建人或管理员可以用“/达人 名单 解锁”解除。
problem-list-not-own = “{ $name }”是 { $person } 的。
problem-list-not-own-do = 请让 { $person } 分享。
