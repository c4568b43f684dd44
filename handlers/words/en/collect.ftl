# Collecting: what was read, the one card of a collection, files.

command-collect = Collect creators from links, handles or a dropped file into a spreadsheet
command-collect-keywords = Collect creators by up to ten keywords
command-collect-status = What is being collected, and what was
command-collect-export = A finished task as xlsx, csv or html
command-collect-link = A fresh link to a file

collect-ready = { $count ->
    [one] One creator to collect
   *[other] { $whole } creators to collect
  }
collect-ready-keywords = { $count ->
    [one] Creators for one keyword on { $platform }
   *[other] Creators for { $count } keywords on { $platform }
  }
collect-nothing = Nothing to collect in this
collect-which = { $count ->
    [one] Which platform is this handle on?
   *[other] Which platform are these { $whole } handles on?
  }
collect-all-owned = All of these were collected in the last { $age }
collect-fact-keywords = Keywords
collect-fact-repeated = Listed more than once
collect-fact-owned = Collected in the last { $age }
collect-fact-owned-value = { $owned } of { $count }
collect-fact-estimate = Estimate
collect-estimate-free = no price is known
collect-estimate = about { $credits } credits
collect-estimate-tasks = { $count ->
    [one] one task
   *[other] { $count } tasks
  }
collect-estimate-time = usually { $age }
collect-fact-file = From
collect-sheet-count = { $name } ({ $count })
collect-fact-sheets = Sheets read
collect-fact-unread = Sheets not read: no creators, or only examples
collect-unsure = { $count ->
    [one] No platform is named for { $names }. It is left out until you choose one.
   *[other] No platform is named for { $names }. They are left out until you choose one.
  }
collect-and-more = { $names } and { $whole } more
collect-refused = { $count ->
    [one] One entry cannot be collected:
   *[other] { $whole } entries cannot be collected:
  }
collect-refused-more = … and {"{n}"} more
collect-nothing-sent = Nothing has been sent or charged yet.
collect-only-you = Only you see this card. The collection's card is for everybody here.
collect-platform-label = Choose their platform
collect-platform-option = The handles are on { $platform }
collect-summary-unsure = { $count ->
    [one] One handle needs a platform.
   *[other] { $whole } handles need a platform.
  }
collect-summary-refused = { $count ->
    [one] One entry cannot be collected.
   *[other] { $whole } entries cannot be collected.
  }
collect-summary-repeated = { $whole } listed more than once.
collect-summary-owned = { $owned } collected before.
button-collect = Collect { $whole }
button-collect-again = Collect { $whole } again
button-collect-keywords = { $count ->
    [one] Collect by this keyword
   *[other] Collect by { $count } keywords
  }
button-collect-new = Only the { $whole } new
button-cancel = Cancel

collect-cancelled = Nothing is collected
collect-cancelled-text = The list was put away. Nothing was sent or charged.
collect-started = { $count ->
    [one] Collecting one creator
   *[other] Collecting { $whole } creators
  }
collect-started-keywords = { $count ->
    [one] Collecting by one keyword
   *[other] Collecting by { $whole } keywords
  }
collect-started-text = One card in this conversation fills as creators come in; the spreadsheet is posted below it.

# Lines that collect.
line-no-keywords = Which keywords? They are parted by commas, or stand in quotes.
line-many-keywords = { $count } keywords are too many: one collection takes { $most }, and none is left out silently.
line-long-keyword = “{ $value }” is too long for a keyword.
line-no-platform = On which platform? Write TikTok, YouTube or Instagram before the keywords.
line-no-task = “{ $value }” is no task of this conversation or of yours.
line-which-task = “{ $value }” is the beginning of several tasks.
line-no-file = “{ $value }” is no file of this conversation or of yours.
line-no-format = “{ $value }” is no format.
line-feishu-doc = The creator API cannot write a Feishu document: its format “feishu_doc” is reserved. An xlsx opens in Feishu as a sheet.
line-hint-tasks = “/collect status” lists the tasks.

problem-too-long = That is longer than { $most } characters.
problem-too-long-do = Split it into smaller parts; nothing of it was read.
problem-too-wordy = That has more than { $most } words.
problem-too-wordy-do = Leave out what names nobody, or split it; nothing of it was read.
problem-too-many = That holds more than { $most } links and handles.
problem-too-many-do = Split it into smaller parts; nothing of it was read.

# The one card of a collection.
collecting-title = { $count ->
    [one] Collecting one creator · { $percent }
   *[other] Collecting { $whole } creators · { $percent }
  }
