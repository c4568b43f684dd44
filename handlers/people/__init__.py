"""Who asks and who reads along: what they may do, what they are called, and what only they get to see."""
