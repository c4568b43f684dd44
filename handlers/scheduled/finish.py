"""What happens when a task completed: its file is made and announced, and what it collected is remembered.

The end of the task, the file, the announcement and the memory are one transaction: a crash before it finds the task
still due, and the API gives the same file again (contract 9.5).
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from api.contract.tasks import Format, TaskState
from api.errors import ApiError, BadRequest, NotFound, TooFast
from handlers.collecting import letters
from handlers.collecting.exported import exported
from handlers.collecting.intervals import GIVEN_UP_AFTER, SLOW_EVERY
from handlers.collecting.results import collected_values
from handlers.context import Context
from handlers.scheduled.lasting import lasting_reason
from handlers.scheduled.watching import counted, put_off
from storage import collected, files, tasks
from storage.collections import Collection
from storage.database import Change
from storage.files import NewFile
from storage.tasks import Task
from storage.times import stamp

AGAIN_AFTER = timedelta(minutes=1)
"""How long until an export that failed is asked for again; `SLOW_EVERY` once it failed for an hour."""

FORMAT = Format.XLSX
"""What is exported by itself; the other formats are a press away."""

log = logging.getLogger(__name__)


async def finish(context: Context, task: Task, collection: Collection, counts: dict[str, Any]) -> None:
    """Export a completed task and announce it. `counts` are the last figures. Raises `LeaseLost`."""
    completed = {**counts, "state": TaskState.COMPLETED.value, "reason": ""}
    try:
        file = await exported(context, task, collection, FORMAT)
    except (NotFound, BadRequest) as nothing:  # completed without a row (contract 9.5)
        log.info("A task completed without a file. action=finish task=%s error=%s", task.id, nothing)
        await _end(context, task, collection, completed, letters.ended(context, collection, task.id))
    except ApiError as failed:
        await _again(context, task, collection, completed, failed)
    else:
        now, values = context.clock(), await _collected(context, task, collection, counts)
        noted: Change = lambda tables: collected.note(tables, task.workspace, task.platform, values, task.id, now)  # noqa: E731
        await _end(context, task, collection, completed, noted, *announcement(context, collection, file))


async def _collected(context: Context, task: Task, collection: Collection, counts: dict[str, Any]) -> tuple[str, ...]:
    """The values that need not be collected again soon; none where the API does not say, which delays no file."""
    try:
        return await collected_values(context, task, collection, counts.get("failed", task.failed))
    except ApiError as failed:
        log.info("What a task collected is not remembered. action=finish task=%s error=%s", task.id, failed)
        return ()


def announcement(context: Context, collection: Collection, file: NewFile) -> tuple[Change, ...]:
    """What writes a file down and announces it in the thread, with the file itself where the workspace wants that."""
    id_, now = context.store.token(), context.clock()
    more = (letters.uploaded(context, collection, id_),) if file.handover in files.UPLOADED else ()
    return (lambda tables: files.add(tables, id_, file, now), letters.ready(context, collection, id_), *more)


async def _end(
    context: Context, task: Task, collection: Collection, columns: dict[str, Any], *announced: Change
) -> None:
    written = {**columns, "ended_at": stamp(context.clock()), "due_at": None}
    await context.store.write(
        lambda tables: tasks.change(tables, task, context.worker, **written),
        letters.redraw(context, collection),
        *announced,
    )
    log.info("A task is done. action=finish task=%s", task.id)


async def _again(
    context: Context, task: Task, collection: Collection, columns: dict[str, Any], failed: ApiError
) -> None:
    """Note that a task completed, and when to ask for its file again; after a day in vain people are told of none."""
    now = context.clock()
    since = _in_vain_since(task, failed, now)
    log.warning("A finished task has no file yet. action=finish task=%s error=%s", task.id, failed)
    reason = lasting_reason(failed)
    told = {**counted(task), **columns, "reason": reason, "request_id": failed.request_id}
    told["troubled_since"] = stamp(since) if since else None
    vain = now - since if since else timedelta()
    if vain >= GIVEN_UP_AFTER and not isinstance(failed, TooFast):
        told["reason"] = reason or type(failed).__name__
        await _end(context, task, collection, told, letters.ended(context, collection, task.id))
        return
    written = {**told, "due_at": stamp(now + _wait(failed, vain))}
    await context.store.write(
        lambda tables: tasks.change(tables, task, context.worker, **written),
        letters.redraw(context, collection, at_once=reason != task.reason),
    )


def _in_vain_since(task: Task, failed: ApiError, now: datetime) -> datetime | None:
    """Since when the file of a task is asked for in vain; an ask that had to wait for its turn does not count."""
    if isinstance(failed, TooFast):
        return put_off(task, failed).troubled_since if task.state == "completed" else None
    return task.troubled_since if task.state == "completed" and task.troubled_since else now


def _wait(failed: ApiError, vain: timedelta) -> timedelta:
    if isinstance(failed, TooFast):
        return timedelta(seconds=failed.wait)
    return SLOW_EVERY if lasting_reason(failed) or vain > SLOW_EVERY else AGAIN_AFTER
