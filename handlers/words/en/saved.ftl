# Searches kept under a name.

command-saved = Saved searches, your own and those shared with you: run, share or remove them
command-save = Keep your last search here under a name
command-saved-run = Run a saved search
command-saved-rename = Give a saved search of yours another name
command-saved-share = Share a saved search with this conversation, or with the whole team
command-saved-remove = Remove a saved search

saved-title = { $count ->
    [one] One saved search
   *[other] { $count } saved searches
  }
saved-none = There is no saved search yet
saved-none-text = Search first, then keep the search under a name.
saved-none-line = /creators save "US skincare"
saved-note = Searches shared in another conversation are listed there. Running one may cost credits.
saved-estimate = up to { $credits } credits
saved-reach-private = only its owner sees it
saved-reach-conversation = shared with a conversation
saved-reach-workspace = shared with the whole team
button-saved-run = Run
button-saved-share = Share
button-saved-share-team = Share with the team
button-saved-remove = Remove
button-saved-replace = Replace it

saved-saved = “{ $name }” is saved
saved-saved-text = Only you see it until you share it.
saved-same = “{ $name }” is saved already
saved-same-text = It asks for exactly this.
saved-replace = Replace “{ $name }”?
saved-replace-text = You already have a saved search with this name. It would ask for this instead:
saved-replaced = “{ $name }” is replaced
saved-replaced-text = From now on it asks for this.
saved-renamed = “{ $old }” is called “{ $name }” now
saved-renamed-text = It still asks for the same.
saved-shared = { $person } shared the search “{ $name }”
saved-shared-text = Everybody who may spend credits can run it.
saved-known = “{ $name }” is shared already
saved-known-text = Nothing was posted again.
saved-unshared = “{ $name }” is yours alone again
saved-unshared-text = Nobody else can run it any more.
saved-remove = Remove “{ $name }”?
saved-remove-text = Nobody can run it after that. What it found so far stays.
saved-remove-digests = { $count ->
    [one] One digest runs it; it is paused then.
   *[other] { $count } digests run it; they are paused then.
  }
saved-removed = “{ $name }” is removed
saved-removed-text = What it found so far stays.
saved-removed-digests = { $count ->
    [one] The digest that ran it is paused. Look at it with “/creators digest”: resumed, it goes on with what it asked for.
   *[other] The { $count } digests that ran it are paused. Look at them with “/creators digest”: resumed, they go on with what they asked for.
  }

line-no-saved = There is no saved search “{ $value }” that you can see here.
line-no-saved-name = Which name does the saved search have?
line-long-saved-name = “{ $value }” is too long for a saved search's name.
line-saved-name-taken = There is a saved search “{ $value }” already.
line-share-where = Nobody else reads along here. Share “{ $value }” with the team, or from a channel.

problem-no-last-search = You have not searched in this conversation yet, so there is nothing to save.
problem-no-last-search-do = Search first, for example with “/creators search tiktok beauty”.
problem-saved-gone = This saved search is gone, or cannot be seen from here.
problem-saved-gone-do = “/creators saved” lists those you can use.
problem-saved-not-own = “{ $name }” belongs to { $person }. Nothing was changed.
problem-saved-not-own-do = Ask { $person }, or save a search of your own.
