"""The environment and `.env` in the working folder, read once and checked once. Secrets are masked in `repr()`.

Every setting has a default that works on a fresh machine. `scout doctor` says what is missing for each chat.

A field stands with its subject: `api`, `slack`, `feishu`, the embedded `service`, the `program` itself, `answers`,
`money`, `keeping`. `settings` has them all, `reading` reads them, `addresses` are a kind of value.
"""

from __future__ import annotations

from bot.settings.reading import SettingsError, read_settings
from bot.settings.settings import HOOKS, Settings

__all__ = ["HOOKS", "Settings", "SettingsError", "read_settings"]
