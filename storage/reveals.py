"""Whose contacts were shown to whom: one row for each look, which goes with the creator when that is forgotten."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from storage.database import Database, rows
from storage.times import Span, stamp, unstamp


@dataclass(frozen=True, slots=True)
class Reveal:
    """A person of a workspace was shown a creator's contacts in a conversation.

    `creator` is `PLATFORM UID`, `name` the user name of that time, or empty.
    """

    workspace: str
    person: str
    conversation: str
    creator: str
    name: str
    at: datetime


class Reveals:
    """The looks of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, reveal: Reveal) -> None:
        """Write a look down."""
        record = {**asdict(reveal), "at": stamp(reveal.at)}
        await self._database.write(lambda tables: tables.table("reveals").insert(record))

    async def within(self, workspace: str, span: Span) -> list[Reveal]:
        """The looks of a workspace in a time, oldest first."""
        sql = "SELECT * FROM reveals WHERE workspace = ? AND at >= ? AND at < ? ORDER BY at, number"
        values = (workspace, stamp(span[0]), stamp(span[1]))
        found = await self._database.read(lambda tables: rows(tables, sql, *values))
        columns = ("workspace", "person", "conversation", "creator", "name")
        return [Reveal(**{column: one[column] for column in columns}, at=unstamp(one["at"])) for one in found]
