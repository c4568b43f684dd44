# Adding, listing and changing digests.

command-digest = Digests: saved searches that run by themselves and tell what changed
command-digest-add = Let a saved search run by a schedule and post what is new, rising or gone quiet
command-digest-preview = See now what a digest would tell; nothing is posted
command-digest-set = Give a digest another schedule, or choose what it looks at and says
command-digest-move = Let a digest post here, or in another channel
command-digest-pause = Let a digest rest until somebody resumes it
command-digest-resume = Let a digest that was paused or muted run again
command-digest-mute = Hear nothing of a digest for a week
command-digest-remove = Remove a digest

digests-title = { $count ->
    [one] One digest
   *[other] { $count } digests
  }
digests-which = Which digest “{ $name }”?
digests-none = There is no digest yet
digests-none-text = A digest runs a saved search by a schedule and posts what changed.
digests-none-line = /creators digest add "US skincare" weekly mon 09:00
digests-note = Digests of other conversations show there. Each run takes credits of whoever added it.
digests-where-here = in this conversation
digests-where-alone = to its owner alone
digests-where-named = in { $place }
digests-where-elsewhere = in another conversation
digests-next = next on { $at }
digests-never = no next due time
digests-muted = muted until { $at }
digests-paused = Paused:
digests-paused-person = somebody paused it.
digests-paused-credits = the account has no credits left.
digests-paused-budget = a run would have gone over a budget.
digests-paused-rights = its owner may not spend any more.
digests-paused-key = the creator API refused the key.
digests-paused-request = the creator API does not take the search any more.
digests-paused-owner-gone = its owner is not here any more.
digests-paused-place-gone = Scout cannot post there any more.
digests-paused-search-gone = its saved search was removed.
digests-paused-external = people of another organisation read along there.
digests-cost = up to { $credits } credits a run, about { $month } in 30 days
digests-last = last { $at }: { $what }
digests-last-claimed = under way
digests-last-posted = nothing new
digests-last-late = nothing new
digests-last-quiet = nothing new
digests-last-skipped = left out
digests-last-failed = no answer
digests-last-doubtful = perhaps not arrived
digests-last-stopped = paused
button-digest-preview = Preview (up to { $credits } credits)
button-digest-remove = Remove

digest-draft = Start the digest “{ $name }”?
digest-change = Change the digest “{ $name }”?
digest-draft-when = When
digest-draft-where = Where
digest-draft-says = Posts
digest-draft-news = News is
digest-draft-size = Looks at
digest-draft-cost = Costs
digest-says-news = only when something is new
digest-says-always = always
digest-rules = new creators, { $percent } more followers or views, { $days ->
    [one] no post for a day
   *[other] no post for { $days } days
  }
digest-size = { $count ->
    [one] the first creator
   *[other] the first { $count } creators
  }
digest-draft-next = The next ones:
digest-draft-note = Nothing runs yet. Each run is bought in your name and counts in your budgets.
digest-draft-spread = On the full and half hour it comes 1 to 4 minutes later, when fewer bots post.
digest-draft-skips = Months without that day have none. “monthly last” is the last day of each.
button-digest-draft = Start (up to { $credits } credits a run)
button-digest-change = Change it (up to { $credits } credits a run)

line-no-digest = There is no digest “{ $value }” that you can see here.
line-no-digest-name = Which digest do you mean?
line-digest-no-change = What should change? A schedule, size:, rising:, quiet:, when: or in: can.
line-digest-not-there = “{ $value }” is no conversation that both you and Scout are in. Invite Scout there first.
line-digest-not-here = Scout cannot post here, because it is not in this conversation. Invite it with “/invite @Scout”, then try again.
line-digest-outsiders = People of another organisation read along there, so no digest is posted. Choose a conversation of your own team alone.
line-digest-cannot-look = Scout could not look “{ $value }” up just now. Try again, or add the digest from inside that conversation.
line-digest-many-places = Several conversations are called “{ $value }”. Name one by its id, or add the digest from inside it.
