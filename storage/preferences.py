"""What people and workspaces chose: language, platform, service level, time zone. Empty means not chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from storage.database import Database, Tables, row
from storage.times import stamp


@dataclass(frozen=True, slots=True)
class Choices:
    """What somebody chose; an empty text is no choice."""

    language: str = ""
    platform: str = ""
    level: str = ""


class Preferences:
    """The choices of people, and of workspaces for people who made none."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of_person(self, workspace: str, person: str) -> Choices:
        """What a person chose."""
        sql = "SELECT language, platform, level FROM people WHERE workspace = ? AND person = ?"
        found = await self._database.read(lambda tables: row(tables, sql, workspace, person))
        return _choices(found)

    async def of_workspace(self, workspace: str) -> Choices:
        """What a workspace chose."""
        sql = "SELECT language, platform, level FROM workspaces WHERE workspace = ?"
        return _choices(await self._database.read(lambda tables: row(tables, sql, workspace)))

    async def zone(self, workspace: str) -> tzinfo:
        """The zone by whose clocks a workspace's days and months begin."""
        return await self._database.read(lambda tables: zone_of(tables, workspace))

    async def chosen_zone(self, workspace: str) -> str:
        """The IANA name of the zone that somebody chose for a workspace; empty where nobody did."""
        sql = "SELECT zone FROM workspaces WHERE workspace = ?"
        found = await self._database.read(lambda tables: row(tables, sql, workspace))
        return str(found["zone"] or "") if found else ""

    async def choose(self, workspace: str, person: str, at: datetime, **chosen: str) -> None:
        """Keep a person's choices (`language`, `platform`, `level`); what is not named stays as it was."""
        record = {"workspace": workspace, "person": person, "updated_at": stamp(at), **chosen}
        await self._database.write(lambda tables: tables.table("people").upsert(record, pk=("workspace", "person")))

    async def choose_for_workspace(self, workspace: str, at: datetime, **chosen: str) -> None:
        """Keep a workspace's choices, as `choose`, and its `zone` (an IANA name)."""
        record = {"workspace": workspace, "updated_at": stamp(at), **chosen}
        await self._database.write(lambda tables: tables.table("workspaces").upsert(record, pk="workspace"))


def zone_of(tables: Tables, workspace: str) -> tzinfo:
    """The zone by whose clocks a workspace's days and months begin: UTC until somebody chose another."""
    found = row(tables, "SELECT zone FROM workspaces WHERE workspace = ?", workspace)
    try:
        return ZoneInfo(found["zone"]) if found and found["zone"] else UTC
    except ZoneInfoNotFoundError:  # known where it was chosen, and not on this machine
        return UTC


def _choices(found: dict[str, str | None] | None) -> Choices:
    return Choices(**{name: value or "" for name, value in (found or {}).items()})
