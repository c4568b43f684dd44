"""Calls to the `webhook_url` of tasks: where they may lead, how they are signed and when they are repeated."""
