"""Calls as rows: written with the end of their task, claimed under a lease, kept when they are done (contract 12)."""

from __future__ import annotations

import secrets
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Protocol

from api.contract.tasks import TaskState, TaskType
from api.contract.webhooks import body_of
from api.service.collection.database import TaskDatabase

EVENTS = {TaskState.COMPLETED: "collection.completed", TaskState.TIMEOUT: "collection.timeout"}
"""States that somebody is told of. There is no event for a failed task (contract 12)."""

LEASE_SECONDS = 30.0
"""Three times as long as a call may take, so that no call is made twice at the same time."""

CALLS_AT_ONCE = 100
OWNERS_CALLS_AT_ONCE = 10
"""Of one owner, by all processes together: receivers that hang hold up nobody else's calls."""


class CallState(StrEnum):
    """What became of a call."""

    WAITING = "waiting"
    SENT = "sent"
    GIVEN_UP = "given up"


@dataclass(frozen=True, slots=True)
class Call:
    """A call that is ours for now; `attempts` counts this one."""

    id: int
    lease: str
    task_id: str
    owner: str
    url: str
    content: str
    attempts: int


class Ended(Protocol):
    """What is told of a task that ended, besides its counts."""

    @property
    def task_id(self) -> str:
        """The task."""

    @property
    def owner(self) -> str:
        """The hash of the key that made it."""

    @property
    def task_type(self) -> TaskType:
        """What it was made from."""

    @property
    def webhook_url(self) -> str:
        """Whom to tell; empty for nobody."""

    @property
    def total(self) -> int:
        """Its values."""


class Counts(Protocol):
    """How a task ended."""

    state: TaskState
    completed: int
    failed: int


def add_call(connection: sqlite3.Connection, now: float, task: Ended, end: Counts) -> None:
    """Note that the receiver is to be told, if there is one and an event for this end. Part of the caller's write."""
    event = EVENTS.get(end.state)
    if not (task.webhook_url and event):
        return
    payload = {
        "event": event,
        "task_id": task.task_id,
        "task_type": task.task_type.value,
        "status": end.state.value,
        "total": task.total,
        "completed": end.completed,
        "failed": end.failed,
        "timestamp": f"{datetime.fromtimestamp(now, UTC):%Y-%m-%dT%H:%M:%SZ}",
    }
    values = (task.task_id, event, task.owner, task.webhook_url, body_of(payload), CallState.WAITING.value, now, now)
    connection.execute(
        "INSERT INTO calls (task_id, event, owner, url, content, state, attempts, due_at, made_at) "
        "VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?) ON CONFLICT (task_id, event) DO NOTHING",
        values,
    )


class Calls:
    """The calls of a service."""

    def __init__(self, database: TaskDatabase) -> None:
        self._database = database

    def next_due(self, after: float) -> float | None:
        """When the next call falls due that is not due by `after` already."""
        [(at,)] = self._database.rows("SELECT min(due_at) FROM calls WHERE due_at > ?", after)
        return None if at is None else float(at)

    def take(self, now: float, most: int = CALLS_AT_ONCE) -> list[Call]:
        """Claim calls that are due, of every owner no more than may be made at once.

        An attempt counts from here on, so one that a crash cut short is not free.
        """
        lease, until = secrets.token_hex(8), now + LEASE_SECONDS
        values = {"lease": lease, "until": until, "now": now, "most": most, "of_owner": OWNERS_CALLS_AT_ONCE}
        with self._database.writing() as connection:
            return [Call(*row) for row in connection.execute(_TAKE, values).fetchall()]

    def finish(self, call: Call, state: CallState, trouble: str = "", due_at: float | None = None) -> None:
        """Write down what became of an attempt: nothing more to do, or `due_at` the next."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE calls SET state = ?, trouble = ?, due_at = ?, lease = NULL WHERE id = ? AND lease = ?",
                (state.value, trouble, due_at, call.id, call.lease),
            )


_TAKE = """
    WITH busy AS (
        SELECT owner, count(*) AS number FROM calls WHERE due_at > :now AND lease IS NOT NULL GROUP BY owner
    ), due AS (
        SELECT id, owner, due_at, row_number() OVER (PARTITION BY owner ORDER BY due_at, id) AS number
        FROM calls WHERE due_at <= :now
    )
    UPDATE calls SET lease = :lease, due_at = :until, attempts = attempts + 1 WHERE id IN (
        SELECT due.id FROM due LEFT JOIN busy USING (owner)
        WHERE due.number + coalesce(busy.number, 0) <= :of_owner ORDER BY due.due_at, due.id LIMIT :most
    )
    RETURNING id, lease, task_id, owner, url, content, attempts
"""
