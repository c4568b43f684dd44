"""What the client's calls give back, read from answers that may say less, or say it differently, than the contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from api.answers import Received
from api.contract.creator import Creator, read_creator, read_lookalike, score_scale
from api.contract.envelope import Meta
from api.contract.platforms import Platform
from api.contract.search import LookalikeRequest
from api.contract.tasks import StoredFile, Submitted, read_file, read_submitted
from api.contract.values import Kind, read, read_time

T = TypeVar("T")


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


def search_page(got: Received, platform: Platform) -> SearchPage:
    """A page of creators; no data at all is an empty page. Raises `NotUnderstood`."""
    return SearchPage(tuple(read_creator(platform, row) for row in _rows(got, got.data)), got.meta, got.at)


def lookalike_page(got: Received, request: LookalikeRequest) -> LookalikePage:
    """Lookalikes, from an object with `items` or a bare list (contract 8). Raises `NotUnderstood`."""
    data = got.data if isinstance(got.data, Mapping) else {"items": got.data}
    rows = _rows(got, data.get("items"))
    scale, total = score_scale(rows), read(Kind.WHOLE, data.get("total"))
    creators = tuple(read_lookalike(_platform_of(row, request), row, scale) for row in rows)
    return LookalikePage(creators, total if isinstance(total, int) else None, got.meta, got.at)


def submitted(got: Received) -> Result[Submitted]:
    """The answer to a submit. Raises `NotUnderstood` without the task's id: the task would be lost."""
    task = read_submitted(got.object)
    if not task.task_id:
        raise got.misunderstood()
    return Result(task, got.meta)


def stored_file(got: Received) -> Result[StoredFile]:
    """A stored file and its link. Raises `NotUnderstood` without a link."""
    file = read_file(got.object)
    if not file.file_url:
        raise got.misunderstood()
    return Result(file, got.meta)


def verified(got: Received) -> Result[Verified]:
    """The answer to a health probe."""
    data = got.object
    return Result(Verified(str(data.get("challenge") or ""), read_time(data.get("timestamp"))), got.meta)


def _rows(got: Received, rows: Any) -> list[Mapping[str, Any]]:
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise got.misunderstood()
    return [row for row in rows if isinstance(row, Mapping)]


def _platform_of(row: Mapping[str, Any], request: LookalikeRequest) -> Platform:
    """The platform of a lookalike: the one asked for, else the one its link names, else the seed's."""
    if request.target:
        return request.target
    return (
        _named_in(str(row.get("profile_url") or ""))
        or request.platform
        or _named_in(request.profile_url)
        or Platform.TIKTOK
    )


def _named_in(link: str) -> Platform | None:
    return next((platform for platform in Platform if f"{platform.value}.com/" in link.lower()), None)
