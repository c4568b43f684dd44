"""Creators set side by side: by a line, from a card of results, from a list."""
