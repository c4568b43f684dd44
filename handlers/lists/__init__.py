"""Shortlists and what the team knows of creators: keeping lists, adding, marking, and the facts that cards show."""
