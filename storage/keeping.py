"""Dropping what is past its time, a batch at a time, so that nobody waits long for the write lock."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Protocol, TypeAlias

from sqlite_utils import Database as Tables

from storage.database import Database
from storage.dropping import drop
from storage.kinds import ById, Kind, Periods, Trim
from storage.retention import KINDS, TRIMS
from storage.times import stamp

BATCH = 500
"""Rows of one transaction."""

MOST_BATCHES = 100
"""Transactions for one table in one sweep."""


class _Some(Protocol):
    """Does away with up to `most` rows whose time is before the stored moment; gives how many."""

    def __call__(self, tables: Tables, before: str, most: int) -> int: ...


class Keeping:
    """What is past its time, in every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def sweep(self, at: datetime, periods: Periods, *, batch: int = BATCH, most: int = MOST_BATCHES) -> Swept:
        """Drop what is past its time at `at`; gives how many rows of which table.

        Of a table with more than `most` batches of it the rest is left for the next sweep.
        """
        swept: dict[str, int] = {}
        for name, some, kept_for in _work(periods):
            before = stamp(at - kept_for)
            for _ in range(most):
                count = await self._database.write(partial(some, before=before, most=batch))
                swept[name] = swept.get(name, 0) + count
                if count < batch:
                    break
        return {name: count for name, count in swept.items() if count}


Swept: TypeAlias = dict[str, int]
"""Rows by the name of their table; for a column that was emptied, by `TABLE.COLUMN`."""


def _work(periods: Periods) -> list[tuple[str, _Some, timedelta]]:
    """What there is to do, with its name and the time for which it is kept."""
    dropping = [(kind.table, _dropping(kind), periods.of(kind.period)) for kind in KINDS if kind.period]
    trimming = [(f"{trim.table}.{trim.column}", _trimming(trim), periods.of(trim.period)) for trim in TRIMS]
    return [(name, some, kept_for) for name, some, kept_for in (*dropping, *trimming) if kept_for is not None]


def _dropping(kind: Kind) -> _Some:
    over = f"({kind.over})" + (f" AND {_FREE}" if kind.table == "creators" else "")
    sql = f"SELECT rowid FROM {kind.table} WHERE {kind.since} < ? AND {over} LIMIT ?"  # noqa: S608 - constants

    def some(tables: Tables, before: str, most: int) -> int:
        numbers = [number for (number,) in tables.conn.execute(sql, (before, most)).fetchall()]
        return drop(tables, kind, numbers)

    return some


def _trimming(trim: Trim) -> _Some:
    chosen = f"SELECT rowid FROM {trim.table} WHERE {trim.since} < ? AND {trim.column} <> ? LIMIT ?"  # noqa: S608
    sql = f"UPDATE {trim.table} SET {trim.column} = ? WHERE rowid IN ({chosen})"  # noqa: S608 - constants

    def some(tables: Tables, before: str, most: int) -> int:
        return int(tables.conn.execute(sql, (trim.empty, before, trim.empty, most)).rowcount)

    return some


def _is_free() -> str:
    """The condition that no row refers to a creator's."""
    referring = [
        f"SELECT 1 FROM {kind.table} AS r WHERE r.workspace = creators.workspace AND r.{way.column} = creators.id"  # noqa: S608
        for kind in KINDS
        for way in kind.creators
        if isinstance(way, ById) and kind.table != "creators"
    ]
    return " AND ".join(f"NOT EXISTS ({one})" for one in referring)


_FREE = _is_free()
