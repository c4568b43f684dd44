"""Jobs: handlers whose request is the clock."""
