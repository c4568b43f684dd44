# What a digest posts, and what is told of one that pauses.

digest-title = “{ $name }”: { $what }
digest-asked = The search: { $line }
digest-new = { $count } new
digest-rising = { $count } rising
digest-silent = { $count } gone quiet
digest-nothing = nothing new
digest-failed = “{ $name }”: no look this time
digest-failed-text = The creator API was asked, but its answer never came. It may have been charged, so Scout does not ask again by itself.
digest-first = { $count ->
    [one] a first look at one creator
   *[other] a first look at { $count } creators
  }
digest-first-text = This first look is the baseline: from the next one on, only what changed stands here.
digest-preview = This is a preview: nothing is posted, and the baseline stays where it was, so the next run tells of all this again.
digest-late = This one comes { $age } late.
digest-missed-skipped = The one of { $at } was left out: it would have been more than 12 hours late.
digest-missed-doubtful = Nobody knows whether the one of { $at } arrived here.
digest-missed-more = { $count ->
    [one] One more came to nothing.
   *[other] { $count } more came to nothing.
  }
digest-heading-new = New ({ $count })
digest-heading-rising = Rising ({ $count })
digest-heading-silent = Gone quiet ({ $count })
digest-more = … {"{n}"} more
digest-more-new = and { $count } more new ones: run the search to see them
digest-more-rising = and { $count } more that are rising
digest-more-silent = and { $count } more that have gone quiet
digest-delta-followers = followers { $part } ({ $before } → { $now })
digest-delta-views = avg views { $part } ({ $before } → { $now })
digest-delta-silent = { $days ->
    [one] no post for a day
   *[other] no post for { $days } days
  }
digest-delta-was = ({ $days } at the last look)
digest-looked = { $count ->
    [one] looked at the first creator
   *[other] looked at the first { $count } creators
  }
digest-since = since { $at }
digest-next-cost = up to { $credits } a run
button-digest-mute = Mute for a week
button-digest-pause = Pause

digest-stopped = The digest “{ $name }” is paused
digest-stopped-credits = The account at the creator API has no credits left.
digest-stopped-credits-do = Top the account up, then resume the digest.
digest-stopped-budget = The run would have gone over a budget.
digest-stopped-budget-do = Ask an admin for a larger budget, or wait until it begins anew, then resume the digest.
digest-stopped-rights = You may not spend credits any more, and the digest runs in your name.
digest-stopped-rights-do = Ask an admin for the role of a spender, or let a colleague make a digest like it.
digest-stopped-key = The creator API did not take the key, or the key may not search.
digest-stopped-key-do = An admin can look at CV_API_KEY with “scout doctor”. Resume the digest after that.
digest-stopped-request = The creator API does not take this search any more.
digest-stopped-request-do = Run the search, mend and save it, then resume the digest.
digest-stopped-owner-gone = Your account is no longer active here, and the digest ran in your name.
digest-stopped-owner-gone-do = A colleague can make a digest like it.
digest-stopped-place-gone = Scout cannot post into the conversation of this digest any more.
digest-stopped-place-gone-do = Invite Scout again and resume the digest, or let it post elsewhere with “/creators digest move”.
digest-stopped-external = People of another organisation read along in the conversation of this digest now.
digest-stopped-external-do = Let it post into a conversation of your own team alone, with “/creators digest move”.
digest-stopped-search-gone = Somebody removed the saved search that it runs.
digest-stopped-search-gone-do = Resume it to go on with what it asked for so far, or remove it with “/creators digest remove”.
digest-stopped-note = Nothing is bought or posted until then.
button-digest-resume = Resume

digest-started = { $person } started the digest “{ $name }”
digest-changed = { $person } changed the digest “{ $name }”
digest-muted = { $person } muted the digest “{ $name }” for a week
digest-muted-text = It says nothing until { $at }. What changes meanwhile stands in the next one.
digest-paused = { $person } paused the digest “{ $name }”
digest-paused-text = It buys and posts nothing until somebody resumes it.
digest-resumed = { $person } resumed the digest “{ $name }”
digest-remove = Remove the digest “{ $name }”?
digest-remove-text = It is gone for good then, with what it saw so far. The saved search stays.
digest-removed = { $person } removed the digest “{ $name }”
digest-removed-text = It buys and posts nothing any more. The saved search stays.
digest-next-text = It is due next on { $at }.
digest-still-paused = It is still paused: resume it when it may run again.
digest-next-never = It has no next due time.
button-digest-removed = Remove it

problem-digest-gone = This digest is not there any more.
problem-digest-gone-do = “/creators digest” shows those that you can use.
problem-digest-paused-already = This digest is paused already.
problem-digest-paused-already-do = Resume it when it shall go on.
problem-digest-paused = This digest is paused. Nothing was bought.
problem-digest-paused-do = Resume it first.
problem-digest-not-own = Only { $person } and admins may change this digest. Nothing was changed.
problem-digest-not-own-do = Ask { $person }. Muting it for a week is open to everybody here.
