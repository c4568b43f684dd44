"""How the memory and the jobs fare: what is overdue, when deliveries come, how large the file is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.database import Database, Tables, row
from storage.times import unstamp


@dataclass(frozen=True, slots=True)
class Figures:
    """Of a workspace: when the delivery before the newest came and since when something is due, None for nothing.

    `size` is that of the whole file with its write-ahead log, in bytes.
    """

    delivery_before: datetime | None
    due_since: datetime | None
    size: int


class Health:
    """The figures of any workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, workspace: str) -> Figures:
        """The figures of one."""
        path = self._database.path
        sizes = [each.stat().st_size for each in (path, path.with_name(path.name + "-wal")) if each.exists()]
        last, due = await self._database.read(lambda tables: (_before(tables, workspace), _due(tables, workspace)))
        return Figures(last, due, sum(sizes))


def _before(tables: Tables, workspace: str) -> datetime | None:
    sql = "SELECT max(at) AS at FROM seen WHERE workspace = ? AND at < (SELECT max(at) FROM seen WHERE workspace = ?)"
    found = row(tables, sql, workspace, workspace)
    return unstamp(found["at"]) if found and found["at"] else None


def _due(tables: Tables, workspace: str) -> datetime | None:
    """Since when a letter, a task or a digest of the workspace waits."""
    sql = """
        SELECT min(due_at) AS at FROM (
            SELECT due_at FROM outbox WHERE workspace = :workspace AND state = 'waiting' AND due_at IS NOT NULL
            UNION ALL SELECT due_at FROM tasks WHERE workspace = :workspace AND due_at IS NOT NULL
            UNION ALL SELECT due_at FROM digests WHERE workspace = :workspace AND state = 'active'
        )
    """
    at = tables.conn.execute(sql, {"workspace": workspace}).fetchone()[0]
    return unstamp(at) if at else None
