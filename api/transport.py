"""One POST to the API and what becomes of its answer: repeated where that is free and safe, else a typed error."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
import orjson

from api.contract import endpoints
from api.contract.codes import RETRY_AFTER_SECONDS
from api.contract.endpoints import Endpoint
from api.contract.envelope import Meta, read_meta
from api.errors import ApiError, NotUnderstood, Refused, ServerTrouble, TooFast, Unreachable, refusal
from api.pace import Bucket, Priority, TooLong

ATTEMPTS = 3
"""Attempts in all, the first included (contract 4)."""

LONGEST_PAUSE_SECONDS = 30.0
PATIENCE_SECONDS = {Priority.PERSON: 5.0, Priority.COMPLETION: 120.0, Priority.DIGEST: 600.0, Priority.POLL: 600.0}
"""How long a call waits for its turn before it gives up: a person is told at once rather than left hanging."""

_SLOW = frozenset({endpoints.LOOKALIKE, endpoints.EXPORT, *endpoints.SEARCH.values()})
SLOW_READ_SECONDS, READ_SECONDS, CONNECT_SECONDS = 60.0, 30.0, 5.0
"""Time limits of a call (contract 1)."""

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


@dataclass(frozen=True, slots=True)
class Received:
    """A successful answer: its data as JSON values, what it says about itself, and when it came."""

    data: Any
    meta: Meta
    at: datetime


@dataclass(slots=True)
class Caller:
    """Who calls: a key over an httpx client, its request budget, and the time. The key shows in no repr."""

    http: httpx.AsyncClient
    key: str = field(repr=False)
    bucket: Bucket
    clock: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random
    offset: timedelta = timedelta()
    """How far the server's clock is ahead of ours, from its last `Date` header."""

    async def call(
        self, endpoint: Endpoint, body: dict[str, Any], *, identity: str = "", priority: Priority = Priority.PERSON
    ) -> Received:
        """The answer to one POST. Raises `api.errors.ApiError`."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self._once(endpoint, body, identity, priority)
            except ApiError as failed:
                pause = self._pause(failed, endpoint, attempt)
                if pause is None:
                    raise
                if isinstance(failed, TooFast):
                    self.bucket.shut(pause)
                    if pause > PATIENCE_SECONDS[priority]:
                        raise
                await self.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def _pause(self, failed: ApiError, endpoint: Endpoint, attempt: int) -> float | None:
        """Seconds before the next attempt, or None when there must be none (contract 4)."""
        if isinstance(failed, TooFast):
            if attempt == ATTEMPTS:
                self.bucket.shut(failed.wait)
                return None
            return failed.wait
        is_safe = (
            (isinstance(failed, Unreachable) and not failed.was_sent)
            or (endpoint.is_repeatable and isinstance(failed, Unreachable | ServerTrouble))
            or (endpoint.is_repeatable and isinstance(failed, NotUnderstood) and failed.status >= 500)
        )
        if attempt == ATTEMPTS or not is_safe:
            return None
        return min(LONGEST_PAUSE_SECONDS, attempt**2) * (0.5 + self.chance() / 2)

    async def _once(self, endpoint: Endpoint, body: dict[str, Any], identity: str, priority: Priority) -> Received:
        try:
            await self.bucket.take(priority, PATIENCE_SECONDS[priority])
        except TooLong as busy:
            refused = TooFast(42901, 429, "Scout's own share of the minute's requests is used up")
            refused.wait = busy.wait
            raise refused from None
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if not endpoint.is_public:
            headers["X-API-Key"] = self.key
        if endpoint.needs_identity and identity:
            headers["X-User-Identity"] = identity
        read = SLOW_READ_SECONDS if endpoint in _SLOW else READ_SECONDS
        timeout = httpx.Timeout(read, connect=CONNECT_SECONDS)
        try:
            answer = await self.http.post(endpoint.url, content=orjson.dumps(body), headers=headers, timeout=timeout)
        except _NEVER_SENT as failed:
            raise Unreachable(f"the creator API cannot be reached ({type(failed).__name__})", was_sent=False) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as failed:
            raise Unreachable(f"the creator API did not answer ({type(failed).__name__})", was_sent=True) from None
        self._note_date(answer)
        return self._understood(answer, endpoint)

    def _note_date(self, answer: httpx.Response) -> None:
        try:
            at = parsedate_to_datetime(answer.headers["Date"])
        except (KeyError, ValueError):
            return
        self.offset = (at if at.tzinfo else at.replace(tzinfo=UTC)) - self.clock()

    def _understood(self, answer: httpx.Response, endpoint: Endpoint) -> Received:
        """The data of a success; everything else is raised (contract 2.2)."""
        try:
            envelope = orjson.loads(answer.content)
        except orjson.JSONDecodeError:
            raise NotUnderstood(answer.status_code, answer.text[:200]) from None
        if not isinstance(envelope, dict) or not {"success", "error", "detail"} & envelope.keys():
            raise NotUnderstood(answer.status_code, answer.text[:200])
        meta = read_meta(envelope.get("meta"))
        if answer.is_success and envelope.get("success") is True:
            return Received(envelope.get("data"), meta, self.clock())
        raise self._refusal(answer, envelope, meta, endpoint)

    def _refusal(self, answer: httpx.Response, envelope: dict[str, Any], meta: Meta, endpoint: Endpoint) -> Refused:
        error = envelope.get("error")
        code, message = 0, _detail(envelope.get("detail"))
        if isinstance(error, dict):
            number = str(error.get("code") or "")
            code, message = int(number) if number.isdigit() else 0, str(error.get("message") or "")
        refused = refusal(code, answer.status_code, message, meta, is_lookalike=endpoint is endpoints.LOOKALIKE)
        if isinstance(refused, TooFast):
            refused.wait = _retry_after(answer.headers.get("Retry-After", ""), self.clock())
        return refused


def _detail(detail: Any) -> str:
    """FastAPI's own error text: a string, or objects with a place and a message (contract 2.2)."""
    if isinstance(detail, list):
        parts = [entry for entry in detail if isinstance(entry, dict)]
        return "; ".join(
            f"{'.'.join(str(p) for p in entry.get('loc', ())[1:])}: {entry.get('msg', '')}" for entry in parts
        )
    return str(detail or "")


def _retry_after(text: str, now: datetime) -> float:
    """Seconds to wait, from either form of `Retry-After`; the contract's 60 where it is missing or unreadable."""
    if text.strip().isdigit():
        return float(text)
    try:
        at = parsedate_to_datetime(text)
    except ValueError:
        return float(RETRY_AFTER_SECONDS)
    return max(((at if at.tzinfo else at.replace(tzinfo=UTC)) - now).total_seconds(), 0.0)
