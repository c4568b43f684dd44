# Help, account, settings and everything that goes wrong.

list-separator = {", "}
list-separator-strong = {"; "}
listing-part = { $count ->
    [1] showing { $first }
   *[other] showing { $first }–{ $last }
  }
fact-said = { $label }: { $value }
card-said = { $title }. { $text }

help-title = What Scout can do
help-intro = Find creators, their lookalikes and their details, and collect them into spreadsheets, without leaving this conversation.
help-summary = { $count ->
    [one] One command
   *[other] { $count } commands
  }, with an example each.
help-one-title = { $command }
help-usage = Type
help-example = Example
button-try = Try it
help-filters = Filters: { $names }
help-level-note = Levels: S1 finds people, S2 adds figures and contacts, S3 adds the audience.
help-unknown = “{ $word }” is not something that Scout understands
help-unknown-within = “{ $word }” goes with one of these
help-unknown-nearest = There is no “{ $word }”. Did you mean “{ $nearest }”?
help-unknown-search = Search for “{ $word }”?
help-all = “/creators help” lists all commands.
help-hello = Hello! This is Scout
help-thanks = You are welcome!
help-fine = Good. What is next?
help-nothing-sent = Nothing was sent or charged.

command-search = Find creators on TikTok, YouTube or Instagram
command-lookalike = Find creators like one you know, also on another platform
command-show = Everything about one creator
command-credits = Credits, requests left today, what this month has cost, and how long they last
command-settings = Your language, platform and level
command-help = This list, or one command in detail

usage-title = That did not work
usage-try = Try: { $line }

credits-title = Account
credits-title-left = Account: { $credits } credits left
credits-summary = Credits left: { $credits }. Requests left today: { $requests }. This month: { $month } credits.
credits-left = Credits left
credits-requests = Requests left today
credits-month = Spent this month
credits-month-value = { $credits } credits in { $calls ->
    [one] one request
   *[other] { $calls } requests
  }
credits-pace = Pace
credits-pace-value = about { $credits } credits a day ({ $days ->
    [one] last day
   *[other] last { $days } days
  })
credits-lasts = At this pace they last
credits-lasts-value = { $days ->
    [0] less than a day
    [one] about one day
   *[other] about { $shown } days
  }
credits-unknown = unknown
credits-unknown-note = “Unknown” means that the API has not said yet; it tells with each answer.
credits-unlimited = unlimited
credits-as-of = { $figure } ({ $age } ago)
credits-as-of-now = { $figure } (just now)
credits-embedded = Answers come from the embedded service on this machine: nothing here costs money.

settings-title = Your settings
settings-saved = Saved
settings-summary = Language { $language }, platform { $platform }, level { $level }.
settings-language = Language
settings-platform = Platform when a line names none
settings-level = Level when a line names none
settings-workspace = Language of this workspace
settings-zone = Time zone of this workspace
settings-files = Finished files in this workspace
settings-files-link = as a link
settings-files-upload = as the file itself, in the thread
settings-files-both = as a link and as the file itself
settings-files-private = as a link that whoever asked for it gets alone
settings-choose-language = Language
settings-choose-platform = Usual platform
settings-choose-level = Usual level
settings-choose-files = Finished files
settings-how = In lines:
settings-language-en = English
settings-language-zh = 中文
settings-default = { $value } (default)

