"""Purging a workspace: afterwards no row and no byte of the file or its write-ahead log is its.

What was under way in some process at that moment may still write a row of the workspace. So it is looked for once
more when all of that must have ended, unless the workspace is back by then: Scout was installed or spoken to again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlite_utils import Database as Tables

from storage import removals
from storage.database import Database, row, rows
from storage.removals import Removal
from storage.times import stamp

UNDER_WAY_MOST = timedelta(minutes=30)
"""Longer than anything may take that was begun before: calls, leases and approved requests."""

ON_ITS_WAY_MOST = timedelta(minutes=1)
"""A delivery that is seen within this time after the purge was sent before it."""


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What the API gave a workspace ids of, and may keep: its tasks, and the requests that it paid for."""

    tasks: tuple[str, ...]
    requests: tuple[str, ...]


class Purging:
    """All that is kept of a workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def held(self, workspace: str) -> dict[str, int]:
        """How many rows of each table are a workspace's; tables without any are left out."""

        def count(tables: Tables) -> dict[str, int]:
            counts = {table: _count(tables, table, workspace) for table in _tables(tables)}
            return {table: number for table, number in counts.items() if number}

        return await self._database.read(count)

    async def left_at_the_api(self, workspace: str) -> Leftovers:
        """What a workspace leaves behind at the API, as far as its rows tell: to be read before they go."""

        def read(tables: Tables) -> Leftovers:
            tasks = "SELECT task_id FROM tasks WHERE workspace = ? AND task_id <> ''"
            requests = "SELECT request_id FROM spending WHERE workspace = ? AND request_id <> ''"
            return Leftovers(
                tuple(str(one["task_id"]) for one in rows(tables, tasks, workspace)),
                tuple(str(one["request_id"]) for one in rows(tables, requests, workspace)),
            )

        return await self._database.read(read)

    async def workspaces(self) -> list[str]:
        """Every workspace of which something is kept."""
        return await self._database.read(_workspaces)

    async def is_back(self, workspace: str, since: datetime) -> bool:
        """Whether Scout was installed in a workspace after that moment of another clock, or spoken to from there."""
        later = since + ON_ITS_WAY_MOST
        return await self._database.read(lambda tables: _is_back(tables, workspace, installed=later, heard=later))

    async def purge(self, workspace: str, at: datetime) -> dict[str, int]:
        """Remove all that is kept of a workspace; gives how many rows of each table went.

        Where another process keeps the file from being scrubbed, `settle` does it later.
        """

        def change(tables: Tables) -> tuple[dict[str, int], int]:
            return _purge(tables, workspace), removals.note(tables, at, workspace)

        gone, number = await self._database.write(change)
        await self._scrub([number])
        return gone

    async def settle(self, at: datetime) -> dict[str, int]:
        """Look after removals: purge once more what came in late, and scrub what could not be scrubbed.

        Gives how many rows of each table went.
        """
        pending = await self._database.read(removals.pending)
        gone: dict[str, int] = {}
        for one in pending:
            if one.mark and one.at + UNDER_WAY_MOST <= at:
                again = await self._database.write(partial(_again, removal=one))
                gone = {table: gone.get(table, 0) + again.get(table, 0) for table in (*gone, *again)}
        unscrubbed = [one.number for one in pending if not one.is_scrubbed]
        if gone or unscrubbed:
            await self._scrub([one.number for one in pending])
        return gone

    async def _scrub(self, numbers: list[int]) -> None:
        if await self._database.scrub():
            await self._database.write(lambda tables: removals.scrubbed(tables, numbers))


def _again(tables: Tables, removal: Removal) -> dict[str, int]:
    """Purge what came in after a removal, and let go of it."""
    gone: dict[str, int] = {}
    for workspace in _workspaces(tables):
        if not removal.is_of(workspace):
            continue
        if not _is_back(tables, workspace, installed=removal.at, heard=removal.at + ON_ITS_WAY_MOST):
            gone = _purge(tables, workspace)
    if gone:
        tables.conn.execute("UPDATE removals SET is_scrubbed = 0 WHERE number = ?", (removal.number,))
    elif removal.is_scrubbed:
        removals.settled(tables, removal.number)
    return gone


def _is_back(tables: Tables, workspace: str, *, installed: datetime, heard: datetime) -> bool:
    """Whether Scout was installed after a moment, or a delivery seen after another: one on its way tells nothing."""
    sql = """
        SELECT 1 FROM installations WHERE workspace = ? AND installed_at > ?
        UNION ALL SELECT 1 FROM seen WHERE workspace = ? AND at > ?
    """
    return row(tables, sql, workspace, stamp(installed), workspace, stamp(heard)) is not None


def _purge(tables: Tables, workspace: str) -> dict[str, int]:
    sql = "DELETE FROM {} WHERE workspace = ?"
    counts = {table: tables.conn.execute(sql.format(table), (workspace,)).rowcount for table in _tables(tables)}
    return {table: count for table, count in counts.items() if count}


def _tables(tables: Tables) -> list[str]:
    """Every table with rows of workspaces, whether or not anybody described it."""
    sql = """
        SELECT DISTINCT t.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
        WHERE t.type = 'table' AND c.name = 'workspace' ORDER BY t.name
    """
    return [str(found["name"]) for found in rows(tables, sql)]


def _workspaces(tables: Tables) -> list[str]:
    sql = "SELECT DISTINCT workspace FROM {}"
    return sorted({str(one["workspace"]) for table in _tables(tables) for one in rows(tables, sql.format(table))})


def _count(tables: Tables, table: str, workspace: str) -> int:
    sql = f"SELECT count(*) AS n FROM {table} WHERE workspace = ?"  # noqa: S608 - a table of ours
    return int((row(tables, sql, workspace) or {"n": 0})["n"])
