"""The API key of a workspace that has an account of its own, sealed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from storage.database import Database, row
from storage.sealing import Sealer
from storage.times import stamp, unstamp


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A workspace's key of the creator API, who set it and when."""

    key: str = field(repr=False)
    set_by: str
    set_at: datetime


class ApiKeys:
    """The keys of all workspaces that have one."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database, self._sealer = database, sealer

    @property
    def can_keep(self) -> bool:
        """Whether keys can be kept at all: only sealed."""
        return self._sealer.can_seal

    async def of(self, workspace: str) -> ApiKey | None:
        """The key of a workspace, if it has its own. Raises `storage.sealing.CannotUnseal`."""
        found = await self._database.read(
            lambda tables: row(tables, "SELECT * FROM api_keys WHERE workspace = ?", workspace)
        )
        if found is None:
            return None
        return ApiKey(self._sealer.unseal(found["sealed"], workspace), found["set_by"], unstamp(found["set_at"]))

    async def keep(self, workspace: str, key: str, person: str, at: datetime) -> None:
        """Keep a key in the place of an earlier one. Raises `storage.sealing.NoKey`."""
        record = {
            "workspace": workspace,
            "sealed": self._sealer.seal(key, workspace),
            "set_by": person,
            "set_at": stamp(at),
        }
        await self._database.write(lambda tables: tables.table("api_keys").upsert(record, pk="workspace"))

    async def remove(self, workspace: str) -> bool:
        """Go back to the account of the settings; whether there was a key."""
        sql = "DELETE FROM api_keys WHERE workspace = ?"
        return await self._database.write(lambda tables: bool(tables.conn.execute(sql, (workspace,)).rowcount))
