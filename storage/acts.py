"""The record of what cannot be undone: who did what where and when. It names nobody to whom it was done."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlite_utils import Database as Tables

from storage.database import Database, rows
from storage.times import Span, stamp, unstamp


@dataclass(frozen=True, slots=True)
class NewAct:
    """What a person of a workspace did in a conversation; `act` is a word of ours, as `forget`."""

    workspace: str
    person: str
    conversation: str
    act: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Act(NewAct):
    """A recorded act, and how many rows it removed or changed."""

    rows: int = 0


class Acts:
    """The record of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def within(self, workspace: str, span: Span) -> list[Act]:
        """The acts of a workspace in a time, oldest first."""
        sql = "SELECT * FROM acts WHERE workspace = ? AND at >= ? AND at < ? ORDER BY at, number"
        values = (workspace, stamp(span[0]), stamp(span[1]))
        found = await self._database.read(lambda tables: rows(tables, sql, *values))
        return [
            Act(one["workspace"], one["person"], one["conversation"], one["act"], unstamp(one["at"]), one["rows"])
            for one in found
        ]


def note(tables: Tables, new: NewAct, count: int) -> None:
    """Record an act that removed or changed so many rows."""
    tables.table("acts").insert({**asdict(new), "at": stamp(new.at), "rows": count})
