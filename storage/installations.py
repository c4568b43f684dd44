"""Where Scout is installed: the token of each workspace, or of a whole organisation, sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlite_utils import Database as Tables

from storage.database import Database, row, rows
from storage.sealing import Sealer
from storage.times import stamp, unstamp


@dataclass(frozen=True, slots=True)
class Installation:
    """Scout in a workspace (`slack:T1`), or in an organisation (`slack:E1`) for all workspaces of it.

    `token` speaks for Scout there. One that ends has an `expires_at`, and `refresh` gets the next.
    """

    workspace: str
    name: str
    bot_user: str
    token: str = field(repr=False)
    scopes: tuple[str, ...] = ()
    organisation: str = ""
    is_whole_organisation: bool = False
    refresh: str = field(default="", repr=False)
    expires_at: datetime | None = None
    installed_by: str = ""
    installed_at: datetime | None = None


class Installations:
    """The installations of every chat that can be installed in many workspaces."""

    def __init__(self, database: Database, sealer: Sealer) -> None:
        self._database, self._sealer = database, sealer

    async def save(self, made: Installation) -> None:
        """Keep an installation in the place of an earlier one. Raises `storage.sealing.NoKey`."""
        record = self._record(made)
        await self._database.write(lambda tables: tables.table("installations").upsert(record, pk="workspace"))

    async def find(self, workspace: str) -> Installation | None:
        """The installation that serves a workspace: its own, else that of its organisation.

        Raises `storage.sealing.CannotUnseal`.
        """
        sql = """
            SELECT * FROM installations WHERE workspace = ? OR (is_whole_organisation AND workspace IN
                (SELECT organisation FROM organisations WHERE workspace = ?))
            ORDER BY is_whole_organisation
        """
        found = await self._database.read(lambda tables: row(tables, sql, workspace, workspace))
        return self._read(found) if found else None

    async def all(self) -> list[Installation]:
        """Every installation. Raises `storage.sealing.CannotUnseal`."""
        found = await self._database.read(lambda tables: rows(tables, "SELECT * FROM installations ORDER BY workspace"))
        return [self._read(each) for each in found]

    async def belongs(self, workspace: str, organisation: str) -> None:
        """Note that a workspace is part of an organisation, so that the organisation's installation serves it."""
        record = {"workspace": workspace, "organisation": organisation}
        await self._database.write(lambda tables: tables.table("organisations").upsert(record, pk="workspace"))

    async def members(self, organisation: str) -> list[str]:
        """The workspaces that are known to be part of an organisation."""
        sql = "SELECT workspace FROM organisations WHERE organisation = ? ORDER BY workspace"
        found = await self._database.read(lambda tables: rows(tables, sql, organisation))
        return [str(each["workspace"]) for each in found]

    async def start_refresh(self, known: Installation, at: datetime, until: datetime) -> bool:
        """Whether the caller, who knows the installation so, may get the next token now: a refresh works once.

        One process at a time may, and none that knows a token which another has changed meanwhile.
        """
        sql = """
            UPDATE installations SET refreshing_until = ?
            WHERE workspace = ? AND expires_at IS ? AND (refreshing_until IS NULL OR refreshing_until <= ?)
        """
        values = (stamp(until), known.workspace, stamp(known.expires_at) if known.expires_at else None, stamp(at))
        return await self._database.write(lambda tables: tables.conn.execute(sql, values).rowcount == 1)

    async def refreshed(self, workspace: str, token: str, refresh: str, expires_at: datetime) -> None:
        """Keep the next token of an installation."""
        sql = """
            UPDATE installations SET token = ?, refresh = ?, expires_at = ?, refreshing_until = NULL
            WHERE workspace = ?
        """
        sealed = (self._sealer.seal(token, workspace), self._sealer.seal(refresh, workspace))

        def change(tables: Tables) -> None:
            tables.conn.execute(sql, (*sealed, stamp(expires_at), workspace))

        await self._database.write(change)

    async def remove(self, workspace: str) -> bool:
        """Forget an installation and its token; whether there was one."""
        sql = "DELETE FROM installations WHERE workspace = ?"
        return await self._database.write(lambda tables: bool(tables.conn.execute(sql, (workspace,)).rowcount))

    def _record(self, made: Installation) -> dict[str, Any]:
        return {
            "workspace": made.workspace,
            "name": made.name,
            "bot_user": made.bot_user,
            "token": self._sealer.seal(made.token, made.workspace),
            "scopes": ",".join(made.scopes),
            "organisation": made.organisation,
            "is_whole_organisation": int(made.is_whole_organisation),
            "refresh": self._sealer.seal(made.refresh, made.workspace),
            "expires_at": stamp(made.expires_at) if made.expires_at else None,
            "installed_by": made.installed_by,
            "installed_at": stamp(made.installed_at) if made.installed_at else None,
            "refreshing_until": None,
        }

    def _read(self, found: Mapping[str, Any]) -> Installation:
        workspace = found["workspace"]
        return Installation(
            workspace=workspace,
            name=found["name"],
            bot_user=found["bot_user"],
            token=self._sealer.unseal(found["token"], workspace),
            scopes=tuple(filter(None, found["scopes"].split(","))),
            organisation=found["organisation"],
            is_whole_organisation=bool(found["is_whole_organisation"]),
            refresh=self._sealer.unseal(found["refresh"], workspace),
            expires_at=unstamp(found["expires_at"]) if found["expires_at"] else None,
            installed_by=found["installed_by"],
            installed_at=unstamp(found["installed_at"]) if found["installed_at"] else None,
        )
