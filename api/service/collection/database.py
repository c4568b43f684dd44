"""The file beside the creators' that holds tasks, their values and rows, and the calls to webhooks.

Times in it are seconds since 1970 in UTC.
"""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database as Tables
from sqlite_utils.migrations import Migrations

from api.service.database import Database

migrations = Migrations("collection")


@migrations()
def tasks(tables: Tables) -> None:
    """Tasks, the values they were given in order, and the rows they collected.

    Value number n, from 1, has been read `n * pace` seconds after the task was made. `due_at` is when somebody has to
    look: when that is next the case, or when a lease ends.
    """
    made = tables.table("tasks")
    made.create(
        {
            "task_id": str,
            "owner": str,
            "task_type": str,
            "platform": str,
            "name": str,
            "webhook_url": str,
            "total": int,
            "state": str,
            "is_read": int,
            "completed": int,
            "failed": int,
            "unreadable": int,
            "troubles": int,
            "pace": float,
            "made_at": float,
            "ends_by": float,
            "due_at": float,
            "lease": str,
            "ended_at": float,
        },
        pk="task_id",
        not_null={"owner", "task_type", "platform", "total", "state", "pace", "made_at", "ends_by"},
        defaults={"is_read": 0, "completed": 0, "failed": 0, "unreadable": 0, "troubles": 0},
    )
    tables.conn.execute("CREATE INDEX tasks_due ON tasks (due_at) WHERE due_at IS NOT NULL")
    tables.table("task_values").create(
        {"task_id": str, "position": int, "value": str}, pk=("task_id", "position"), not_null={"value"}
    )
    tables.table("task_rows").create(
        {"task_id": str, "position": int, "uid": str, "row": str},
        pk=("task_id", "position"),
        not_null={"uid", "row"},
    )
    tables.table("task_rows").create_index(["task_id", "uid"], unique=True)


@migrations()
def calls(tables: Tables) -> None:
    """Calls to webhooks: one for a task and event, written in the transaction that ended the task."""
    tables.table("calls").create(
        {
            "id": int,
            "task_id": str,
            "event": str,
            "owner": str,
            "url": str,
            "content": str,
            "state": str,
            "attempts": int,
            "due_at": float,
            "lease": str,
            "trouble": str,
            "made_at": float,
        },
        pk="id",
        not_null={"task_id", "event", "owner", "url", "content", "state", "attempts", "made_at"},
    )
    tables.table("calls").create_index(["task_id", "event"], unique=True)
    tables.conn.execute("CREATE INDEX calls_due ON calls (due_at) WHERE due_at IS NOT NULL")


@migrations()
def ends_of_tasks(tables: Tables) -> None:
    """What finds tasks that ended long ago."""
    tables.conn.execute("CREATE INDEX tasks_ended ON tasks (ended_at) WHERE ended_at IS NOT NULL")


class TaskDatabase(Database):
    """The open file. Safe to use from several threads and beside other processes."""

    def __init__(self, path: Path) -> None:
        """Open or create the file and its tables."""
        super().__init__(path, migrations)
