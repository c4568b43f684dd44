"""The creator API, one method per endpoint, typed in and out. Every call raises `api.errors.ApiError`.

A request that the API would refuse or misread raises `api.contract.search.WrongRequest` before anything is sent.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from api.answers import Received
from api.contract import endpoints
from api.contract.filters import SIZES
from api.contract.platforms import Platform
from api.contract.search import LookalikeRequest, SearchRequest, WrongRequest
from api.contract.tasks import (
    DATA_SIZE,
    MOST_KEYWORDS,
    MOST_VALUES,
    DataPage,
    Format,
    StoredFile,
    Submitted,
    TaskStatus,
    TaskType,
    read_data,
    read_status,
)
from api.pace import REQUESTS_PER_MINUTE, Bucket, Priority
from api.results import (
    LookalikePage,
    Result,
    SearchPage,
    Verified,
    lookalike_page,
    search_page,
    stored_file,
    submitted,
    verified,
)
from api.server_time import ServerTime
from api.transport import Caller, open_http

__all__ = ["Bucket", "Client", "LookalikePage", "Priority", "Result", "SearchPage", "Verified", "connect"]

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Client:
    """The API for one key. Use it as an async context manager; one client serves the whole program.

    Every method takes `priority`, which says who goes first when the minute's requests run short, and `patience`, the
    seconds that may pass in waiting; where it is None the priority decides (`api.transport.PATIENCE_SECONDS`).
    `identity` is the operator's e-mail address.
    """

    def __init__(
        self,
        http: httpx.AsyncClient,
        key: str,
        *,
        identity: str = "",
        clock: Callable[[], datetime] = _utc_now,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        random: Callable[[], float] = random.random,
        bucket: Bucket | None = None,
        per_minute: int = REQUESTS_PER_MINUTE,
    ) -> None:
        """Call over `http`, whose base address is the API's; `identity` is sent where a call names none.

        `bucket` is the key's request budget, to be shared by all who use the key; without one this client has its own
        of `per_minute` requests, -1 for no limit.
        """
        self._server_time = ServerTime(clock)
        budget = bucket or Bucket(per_minute, self._server_time, sleep)
        self._caller = Caller(http, key, budget, clock, self._server_time, sleep, random)
        self._identity = identity

    async def __aenter__(self) -> Self:
        """Keep connections open."""
        await self._caller.http.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connections."""
        await self._caller.http.__aexit__(kind, error, trace)

    def server_now(self) -> datetime:
        """The time by the server's clock, as far as its answers told: for what expires there."""
        return self._server_time()

    async def search(
        self,
        request: SearchRequest,
        *,
        identity: str = "",
        priority: Priority = Priority.PERSON,
        patience: float | None = None,
    ) -> SearchPage:
        """A page of creators (contract 7). Billed. Raises `WrongRequest` before anything is sent."""
        endpoint = endpoints.SEARCH[request.platform]
        return search_page(await self._call(endpoint, request.body(), identity, priority, patience), request.platform)

    async def lookalike(
        self,
        request: LookalikeRequest,
        *,
        identity: str = "",
        priority: Priority = Priority.PERSON,
        patience: float | None = None,
    ) -> LookalikePage:
        """Creators like a seed (contract 8). Billed. Raises `WrongRequest` before anything is sent."""
        got = await self._call(endpoints.LOOKALIKE, request.body(), identity, priority, patience)
        return lookalike_page(got, request)

    async def submit(
        self,
        task_type: TaskType,
        platform: Platform,
        values: Sequence[str],
        task_name: str = "",
        webhook_url: str = "",
        *,
        identity: str = "",
        priority: Priority = Priority.PERSON,
        patience: float | None = None,
    ) -> Result[Submitted]:
        """Start collecting links or user names (contract 9.1). Never repeated by itself: it may be paid twice.

        Raises `WrongRequest` for no values, more than 500, or a webhook that is not https.
        """
        _check_count("values", values, MOST_VALUES)
        body = {"task_type": task_type.value, "platform": platform.value, "values": list(values)}
        body |= _naming(task_name, webhook_url)
        return submitted(await self._call(endpoints.SUBMIT, body, identity, priority, patience))

    async def keyword_submit(
        self,
        platform: Platform,
        keywords: Sequence[str],
        task_name: str = "",
        webhook_url: str = "",
        *,
        identity: str = "",
        priority: Priority = Priority.PERSON,
        patience: float | None = None,
    ) -> Result[Submitted]:
        """Start collecting by keywords, at most 10 (contract 9.2). As `submit`."""
        _check_count("keywords", keywords, MOST_KEYWORDS)
        body = {"platform": platform.value, "keywords": list(keywords)} | _naming(task_name, webhook_url)
        return submitted(await self._call(endpoints.KEYWORD_SUBMIT, body, identity, priority, patience))

    async def status(
        self,
        task_id: str,
        *,
        identity: str = "",
        priority: Priority = Priority.POLL,
        patience: float | None = None,
    ) -> Result[TaskStatus]:
        """How far a task is (contract 9.3)."""
        got = await self._call(endpoints.STATUS, {"task_id": task_id}, identity, priority, patience)
        return Result(read_status(got.object), got.meta)

    async def data(
        self,
        task_id: str,
        page: int = 1,
        size: int = DATA_SIZE,
        *,
        identity: str = "",
        priority: Priority = Priority.PERSON,
        patience: float | None = None,
    ) -> Result[DataPage]:
        """A page of collected rows (contract 9.4). Raises `WrongRequest` for a page below 1 or a size beyond 1..100."""
        if page < 1:
            raise WrongRequest(f"page is {page}; the first is 1", "page")
        if not SIZES[0] <= size <= SIZES[1]:
            raise WrongRequest(f"size is {size}; it goes from {SIZES[0]} to {SIZES[1]}", "size")
        body = {"task_id": task_id, "page": page, "size": size}
        got = await self._call(endpoints.DATA, body, identity, priority, patience)
        return Result(read_data(got.data if isinstance(got.data, list) else got.object), got.meta)

    async def export(
        self,
        task_id: str,
        format: Format,  # noqa: A002 - the word of the API and of those who type it
        *,
        identity: str = "",
        priority: Priority = Priority.COMPLETION,
        patience: float | None = None,
    ) -> Result[StoredFile]:
        """The file of a completed task; the same task and format give the same file (contract 9.5)."""
        body = {"task_id": task_id, "format": format.value}
        return stored_file(await self._call(endpoints.EXPORT, body, identity, priority, patience))

    async def download_url(
        self,
        file_id: str = "",
        file_name: str = "",
        *,
        priority: Priority = Priority.COMPLETION,
        patience: float | None = None,
    ) -> Result[StoredFile]:
        """A fresh link to a stored file, by id or newest of a name (contract 10). Raises `WrongRequest` for neither."""
        if not file_id and not file_name:
            raise WrongRequest("a file is found by its id or its name", "file_id")
        body = {"file_id": file_id} if file_id else {"file_name": file_name}
        return stored_file(await self._call(endpoints.DOWNLOAD_URL, body, "", priority, patience))

    async def verify(
        self, challenge: str = "", *, priority: Priority = Priority.PERSON, patience: float | None = None
    ) -> Result[Verified]:
        """A free health probe that needs no key (contract 11)."""
        return verified(await self._call(endpoints.VERIFY, {"challenge": challenge}, "", priority, patience))

    async def _call(
        self,
        endpoint: endpoints.Endpoint,
        body: dict[str, Any],
        identity: str,
        priority: Priority,
        patience: float | None,
    ) -> Received:
        return await self._caller.call(
            endpoint, body, identity=identity or self._identity, priority=priority, patience=patience
        )


