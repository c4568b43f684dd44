# Votes on shortlists.

command-list-vote = Let the team vote on a list: yes or no for each, until a quorum or a deadline
command-list-unlock = Let those whom a vote chose be taken off a list again
command-list-share = Let a list of yours reach this conversation, or the whole team

vote-started = { $count ->
    [one] The vote on one creator of “{ $list }” is on
   *[other] The vote on { $count } creators of “{ $list }” is on
  }
vote-started-text = It is open until { $moment }. Everyone here votes once for each creator and can change it until then.
vote-started-quorum = { $count ->
    [one] It is open until { $moment }, or until one person has voted on everybody. Votes can be changed until then.
   *[other] It is open until { $moment }, or until { $count } people have voted on everybody. Votes can be changed until then.
  }
vote-alone = Nobody else reads along here, so only you can vote.

vote-open = { $count ->
    [one] Vote on “{ $list }”: one creator
   *[other] Vote on “{ $list }”: { $count } creators
  }
vote-decided = { $chosen ->
    [0] “{ $list }” is voted on: nobody was chosen
    [one] “{ $list }” is voted on: one of { $count } is chosen
   *[other] “{ $list }” is voted on: { $chosen } of { $count } are chosen
  }
vote-undecided = The vote on “{ $list }” ended without a result
vote-cancelled = The vote on “{ $list }” was called off
vote-voters = { $count ->
    [0] Nobody has voted yet.
    [one] One person has voted.
   *[other] { $shown } people have voted.
  }
vote-complete = On everybody: { $complete } of the { $quorum } needed.
vote-missed = { $quorum } were needed.
vote-chosen = ★ chosen
vote-chosen-names = Chosen: { $names }.
vote-nobody = Nobody had more yes than no.
vote-said-yes = yes { $count }
vote-said-maybe = maybe { $count }
vote-said-no = no { $count }
vote-names = {" "}({ $names })
vote-names-more = { $names } and { $count } more
vote-until = until { $moment }
vote-rule = chosen is who gets more yes than no
vote-started-by = started by { $person }
vote-chosen-file = { $list } chosen

button-vote = Vote
button-vote-yes = Yes
button-vote-maybe = Maybe
button-vote-no = No
button-close-vote = Close now
button-keep-voting = Keep voting
vote-close-title = Close the vote?
vote-close-text = { $quorum ->
    [0] What was said so far counts, and nobody can vote any more.
   *[other] Nobody can vote any more. With fewer than { $quorum } voters nobody is chosen.
  }
button-collect-chosen = { $count ->
    [one] Collect the chosen one
   *[other] Collect the { $count } chosen
  }
button-export-chosen = { $count ->
    [one] Export the chosen one
   *[other] Export the { $count } chosen
  }

vote-ended-chosen = { $person } chosen: { $names }
vote-ended-nobody = { $person } nobody had more yes than no.
vote-ended-undecided = { $voters ->
    [0] { $person } nobody voted, so nobody is chosen.
    [one] { $person } only one of the { $quorum } needed has voted, so nobody is chosen.
   *[other] { $person } only { $voters } of the { $quorum } needed have voted, so nobody is chosen.
  }
vote-not-chosen = Not chosen: { $names }
vote-locked = The chosen stay on the list until somebody unlocks it with “/creators list unlock”.

vote-private = “{ $list }” is yours alone
vote-private-text = { $count ->
    [one] Everyone in this conversation would see the list and one creator to vote on. Share the list with this conversation first.
   *[other] Everyone in this conversation would see the list and { $count } creators to vote on. Share the list with this conversation first.
  }
button-share-and-vote = Share it here and start
vote-unposted = The vote on “{ $list }” could not be posted
vote-unposted-text = There is no vote. Invite Scout to that conversation and start it again.

list-shared = “{ $list }” is shared
list-shared-text = From now on { $reach }.
list-unshared = “{ $list }” is yours alone again
list-unshared-text = Nobody else sees it any more.
list-unlocked = “{ $list }” is unlocked
list-unlocked-text = Those whom votes chose can be taken off again. { $size } in all.
list-removed-locked = { $count ->
    [one] { $names } stays: a vote chose it.
   *[other] { $names } stay: a vote chose them.
  }

line-vote-count = “{ $value }” is no number of people or pages.
line-vote-maybe = “{ $value }” is neither yes nor no.
line-no-moment = “{ $value }” is no day or time that I know: fri 18:00, tomorrow, 48h or 2026-11-27 12:00 are.
line-past-moment = “{ $value }” is over already.
line-late-moment = “{ $value }” is too far off: a vote is open for { $days } days at most.
line-vote-page = The list has no page { $value }.
line-vote-too-many = A vote takes { $most } creators at most, and this would be { $count }. Name whom you mean, or vote page by page.
line-vote-extra = “{ $value }” names no creator. Put a list's name with blanks into quotes.
line-vote-not-on-list = Not everybody in “{ $value }” is on “{ $list }”.
line-not-locked = No vote has locked anybody on “{ $value }”.

problem-vote-over = The vote on “{ $list }” is over. Nothing was counted.
problem-vote-over-do = The card above says who was chosen.
problem-vote-elsewhere = The vote on “{ $list }” is in another conversation. Nothing was counted.
problem-vote-elsewhere-do = Vote on the card that stands there.
problem-vote-not-yours = { $person } started this vote.
problem-vote-not-yours-do = Ask { $person } or an admin of the team.
problem-vote-running = { $person } has a vote running on some of these creators of “{ $list }”.
problem-vote-running-do = Wait for its end, or name others.
problem-vote-list-elsewhere = “{ $list }” is the list of another conversation, whose people alone see it.
problem-vote-list-elsewhere-do = Start the vote there, or share the list with “/creators list share”.
problem-list-locked = { $name } was chosen by a vote and stays on “{ $list }”.
problem-list-locked-do = Whoever started the vote, the list's owner or an admin unlocks it with “/creators list unlock”.
problem-list-not-own = “{ $name }” belongs to { $person }.
problem-list-not-own-do = Ask { $person } to share it.
