"""The ticket with which a store app gets its tokens, sealed: the latest that the chat pushed."""

from __future__ import annotations

from datetime import datetime

from storage.database import Database, row
from storage.sealing import Sealer
from storage.times import stamp


class Tickets:
    """One ticket per app."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database, self._sealer = database, sealer

    async def find(self, app: str) -> str:
        """The latest ticket of an app, or nothing. Raises `storage.sealing.CannotUnseal`."""
        sql = "SELECT sealed FROM app_tickets WHERE app = ?"
        found = await self._database.read(lambda tables: row(tables, sql, app))
        return self._sealer.unseal(found["sealed"], app) if found else ""

    async def keep(self, app: str, ticket: str, at: datetime) -> None:
        """Keep a ticket in the place of an earlier one. Raises `storage.sealing.NoKey`."""
        record = {"app": app, "sealed": self._sealer.seal(ticket, app), "came_at": stamp(at)}
        await self._database.write(lambda tables: tables.table("app_tickets").upsert(record, pk="app"))
