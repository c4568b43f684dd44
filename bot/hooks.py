"""Where the creator API tells that a task ended: a signed call makes the task due now, and does nothing else.

Each task has a path of its own that nobody can guess. What a call says about the task is not believed: the next poll
asks (contract 12.1, features S3).
"""

from __future__ import annotations

import hashlib
import logging

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from api.contract.webhooks import HEADER, MOST_BYTES, read_call
from bot.bodies import body_of
from bot.settings import HOOKS
from handlers.context import Context

log = logging.getLogger(__name__)


def hook_route(context: Context, secret: str) -> Route:
    """The route below `HOOKS` that takes calls signed with `secret`, which is not empty."""

    async def receive(request: Request) -> PlainTextResponse:
        body = await body_of(request, MOST_BYTES)
        if body is None:
            return PlainTextResponse("too large", 413)
        call = read_call(secret, body, request.headers.get(HEADER, ""))
        if call is None or not call.is_timely(context.clock()):
            log.warning("A webhook was refused. action=webhook reason=%s", "age" if call else "signature")
            return PlainTextResponse("not accepted", 401)
        is_known = await _noted(context, request.path_params["hook"], call.task_id, body)
        return PlainTextResponse("ok") if is_known else PlainTextResponse("no such task", 404)

    return Route(f"{HOOKS}/{{hook}}", receive, methods=["POST"], name="hook")


async def _noted(context: Context, hook: str, task_id: str, body: bytes) -> bool:
    """Make the task due; whether there is one. The same call changes nothing when it comes again."""
    task = await context.store.tasks.of_hook(hook)
    if task is None or not task_id or task.task_id not in {"", task_id}:
        return False
    now, digest = context.clock(), hashlib.sha256(body).hexdigest()
    if not await context.store.seen.first(task.workspace, [f"hook {hook} {digest}"], now):
        return True
    log.info("The API says that a task changed. action=webhook task=%s", task.id)
    return await context.store.tasks.make_due(hook, task_id, now)
