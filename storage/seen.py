"""Deliveries that were worked on already. The unique row decides, not a cache, so restarts and workers agree."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlite_utils import Database as Tables

from storage.database import Database
from storage.times import stamp


class Seen:
    """The deliveries of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def first(self, workspace: str, ids: Iterable[str], at: datetime) -> bool:
        """Whether none of these ids came before in this workspace; from now on all have. Empty ones are none."""
        wanted = tuple(filter(None, ids))

        def mark(tables: Tables) -> bool:
            sql = "INSERT INTO seen (workspace, id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
            new = [tables.conn.execute(sql, (workspace, one, stamp(at))).rowcount for one in wanted]
            return all(new)

        return await self._database.write(mark)

    async def forget(self, workspace: str, id_: str) -> bool:
        """Take back that an id came; whether it had."""
        sql = "DELETE FROM seen WHERE workspace = ? AND id = ?"
        return await self._database.write(lambda tables: tables.conn.execute(sql, (workspace, id_)).rowcount == 1)