collecting-title-keywords = { $count ->
    [one] Collecting by one keyword · { $percent }
   *[other] Collecting by { $whole } keywords · { $percent }
  }
collected-all = { $count ->
    [one] The creator is collected
   *[other] All { $whole } creators are collected
  }
collected-all-keywords = { $count ->
    [one] The keyword is collected
   *[other] All { $whole } keywords are collected
  }
collected-some = { $count ->
   *[other] { $done } of { $whole } creators are collected
  }
collected-some-keywords = { $count ->
   *[other] { $done } of { $whole } keywords are collected
  }
collected-none = Nothing was collected
collecting-done = Collected
collecting-done-keywords = Keywords done
collecting-of = { $done } of { $total }
collecting-failed = Not found
collecting-missed = { $whole } · { $names }
collecting-cost = Cost
collecting-credits = { $credits ->
    [one] one credit used
   *[other] { $whole } credits used
  }
collecting-time = Time
collecting-begun = just begun
collecting-usual = { $elapsed } of usually { $usual }
collecting-line = Asked
collecting-person = By
collecting-tasks = Tasks: { $over } of { $count } finished
collecting-note = This card changes by itself. The spreadsheets come below it.
stage-waiting = waiting to be sent
stage-sent = being sent
stage-processing = under way
stage-importing = read, being imported
stage-importing-told = Everything is read; the platform's data is being imported. Counts come at the end.
stage-slow = slower than usual
stage-slow-told = It takes longer than usual. Scout goes on looking once an hour, for a day.
stage-unanswered = no news just now
stage-unanswered-told = The task itself may go on. Scout asks once an hour, for a day; once it is mended, “Look again” asks now.
stage-completed = done
stage-failed = failed
stage-failed-told = The creator API could not carry this task out.
stage-timeout = ran out of time
stage-timeout-told = The creator API stopped this task because it took too long. What it had found by then is kept there.
stage-given_up = no longer watched
stage-given_up-told = It did not end within a day. It may still end at the creator API.
stage-stopped = no longer watched
stage-stopped-told = Somebody stopped watching. The task goes on at the creator API, and so does its price.
stage-unknown = outcome unknown
stage-unknown-told = No answer came when this task was sent: it may be running, and it may be paid for. Scout does not send it again by itself.
stage-refused = refused
button-retry = Retry only the missing { $count }
button-again = Try again
button-again-unknown = Send again (may be paid twice)
again-title = Send it again?
again-text = If the first one arrived after all, this pays for the same creators twice.
again-yes = Send again
again-no = Leave it
button-watch = Look again
button-stop = Stop watching
stop-title = Stop watching?
stop-text = The tasks go on at the creator API, and so does their price; only this card stops.
stop-yes = Stop watching
stop-no = Go on

collect-40201-do = Collect fewer, or top the account up.
problem-task-unknown = The creator API does not know this task.
problem-task-unknown-do = It may belong to another API key: ask whoever set Scout up.
problem-task-untold = The creator API does not say how this task is getting on (code { $reason }).
problem-task-untold-do = Tell whoever set Scout up.
problem-task-fileless = The creator API gave no file for this task within a day.
problem-task-fileless-do = “/collect export” asks for one again.
problem-submit = The creator API refused this task: { $reason }
problem-submit-do = Change what is collected, or tell whoever set Scout up the request id.

# Files.
ready-title = { $count ->
    [one] One { $platform } creator is ready
   *[other] { $whole } { $platform } creators are ready
  }
ready-title-uncounted = { $platform } creators are ready
ready-text = { $person }, the spreadsheet is there.
ready-uploaded = { $person }, the spreadsheet is posted here.
ready-private = { $person }, the spreadsheet is there. Only you can get it: a press brings a link that nobody else sees.
ready-file = File
ready-link-until = The link works until { $moment } ({ $left } left as this is written).
ready-link-some-time = The link works for a while.
ready-renewed = Scout renews it here.
ready-csv = Spreadsheet programs round the long ids of a csv when they open it; for them take the xlsx.
button-format = As { $format }
ready-newest = This is the newest of { $whole } finished tasks: { $line }
ready-others = Another task
ready-other = { $platform } · { $whole } · { $line }
ready-expired = The link to { $file } has ended
ready-expired-text = The file is still kept. A press brings a fresh link.
button-download = Download
button-fresh-link = Fresh link
button-own-link = Get my link
ended-empty = Nobody was found on { $platform }
ended-empty-told = The task is done, and the creator API knows none of them; so there is no file.
ended-fileless = A task on { $platform } is done, but its file is not there
ended-failed = A task on { $platform } failed
ended-timeout = A task on { $platform } ran out of time
ended-given_up = A task on { $platform } has not ended
ended-stopped = A task on { $platform } is no longer watched
ended-unknown = Nobody knows whether a task on { $platform } began
ended-refused = A task on { $platform } was refused

