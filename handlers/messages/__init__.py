"""What Scout says: one message per file, data in, card out, each with an EXAMPLE."""
