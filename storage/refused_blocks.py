"""Which kinds of blocks a workspace's chat refused lately, and until when they are not tried again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlite_utils import Database as Tables

from storage.database import Database, rows
from storage.times import stamp


class RefusedBlocks:
    """The refusals of every workspace. A surface is where blocks are shown; both are words of the chat's own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(self, workspace: str, surface: str, kinds: Iterable[str], at: datetime, until: datetime) -> None:
        """Remember until then that these kinds were refused there."""
        new = [(workspace, surface, kind, stamp(at), stamp(until)) for kind in kinds]

        def write(tables: Tables) -> None:
            sql = "INSERT OR REPLACE INTO refused_blocks (workspace, surface, kind, at, until) VALUES (?, ?, ?, ?, ?)"
            tables.conn.executemany(sql, new)

        await self._database.write(write)

    async def now(self, workspace: str, surface: str, at: datetime) -> frozenset[str]:
        """The kinds that are not tried there at this time."""
        sql = "SELECT kind FROM refused_blocks WHERE workspace = ? AND surface = ? AND until > ?"
        found = await self._database.read(lambda tables: rows(tables, sql, workspace, surface, stamp(at)))
        return frozenset(str(each["kind"]) for each in found)
