"""The terminal: typed lines in (`listen`, from a `prompt` or `piped`), cards to text (`render`), text out (`post`)."""
