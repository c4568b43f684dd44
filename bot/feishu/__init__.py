"""Feishu and Lark: events in (`listen`, behind `gate`), cards to card JSON 2.0 (`render`), messages out (`post`)."""
