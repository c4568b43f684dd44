# What a month cost.

command-spending = What a month cost, by whom, where and for what
spending-month = MMMM y
spending-title = Spending in { $month }: { $credits ->
    [one] 1 credit
   *[other] { $whole } credits
}
spending-total = Spent
spending-figure = { $credits ->
    [one] 1 credit
   *[other] { $whole } credits
} in { $calls ->
    [one] 1 request
   *[other] { $calls } requests
}
spending-credits-figure = { $credits ->
    [one] 1 credit
   *[other] { $whole } credits
}
spending-mine = By you
spending-saved = Saved by memory
spending-lost = Not known
spending-lost-figure = up to { $credits ->
    [one] 1 credit
   *[other] { $whole } credits
} in { $calls ->
    [one] 1 request
   *[other] { $calls } requests
} that got no answer
spending-by-people = By person
spending-by-actions = By action
spending-by-places = By conversation
spending-place-here = Here
spending-place-others = Direct messages, and channels you are not in
spending-name = Name
spending-by-day = Credits by day
spending-day = MMM d
spending-share = Share
spending-credits = Credits
spending-calls = Requests
spending-action-search = Search
spending-action-show = Details
spending-action-compare = Comparisons
spending-action-digest = Digests
spending-action-lookalike = Lookalikes
spending-action-collect = Collection
spending-csv = /creators spending csv
spending-note = Months begin at 00:00 { $zone }. Admins see everybody, and { $csv } sends them every request.
spending-said = { $credits } credits spent, { $saved } saved by memory.
spending-sent = The log is on its way to you
spending-sent-text = { $file }, { $calls ->
    [one] 1 request
   *[other] { $calls } requests
}. Nobody else sees it.
spending-sent-lost = { $lost ->
    [one] One of them got no answer: at_most says what it may have cost.
   *[other] { $lost } of them got no answer: at_most says what each may have cost.
  }
line-unknown-month = “{ $value }” is no month that Scout can show.
problem-no-spending = Nothing was spent in that month.
problem-no-spending-do = “/creators spending” shows this month, “/creators spending last” the one before.
problem-no-upload = The file could not be sent ({ $code }).
problem-no-upload-do = Try again in a direct message with Scout, or allow it to upload files.
