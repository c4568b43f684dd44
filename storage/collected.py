"""What a workspace has collected already, so that people are told before they pay for it again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlite_utils import Database as Tables

from storage.database import Database, rows
from storage.times import stamp, unstamp

AT_ONCE = 500
"""Values asked for in one query: SQLite takes no more than some thousands."""


class Collected:
    """The collected values of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def since(self, workspace: str, platform: str, values: Iterable[str], at: datetime) -> dict[str, datetime]:
        """Those of `values` that were collected at `at` or later, each with its time; case does not matter."""
        wanted = {folded(value): value for value in values}

        def ask(tables: Tables) -> dict[str, datetime]:
            found: dict[str, datetime] = {}
            keys = list(wanted)
            for start in range(0, len(keys), AT_ONCE):
                some = keys[start : start + AT_ONCE]
                marks = ", ".join("?" * len(some))
                sql = f"""
                    SELECT value, collected_at FROM collected
                    WHERE workspace = ? AND platform = ? AND collected_at >= ? AND value IN ({marks})
                """  # noqa: S608 - question marks
                for one in rows(tables, sql, workspace, platform, stamp(at), *some):
                    found[wanted[one["value"]]] = unstamp(one["collected_at"])
            return found

        return await self._database.read(ask)


def note(tables: Tables, workspace: str, platform: str, values: Iterable[str], task: str, at: datetime) -> None:
    """Note that a task collected these values."""
    sql = """
        INSERT INTO collected (workspace, platform, value, collected_at, task) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (workspace, platform, value)
        DO UPDATE SET collected_at = excluded.collected_at, task = excluded.task
    """
    tables.conn.executemany(sql, [(workspace, platform, folded(value), stamp(at), task) for value in values])


def folded(value: str) -> str:
    """A value as it is compared: without blanks around it, in one case."""
    return value.strip().casefold()
