# Said in a terminal only.
terminal-prompt = “scout” alone opens a prompt where this card has buttons to press.
