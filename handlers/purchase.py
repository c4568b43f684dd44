"""Buying result pages, once each: what a workspace paid for is shown from memory, and two buyers never pay twice."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from api.client import LookalikePage, SearchPage
from api.contract.creator import Creator, read_creator, read_lookalike, score_scale
from api.contract.envelope import Meta
from api.contract.platforms import Platform
from api.contract.search import LookalikeRequest, SearchRequest
from handlers.context import Ask
from storage.pages import Page
from storage.spending import Spent

LOOK_AGAIN_SECONDS = 0.2
"""How often a second asker looks whether the first one's page has arrived."""


@dataclass(frozen=True, slots=True)
class Bought:
    """A page of creators. `from_memory` pages cost nothing now; `meta` is what the answer said when it was bought."""

    creators: tuple[Creator, ...]
    meta: Meta
    bought_at: datetime
    from_memory: bool


def search_key(request: SearchRequest) -> str:
    """The text by which a bought search page is remembered: the exact body and platform."""
    return f"search {request.platform} {json.dumps(request.body(), sort_keys=True, ensure_ascii=False)}"


def lookalike_key(request: LookalikeRequest) -> str:
    """The text by which a bought lookalike answer is remembered."""
    return f"lookalike {json.dumps(request.body(), sort_keys=True, ensure_ascii=False)}"


async def remembered_search(ask: Ask, request: SearchRequest, since: datetime | None = None) -> Bought | None:
    """The page of a search that the workspace bought, at `since` or later, if it did."""
    return await remembered(ask, search_key(request), since)


async def remembered_lookalike(ask: Ask, request: LookalikeRequest, since: datetime | None = None) -> Bought | None:
    """The lookalikes that the workspace bought, at `since` or later, if it did."""
    return await remembered(ask, lookalike_key(request), since)


async def remembered(ask: Ask, key: str, since: datetime | None = None) -> Bought | None:
    """The page that the workspace bought under a key, at `since` or later, if it did."""
    page = await ask.context.store.pages.bought(ask.workspace, key, since)
    return _bought(page, from_memory=True) if page else None


async def buy_search(ask: Ask, request: SearchRequest, line: str) -> Bought:
    """Buy a page of a search, unless somebody of the workspace is just buying it. Raises `api.errors.ApiError`."""

    async def call() -> tuple[Mapping[str, Any], Meta, int]:
        page: SearchPage = await ask.context.api.search(request, identity=ask.identity)
        return _stored("search", page.creators, page.meta), page.meta, len(page.creators)

    return await _buy(ask, search_key(request), call, ("search", line, request.level.value))


async def buy_lookalike(ask: Ask, request: LookalikeRequest, line: str) -> Bought:
    """Buy lookalikes, unless somebody of the workspace is just buying them. Raises `api.errors.ApiError`."""

    async def call() -> tuple[Mapping[str, Any], Meta, int]:
        page: LookalikePage = await ask.context.api.lookalike(request, identity=ask.identity)
        return _stored("lookalike", page.creators, page.meta), page.meta, len(page.creators)

    return await _buy(ask, lookalike_key(request), call, ("lookalike", line, request.level.value))


async def _buy(
    ask: Ask, key: str, call: Callable[[], Awaitable[tuple[Mapping[str, Any], Meta, int]]], what: tuple[str, str, str]
) -> Bought:
    """The page that this call bought; when another buyer was faster, theirs, from memory."""
    pages, clock = ask.context.store.pages, ask.context.clock
    started, buyer = clock(), uuid4().hex
    while not await pages.start_buying(ask.workspace, key, buyer, clock()):
        await ask.context.sleep(LOOK_AGAIN_SECONDS)
        page = await pages.bought(ask.workspace, key, since=started)
        if page:
            return _bought(page, from_memory=True)
    bought: tuple[Mapping[str, Any], int | None, datetime] | None = None
    try:
        answer, meta, records = await call()
        bought = (answer, meta.credits_consumed, clock())
    finally:
        await pages.finish_buying(ask.workspace, key, buyer, bought)
    await _write_down(ask, meta, records, what)
    return _bought(Page(answer, meta.credits_consumed, bought[2]), from_memory=False)


async def _write_down(ask: Ask, meta: Meta, records: int, what: tuple[str, str, str]) -> None:
    """Put a billed call into the ledger and keep the balance that it told."""
    now, spending = ask.context.clock(), ask.context.store.spending
    action, line, level = what
    await spending.add(
        Spent(
            workspace=ask.workspace,
            person=ask.person.id,
            conversation=ask.conversation.id,
            at=now,
            action=action,
            line=line,
            level=meta.service_level or level,
            records=records,
            credits=meta.credits_consumed,
            request_id=meta.request_id,
        )
    )
    await spending.note_balance(
        ask.context.options.account, now, credits_left=meta.credits_remaining, requests_left=meta.quota_remaining
    )


def _stored(kind: str, creators: tuple[Creator, ...], meta: Meta) -> dict[str, Any]:
    """A page as it is kept: what the API sent, row by row, each with its platform."""
    rows = [{"platform": creator.platform.value, "row": dict(creator.raw)} for creator in creators]
    return {"kind": kind, "rows": rows, "meta": asdict(meta)}


def _bought(page: Page, *, from_memory: bool) -> Bought:
    kept = [(Platform(entry["platform"]), entry["row"]) for entry in page.answer["rows"]]
    if page.answer["kind"] == "search":
        creators = tuple(read_creator(platform, row) for platform, row in kept)
    else:
        scale = score_scale([row for _, row in kept])
        creators = tuple(read_lookalike(platform, row, scale) for platform, row in kept)
    return Bought(creators, Meta(**page.answer["meta"]), page.bought_at, from_memory)
