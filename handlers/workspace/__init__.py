"""Scout in one workspace: its API account, its choices, whether everything works there, and how Scout leaves it."""
