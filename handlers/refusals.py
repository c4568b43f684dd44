"""Which sentences go with which refusal of the API."""

from __future__ import annotations

from typing import Literal

from api.errors import ApiError, NotUnderstood, OutOfCredits, Refused, TooFast, Unreachable
from handlers.messages.problem import Problem

KNOWN = frozenset({40001, 40101, 40102, 40103, 40104, 40201, 40301, 40401, 42901, 42902, 50001})
"""Codes with sentences of their own; every published code is among them."""


def problem_of(refused: ApiError) -> Problem:
    """The problem to tell a person. Only an answer that never came leaves open whether credits went."""
    match refused:
        case Unreachable():
            if refused.was_sent:
                return Problem("timeout", charged="unknown")
            return Problem("unreachable")
        case NotUnderstood():
            # Where there is no such call, nothing was there to charge either.
            charged: Literal["no", "unknown"] = "no" if refused.status == 404 else "unknown"
            return Problem("not-understood", {"status": refused.status}, charged=charged)
        case TooFast():
            return Problem("42901", {"seconds": max(1, round(refused.wait))}, request_id=refused.request_id)
        case OutOfCredits():
            return Problem("40201", request_id=refused.request_id, credits_left=refused.credits_remaining)
        case Refused():
            return _of_code(refused)
        case _:
            return Problem("own", reference=refused.request_id, charged="unknown")


def _of_code(refused: Refused) -> Problem:
    if refused.code == 40001:
        return Problem("40001", {"message": refused.message}, request_id=refused.request_id)
    if refused.code in KNOWN:
        return Problem(
            str(refused.code),
            charged="unknown" if refused.code == 50001 else "no",
            request_id=refused.request_id,
        )
    values: dict[str, str | int] = {"message": refused.message, "code": str(refused.code)}
    return Problem("refused", values, charged="unknown", request_id=refused.request_id)
