"""A line to the creator API on which things go wrong by chance, before a request arrives or after it was worked on."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import httpx
import orjson

Fault = Literal["away", "busy", "spent", "poor", "trouble", "slow", "lost", "cut", "unpriced"]

BEFORE: Mapping[Fault, tuple[int, int]] = {
    "busy": (42901, 429),
    "spent": (42902, 402),
    "poor": (40201, 402),
    "trouble": (50001, 500),
}
"""Refusals in the API's place, as (code, HTTP status): the request never arrives."""

HARMLESS: tuple[Fault, ...] = ("away", "busy", "spent", "poor")
"""Faults after which it is certain that nothing was charged."""

ALL: tuple[Fault, ...] = (*HARMLESS, "trouble", "slow", "lost", "cut", "unpriced")


@dataclass
class BadLine(httpx.AsyncBaseTransport):
    """The network, with one of `faults` on a `part` of the requests.

    `away`: nobody listens. `slow` and `lost`: the answer takes too long, or the line breaks. `cut`: half of the answer
    comes. `unpriced`: it does not say what it cost.
    """

    chance: random.Random
    faults: tuple[Fault, ...]
    part: float = 0.2
    inner: httpx.AsyncBaseTransport = field(default_factory=httpx.AsyncHTTPTransport)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        fault = self.chance.choice(self.faults) if self.faults and self.chance.random() < self.part else None
        if fault == "away":
            raise httpx.ConnectError("nobody listens", request=request)
        if fault and fault in BEFORE:
            return _refused(*BEFORE[fault])
        answer = await self.inner.handle_async_request(request)
        content = await answer.aread()
        match fault:
            case "slow":
                raise httpx.ReadTimeout("longer than the client waits", request=request)
            case "lost":
                raise httpx.ReadError("the line broke", request=request)
            case "cut":
                content = content[: len(content) // 2]
            case "unpriced":
                content = _unpriced(content)
        return httpx.Response(answer.status_code, headers={"Content-Type": "application/json"}, content=content)

    async def aclose(self) -> None:
        await self.inner.aclose()


def _refused(code: int, http: int) -> httpx.Response:
    error = {"code": code, "message": "no"}
    envelope = {"success": False, "data": None, "error": error, "meta": {"request_id": "req_refused"}}
    return httpx.Response(http, headers={"Retry-After": "2"}, content=orjson.dumps(envelope))


def _unpriced(content: bytes) -> bytes:
    envelope = orjson.loads(content)
    envelope["meta"].pop("credits_consumed", None)
    return orjson.dumps(envelope)
