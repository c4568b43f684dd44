"""Shortlists, and the marks of creators: keeping lists, adding to them, exporting, comparing and marking."""
