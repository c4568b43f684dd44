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
collect-estimate-free = no credits known for collecting
collect-estimate = about { $credits } credits
collect-estimate-tasks = { $count ->
    [one] one task
   *[other] { $count } tasks
  }
collect-estimate-time = usually { $age }
collect-fact-file = From
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
collect-platform-label = Platform of the handles
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
problem-too-many = That holds more than { $most } links and handles.
problem-too-many-do = Split it into smaller parts; nothing of it was read.