def connect(
    base_url: str,
    key: str,
    *,
    identity: str = "",
    clock: Callable[[], datetime] = _utc_now,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    random: Callable[[], float] = random.random,
    transport: httpx.AsyncBaseTransport | None = None,
    per_minute: int = REQUESTS_PER_MINUTE,
) -> Client:
    """A client for the API at `base_url` (https, or http on loopback: else the key would travel in the open).

    `transport` replaces the network; `per_minute` is the key's rate limit, -1 for none. Raises `WrongRequest`.
    """
    if not _is_safe(base_url):
        raise WrongRequest(f"{base_url!r} is not https", "base_url")
    return Client(
        open_http(base_url, transport),
        key,
        identity=identity,
        clock=clock,
        sleep=sleep,
        random=random,
        per_minute=per_minute,
    )


def _is_safe(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK))


def _check_count(name: str, values: Sequence[str], most: int) -> None:
    if not 1 <= len(values) <= most:
        raise WrongRequest(f"{len(values)} {name}; one task takes 1 to {most}", name)


def _naming(task_name: str, webhook_url: str) -> dict[str, str]:
    """The parts of a submit that may be left out."""
    if webhook_url and not _is_safe(webhook_url):
        raise WrongRequest(f"{webhook_url!r} is not https", "webhook_url")
    return {name: value for name, value in (("task_name", task_name), ("webhook_url", webhook_url)) if value}
