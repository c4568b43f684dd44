"""The one place where known errors become cards and unknown ones get a reference."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from secrets import token_hex
from typing import Any

from api.errors import ApiError
from handlers.context import Answer, Ask
from handlers.line import UsageError
from handlers.messages.problem import Problem, problem
from handlers.messages.usage import Usage, usage
from handlers.money.asking import stopped
from handlers.money.limits import OverLimit
from handlers.people.rights import MayNot
from handlers.refusals import problem_of

Work = Callable[[Ask], Awaitable[Answer[Any]]]

log = logging.getLogger(__name__)


async def answered(ask: Ask, work: Work, request: Mapping[str, Any]) -> Answer[Any]:
    """The answer, or a card that says why there is none; `request` is what was typed or pressed, to be run again."""
    try:
        return await _within_limits(ask, work, request)
    except UsageError as wrong:
        return Answer(usage, Usage(wrong))
    except MayNot as lacking:
        return Answer(problem, Problem(f"may-not-{lacking.right}"))
    except ApiError as refused:
        log.info("The API refused. action=refused error=%s request_id=%s", refused, refused.request_id)
        return Answer(problem, problem_of(refused))
    except Exception:  # noqa: BLE001  # `failed` logs it
        return failed("A handler failed. action=failed")


def failed(what: str) -> Answer[Problem]:
    """The card about the exception that is just handled, which the log tells as `what` with the card's reference."""
    reference = token_hex(4)
    log.exception("%s reference=%s", what, reference)
    return Answer(problem, Problem("own", reference=reference, charged="unsaid"), "aside")


async def _within_limits(ask: Ask, work: Work, request: Mapping[str, Any]) -> Answer[Any]:
    try:
        return await work(ask)
    except OverLimit as over:
        return await stopped(ask, over, request)
