"""What the bot remembers, in SQLite through sqlite-utils. Imports nothing else of ours."""
