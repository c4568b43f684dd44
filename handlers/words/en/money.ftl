# Who may spend, how much, and what needs somebody's word.

problem-may-not-spend = You may look at what the team bought, but not spend its credits.
problem-may-not-spend-do = Ask an admin to make you a spender.
problem-may-not-approve = Only approvers and admins decide this.
problem-may-not-approve-do = Ask an admin to make you an approver.
problem-may-not-administer = Only admins may do this.
problem-may-not-administer-do = Ask an admin of this workspace. Whoever runs Scout can name admins in the setting ADMINS.

problem-own-approval = Somebody else has to approve your own request.
problem-own-approval-do = Wait for another approver, or for an admin.
problem-budget-private = You are alone with Scout here, so there is no channel to set a budget for.
problem-budget-private-do = Say this in the channel, or end the line with “workspace” or “person:@name”. Nothing was changed.
problem-told-admin = { $person } is an admin of this workspace, or named in the setting ADMINS, and stays one.
problem-told-admin-do = That can be changed in the chat's own settings or in ADMINS. Nothing was changed.

command-budget = What may be spent here, and how much of it is left
command-budget-set = How many credits a person, this channel or the workspace may take
command-budget-remove = Lift a budget
command-role = Who may look, spend, approve and administer
command-roles = Who has which role

line-no-person = Whom? Name a person with @.
line-unknown-person = { $value } has not used Scout here, so it cannot tell who that is. Mention the person, or let them write to Scout once.
line-many-people = Several people here are called { $value }. Mention the one you mean.
line-unknown-role = “{ $value }” is no role.
line-not-credits = “{ $value }” is no number of credits.
line-no-credits = How many credits?
line-no-such-period = A budget is for a day or for a month; “{ $value }” is neither.
line-no-period = For a day or a month?

budget-title = Budgets
budget-none = There is no budget here, so spending is not limited.
budget-others = Elsewhere in this workspace
budget-times = Days and months begin at 00:00 { $zone }; admins can change that with “/creators settings zone:London”.
budget-reserved = Reserved: what is still running, or never got an answer, may cost this much.
budget-set = The budget is set.
budget-removed = The budget is gone.
budget-not-there = There was no such budget.
budget-of-person-day = { $name }, a day
budget-of-person-month = { $name }, a month
budget-of-conversation-day = This channel, a day
budget-of-conversation-month = This channel, a month
budget-of-elsewhere-day = Channel { $name }, a day
budget-of-elsewhere-month = Channel { $name }, a month
budget-of-workspace-day = The workspace, a day
budget-of-workspace-month = The workspace, a month
budget-use = { $spent } of { $credits } credits used, { $left } left
budget-use-reserved = { $spent } of { $credits } credits used, { $reserved } reserved, { $left } left
budget-near = Budget nearly used: { $budget } at { $part }, { $left } left
budget-used-up = Budget used up: { $budget } at { $part }
budget-warning-title = { $budget }: { $part } of the budget is used
budget-warning-do = “/creators budget set …” changes it. What would go over it waits for an approver.

approval-title = { $person } asks to go over a budget
approval-own-title = This goes over a budget. Go ahead anyway?
approval-cost = { $credits ->
    [one] about 1 credit
   *[other] about { $shown } credits
  }
approval-called = Please decide:
approval-approve = Approve · ~{ $credits } credits
approval-decline = Decline
approval-until = Expires { $moment }
approval-approved-title = { $by } approved what { $person } asked for
approval-approved = It is running.
approval-done-title = { $by } approved what { $person } asked for
approval-done = It has run, and { $person } has the answer.
approval-declined-title = { $by } declined what { $person } asked for
approval-declined = Nothing was sent or charged.
approval-expired-title = { $person }'s request has expired
approval-expired = Nobody decided it in time, and nothing was sent. { $person } can ask again.
approval-changed-title = What { $by } approved for { $person } is not the same any more
approval-changed = Since it was asked for, its price, the team's API account or a setting of { $person } has changed. Nothing was sent or charged; { $person } can ask again.
approval-broken-title = What { $by } approved for { $person } was cut off
approval-broken = Scout was stopped while it ran, and does not run it twice by itself. “/creators spending” shows whether it cost credits; ask again if no answer came.
over-limit-title = This would go over a budget; nothing was sent or charged
over-limit-nobody = Ask an admin for a larger budget, or try fewer creators or a lower level.
over-limit-asked = { $count ->
    [one] { $names } was asked to approve it. Once approved, it runs and you get the answer.
   *[other] { $names } were asked to approve it. Once one of them approves, it runs and you get the answer.
  }
over-limit-asked-before = It waits for an approver already. Once approved, it runs and you get the answer.

role-viewer = viewer
role-viewer-may = look at what was bought
role-spender = spender
role-spender-may = spend within the budgets
role-approver = approver
role-approver-may = also let others go over a budget
role-admin = admin
role-admin-may = also set budgets and give roles
roles-title = Roles
roles-person = Person
roles-role = Role
roles-may = May
roles-given = The role of { $person } is changed
roles-others = Everybody else: { $role }.
roles-own = You: { $role }.
roles-do = “/creators role @name approver” gives a role. Guests can only look.
roles-summary = { $count ->
    [one] One person has a role of their own.
   *[other] { $count } people have a role of their own.
  }
