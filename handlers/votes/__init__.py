"""Votes on shortlists: reading the line, starting one, casting, ending it, and what is done with whom it chose."""
