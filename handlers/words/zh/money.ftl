# 谁可以花费、能花多少、什么需要审批。

problem-may-not-spend = 你可以查看团队已购买的内容，但不能花费团队的积分。
problem-may-not-spend-do = 请管理员把你设为“使用者”。
problem-may-not-approve = 只有审批人和管理员可以决定。
problem-may-not-approve-do = 请管理员把你设为“审批人”。
problem-may-not-administer = 只有管理员可以执行此操作。
problem-may-not-administer-do = 请联系本工作区的管理员。部署 Scout 的人可以用 ADMINS 设置指定管理员。
