"""Slack: deliveries in (`listen`), cards to Block Kit (`render`), messages out (`post`)."""
