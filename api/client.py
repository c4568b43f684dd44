"""The creator API, one method per endpoint, typed in and out. Every call raises `api.errors.ApiError` and no other."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Generic, Self, TypeVar
from urllib.parse import urlsplit

import httpx

from api.contract import endpoints
from api.contract.creator import Creator, read_creator, read_lookalike, score_scale
from api.contract.envelope import Meta
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
    read_file,
    read_status,
    read_submitted,
)
from api.contract.values import read_time
from api.errors import NotUnderstood
from api.pace import Bucket, Priority
from api.transport import Caller, Received

T = TypeVar("T")

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
REQUESTS_PER_MINUTE = 60
"""The API's default rate limit (contract 4)."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A page of search results, and when it came."""

    creators: tuple[Creator, ...]
    meta: Meta
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class LookalikePage:
    """Lookalikes, most alike first; `total` as the API counted them."""

    creators: tuple[Creator, ...]
    total: int | None
    meta: Meta
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """What any other endpoint answered."""

    data: T
    meta: Meta


@dataclass(frozen=True, slots=True)
class Verified:
    """The echo of a health probe and the server's time."""

    challenge: str
    at: datetime | None


class Client:
    """The API for one key. Use it as an async context manager; one client serves the whole program."""

    def __init__(self, caller: Caller, *, identity: str = "") -> None:
        """Call through `caller`; `identity` is the e-mail sent where a call names none."""
        self._caller, self._identity = caller, identity

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
        return self._caller.clock() + self._caller.offset

    async def search(
        self, request: SearchRequest, *, identity: str = "", priority: Priority = Priority.PERSON
    ) -> SearchPage:
        """A page of creators (contract 7). Billed. Raises `WrongRequest` before anything is sent."""
        body = request.body()
        got = await self._call(endpoints.SEARCH[request.platform], body, identity, priority)
        rows = _rows(got.data)
        return SearchPage(tuple(read_creator(request.platform, row) for row in rows), got.meta, got.at)

    async def lookalike(
        self, request: LookalikeRequest, *, identity: str = "", priority: Priority = Priority.PERSON
    ) -> LookalikePage:
        """Creators like a seed (contract 8). Billed. Raises `WrongRequest` before anything is sent."""
        got = await self._call(endpoints.LOOKALIKE, request.body(), identity, priority)
        items = got.data.get("items") if isinstance(got.data, dict) else got.data
        rows = _rows(items)
        scale = score_scale(list(rows))
        creators = tuple(read_lookalike(_platform_of(row, request), row, scale) for row in rows)
        total = got.data.get("total") if isinstance(got.data, dict) else None
        return LookalikePage(creators, total if isinstance(total, int) else None, got.meta, got.at)

    async def submit(
        self,
        task_type: TaskType,
        platform: Platform,
        values: Sequence[str],
        *,
        task_name: str = "",
        webhook_url: str = "",
        identity: str = "",
    ) -> Result[Submitted]:
        """Start collecting links or user names (contract 9.1). Never repeated by itself: it may be paid twice.

        Raises `WrongRequest` for no values, more than 500, or a webhook that is not https.
        """
        _check_count("values", values, MOST_VALUES)
        body = {"task_type": task_type.value, "platform": platform.value, "values": list(values)}
        return await self._submit(endpoints.SUBMIT, body, task_name, webhook_url, identity)

    async def keyword_submit(
        self,
        platform: Platform,
        keywords: Sequence[str],
        *,
        task_name: str = "",
        webhook_url: str = "",
        identity: str = "",
    ) -> Result[Submitted]:
        """Start collecting by keywords, at most 10 (contract 9.2). As `submit`."""
        _check_count("keywords", keywords, MOST_KEYWORDS)
        body = {"platform": platform.value, "keywords": list(keywords)}
        return await self._submit(endpoints.KEYWORD_SUBMIT, body, task_name, webhook_url, identity)

    async def status(
        self, task_id: str, *, identity: str = "", priority: Priority = Priority.POLL
    ) -> Result[TaskStatus]:
        """How far a task is (contract 9.3)."""
        got = await self._call(endpoints.STATUS, {"task_id": task_id}, identity, priority)
        return Result(read_status(_object(got)), got.meta)

    async def data(
        self,
        task_id: str,
        *,
        page: int = 1,
        size: int = DATA_SIZE,
        identity: str = "",
        priority: Priority = Priority.PERSON,
    ) -> Result[DataPage]:
        """A page of collected rows (contract 9.4)."""
        body = {"task_id": task_id, "page": page, "size": size}
        got = await self._call(endpoints.DATA, body, identity, priority)
        return Result(read_data(got.data if isinstance(got.data, list) else _object(got)), got.meta)

    async def export(
        self, task_id: str, form: Format, *, identity: str = "", priority: Priority = Priority.COMPLETION
    ) -> Result[StoredFile]:
        """The file of a completed task; the same task and format give the same file (contract 9.5)."""
        body = {"task_id": task_id, "format": form.value}
        got = await self._call(endpoints.EXPORT, body, identity, priority)
        return Result(read_file(_object(got)), got.meta)

    async def download_url(
        self, *, file_id: str = "", file_name: str = "", priority: Priority = Priority.COMPLETION
    ) -> Result[StoredFile]:
        """A fresh link to a stored file, by id or newest of a name (contract 10)."""
        body = {"file_id": file_id} if file_id else {"file_name": file_name}
        got = await self._call(endpoints.DOWNLOAD_URL, body, "", priority)
        return Result(read_file(_object(got)), got.meta)

    async def verify(self, challenge: str = "", *, priority: Priority = Priority.PERSON) -> Result[Verified]:
        """A free health probe that needs no key (contract 11)."""
        got = await self._call(endpoints.VERIFY, {"challenge": challenge}, "", priority)
        data = _object(got)
        return Result(Verified(str(data.get("challenge") or ""), read_time(data.get("timestamp"))), got.meta)

    async def _submit(
        self, endpoint: endpoints.Endpoint, body: dict[str, Any], task_name: str, webhook_url: str, identity: str
    ) -> Result[Submitted]:
        if webhook_url and not _is_safe(webhook_url):
            raise WrongRequest(f"{webhook_url!r} is not https", "webhook_url")
        body |= {name: value for name, value in (("task_name", task_name), ("webhook_url", webhook_url)) if value}
        got = await self._call(endpoint, body, identity, Priority.PERSON)
        return Result(read_submitted(_object(got)), got.meta)

    async def _call(
        self, endpoint: endpoints.Endpoint, body: dict[str, Any], identity: str, priority: Priority
    ) -> Received:
        return await self._caller.call(endpoint, body, identity=identity or self._identity, priority=priority)


