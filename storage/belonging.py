"""Which people and groups turned out to be a workspace's own, for every process that shares the file.

One word of each, the latest. It says no more than whether they are the workspace's own: of another organisation not
even the name is kept, for that may be a workspace as well, and purging it must leave no byte.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from storage.database import Database, Tables, row
from storage.times import stamp, unstamp

Kind = Literal["person", "group", "app"]
"""A group is a workspace's own where nobody of another organisation is in it, an app where it lives."""

Source = Literal["delivery", "contacts", "group", "members", "join"]
"""What said so: a delivery that named the organisation, the contacts, what the chat tells of a group, the list of its
members, or that somebody joined it."""


@dataclass(frozen=True, slots=True)
class Word:
    """Whether somebody or something is the workspace's own, as of `at`."""

    is_own: bool
    source: Source
    at: datetime


class KnownBelonging:
    """The words of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, workspace: str, kind: Kind, id_: str) -> Word | None:
        """The latest word, however old; None where there is none."""
        sql = "SELECT is_own, source, at FROM belonging WHERE workspace = ? AND kind = ? AND id = ?"
        found = await self._database.read(lambda tables: row(tables, sql, workspace, kind, id_))
        return Word(bool(found["is_own"]), found["source"], unstamp(found["at"])) if found else None

    async def note(self, workspace: str, kind: Kind, id_: str, word: Word) -> None:
        """Keep a word, unless a later one is there.

        `word.at` is when it was asked for, not when it came: what somebody else learned meanwhile is later. Of two at
        the same time the one stays that says that they are not the workspace's own.
        """
        sql = """
            INSERT INTO belonging (workspace, kind, id, is_own, source, at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (workspace, kind, id) DO UPDATE
            SET is_own = excluded.is_own, source = excluded.source, at = excluded.at
            WHERE excluded.at > belonging.at OR (excluded.at = belonging.at AND excluded.is_own < belonging.is_own)
        """
        values = (workspace, kind, id_, int(word.is_own), word.source, stamp(word.at))

        def write(tables: Tables) -> None:
            tables.conn.execute(sql, values)

        await self._database.write(write)

    async def home(self, app: str, since: datetime) -> str:
        """The workspace in which an app lives, as the latest word since then has it; empty where there is none."""
        sql = """
            SELECT workspace FROM belonging WHERE kind = 'app' AND id = ? AND is_own = 1 AND at >= ?
            ORDER BY at DESC LIMIT 1
        """
        found = await self._database.read(lambda tables: row(tables, sql, app, stamp(since)))
        return str(found["workspace"]) if found else ""
