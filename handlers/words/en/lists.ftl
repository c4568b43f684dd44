# Shortlists, and what the team knows of a creator's state.

command-list = Your team's shortlists: make one, add to it, look at it, share it
command-list-new = A new list, for this conversation, for the whole team or for you alone
command-list-add = Put creators on a list: any links and handles
command-list-remove = Take creators off a list
command-list-show = The creators on a list, with status, owner and note
command-list-collect = Fresh data on everybody on a list: shown first, started by a press
command-list-rename = Give a list another name
command-list-delete = Delete a list
command-mark = Say how far you are with a creator, who has it, and a note

list-usual-name = Shortlist
list-size = { $count ->
    [0] nobody yet
    [one] 1 creator
   *[other] { $shown } creators
  }
list-creators = { $count ->
    [one] One creator
   *[other] { $shown } creators
  }
list-quoted = “{ $name }”
list-reach-private = only you see it
list-reach-conversation = everyone in this conversation sees it
list-reach-workspace = the whole team sees it
list-reach-elsewhere = made by you in another conversation
list-owner = by { $person }
list-used = last added to { $date }
list-more = … and {"{n}"} more
list-standing = The list holds { $size } · { $reach }
list-title = { $list }: { $size }
list-part = { $count ->
    [one] showing { $first }
   *[other] showing { $first }–{ $last }
  }
list-empty = Nobody is on this list yet. Press “Shortlist” on any creator, or add by name or link.
list-added-by = added by { $person }, { $date }

lists-title = { $count ->
    [one] One list
   *[other] { $count } lists
  }
lists-none = There is no list yet
lists-none-text = Press “Shortlist” on any creator, or make a list with a line.
lists-none-line = /creators list new Summer
lists-note = Lists of other conversations show there. Private ones show to their owner alone.

list-added = { $count ->
    [one] { $who } is on “{ $list }” now
   *[other] { $who } are on “{ $list }” now
  }
list-undone = { $count ->
    [one] { $who } is off “{ $list }” again
   *[other] { $who } are off “{ $list }” again
  }
list-nobody-new = Nobody new for “{ $list }”
list-added-names = Added: { $names }.
list-known = { $count ->
    [one] Already there: { $names }.
   *[other] Already there: { $names }.
  }
list-names-more = { $names } and { $count } more
list-assumed = Names without a platform were taken to be on { $platform }.
list-also-label = Also add to…
button-shortlist = Shortlist
button-shortlist-all = { $count ->
    [one] Shortlist it
   *[other] Shortlist all { $count }
  }
button-open-list = Open the list
button-collect-list = Collect all
button-take-off = Take off
button-undo = Undo
button-delete-list = Delete the list

list-made = The list “{ $list }” is ready
list-made-text = An empty list: { $reach }.
list-made-line = /creators list add "{ $list }" @charlidamelio
list-renamed = “{ $old }” is called “{ $list }” now
list-renamed-text = Its creators stayed: { $reach }.
list-delete = Delete “{ $list }”?
list-delete-text = It holds { $size }. Status, owner and note of each stay known; only the list goes.
list-deleted = “{ $list }” is deleted
list-deleted-text = It held { $size }. Their status, owner and note are still known.
list-removed = { $count ->
    [0] Nobody was taken off “{ $list }”
    [one] One creator is off “{ $list }”
   *[other] { $shown } creators are off “{ $list }”
  }
list-removed-missing = { $count ->
    [one] One of those named is not on it.
   *[other] { $shown } of those named are not on it.
  }
list-left = The list holds { $size }.

pick-title = Who goes on “{ $list }”?
pick-text = The message shows several creators. Press the ones you mean.

status-new = New
status-contacted = Contacted
status-negotiating = Negotiating
status-booked = Booked
status-rejected = Rejected
mark-label = Status
mark-contacted = contacted by { $person } { $age } ago
mark-contacted-today = contacted by { $person } today
mark-owner = owner: { $person }
mark-note = note: { $note }
on-lists = on { $names }
on-lists-more = on { $names } and { $count } more lists
marked-title = { $name } is marked
marked-title-many = { $count } creators are marked
button-mine = I take it
clash-title = { $others ->
    [0] { $name } was contacted already
    [one] { $name } and one more were contacted already
   *[other] { $name } and { $others } more were contacted already
  }
clash-text = { $count ->
    [one] Nothing was marked. Ask your colleague first, or mark it all the same.
   *[other] None of the { $count } was marked. Ask your colleagues first, or mark them all the same.
  }
button-mark-anyway = Mark as contacted all the same

line-no-list = There is no list “{ $value }” that you can see here.
line-no-list-name = What should the list be called?
line-long-list-name = “{ $value }” is too long for a list's name.
line-list-name-is-creator = “{ $value }” looks like a creator, not like the name of a list.
line-list-name-taken = There is a list “{ $value }” already.
line-nobody-to-add = Whom should the list take? Name creators or paste links.
line-nobody-to-remove = Whom should the list lose? Name creators or paste links.
line-nobody-to-mark = Which creator? Name one or paste a link.
line-no-creator-read = “{ $value }” names no creator that a list can take.
line-nothing-to-mark = What should be marked? Say a status, owner: or note:.
line-long-note = “{ $value }” is too long for a note.

problem-list-gone = This list is not there any more, or you cannot see it from here.
problem-list-gone-do = “/creators list” shows those that you can use.
problem-list-full = “{ $list }” takes at most { $most } creators. Nobody was added.
problem-list-full-do = Make another list with “/creators list new”.
problem-list-empty = Nobody is on “{ $list }” yet.
problem-list-empty-do = Press “Shortlist” on any creator, or add by name or link with “/creators list add”.
problem-no-lists = There is no list yet.
problem-no-lists-do = Make one with “/creators list new Summer”.
