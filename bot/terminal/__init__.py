"""The terminal: typed lines in (`listen`), cards to text (`render`), text out (`post`)."""