def connect(
    base_url: str,
    key: str,
    *,
    identity: str = "",
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    chance: Callable[[], float] = random.random,
    transport: httpx.AsyncBaseTransport | None = None,
    per_minute: int = REQUESTS_PER_MINUTE,
) -> Client:
    """A client for the API at `base_url` (https, or http on loopback: else the key would travel in the open).

    `transport` replaces the network; `per_minute` is the key's rate limit, -1 for none. Raises `WrongRequest`.
    """
    if not _is_safe(base_url):
        raise WrongRequest(f"{base_url!r} is not https", "base_url")
    # No proxies or credentials from the environment, no redirects: the key goes to this host and nowhere else.
    http = httpx.AsyncClient(
        base_url=base_url, transport=transport, follow_redirects=False, trust_env=False, headers={"User-Agent": "scout"}
    )
    return Client(Caller(http, key, Bucket(per_minute, clock, sleep), clock, sleep, chance), identity=identity)


def _is_safe(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK))


def _check_count(name: str, values: Sequence[str], most: int) -> None:
    if not 1 <= len(values) <= most:
        raise WrongRequest(f"{len(values)} {name}; one task takes 1 to {most}", name)


def _rows(data: Any) -> list[Mapping[str, Any]]:
    return [row for row in data if isinstance(row, Mapping)] if isinstance(data, list) else []


def _object(got: Received) -> Mapping[str, Any]:
    if not isinstance(got.data, Mapping):
        raise NotUnderstood(200, str(got.data)[:200])
    return got.data


def _platform_of(row: Mapping[str, Any], request: LookalikeRequest) -> Platform:
    """The platform of a lookalike: the one asked for, else the one that its link names."""
    if request.target:
        return request.target
    link = str(row.get("profile_url") or "")
    named = next((platform for platform in Platform if f"{platform.value}.com/" in link), None)
    return named or request.platform or Platform.TIKTOK
