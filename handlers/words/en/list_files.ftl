# Lists as files: exported and taken back.

command-list-export = A list as a spreadsheet, made by Scout for nothing: status, owner, note and what is known
button-export-list = Export
list-exported = “{ $list }” as a file
list-exported-text = { $file }: { $creators }, at no cost.
list-exported-here = Contacts are not in it.
list-exported-elsewhere = It is in your direct messages with Scout, for you alone. Contacts are not in it.
list-exported-back = Change status, owner or note in it and give it back with “/creators list import”.

sheet-platform = Platform
sheet-handle = Handle
sheet-link = Link
sheet-name = Name
sheet-status = Status
sheet-owner = Owner
sheet-note = Note
sheet-contacted-by = Contacted by
sheet-contacted-at = Contacted at (UTC)
sheet-added-by = Added by
sheet-added-at = Added at (UTC)
sheet-followers = Followers
sheet-views = Average views
sheet-engagement = Engagement rate
sheet-country = Country
sheet-language = Language
sheet-last-post = Last post
sheet-known-at = Facts from (UTC)

command-list-import = Creators from a file or pasted table onto a list, with status, owner and note
list-imported = { $count ->
    [0] Nobody new for “{ $list }”
    [one] One creator is new on “{ $list }”
   *[other] { $shown } creators are new on “{ $list }”
  }
list-imported-known = { $count ->
    [one] One was there before.
   *[other] { $shown } were there before.
  }
list-imported-marked = { $count ->
    [0] No status, owner or note changed.
    [one] Status, owner or note of one creator changed.
   *[other] Status, owner or note of { $shown } creators changed.
  }
list-imported-unknown = { $count ->
    [one] Left out, as no status or too long for a note: { $values }
   *[other] { $count } entries were left out, as no status or too long for a note: { $values }
  }
list-imported-clashes = { $count ->
    [one] One stays as it is: a colleague contacted it in the last seven days.
   *[other] { $count } stay as they are: a colleague contacted them in the last seven days.
  }
line-nothing-to-import = What should go on the list? Drop a csv or xlsx file with this line, or paste a table or links below it.
