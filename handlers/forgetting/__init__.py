"""Forgetting a creator for good: every trace of it in a workspace, once an admin is sure."""
