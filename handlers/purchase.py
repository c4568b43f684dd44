"""Buying result pages, once each: what a workspace paid for is shown from memory, and two buyers never pay twice.

A purchase says in whose place it buys: the page that was known when the price was shown, or none. Where another page
stands there by now, somebody has bought it already, perhaps the same person by pressing twice: that one is shown.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias, TypeGuard
from uuid import uuid4

from api.client import LookalikePage, Priority, SearchPage
from api.contract.creator import Creator, read_creator, read_lookalike, score_scale
from api.contract.envelope import Meta
from api.contract.platforms import Level, Platform
from api.contract.search import LIMITS, LookalikeRequest, SearchRequest, WrongRequest
from api.errors import ApiError, Refused
from handlers.context import Ask
from handlers.money.limits import (
    OverLimit,
    Wanted,
    is_granted,
    keep_balance,
    purse_of,
    set_aside,
    settled,
    settling,
    spent_on,
)
from handlers.refusals import problem_of
from handlers.rights import require
from storage.budgets import Use
from storage.database import Tables
from storage.pages import Page, finish_buying

LOOK_AGAIN_SECONDS = 0.2
"""How often a second asker looks whether the first one is done."""


@dataclass(frozen=True, slots=True)
class Bought:
    """A page of creators. `from_memory` pages cost nothing now; `meta` is what the answer said when it was bought.

    `mark` tells this purchase from every other one. `near` are the budgets that it has nearly used up.
    """

    creators: tuple[Creator, ...]
    meta: Meta
    bought_at: datetime
    from_memory: bool
    mark: str
    near: tuple[Use, ...] = ()


def mark_of(page: Bought | None) -> str:
    """The mark of a page, empty where there is none."""
    return page.mark if page else ""


def search_key(request: SearchRequest) -> str:
    """The text by which a bought search page is remembered: the exact body and platform."""
    return f"search {request.platform} {json.dumps(request.body(), sort_keys=True, ensure_ascii=False)}"


def level_of_key(key: str) -> Level:
    """The level that a search asked for which is remembered under a key of `search_key`."""
    return Level(json.loads(key.split(" ", 2)[2])["service_level"])


def lookalike_key(request: LookalikeRequest) -> str:
    """The text by which a bought lookalike answer is remembered."""
    return f"lookalike {json.dumps(request.body(), sort_keys=True, ensure_ascii=False)}"


async def remembered_search(ask: Ask, request: SearchRequest) -> Bought | None:
    """The page of a search that the workspace bought, however long ago, if it did."""
    return await remembered(ask, search_key(request))


async def remembered_lookalike(ask: Ask, request: LookalikeRequest) -> Bought | None:
    """The lookalikes that the workspace bought, however long ago, if it did."""
    return await remembered(ask, lookalike_key(request))


async def remembered(ask: Ask, key: str) -> Bought | None:
    """The page that the workspace bought under a key from the API that it uses now, if it did."""
    page = await ask.context.store.pages.bought(ask.workspace, _at_this_api(ask, key))
    return _bought(page, from_memory=True) if page else None


async def remembered_creator(ask: Ask, key: str, uid: str) -> Creator | None:
    """A creator of the page that the workspace bought under a key, if it stands there."""
    page = await remembered(ask, key)
    return next((creator for creator in page.creators if creator.uid == uid), None) if page else None


async def search_pages_since(ask: Ask, platform: Platform, text: str, since: datetime) -> list[tuple[str, Bought]]:
    """The pages of searches on a platform that the workspace bought since then and that hold a text, newest first.

    Each comes with the key that it was bought under.
    """
    beginning = _at_this_api(ask, f"search {platform} ")
    found = await ask.context.store.pages.holding(ask.workspace, beginning, text, since)
    own = len(_at_this_api(ask, ""))
    return [(request[own:], _bought(page, from_memory=True)) for request, page in found]


async def which_are_remembered(ask: Ask, keys: Sequence[str]) -> list[bool]:
    """For each key, whether its page was bought already, so that looking at it costs nothing."""
    at = [_at_this_api(ask, key) for key in keys]
    held = await ask.context.store.pages.held(ask.workspace, at)
    return [key in held for key in at]


async def are_under_way(ask: Ask, keys: Sequence[str], since: datetime) -> bool:
    """Whether a call for one of these pages began since then and did not end: nobody knows whether it was charged."""
    return await ask.context.store.pages.under_way(ask.workspace, [_at_this_api(ask, key) for key in keys], since)


def is_fresh(page: Bought | None, ask: Ask) -> TypeGuard[Bought]:
    """Whether a page was bought so lately that a typed line is answered with it."""
    return page is not None and page.bought_at >= ask.context.clock() - ask.context.options.remember_for


async def note_saved(ask: Ask, known: Bought) -> None:
    """Note what a typed line would have cost that is answered with a page from memory."""
    await note_saved_credits(ask, known.meta.credits_consumed or 0)


async def note_saved_credits(ask: Ask, saved: int) -> None:
    """Note credits that memory saved."""
    if saved:
        account, now = ask.context.options.account, ask.context.clock()
        await ask.context.store.spending.note_saved(ask.workspace, account, ask.person.id, now, saved)


def search_cost(ask: Ask, request: SearchRequest) -> int:
    """The most credits that a page of this search can cost: what people are told, and what is set aside."""
    return request.size * ask.context.options.prices[request.level]


def search_wanted(ask: Ask, request: SearchRequest, line: str = "") -> Wanted:
    """A page of a search as something to buy."""
    return Wanted(search_key(request), "search", line, request.level.value, search_cost(ask, request))


def lookalike_cost(ask: Ask, request: LookalikeRequest) -> int:
    """The most credits that these lookalikes can cost, as `search_cost`."""
    return min(request.limit, LIMITS[1]) * ask.context.options.prices[request.level]


async def buy_search(
    ask: Ask, request: SearchRequest, line: str, instead_of: str = "", *, priority: Priority = Priority.PERSON
) -> Bought:
    """Buy a page of a search, unless another page than the one of the mark `instead_of` is there by now.

    `priority` says who goes first when the minute's requests run short.

    Raises `api.errors.ApiError`, `handlers.rights.MayNot` and `handlers.money.limits.OverLimit`.
    """

    async def call() -> _Answer:
        page: SearchPage = await ask.context.api.search(request, identity=ask.identity, priority=priority)
        return _stored("search", page.creators, page.meta), page.meta, len(page.creators)

    return await _buy(ask, search_wanted(ask, request, line), instead_of, call)


async def buy_lookalike(ask: Ask, request: LookalikeRequest, line: str, instead_of: str = "") -> Bought:
    """Buy lookalikes, unless others than those of the mark `instead_of` are there by now.

    Raises `api.errors.ApiError`, `handlers.rights.MayNot` and `handlers.money.limits.OverLimit`.
    """

    async def call() -> _Answer:
        page: LookalikePage = await ask.context.api.lookalike(request, identity=ask.identity)
        return _stored("lookalike", page.creators, page.meta), page.meta, len(page.creators)

    wanted = Wanted(lookalike_key(request), "lookalike", line, request.level.value, lookalike_cost(ask, request))
    return await _buy(ask, wanted, instead_of, call)


_Answer: TypeAlias = tuple[Mapping[str, Any], Meta, int]
"""What a call brought: the page as it is kept, its meta, and how many creators it holds."""


async def _buy(ask: Ask, wanted: Wanted, instead_of: str, call: Callable[[], Awaitable[_Answer]]) -> Bought:
    """The page that this call bought; when another buyer was faster, theirs, from memory.

    Whoever asks while a call of this process is under way shares its failure too: an answer that never came may have
    been charged, and asking again is for people to decide. Only another's budget is another's: whom it does not bind
    goes on alone.
    """
    await require(ask, "spend")
    at = _at_this_api(ask, wanted.key)
    while True:
        try:
            bought, is_theirs = await ask.context.purchases.shared(
                (ask.workspace, at), lambda: _buy_alone(ask, wanted, instead_of, call)
            )
        except OverLimit as over:
            if over.purse == purse_of(ask) and not is_granted(ask, wanted):
                raise
        else:
            return replace(bought, from_memory=True, near=()) if is_theirs else bought


async def _buy_alone(ask: Ask, wanted: Wanted, instead_of: str, call: Callable[[], Awaitable[_Answer]]) -> Bought:
    """The same among processes, which see each other in storage alone."""
    pages, buyer, at = ask.context.store.pages, uuid4().hex, _at_this_api(ask, wanted.key)
    while not await pages.start_buying(ask.workspace, at, buyer, ask.context.clock()):
        await ask.context.sleep(LOOK_AGAIN_SECONDS)
    try:
        # Nobody else can buy it now, so what stands here is the last word on who was first.
        theirs = await remembered(ask, wanted.key)
        if theirs and theirs.mark != instead_of:
            return theirs
        reservation = await set_aside(ask, wanted)
        answer, meta, records = await _told(ask, reservation, call)
        page = Page({**answer, "mark": buyer}, meta.credits_consumed, ask.context.clock())
        near = await _write_down(ask, wanted, page, _Call(reservation, buyer, meta, records))
    finally:
        await pages.finish_buying(ask.workspace, at, buyer, None)
    return replace(_bought(page, from_memory=False), near=near)


@dataclass(frozen=True, slots=True)
class _Call:
    """A call that was answered: what was set aside for it, who made it, and what the answer said of itself."""

    reservation: str
    buyer: str
    meta: Meta
    records: int


async def _write_down(ask: Ask, wanted: Wanted, page: Page, made: _Call) -> tuple[Use, ...]:
    """Keep the page, the ledger's row in place of what was set aside, and the balance; gives budgets nearly used."""
    context, meta = ask.context, made.meta
    spent = spent_on(purse_of(ask), context, wanted, meta, made.records)
    free = settling(ask.workspace, made.reservation, is_known=meta.credits_consumed is not None)
    # Nothing for nothing is asked for again: more may be known by then.
    kept = (page.answer, page.credits, page.bought_at) if made.records or meta.credits_consumed else None

    def change(tables: Tables) -> tuple[Use, ...]:
        finish_buying(tables, ask.workspace, _at_this_api(ask, wanted.key), made.buyer, kept)
        return settled(context, spent, free, tables)

    near = await context.store.database.write(change)
    await keep_balance(ask.context, meta)
    return near


def _at_this_api(ask: Ask, key: str) -> str:
    """The key as storage has it: another account, or another API, may answer the same request otherwise."""
    return f"{ask.context.options.account} {key}"


async def _told(ask: Ask, reservation: str, call: Callable[[], Awaitable[_Answer]]) -> _Answer:
    """What a call brings. A refusal tells balances too, and they are kept.

    What was set aside is given back where nothing was charged for sure; else it counts on.
    """
    held = ask.context.store.reservations
    try:
        return await call()
    except WrongRequest:
        await held.free(ask.workspace, reservation)
        raise
    except ApiError as failed:
        is_sure = problem_of(failed).charged == "no"
        await (held.free if is_sure else held.doubt)(ask.workspace, reservation)
        if isinstance(failed, Refused):
            await keep_balance(ask.context, failed.meta)
        raise


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
    return Bought(creators, Meta(**page.answer["meta"]), page.bought_at, from_memory, page.answer["mark"])
