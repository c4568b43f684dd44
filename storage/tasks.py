"""The tasks of collections: an intent is written before it is sent, and what was sent is watched until it ends.

intent:  intended → sent → confirmed, or refused; `unknown` where nobody can tell whether it arrived. An unknown one is
never sent again by itself, because it may be paid twice.
state:   '' → processing → completed, failed or timeout, as the API says; `given_up` where it never ended, `stopped`
where a person stopped watching. A row with `ended_at` has nothing under way; `due_at` says when to look again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any, Literal

from sqlite_utils import Database as Tables

from storage.database import Database, row, rows
from storage.leases import Lease, claim, hold, settle
from storage.reservations import free_repeat
from storage.times import stamp, unstamp

Intent = Literal["intended", "sent", "confirmed", "unknown", "refused"]
State = Literal["", "processing", "completed", "failed", "timeout", "given_up", "stopped"]

DURATIONS = 50
"""How many of the last completed tasks say how long one usually takes."""


@dataclass(frozen=True, slots=True)
class NewTask:
    """What one submit would carry. `task_type` is LINK_BATCH, FILE_UPLOAD or KEYWORD."""

    platform: str
    task_type: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task(NewTask):
    """A stored task. `id` is ours, `task_id` the API's once it is confirmed; `hook` is the secret part of its webhook.

    `reason` and `request_id` tell why it was refused, is unknown or failed; of one that runs, why it cannot be asked
    about just now. Counts are None until the API told them. `troubled_since` is when it was first asked about in vain,
    None once the API answered; `unwatched` is how long in all nobody asked although it was due.
    """

    id: str
    workspace: str
    collection: str
    intent: Intent
    reason: str
    request_id: str
    task_id: str
    hook: str
    state: State
    total: int | None
    completed: int | None
    failed: int | None
    progress: float | None
    made_at: datetime
    submitted_at: datetime | None
    ended_at: datetime | None
    due_at: datetime | None
    polls: int
    troubled_since: datetime | None = None
    unwatched: timedelta = timedelta()


class Tasks:
    """The tasks of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, workspace: str, task: str) -> Task | None:
        """A task of a workspace by our id or by the API's."""
        sql = """
            SELECT * FROM tasks WHERE workspace = ? AND id IN (
                SELECT ? UNION ALL SELECT id FROM tasks WHERE workspace = ? AND task_id = ? AND task_id <> ''
            )
        """
        found = await self._database.read(lambda tables: row(tables, sql, workspace, task, workspace, task))
        return _task(found) if found else None

    async def of_collection(self, workspace: str, collection: str) -> list[Task]:
        """The tasks of a collection, in the order in which they were asked for."""
        sql = "SELECT * FROM tasks WHERE workspace = ? AND collection = ? ORDER BY made_at, rowid"
        return await self._many(sql, workspace, collection)

    async def newest(self, workspace: str, most: int) -> list[Task]:
        """The newest tasks of a workspace, newest first."""
        return await self._many(
            "SELECT * FROM tasks WHERE workspace = ? ORDER BY made_at DESC, rowid DESC LIMIT ?", workspace, most
        )

    async def of_hook(self, hook: str) -> Task | None:
        """The task whose webhook has this secret part."""
        found = await self._database.read(lambda tables: row(tables, "SELECT * FROM tasks WHERE hook = ?", hook))
        return _task(found) if found else None

    async def usual_duration(self, workspace: str, like: NewTask) -> timedelta | None:
        """How long the last completed tasks of a workspace like this one took, in the middle; None before the first.

        Alike are those of the same platform and type with half to twice as many values.
        """
        sql = """
            SELECT submitted_at, ended_at FROM tasks WHERE workspace = ? AND platform = ? AND task_type = ?
            AND json_array_length("values") * 2 >= ? AND json_array_length("values") <= ? * 2 AND state = 'completed'
            AND submitted_at IS NOT NULL AND ended_at IS NOT NULL ORDER BY ended_at DESC LIMIT ?
        """
        size = len(like.values)
        asked = (workspace, like.platform, like.task_type, size, size, DURATIONS)
        found = await self._database.read(lambda tables: rows(tables, sql, *asked))
        lengths = [(unstamp(one["ended_at"]) - unstamp(one["submitted_at"])).total_seconds() for one in found]
        return timedelta(seconds=median(lengths)) if lengths else None

    async def claim_submits(self, lease: Lease, most: int, collection: str = "") -> list[Task]:
        """Lease intents that are due to be sent, of one collection or of any.

        One whose intent is `sent` belonged to a worker that never came back: nobody knows whether it arrived.
        """
        also = "intent IN ('intended', 'sent') AND (? = '' OR collection = ?)"
        return await self._claim(lease, most, also, collection, collection)

    async def claim_due(self, lease: Lease, most: int) -> list[Task]:
        """Lease confirmed tasks whose state is to be asked for."""
        return await self._claim(lease, most, "intent = 'confirmed'")

    async def mark_sent(self, task: Task, owner: str) -> None:
        """Note that a submit is about to leave; the lease stays. Raises `LeaseLost`."""
        await self._database.write(lambda tables: hold(tables, "tasks", task.workspace, task.id, owner, intent="sent"))

    async def make_due(self, hook: str, task_id: str, at: datetime) -> bool:
        """Look at a task now, because its webhook says that it changed; whether there is such a task.

        A task whose submit has an unknown outcome learns its id this way: only the API knew the secret part. Whoever is
        just asking about the task loses it: what they are told may be older.
        """

        def change(tables: Tables) -> bool:
            is_known = adopt(tables, hook, task_id, at)
            sql = """
                UPDATE tasks SET due_at = ?, lease_owner = NULL, lease_until = NULL
                WHERE hook = ? AND task_id = ? AND ended_at IS NULL AND (due_at > ? OR lease_until > ?)
            """
            tables.conn.execute(sql, (stamp(at), hook, task_id, stamp(at), stamp(at)))
            return is_known

        return await self._database.write(change)

    async def stop_watching(self, workspace: str, task: str, at: datetime) -> bool:
        """Ask no more about a task; whether it was under way. The API goes on with it and its price."""
        columns = {"state": "stopped", "ended_at": stamp(at), "due_at": None}
        return await self._change(workspace, task, "ended_at IS NULL AND intent = 'confirmed'", **columns)

    async def watch(self, workspace: str, task: str, at: datetime) -> bool:
        """Ask now about a task that was left alone or that the API said nothing of; whether it was one."""
        unanswered = "intent = 'confirmed' AND ended_at IS NULL AND reason <> ''"
        if await self._change(workspace, task, unanswered, due_at=stamp(at)):
            return True
        columns: dict[str, Any] = {"state": "processing", "ended_at": None, "due_at": stamp(at)}
        columns |= {"submitted_at": stamp(at), "polls": 0, "reason": "", "request_id": "", "troubled_since": None}
        columns |= {"unwatched_seconds": 0.0}
        return await self._change(workspace, task, "state IN ('given_up', 'stopped')", **columns)

    async def try_again(self, workspace: str, task: str, ended_at: datetime, at: datetime) -> bool:
        """Send an unknown or refused submit again, because a person said so; whether it was one."""
        return await self._database.write(lambda tables: try_again(tables, workspace, task, ended_at, at))

    async def _change(self, workspace: str, task: str, only: str, *values: Any, **columns: Any) -> bool:
        return await self._database.write(
            lambda tables: _change_from_outside(tables, workspace, task, only, *values, **columns)
        )

    async def _claim(self, lease: Lease, most: int, also: str, *values: str) -> list[Task]:
        claimed = await self._database.write(lambda tables: claim(tables, "tasks", lease, most, also, *values))
        return [_task(found) for found in claimed]

    async def _many(self, sql: str, *values: Any) -> list[Task]:
        return [_task(found) for found in await self._database.read(lambda tables: rows(tables, sql, *values))]


