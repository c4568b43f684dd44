# 谁可以花费、能花多少、什么需要审批。

problem-may-not-spend = 你可以查看团队已购买的内容，但不能花费团队的积分。
problem-may-not-spend-do = 请管理员把你设为“使用者”。
problem-may-not-approve = 只有审批人和管理员可以决定。
problem-may-not-approve-do = 请管理员把你设为“审批人”。
problem-may-not-administer = 只有管理员可以执行此操作。
problem-may-not-administer-do = 请联系本工作区的管理员。部署 Scout 的人可以用 ADMINS 设置指定管理员。

problem-own-approval = 自己的请求需要由别人审批。
problem-own-approval-do = 请等待其他审批人或管理员处理。
problem-budget-private = 这里只有你自己，没有可以设预算的会话。
problem-budget-private-do = 请到群或频道里设置，或在末尾加上“工作区”或“个人:@姓名”。没有改动任何设置。
problem-told-admin = { $person } 是本工作区的管理员，或由 ADMINS 设置指定，角色不会改变。
problem-told-admin-do = 请在聊天工具的管理后台或该设置中修改。没有改动任何设置。

command-budget = 这里可以花多少积分，还剩多少
command-budget-set = 设置个人、本会话或整个工作区可用的积分
command-budget-remove = 取消预算
command-role = 谁可以查看、花费、审批和管理
command-roles = 查看每个人的角色

line-no-person = 要给谁？请用 @ 指定一个人。
line-unknown-person = { $value } 还没有在这里使用过 Scout，无法确认是谁。请直接 @ 这位同事，或请对方先给 Scout 发一条消息。
line-many-people = 这里有多位同事叫 { $value }，请直接 @ 你要指定的那位。
line-unknown-role = “{ $value }”不是角色。
line-not-credits = “{ $value }”不是积分数量。
line-no-credits = 要设置多少积分？
line-no-such-period = 预算按天或按月设置，不支持“{ $value }”。
line-no-period = 按天还是按月？

budget-title = 预算
budget-none = 这里没有预算限制。
budget-others = 工作区内的其他预算
budget-times = 每天和每月从 { $zone } 时间 0 点算起，管理员可以用“/达人 设置 时区:北京”修改。
budget-reserved = “预留”是还在进行或没收到结果的请求最多会花的积分。
budget-set = 预算已设置。
budget-removed = 预算已取消。
budget-not-there = 没有这项预算。
budget-of-person-day = { $name } · 每天
budget-of-person-month = { $name } · 每月
budget-of-conversation-day = 本会话 · 每天
budget-of-conversation-month = 本会话 · 每月
budget-of-elsewhere-day = 会话 { $name } · 每天
budget-of-elsewhere-month = 会话 { $name } · 每月
budget-of-workspace-day = 整个工作区 · 每天
budget-of-workspace-month = 整个工作区 · 每月
budget-use = 已用 { $spent } / { $credits } 积分，剩余 { $left }
budget-use-reserved = 已用 { $spent } / { $credits } 积分，预留 { $reserved }，剩余 { $left }
budget-near = 预算即将用完：{ $budget }，已用 { $part }，剩余 { $left } 积分
budget-used-up = 预算已用完：{ $budget }，已用 { $part }
budget-warning-title = { $budget }：预算已用 { $part }
budget-warning-do = 用“/达人 预算 设置 …”可以调整。超出预算的请求会等待审批。

approval-title = { $person } 申请超出预算
approval-own-title = 这会超出预算，仍要执行吗？
approval-cost = { $credits ->
   *[other] 约 { $shown } 积分
  }
approval-called = 请审批：
approval-approve = 批准 · 约 { $credits } 积分
approval-decline = 拒绝
approval-until = 有效期至 { $moment }
approval-approved-title = { $by } 批准了 { $person } 的请求
approval-approved = 正在执行。
approval-done-title = { $by } 批准了 { $person } 的请求
approval-done = 已执行，结果已发给 { $person }。
approval-declined-title = { $by } 拒绝了 { $person } 的请求
approval-declined = 没有发送请求，也没有扣积分。
approval-expired-title = { $person } 的请求已过期
approval-expired = 没有人及时处理，请求没有发送。{ $person } 可以重新申请。
approval-changed-title = { $by } 为 { $person } 批准的请求已经变了
approval-changed = 提出请求后，价格、团队的 API 账户或 { $person } 的设置有变化，所以没有发送请求，也没有扣积分。{ $person } 可以重新申请。
approval-broken-title = { $by } 为 { $person } 批准的请求中断了
approval-broken = 执行到一半 Scout 停了，不会自动再执行一次。是否扣了积分请看“/达人 花费”；如果没有收到结果，请重新申请。
over-limit-title = 这会超出预算，没有发送请求，也没有扣积分
over-limit-nobody = 请联系管理员提高预算，或减少数量、降低级别后再试。
over-limit-asked = { $count ->
   *[other] 已请 { $names } 审批。批准后会自动执行，结果会发给你。
  }
over-limit-asked-before = 这个请求已经在等待审批。批准后会自动执行，结果会发给你。

role-viewer = 查看者
role-viewer-may = 查看已购买的内容
role-spender = 使用者
role-spender-may = 在预算内花费
role-approver = 审批人
role-approver-may = 还可以批准超出预算的请求
role-admin = 管理员
role-admin-may = 还可以设置预算和角色
roles-title = 角色
roles-person = 成员
roles-role = 角色
roles-may = 权限
roles-given = { $person } 的角色已更改
roles-others = 其他人：{ $role }。
roles-own = 你：{ $role }。
roles-do = 用“/达人 角色 @姓名 审批人”设置角色。访客只能查看。
roles-summary = { $count } 人有单独设置的角色。
