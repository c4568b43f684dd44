# Lookalikes of a whole list.

command-list-lookalikes = Creators like those on a list, first whoever is like most of them: the price is shown before
button-list-alike = Find lookalikes
button-alike-rest = { $count ->
    [one] Ask for it · up to { $credits } credits
   *[other] Ask for them · up to { $credits } credits
  }
list-alike = { $count ->
    [0] Nobody new like those on “{ $list }”
    [one] One creator like those on “{ $list }”
   *[other] { $shown } creators like those on “{ $list }”
  }
list-alike-showing = Showing { $count ->
    [one] { $first }
   *[other] { $first }–{ $last }
  }, those like most of them first
list-alike-to = Similar to { $count } of { $seeds }: { $names }
list-alike-on-list = { $count ->
    [one] One was left out, who is on the list already.
   *[other] { $shown } were left out, who are on the list already.
  }
list-alike-unknown = { $count ->
    [one] Not known to the creator API yet: { $names }. Collect it first.
   *[other] Not known to the creator API yet: { $names }. Collect them first.
  }
list-alike-missing = { $count ->
    [one] Nothing is known yet of one creator on the list.
   *[other] Nothing is known yet of { $count } creators on the list.
  }
line-alike-too-many = Lookalikes of { $most } creators at most are asked for at once, and this would be { $count }. Go page by page.
problem-alike-nobody = Nobody on “{ $list }” has a name or link to look for.
problem-alike-nobody-do = Add creators by name or profile link.
