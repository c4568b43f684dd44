command-doctor = What works of Scout here, and how to mend what does not; for admins
doctor-well = Everything works
doctor-well-text = The creator API answers, this chat grants what Scout needs, and jobs are on time.
doctor-unwell = Something needs mending
doctor-api = Creator API
doctor-embedded = The embedded service
doctor-answers = { $where } answers
doctor-refused = { $where } does not answer as it should
doctor-chat = Permissions in this chat
doctor-granted = all granted
doctor-chat-untold = could not be looked up
doctor-chat-refused = This chat did not tell what it grants to Scout: { $reason }
doctor-lacks = { $count ->
    [one] one is missing
   *[other] { $count } are missing
}
doctor-webhooks = The API's calls come to
doctor-webhooks-none = nowhere: Scout asks by itself how tasks fare
doctor-jobs = Jobs
doctor-on-time = on time
doctor-late = late by { $age }
doctor-late-do = Jobs do not keep up: see that “scout run” (or a process with “--role worker”) runs, and what its log says.
doctor-delivery = The message or press before this one
doctor-delivery-first = none is known
doctor-ago = { $age } ago
doctor-memory = Storage used
doctor-megabytes = { $size } MB

# What an admin does where the creator API refuses, if it is not what everybody is told to do.
doctor-40101-do = Give a working key in CV_API_KEY; a team's own key is given anew with “/creators key”.
doctor-40102-do = { doctor-40101-do }
doctor-40103-do = { doctor-40101-do }
doctor-unreachable-do = Check CV_API_BASE_URL, and this server's way to it.

# Permissions that a chat must still grant: what for, and the way to each.
lack-for-answer = to answer, to edit cards and to show them to one person
lack-for-read = to open a file that was sent to Scout and to read a message that somebody replies to
lack-for-emoji = to put creators on a list by an emoji
lack-for-file = to put a finished export into a conversation as a file
lack-for-document = to open an export as a Sheet or a Base
lack-for-document-member = to let the person who asked into that Sheet or Base
lack-for-direct = to read direct messages
lack-for-mention = to read messages that mention Scout
lack-for-group = to know groups with people from outside, where nobody may spend, and who is of the team
lack-for-member = to look people up, and know them as people of the team
lack-for-name = to know a person by name
lack-for-email = to act for a person under their own address
lack-for-employee = to know who administers the tenant, who has left, and company addresses
lack-for-panel = to offer its commands in Feishu's own / panel
lack-way-feishu = add it at { $at } and publish a new version of the app
lack-way-slack = add it under OAuth & Permissions at { $at } and install the app again
lack-way-slack-install = install Scout there again at { $at }
lack = { $permission } ({ $way })
lack-reason = { $permission }, { $reason } ({ $way })