problem-title = That did not work
problem-request = Request { $id }
problem-reference = Reference { $id }
problem-charged-nothing = Nothing was charged.
problem-charged-unknown = Nobody knows whether this was charged: “/creators spending” shows what it may have cost. Asking again may cost again.
problem-40001 = The creator API did not accept the request: { $message }
problem-40001-do = Check the values in the line, or ask “/creators help search”.
problem-40101 = The creator API does not know this API key.
problem-40101-do = Ask whoever set Scout up to check CV_API_KEY.
problem-40102 = The API key has expired.
problem-40102-do = Ask whoever set Scout up for a new key in CV_API_KEY.
problem-40103 = The API key was revoked.
problem-40103-do = Ask whoever set Scout up for a new key in CV_API_KEY.
problem-40104 = The creator API wants to know who is asking, and no e-mail address of yours is known.
problem-40104-do = Ask whoever set Scout up to set CV_USER_IDENTITY, or to let Scout read e-mail addresses.
problem-40201 = There are not enough credits for this.
problem-40201-left = { $credits } credits are left.
problem-40201-do = Ask for fewer creators with “size:”, take level S1, or top the account up.
problem-40301 = The API key may not do this.
problem-40301-do = Ask whoever set Scout up for a key with the right scope.
problem-40401 = That was not found.
problem-40401-do = Check the name and try again.
problem-seed = The creator API does not know { $seed }.
problem-seed-do = Check the spelling, name the platform, paste the profile link, or try another creator.
problem-42901 = Too many requests this minute.
problem-42901-do = Try again in { $seconds } seconds.
problem-42902 = The daily request quota is used up.
problem-42902-do = It starts anew at 00:00 UTC. This is a limit on requests, not on anything you pay for.
problem-50001 = The creator API has trouble of its own.
problem-50001-do = Try again in a minute.
problem-unreachable = The creator API cannot be reached.
problem-unreachable-do = Try again in a minute; “scout doctor” shows whether the address is right.
problem-timeout = The creator API did not answer in time.
problem-timeout-do = Try again in a minute.
problem-not-understood = The creator API answered with something that is not its own format (HTTP { $status }).
problem-not-understood-do = Check CV_API_BASE_URL: another program may be answering there.
problem-refused = The creator API refused: { $message } (code { $code })
problem-refused-do = Try again later, or tell whoever set Scout up the request id.
problem-own = Something went wrong on Scout's side.
problem-own-do = Try again; if it happens again, tell whoever set Scout up the reference.
problem-stale = This button is no longer valid.
problem-stale-do = Ask again to get a fresh card.
problem-not-yours = This button belongs to somebody else.
problem-not-yours-do = Send the line yourself to get a card of your own.
problem-used = That was done already.
problem-used-do = Ask again if you want it once more.
problem-wordless = Scout reads text, links, and csv, xlsx or txt files; no pictures, voice messages, videos, cards or forwarded chats.
problem-wordless-do = Type or paste the links and @names, or send them as a csv or xlsx file.
problem-unread = Scout may not read the message that you reply to.
problem-unread-do = Type its links and @names behind “/collect” or “/creators pick”. Whoever runs Scout can let it read such messages: the permission is { $permission }.
problem-external = Guests and people of other organisations cannot use this team's credits and collections.
problem-external-do = Ask a member of the team, or ask in a conversation that is not shared.
problem-unknown-person = Scout could not find out whether you are a member of this team, so nothing was shown, bought or changed.
problem-unknown-person-do = Write Scout a message once, such as “help” (with @Scout in a group), and try again: a message tells it whose member you are.
problem-unknown-place = Scout could not find out whether people of other organisations read along here, so nothing was shown, bought or changed.
problem-unknown-place-do = Ask in a direct message with Scout, or try again in a few minutes. If it stays so, whoever runs Scout finds the missing permission with “scout doctor”.
problem-team-setting = Settings of a whole workspace are chosen by its own members, in a conversation that is not shared.
problem-team-setting-do = Your own language you choose with “/creators settings language:en”. Nothing was changed.

command-home = Your page: what runs, your files, saved searches, the account and your settings
home-title = Scout
home-find = Find creators
home-collect = Collect creators
home-help = What Scout can do
home-files = Files
home-rows = { $count ->
    [one] one creator
   *[other] { $count } creators
  }
home-link-left = { $minutes ->
    [one] its link works for one more minute
   *[other] its link works for { $minutes } more minutes
  }
home-link-ended = its link has ended; a fresh one is a press away
home-manage = For admins
home-spending = Spending
home-roles = Roles
home-budgets = Budgets
home-key = API key
