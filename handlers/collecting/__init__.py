"""Collecting: what a paste or a file names, the tasks that come of it, and the files that come of those."""
