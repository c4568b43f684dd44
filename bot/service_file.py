"""The file of the embedded service, opened or refused by the name of its setting."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bot.settings import SettingsError

Opened = TypeVar("Opened")


def opened(path: Path, opening: Callable[[Path], Opened]) -> Opened:
    """What `opening` makes of the file. Raises `SettingsError` where it cannot be opened or holds something else."""
    try:
        return opening(path)
    except (OSError, sqlite3.Error) as error:
        raise SettingsError(f"SERVICE_DATABASE: {path} cannot be opened: {error}; name another file") from error
