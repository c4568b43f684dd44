"""Due tasks, claimed under a lease and written back under it.

A claim is good for twenty seconds. What is written under a lease that somebody else has taken over since is dropped.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

import orjson

from api.contract.platforms import Platform
from api.contract.tasks import TaskState, TaskType
from api.service.collection.database import TaskDatabase
from api.service.webhooks.calls import add_call

LEASE_SECONDS = 20.0
TASKS_AT_ONCE, VALUES_AT_ONCE = 25, 50
"""What one claim takes: about half a second's work, so that a lease is long enough on any machine."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A task that is ours for now, with the values that have been due by `now`."""

    task_id: str
    lease: str
    owner: str
    task_type: TaskType
    platform: Platform
    webhook_url: str
    total: int
    is_read: int
    completed: int
    failed: int
    unreadable: int
    troubles: int
    pace: float
    made_at: float
    ends_by: float
    values: Sequence[str] = ()

    def at(self, number: int) -> float:
        """When value `number`, counted from 1, has been read; one after the last is the import."""
        return self.made_at + self.pace * number

    def due_by(self, until: float) -> int:
        """How many values should have been read by then."""
        if self.pace == 0:
            return self.total
        number = int((until - self.made_at) / self.pace)
        # Division and multiplication round differently; `at` decides, or a value would be due and not due at once.
        return number + (self.at(number + 1) <= until)


@dataclass(slots=True)
class Step:
    """How a task stands after a look: counts, new rows as (uid, row), its state, and when it is due again."""

    is_read: int
    completed: int
    failed: int
    unreadable: int
    troubles: int = 0
    rows: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    state: TaskState = TaskState.PROCESSING
    due_at: float | None = None


class Claims:
    """Due tasks of the file, for whoever works them off."""

    def __init__(self, database: TaskDatabase) -> None:
        self._database = database

    def next_due(self) -> float | None:
        """When somebody has to look again."""
        [(at,)] = self._database.rows("SELECT min(due_at) FROM tasks WHERE due_at IS NOT NULL")
        return None if at is None else float(at)

    def take(self, now: float, task_id: str | None = None) -> list[Claim]:
        """Claim what is due, or of that one task; nobody else gets it before the lease ends."""
        lease = secrets.token_hex(8)
        with self._database.writing() as connection:
            rows = connection.execute(_TAKE, (lease, now + LEASE_SECONDS, now, task_id, TASKS_AT_ONCE)).fetchall()
            return [_claim(connection, now, row) for row in rows]

    def put(self, now: float, steps: Sequence[tuple[Claim, Step]]) -> None:
        """Write down what became of claims, with the call to the webhook of those that ended."""
        with self._database.writing() as connection:
            for claim, step in steps:
                if _advance(connection, now, claim, step):
                    _add_rows(connection, claim.task_id, step.rows)
                    if step.state.is_final:
                        add_call(connection, now, claim, step)


_CLAIMED = tuple(column.name for column in fields(Claim) if column.name != "values")
_TAKE = (
    "UPDATE tasks SET lease = ?, due_at = ? WHERE task_id IN "  # noqa: S608 - the names are those of the class
    "(SELECT task_id FROM tasks WHERE due_at <= ? AND task_id = coalesce(?, task_id) ORDER BY due_at LIMIT ?) "
    f"RETURNING {', '.join(_CLAIMED)}"
)
_ADVANCE = (
    "UPDATE tasks SET is_read = ?, completed = ?, failed = ?, unreadable = ?, troubles = ?, state = ?, due_at = ?, "
    "ended_at = ?, lease = NULL WHERE task_id = ? AND lease = ?"
)


def _claim(connection: sqlite3.Connection, now: float, row: tuple[Any, ...]) -> Claim:
    taken: dict[str, Any] = dict(zip(_CLAIMED, row, strict=True))
    kinds = {"task_type": TaskType(taken["task_type"]), "platform": Platform(taken["platform"])}
    claim = Claim(**{**taken, **kinds})
    due = claim.due_by(min(now, claim.ends_by))
    found = connection.execute(
        "SELECT value FROM task_values WHERE task_id = ? AND position >= ? AND position < ? ORDER BY position",
        (claim.task_id, claim.is_read, min(due, claim.is_read + VALUES_AT_ONCE)),
    )
    return replace(claim, values=[value for (value,) in found])


def _advance(connection: sqlite3.Connection, now: float, claim: Claim, step: Step) -> bool:
    """Write a step; false where the lease has passed on."""
    ended_at = now if step.state.is_final else None
    counts = (step.is_read, step.completed, step.failed, step.unreadable, step.troubles)
    values = (*counts, step.state.value, step.due_at, ended_at, claim.task_id, claim.lease)
    return connection.execute(_ADVANCE, values).rowcount == 1


def _add_rows(connection: sqlite3.Connection, task_id: str, rows: Sequence[tuple[str, dict[str, Any]]]) -> None:
    """Add rows behind those that are there; a creator who was named twice is one row."""
    [(position,)] = connection.execute(
        "SELECT coalesce(max(position) + 1, 0) FROM task_rows WHERE task_id = ?", (task_id,)
    ).fetchall()
    connection.executemany(
        "INSERT INTO task_rows (task_id, position, uid, row) VALUES (?, ?, ?, ?) ON CONFLICT (task_id, uid) DO NOTHING",
        [(task_id, position + number, uid, orjson.dumps(row).decode()) for number, (uid, row) in enumerate(rows)],
    )
