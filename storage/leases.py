"""Rows that are due, leased to one worker at a time. A worker that never came back loses its rows when the lease ends.

Tables with leases have the columns `due_at` (NULL where nothing is to be done), `lease_owner` and `lease_until`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlite_utils import Database as Tables

from storage.database import rows
from storage.times import stamp

Leased = Literal["tasks", "files", "outbox", "digests"]
"""The tables whose rows are leased."""


class LeaseLost(Exception):
    """The row is another worker's by now, or was changed from outside; what was to be written is not."""


@dataclass(frozen=True, slots=True)
class Lease:
    """Who claims rows, when, and for how long."""

    owner: str
    at: datetime
    lasts: timedelta

    @property
    def until(self) -> str:
        """The stored moment from which others may claim the row."""
        return stamp(self.at + self.lasts)


def claim(
    tables: Tables, table: Leased, lease: Lease, most: int, also: str = "1", *values: Any, order: str = "due_at"
) -> list[dict[str, Any]]:
    """Lease up to `most` due and free rows for which the condition `also` holds, those due longest first.

    Where more are due than are claimed, `order` says which go first.
    """
    now = stamp(lease.at)
    sql = f"""
        UPDATE {table} SET lease_owner = ?, lease_until = ? WHERE (workspace, id) IN (
            SELECT workspace, id FROM {table}
            WHERE due_at <= ? AND (lease_until IS NULL OR lease_until <= ?) AND ({also})
            ORDER BY {order} LIMIT ?
        ) RETURNING *
    """  # noqa: S608 - constants
    claimed = rows(tables, sql, lease.owner, lease.until, now, now, *values, most)
    return sorted(claimed, key=lambda found: str(found["due_at"]))


def hold(tables: Tables, table: Leased, workspace: str, id_: str, owner: str, **columns: Any) -> None:
    """Write columns of a leased row and keep the lease. Raises `LeaseLost`."""
    assignments = ", ".join(f'"{name}" = ?' for name in columns)
    sql = f"UPDATE {table} SET {assignments} WHERE workspace = ? AND id = ? AND lease_owner = ?"  # noqa: S608 - constants
    if tables.conn.execute(sql, (*columns.values(), workspace, id_, owner)).rowcount != 1:
        raise LeaseLost(f"{table} {id_} is no longer {owner}'s")


def settle(tables: Tables, table: Leased, workspace: str, id_: str, owner: str, **columns: Any) -> None:
    """Write columns of a leased row and give the lease back. Raises `LeaseLost`."""
    hold(tables, table, workspace, id_, owner, **columns, lease_owner=None, lease_until=None)
