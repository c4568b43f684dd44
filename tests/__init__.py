"""What Scout promises. `python -m tests` runs every check; the folders mirror the program's."""
