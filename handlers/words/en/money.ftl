# Who may spend, how much, and what needs somebody's word.

problem-may-not-spend = You may look at what the team bought, but not spend its credits.
problem-may-not-spend-do = Ask an admin for the role of a spender.
problem-may-not-approve = Only approvers and admins decide this.
problem-may-not-approve-do = Ask an admin for the role of an approver.
problem-may-not-administer = Only admins may do this.
problem-may-not-administer-do = Ask an admin of this workspace. Who runs Scout can name admins in the setting ADMINS.