def add(tables: Tables, id_: str, hook: str, workspace: str, collection: str, new: NewTask, at: datetime) -> None:
    """Write an intent down, due to be sent at `at`."""
    record = {
        "workspace": workspace,
        "id": id_,
        "collection": collection,
        "platform": new.platform,
        "task_type": new.task_type,
        "values": json.dumps(new.values, ensure_ascii=False),
        "intent": "intended",
        "hook": hook,
        "state": "",
        "made_at": stamp(at),
        "due_at": stamp(at),
        "polls": 0,
    }
    tables.table("tasks").insert(record)


def change(tables: Tables, task: Task, owner: str, **columns: Any) -> None:
    """Write columns of a leased task, give the lease back and let its collection follow. Raises `LeaseLost`.

    Times are given as they are stored (`storage.times.stamp`).
    """
    settle(tables, "tasks", task.workspace, task.id, owner, **columns)
    follow(tables, task.workspace, task.collection)


def try_again(tables: Tables, workspace: str, task: str, ended_at: datetime, at: datetime) -> bool:
    """Send an unknown or refused submit again, because a person said so; whether it was one.

    `ended_at` is when the attempt ended that the person saw: nobody pays for a later one by pressing twice.
    """
    columns = {"intent": "intended", "reason": "", "request_id": "", "ended_at": None, "due_at": stamp(at)}
    only = "intent IN ('unknown', 'refused') AND task_id = '' AND ended_at = ?"
    return _change_from_outside(tables, workspace, task, only, stamp(ended_at), **columns)


