"""How a workspace wants its files: as links, as files in the chat, as both, or for requesters alone."""

from __future__ import annotations

from datetime import datetime
from typing import get_args

from sqlite_utils import Database as Tables

from storage.database import Database, row
from storage.files import Handover
from storage.times import stamp


class Handovers:
    """The choice of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, workspace: str, default: Handover = "link") -> Handover:
        """What a workspace chose; `default` until it did."""
        sql = "SELECT handover FROM workspaces WHERE workspace = ?"
        found = await self._database.read(lambda tables: row(tables, sql, workspace))
        chosen: Handover | None = found["handover"] if found else None
        return chosen or default

    async def choose(self, workspace: str, way: str, at: datetime) -> None:
        """Keep a workspace's choice, one of `Handover`, and try the chat's uploads again. Raises `ValueError`."""
        if way not in get_args(Handover):
            raise ValueError(f"files cannot be handed over as {way!r}")
        record = {"workspace": workspace, "handover": way, "uploads_refused": None, "updated_at": stamp(at)}
        await self._database.write(lambda tables: tables.table("workspaces").upsert(record, pk="workspace"))

    async def note_refusal(self, workspace: str, code: str, at: datetime) -> bool:
        """Note that the chat of a workspace refuses files; whether this is news, to be told once."""
        sql = """
            INSERT INTO workspaces (workspace, uploads_refused, updated_at) VALUES (?, ?, ?)
            ON CONFLICT (workspace) DO UPDATE SET uploads_refused = excluded.uploads_refused
            WHERE coalesce(workspaces.uploads_refused, '') <> excluded.uploads_refused
        """

        def change(tables: Tables) -> bool:
            return tables.conn.execute(sql, (workspace, code, stamp(at))).rowcount == 1

        return await self._database.write(change)
