"""Buying the lookalikes of several creators: all that it may cost is set aside at once, then one call each."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass

from api.contract.platforms import Level
from api.contract.search import LookalikeRequest
from api.errors import ApiError, CreatorNotFound
from handlers.context import Ask
from handlers.finding.bought import Bought, is_fresh, lookalike_key, mark_of, remembered_lookalike
from handlers.finding.lookalike import seed_name
from handlers.finding.purchase import buy_lookalike, lookalike_cost
from handlers.line import write_lookalike
from handlers.lists.alike_merging import SeedPage
from handlers.money.limits import Wanted, all_set_aside
from handlers.people.rights import require
from storage.reservations import SEVERAL

AT_ONCE = 4
"""Calls under way at the same time: people who search meanwhile must not wait for all of them."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of the seeds: their pages, those that the service does not know, and what stopped the rest.

    `missing` were not asked for or not answered; `credits` is what this run cost, None where no price was told.
    """

    pages: tuple[SeedPage, ...]
    unknown: tuple[str, ...] = ()
    missing: tuple[LookalikeRequest, ...] = ()
    stopped: ApiError | None = None
    credits: int | None = 0


async def known_pages(ask: Ask, requests: Sequence[LookalikeRequest], *, fresh: bool) -> Brought:
    """The pages that were bought, with `fresh` only lately; `missing` are the others. Nothing is asked for."""
    pages: list[SeedPage] = []
    missing: list[LookalikeRequest] = []
    for request in requests:
        known = await remembered_lookalike(ask, request)
        if known is not None and (not fresh or is_fresh(known, ask)):
            pages.append(_page(request, known))
        else:
            missing.append(request)
    return Brought(tuple(pages), missing=tuple(missing))


def cost_of(ask: Ask, requests: Sequence[LookalikeRequest]) -> int:
    """The most credits that buying all of them can cost."""
    return sum(lookalike_cost(ask, request) for request in requests)


async def bring(ask: Ask, requests: Sequence[LookalikeRequest], line: str) -> Brought:
    """Buy what is not known lately of the requests; the first refusal that all would meet stops those after it.

    Raises `MayNot`, `OverLimit` where all of it together does not fit the budgets, and `ApiError` where nothing came.
    """
    await require(ask, "spend")
    known = await known_pages(ask, requests, fresh=True)
    if not known.missing:
        return known
    told: list[_Told] = []
    async with all_set_aside(ask, _whole(ask, known.missing, line)) as paying:
        for start in range(0, len(known.missing), AT_ONCE):
            some = known.missing[start : start + AT_ONCE]
            told += await asyncio.gather(*(_ask_for(paying, request) for request in some))
            if _stopping(told):
                break
    stopped = _stopping(told)
    pages = tuple(_page(one.request, one.bought) for one in told if one.bought)
    if stopped and not (pages or known.pages):
        raise stopped
    unknown = [one.request for one in told if isinstance(one.failed, CreatorNotFound)]
    answered = {id(one.request) for one in told if one.bought} | set(map(id, unknown))
    costs = [one.bought.meta.credits_consumed for one in told if one.bought and not one.bought.from_memory]
    return Brought(
        pages=(*known.pages, *pages),
        unknown=tuple(map(seed_name, unknown)),
        missing=tuple(request for request in known.missing if id(request) not in answered),
        stopped=stopped,
        credits=None if None in costs else sum(filter(None, costs)),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What one call brought, or why it brought nothing."""

    request: LookalikeRequest
    bought: Bought | None = None
    failed: ApiError | None = None


async def _ask_for(ask: Ask, request: LookalikeRequest) -> _Told:
    mark = mark_of(await remembered_lookalike(ask, request))
    try:
        return _Told(request, await buy_lookalike(ask, request, write_lookalike(request), mark))
    except ApiError as failed:
        return _Told(request, failed=failed)


def _stopping(told: Sequence[_Told]) -> ApiError | None:
    """The first refusal that is not about one seed."""
    return next((one.failed for one in told if one.failed and not isinstance(one.failed, CreatorNotFound)), None)


def _page(request: LookalikeRequest, bought: Bought) -> SeedPage:
    return SeedPage(seed_name(request), lookalike_key(request), bought)


def _whole(ask: Ask, requests: Sequence[LookalikeRequest], line: str) -> Wanted:
    key = "lookalikes " + json.dumps([request.body() for request in requests], sort_keys=True, ensure_ascii=False)
    level = requests[0].level if requests else Level.S1
    return Wanted(key, SEVERAL, line, level.value, cost_of(ask, requests))
