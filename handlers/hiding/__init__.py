"""Creators that do not come back: hidden by the team for ever, or for the campaign that a conversation works on."""
