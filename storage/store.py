"""All of the bot's memory behind one door: a room per subject over one open database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from storage.database import Database
from storage.offers import Offers
from storage.pages import Pages
from storage.preferences import Preferences
from storage.seen import Seen
from storage.spending import Spending


class Store:
    """The open memory. Its rooms are its attributes; `close` ends it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.seen = Seen(database)
        self.preferences = Preferences(database)
        self.offers = Offers(database)
        self.pages = Pages(database)
        self.spending = Spending(database)

    def close(self) -> None:
        """Finish what is under way and close the file."""
        self.database.close()


def open_store(path: Path, *, token: Callable[[], str] | None = None) -> Store:
    """The memory in a SQLite file, created or brought up to date. `token` makes opaque ids (random by default).

    Raises `CannotOpen`.
    """
    return Store(Database(path, token=token) if token else Database(path))
