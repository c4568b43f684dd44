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
doctor-memory = Memory
doctor-megabytes = { $size } MB
