"""Digests: when they are due, what changed since they last looked, and what they post."""
