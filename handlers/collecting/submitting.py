"""Sending what people asked to be collected: each once, and never again by itself where the outcome is unknown."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime, timedelta
from typing import Any

from api.client import Priority, Result
from api.contract.platforms import Platform
from api.contract.search import WrongRequest
from api.contract.tasks import Submitted, TaskType
from api.errors import ApiError, NotUnderstood, Refused, ServerTrouble, TooFast, Unreachable
from handlers.collecting import letters
from handlers.collecting.confirm import confirm
from handlers.context import Context
from handlers.money.submissions import over
from storage import tasks
from storage.collections import Collection, Gone
from storage.leases import Lease, LeaseLost
from storage.tasks import Task
from storage.times import stamp

LEASE_FOR = timedelta(minutes=3)
"""Longer than a submit may take, its waiting included: who has not written by then has died."""

MOST_AT_ONCE = 10
AGAIN_AFTER = timedelta(seconds=15)
"""How long to leave an API alone that could not be reached."""

NOT_TOLD = "not_told"
"""The reason of a submit that a process began and did not live to see answered."""

log = logging.getLogger(__name__)


async def submit_collection(context: Context, workspace: str, collection: str) -> None:
    """Send the intents of a collection now. What becomes of each is written with it; nothing is raised."""
    while await submit_due(context, Priority.PERSON, collection):
        continue
    log.info("A collection was submitted. action=submit workspace=%s collection=%s", workspace, collection)


async def submit_due(context: Context, priority: Priority, collection: str = "") -> int:
    """Send some of the intents that are due, those of one `collection` or of all; gives how many it took up."""
    lease = Lease(context.worker, context.clock(), LEASE_FOR)
    claimed = await context.store.tasks.claim_submits(lease, MOST_AT_ONCE, collection)
    await asyncio.gather(*(_submit(context, task, priority) for task in claimed))
    return len(claimed)


async def _submit(shared: Context, task: Task, priority: Priority) -> None:
    try:
        context = await shared.of(task.workspace)
        collection = await context.store.collections.of(task.workspace, task.collection)
        if task.intent == "sent":
            await _write(context, task, collection, _over("unknown", context.clock(), NOT_TOLD))
            return
        await context.store.tasks.mark_sent(task, context.worker)
        got = await _sent(context, task, collection, priority)
        if not isinstance(got, Result):
            await _write(context, task, collection, got)
            return
        await confirm(context, task, collection, got)
    except (LeaseLost, Gone) as lost:
        log.warning("A submit was left to another. action=submit task=%s reason=%s", task.id, lost)
    except Exception:
        log.exception("A submit went wrong. action=submit task=%s", task.id)


async def _sent(
    context: Context, task: Task, collection: Collection, priority: Priority
) -> Result[Submitted] | dict[str, Any]:
    """Send one submit; gives the answer, or what is to be written where there is none."""
    try:
        return await _call(context, task, collection, priority)
    except (TooFast, Unreachable, NotUnderstood, ServerTrouble) as failed:
        wait = _wait_after(failed)
        if wait is None:
            log.warning("Nobody knows whether a submit arrived. action=submit task=%s error=%s", task.id, failed)
            return _over("unknown", context.clock(), _words_of(failed), failed.request_id)
        return {"intent": "intended", "due_at": stamp(context.clock() + wait)}
    except Refused as refused:
        log.info("A submit was refused. action=submit task=%s error=%s", task.id, refused)
        return _over("refused", context.clock(), str(refused.code or refused.http), refused.request_id)
    except (WrongRequest, ApiError) as wrong:
        return _over("refused", context.clock(), str(wrong))


def _wait_after(failed: ApiError) -> timedelta | None:
    """How long until a submit may be sent again; None where it may have arrived."""
    match failed:
        case TooFast():
            return timedelta(seconds=failed.wait)
        case Unreachable(was_sent=False):
            return AGAIN_AFTER
        case _:
            return None


def _words_of(failed: ApiError) -> str:
    return str(failed.code) if isinstance(failed, Refused) else type(failed).__name__


def _over(intent: str, now: datetime, reason: str, request_id: str = "") -> dict[str, Any]:
    return {"intent": intent, "reason": reason, "request_id": request_id, "ended_at": stamp(now), "due_at": None}


async def _call(context: Context, task: Task, collection: Collection, priority: Priority) -> Result[Submitted]:
    platform, identity = Platform(task.platform), collection.identity
    at = context.options.webhooks_at
    more: dict[str, Any] = {"webhook_url": f"{at}/{task.hook}" if at else "", "identity": identity}
    more["task_name"] = _name(task)
    if task.task_type == TaskType.KEYWORD:
        return await context.api.keyword_submit(platform, task.values, **more, priority=priority)
    return await context.api.submit(TaskType(task.task_type), platform, task.values, **more, priority=priority)


def _name(task: Task) -> str:
    """What the API calls a task, and so its files: `tiktok-40-creators-2026-11-24`."""
    what = "keywords" if task.task_type == TaskType.KEYWORD else "creators"
    return f"{task.platform}-{len(task.values)}-{what}-{task.made_at:%Y-%m-%d}"


async def _write(context: Context, task: Task, collection: Collection, columns: dict[str, Any]) -> None:
    await context.store.write(
        lambda tables: tasks.change(tables, task, context.worker, **columns),
        over(task, columns["intent"]),
        letters.redraw(context, collection, at_once=columns.get("ended_at") is not None),
    )
