"""One POST to the API: sent at its turn, repeated where that is free and safe, else a typed error."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any

import httpx
import orjson

from api.answers import Received, understood
from api.contract import codes, endpoints
from api.contract.endpoints import Endpoint
from api.contract.search import WrongRequest
from api.errors import ApiError, NotUnderstood, ServerTrouble, TooFast, Unreachable
from api.pace import Bucket, Priority, TooLong
from api.server_time import ServerTime

ATTEMPTS = 3
"""Attempts in all, the first included (contract 4)."""

LONGEST_PAUSE_SECONDS = 30.0
PATIENCE_SECONDS = {Priority.PERSON: 5.0, Priority.COMPLETION: 120.0, Priority.DIGEST: 600.0, Priority.POLL: 600.0}
"""How long a call may wait for its turn and between attempts: a person is told at once rather than left hanging."""

_SLOW = frozenset({endpoints.LOOKALIKE, endpoints.EXPORT, *endpoints.SEARCH.values()})
SLOW_READ_SECONDS, READ_SECONDS, CONNECT_SECONDS = 60.0, 30.0, 5.0
"""Time limits of one attempt (contract 1). An answer that trickles in has no longer than one that comes at once."""

IDLE_SECONDS = 4.0
"""How long an idle connection is kept: below the five seconds after which common servers close one, because a request
that meets a closing connection has an unknown outcome."""

SHORTEST_KEY = 8
"""Fewer characters than this are no key, and could be part of anything."""

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_NO_ANSWER = (TimeoutError, httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, httpx.CookieConflict)


@dataclass(slots=True)
class Caller:
    """Who calls: a key over an httpx client, its request budget, and the time. The key shows in no repr."""

    http: httpx.AsyncClient = field(repr=False)
    key: str = field(repr=False)
    bucket: Bucket
    clock: Callable[[], datetime]
    server_time: ServerTime
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random

    async def call(
        self,
        endpoint: Endpoint,
        body: dict[str, Any],
        *,
        identity: str = "",
        priority: Priority = Priority.PERSON,
        patience: float | None = None,
    ) -> Received:
        """The answer to one POST. Raises `api.errors.ApiError`.

        `patience` is how many seconds may pass in waiting before the last attempt begins (see `PATIENCE_SECONDS`);
        the time that the API takes to answer comes on top.
        """
        content, headers = _encoded(body), self._headers(endpoint, identity)
        patience = PATIENCE_SECONDS[priority] if patience is None else patience
        give_up_at = self.clock() + timedelta(seconds=patience)
        attempt = 0
        while True:
            attempt += 1
            await self._turn(priority, give_up_at)
            try:
                return await self._once(endpoint, content, headers)
            except ApiError as failed:
                if isinstance(failed, TooFast):
                    self.bucket.shut(failed.wait)
                pause = self._pause(failed, endpoint, attempt)
                if pause is None or self.clock() + timedelta(seconds=pause) > give_up_at:
                    raise
                if not isinstance(failed, TooFast):  # whose wait is the bucket's, where people go first
                    await self.sleep(pause)

    async def _turn(self, priority: Priority, give_up_at: datetime) -> None:
        try:
            await self.bucket.take(priority, (give_up_at - self.clock()).total_seconds())
        except TooLong as busy:
            message = "our own share of the minute's requests is used up"
            raise TooFast(codes.TOO_FAST.code, 0, message, wait=busy.wait) from None

    def _pause(self, failed: ApiError, endpoint: Endpoint, attempt: int) -> float | None:
        """Seconds before the next attempt, or None when there must be none (contract 4)."""
        if attempt == ATTEMPTS or not _may_repeat(failed, endpoint):
            return None
        if isinstance(failed, TooFast):
            return failed.wait
        return min(LONGEST_PAUSE_SECONDS, attempt**2) * (0.5 + self.chance() / 2)

    async def _once(self, endpoint: Endpoint, content: bytes, headers: dict[bytes, bytes]) -> Received:
        read = SLOW_READ_SECONDS if endpoint in _SLOW else READ_SECONDS
        timeout = httpx.Timeout(read, connect=CONNECT_SECONDS)
        # Raised outside the handlers: an httpx error holds the request, and the request holds the key.
        try:
            async with asyncio.timeout(CONNECT_SECONDS + read):
                answer = await self.http.post(endpoint.url, content=content, headers=headers, timeout=timeout)
        except _NEVER_SENT as failed:
            lost = Unreachable(f"the creator API cannot be reached ({type(failed).__name__})", was_sent=False)
        except _NO_ANSWER as failed:
            lost = Unreachable(f"the creator API did not answer ({type(failed).__name__})", was_sent=True)
        else:
            self.server_time.learn(answer.headers.get("Date", ""))
            wait = self.server_time.seconds_until(answer.headers.get("Retry-After", ""))
            return understood(self._without_key(answer.content), answer.status_code, endpoint, self.clock(), wait)
        raise lost

    def _without_key(self, content: bytes) -> bytes:
        """An answer that repeats the key does not bring it into messages and logs."""
        key = self.key.strip().encode()
        return content.replace(key, b"***") if len(key) >= SHORTEST_KEY else content

    def _headers(self, endpoint: Endpoint, identity: str) -> dict[bytes, bytes]:
        """Bytes, because a name in an address may be written in any script."""
        headers = {b"Content-Type": b"application/json", b"Accept": b"application/json"}
        if not endpoint.is_public:
            headers[b"X-API-Key"] = self.key.strip().encode()
        if endpoint.needs_identity and identity.strip():
            headers[b"X-User-Identity"] = identity.strip().encode()
        return headers


def open_http(base_url: str, transport: httpx.AsyncBaseTransport | None = None) -> httpx.AsyncClient:
    """An httpx client that sends what it is told to the host it is told, and nothing anywhere else.

    No proxies or passwords from the environment, no redirects, no cookies. `transport` replaces the network.
    """
    return httpx.AsyncClient(
        base_url=base_url,
        transport=transport,
        follow_redirects=False,
        trust_env=False,
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        limits=httpx.Limits(max_connections=100, max_keepalive_connections=20, keepalive_expiry=IDLE_SECONDS),
        headers={"User-Agent": "scout"},
    )


def _may_repeat(failed: ApiError, endpoint: Endpoint) -> bool:
    """Whether the same call may be sent again without paying or acting twice."""
    match failed:
        case TooFast() | Unreachable(was_sent=False):
            return True
        case Unreachable() | ServerTrouble():
            return endpoint.is_repeatable
        case NotUnderstood():
            return endpoint.is_repeatable and failed.status >= 500
        case _:
            return False


def _encoded(body: dict[str, Any]) -> bytes:
    try:
        return orjson.dumps(body)
    except orjson.JSONEncodeError:
        raise WrongRequest("the request holds text that is not valid Unicode", "text") from None
