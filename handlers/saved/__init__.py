"""Saved searches: a search kept under a name."""
