"""The envelope around every answer of the service (contract 2)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from api.contract.codes import RETRY_AFTER_SECONDS, SERVER_TROUBLE, TOO_FAST
from api.service.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Reply:
    """An HTTP answer: its status, its JSON, and the headers beyond the usual."""

    status: int
    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def new_meta() -> dict[str, Any]:
    """What every answer says about itself from the beginning: a new request id and no page."""
    return {"request_id": f"req_{secrets.token_hex(8)}", "page": None, "size": None, "total": None}


def success(data: Any, meta: Mapping[str, Any]) -> Reply:
    """The answer to a request that was met."""
    return Reply(200, orjson.dumps({"success": True, "data": data, "error": None, "meta": meta}))


def refused(refusal: Refusal, meta: Mapping[str, Any]) -> Reply:
    """The answer to a request that was not. With 42901 it says when to come again."""
    error = {"code": refusal.code.code, "message": refusal.message}
    content = orjson.dumps({"success": False, "data": None, "error": error, "meta": meta})
    headers = {"Retry-After": str(RETRY_AFTER_SECONDS)} if refusal.code is TOO_FAST else {}
    return Reply(refusal.http, content, headers)


def trouble(meta: Mapping[str, Any]) -> Refusal:
    """What is said when the service itself failed: nothing of what happened inside, but the id to ask about."""
    return Refusal(SERVER_TROUBLE, f"the service failed; quote {meta['request_id']} when asking about it")
