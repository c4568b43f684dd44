# Forgetting a creator for good.

command-forget = Remove everything that Scout keeps of a creator, for good; for admins

forget-title = Forget this creator for good?
forget-who = This workspace keeps something of { $creator } on { $platform }:
forget-text = All of it goes, for everybody here, and cannot be brought back. Searches that were made for this creator go; in what people typed the name is struck out.
forget-hidden = That this creator is hidden is forgotten too: a later search may show it again.
forget-stays = What stays: messages that stand in the chat, files that were made, and what the creator API knows. The record notes that you did this, without the name.
forget-in-profile = Profile and contacts
forget-in-lists = Lists and votes
forget-in-marks = Status, note, who wrote
forget-in-hidden = Hidden
forget-in-results = Bought results
forget-in-buttons = Buttons and messages
forget-in-searches = Searches and digests
forget-in-collections = Collections
forget-in-ledger = Lines of the ledger
forget-in-other = Elsewhere
button-forget = Forget for good

forgotten-title = The creator is forgotten
forgotten-text = Nothing that Scout keeps in this workspace names this creator any more. A new search may find it again.

line-forget-whom = Whom should Scout forget? Name a creator or paste a profile link.
line-no-forget = Whom should Scout forget? “{ $value }” names no creator.
line-forget-several = “{ $value }” names several creators. Scout forgets one at a time, so that you see what goes.
problem-nothing-kept = This workspace keeps nothing of { $creator } on { $platform }.
problem-nothing-kept-do = If you mean another platform, name it: “/creators forget youtube @name”.
