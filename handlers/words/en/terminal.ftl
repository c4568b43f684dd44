# Said in a terminal only.
terminal-prompt = “scout” alone opens a prompt where this card has buttons to press.
terminal-files = The link opens while “scout” or “scout run” is running on this machine.
terminal-numbers = { $count ->
    [one] This card has one button: 1.
   *[other] This card has buttons 1–{ $count }.
  }