def _change_from_outside(tables: Tables, workspace: str, task: str, only: str, *values: Any, **columns: Any) -> bool:
    """Change a task from outside: whoever holds a lease on it loses it."""
    assignments = ", ".join(f'"{name}" = ?' for name in columns)
    sql = f"""
        UPDATE tasks SET {assignments}, lease_owner = NULL, lease_until = NULL
        WHERE workspace = ? AND id = ? AND ({only}) RETURNING collection
    """  # noqa: S608 - constants
    changed = rows(tables, sql, *columns.values(), workspace, task, *values)
    for one in changed:
        follow(tables, workspace, one["collection"])
    return bool(changed)


def adopt(tables: Tables, hook: str, task_id: str, at: datetime) -> bool:
    """Give the API's id to a task that has none yet and may have been submitted; whether the task has this id now.

    Whoever holds a lease on it loses it, so that nobody marks it unknown or sends it once more.
    """
    repeat = row(
        tables, "SELECT workspace, id FROM tasks WHERE hook = ? AND intent = 'intended' AND task_id = ''", hook
    )
    if repeat:
        free_repeat(tables, repeat["workspace"], repeat["id"])
    sql = """
        UPDATE tasks SET intent = 'confirmed', task_id = ?, state = 'processing', due_at = ?, ended_at = NULL,
        submitted_at = coalesce(submitted_at, made_at), reason = '', lease_owner = NULL, lease_until = NULL
        WHERE hook = ? AND intent IN ('intended', 'sent', 'unknown') AND task_id = '' RETURNING workspace, collection
    """
    for one in rows(tables, sql, task_id, stamp(at), hook):
        follow(tables, one["workspace"], one["collection"])
    return row(tables, "SELECT 1 FROM tasks WHERE hook = ? AND task_id = ?", hook, task_id) is not None


def follow(tables: Tables, workspace: str, collection: str) -> None:
    """Let a collection be over when nothing of it is under way any more, and run while something is."""
    sql = """
        UPDATE collections SET state = CASE WHEN EXISTS (
            SELECT 1 FROM tasks WHERE tasks.workspace = collections.workspace
            AND tasks.collection = collections.id AND tasks.ended_at IS NULL
        ) THEN 'running' ELSE 'over' END WHERE workspace = ? AND id = ?
    """
    tables.conn.execute(sql, (workspace, collection))


def _task(found: Mapping[str, Any]) -> Task:
    times: dict[str, Any] = {
        name: unstamp(found[name]) if found[name] else None
        for name in ("submitted_at", "ended_at", "due_at", "troubled_since")
    }
    counts: dict[str, Any] = {name: found[name] for name in ("total", "completed", "failed", "progress", "polls")}
    texts: dict[str, Any] = {
        name: found[name] for name in ("id", "workspace", "collection", "platform", "task_type", "intent")
    }
    texts |= {name: found[name] for name in ("reason", "request_id", "task_id", "hook", "state")}
    return Task(
        values=tuple(json.loads(found["values"])),
        made_at=unstamp(found["made_at"]),
        unwatched=timedelta(seconds=found["unwatched_seconds"]),
        **texts,
        **times,
        **counts,
    )