# The list.
tasks-title = { $count ->
    [0] Nothing is under way; { $over } done
    [one] One collection is under way
   *[other] { $count } collections are under way
  }
tasks-none = Nothing was collected here yet
tasks-none-text = Paste links after “/collect”, and they are listed here.
tasks-note = Yours, and those of this conversation. “/collect export TASK csv” gives another format.
button-show = Show
problem-file-private = In this workspace a file goes to whoever asked for it, and this one was { $person }'s.
problem-file-private-do = Ask { $person } for it, or collect the same creators yourself.
problem-not-done = This task is not completed, and only a completed one has a file.
problem-not-done-do = “/collect status” shows how far it is.
problem-nothing-missing = Nothing is missing: the task has a row for each of its creators.
problem-nothing-missing-do = Ask for its file with “/collect export”.
problem-link-short = The creator API gives a link that ends within minutes, and such a link is not shown.
problem-link-short-do = Try again in a while.
problem-no-file = There is no file here yet.
problem-no-file-do = A collection brings one when it is done; “/collect status” shows how far it is.

# Dropped files.
column-title = Which column names the creators?
column-label = Choose the column
column-unnamed = (no heading)
column-count = { $count ->
    [one] one creator
   *[other] { $whole } creators
  }
column-option = { $name } ({ $count })
column-all = All of them ({ $count })
problem-files = { $count } files are too many at once.
problem-files-do = Drop them one after the other.
problem-file-typed = “{ $file }” cannot be read from its name alone.
problem-file-typed-do = Drop the file itself into this chat, with “/collect” beside it or without a word.
problem-file-large = “{ $file }” is larger than { $most } MB.
problem-file-large-do = Split it, or paste the links.
problem-file-unfetched = “{ $file }” could not be fetched from this chat.
problem-file-unfetched-do = Try again, or paste the links. If it happens again, Scout may lack the permission to read files.
problem-file-kind = “{ $file }” is no csv, xlsx or txt file.
problem-file-kind-do = Save the list as csv or xlsx, or paste the links.
problem-file-damaged = “{ $file }” cannot be read: it is damaged, or not what its name says.
problem-file-damaged-do = Open it and save it again as csv or xlsx.
problem-file-protected = “{ $file }” is protected by a password.
problem-file-protected-do = Save it without one.
problem-file-bomb = “{ $file }” unpacks to far more than a list of creators needs, so it is not opened.
problem-file-bomb-do = Save the list as csv.
problem-file-rows = “{ $file }” has more than { $rows } rows or { $columns } columns.
problem-file-rows-do = Split it into smaller files; nothing of it was read.
problem-file-empty = “{ $file }” is empty.
problem-file-empty-do = Check that the list is on the first sheet.
problem-file-encoding = The text of “{ $file }” is in an encoding that is not known here.
problem-file-encoding-do = Save it as UTF-8.
problem-file-nobody = “{ $file }” names no creator.
problem-file-nobody-do = One column must hold profile links, or handles with @.

# Exports as documents of the chat's own office (Feishu, Lark)
button-document-sheet = Open as Sheet
button-document-base = Open as Base
button-open-document = Open
document-making-sheet = Making a Sheet of { $file }
document-making-base = Making a Base of { $file }
document-making-text = This takes a minute or so. If nothing comes, press again: Scout goes on where it was.
document-opened-sheet = { $file } is a Sheet now
document-opened-base = { $file } is a Base now
document-part-sheet = Only a part of { $file } is in the Sheet
document-part-base = Only a part of { $file } is in the Base
document-opened-text = You can edit it and share it with your team.
document-opened-cut = The file holds more than such a document takes, and the rest was cut off. Download the file for all of it.
document-opened-note = It is yours alone so far. Pressing again leads to the same one; what is collected later does not change it.
problem-document-nowhere = This chat has no documents that a spreadsheet could become.
problem-document-nowhere-do = Take the xlsx instead.
problem-document-not-allowed = Scout may not make documents in this organisation yet.
problem-document-not-allowed-do = Download the file, or ask whoever looks after Scout here to grant what “scout doctor” names.
problem-document-large = “{ $file }” is larger than { $most } MB, more than can become a document.
problem-document-large-do = Download it and open it in a spreadsheet program.
problem-document-failed = “{ $file }” could not be made into a document.
problem-document-failed-do = Try again in a while; the file itself can be downloaded as before.
