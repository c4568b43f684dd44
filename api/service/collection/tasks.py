"""Tasks as their owners see them: made, looked up, and their rows page by page. A foreign task is never found."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson

from api.contract.platforms import Platform
from api.contract.tasks import TaskState, TaskType
from api.service.collection.database import TaskDatabase

ROWS_AT_ONCE = 500
"""Rows that an export reads together."""


@dataclass(frozen=True, slots=True)
class Task:
    """A task. `is_read` values were looked at; each of them is `completed` or `failed`. `owner` is a key's hash.

    `due_at` is when somebody has to work on it again, in seconds since 1970; None when it has ended.
    """

    task_id: str
    owner: str
    task_type: TaskType
    platform: Platform
    name: str
    total: int
    state: TaskState
    is_read: int
    completed: int
    failed: int
    due_at: float | None

    @property
    def progress(self) -> float:
        """Percent of the values that were read: 100 while the import goes on, and less where time ran out."""
        return round(100 * self.is_read / self.total, 1)


@dataclass(frozen=True, slots=True)
class Order:
    """What a submit asks for. `webhook_url` is empty where nobody is to be told."""

    task_type: TaskType
    platform: Platform
    values: Sequence[str]
    name: str = ""
    webhook_url: str = ""


class Tasks:
    """The tasks of a service. `seconds_per_item` and `longest` (seconds) hold for the tasks made from now on."""

    def __init__(
        self, database: TaskDatabase, clock: Callable[[], datetime], seconds_per_item: float, longest: float
    ) -> None:
        self._database, self._clock = database, clock
        self._pace, self._longest = seconds_per_item, longest

    def add(self, owner: str, order: Order) -> Task:
        """Take in a task. It is on disk when this returns, and its first value is read one item's time later."""
        now = self._clock()
        task_id = f"task_{now.astimezone(UTC):%Y%m%d}_{secrets.token_hex(8)}"
        at = now.timestamp()
        values = (
            task_id,
            owner,
            order.task_type.value,
            order.platform.value,
            order.name,
            order.webhook_url,
            len(order.values),
            TaskState.PROCESSING.value,
            self._pace,
            at,
            at + self._longest,
            at + min(self._pace, self._longest),
        )
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO tasks (task_id, owner, task_type, platform, name, webhook_url, total, state, pace, "
                "made_at, ends_by, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
            connection.executemany(
                "INSERT INTO task_values (task_id, position, value) VALUES (?, ?, ?)",
                ((task_id, position, value) for position, value in enumerate(order.values)),
            )
        found = self.find(owner, task_id)
        assert found is not None, "it was written just now"
        return found

    def find(self, owner: str, task_id: str) -> Task | None:
        """A task of the owner."""
        rows = self._database.rows(f"{_SELECT} WHERE task_id = ? AND owner = ?", task_id, owner)
        return _task(rows[0]) if rows else None

    def count_rows(self, task: Task) -> int:
        """How many creators the task has so far."""
        [(number,)] = self._database.rows("SELECT count(*) FROM task_rows WHERE task_id = ?", task.task_id)
        return int(number)

    def page(self, task: Task, offset: int, limit: int) -> list[dict[str, Any]]:
        """Rows in the order in which they were collected."""
        rows = self._database.rows(
            "SELECT row FROM task_rows WHERE task_id = ? ORDER BY position LIMIT ? OFFSET ?",
            task.task_id,
            limit,
            offset,
        )
        return [orjson.loads(row) for (row,) in rows]

    def every_row(self, task: Task) -> Iterator[dict[str, Any]]:
        """All rows in order, of which few are in memory at any time."""
        last = -1
        while rows := self._database.rows(
            "SELECT position, row FROM task_rows WHERE task_id = ? AND position > ? ORDER BY position LIMIT ?",
            task.task_id,
            last,
            ROWS_AT_ONCE,
        ):
            yield from (orjson.loads(row) for _, row in rows)
            last = rows[-1][0]

    def forget_before(self, at: datetime, most: int) -> int:
        """Drop up to `most` tasks that ended before then, with values, rows and calls; gives how many."""
        with self._database.writing() as connection:
            found = connection.execute(
                "SELECT task_id FROM tasks WHERE ended_at < ? LIMIT ?", (at.timestamp(), most)
            ).fetchall()
            for table in ("task_values", "task_rows", "calls", "tasks"):
                connection.executemany(f"DELETE FROM {table} WHERE task_id = ?", found)  # noqa: S608 - constants
        return len(found)


_SELECT = (
    "SELECT task_id, owner, task_type, platform, name, total, state, is_read, completed, failed, due_at FROM tasks"
)


def _task(row: tuple[Any, ...]) -> Task:
    task_id, owner, task_type, platform, name, total, state, *counts = row
    return Task(task_id, owner, TaskType(task_type), Platform(platform), name or "", total, TaskState(state), *counts)
