"""Buying what is not known yet of the creators to compare: all of it fits the budgets, or nothing is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from api.contract.platforms import Level, Platform
from api.contract.search import SearchRequest
from api.errors import ApiError
from handlers.comparing.found import Found, in_page, told_lately
from handlers.context import Ask
from handlers.finding.bought import Bought, is_fresh, mark_of, remembered_search, search_key
from handlers.finding.purchase import buy_search, search_cost
from handlers.finding.show import search_for
from handlers.line import write_search
from handlers.money.limits import Wanted, all_set_aside
from handlers.people.rights import require
from storage.creators import CreatorName
from storage.reservations import SEVERAL


@dataclass(frozen=True, slots=True)
class Known:
    """What is known for nothing: `found` of each creator asked for, or None.

    `absent` are names that nobody has; `untold` creators by an id alone, which the API cannot look up; `missing` those
    to buy.
    """

    found: tuple[Found | None, ...]
    absent: tuple[CreatorName, ...]
    untold: tuple[CreatorName, ...]
    missing: tuple[CreatorName, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What buying one creator brought: the creator, or nobody of that name, or a failure."""

    named: CreatorName
    found: Found | None = None
    page: Bought | None = None
    failed: ApiError | None = None


async def known_of(ask: Ask, named: Sequence[CreatorName], level: Level) -> Known:
    """What was bought lately of the creators, and which of them would have to be bought."""
    since = ask.context.clock() - ask.context.options.remember_for
    found = [await told_lately(ask, one, level, since) for one in named]
    unknown = [one for one, known in zip(named, found, strict=True) if known is None]
    untold = [one for one in unknown if not one.username]
    absent = [one for one in unknown if one.username and await _was_asked(ask, one, level)]
    missing = [one for one in unknown if one not in untold and one not in absent]
    return Known(tuple(found), tuple(absent), tuple(untold), tuple(missing))


async def _was_asked(ask: Ask, named: CreatorName, level: Level) -> bool:
    """Whether the search for exactly this name was bought lately, and so brought nobody who has it."""
    return is_fresh(await remembered_search(ask, request_for(named, level)), ask)


def request_for(named: CreatorName, level: Level) -> SearchRequest:
    """The search that looks for one of them."""
    return search_for(Platform(named.platform), named.username, level)


def cost_of(ask: Ask, named: Sequence[CreatorName], level: Level) -> int:
    """The most credits that buying all of them can cost."""
    return sum(search_cost(ask, request_for(one, level)) for one in named)


async def buy(ask: Ask, named: Sequence[CreatorName], level: Level, line: str) -> list[Brought]:
    """Buy what is known of the creators, each with a call of its own: what fails for one is still there of the others.

    Raises `MayNot`, and `OverLimit` where all of it together does not fit the budgets.
    """
    await require(ask, "spend")
    whole = Wanted(
        "compare " + " ".join(search_key(request_for(one, level)) for one in named),
        SEVERAL,
        line,
        level.value,
        cost_of(ask, named, level),
    )
    async with all_set_aside(ask, whole) as paying:
        brought = await asyncio.gather(*(_one(paying, one, level) for one in named), return_exceptions=True)
    for each in brought:
        if isinstance(each, BaseException):
            raise each
    return [each for each in brought if isinstance(each, Brought)]


async def _one(ask: Ask, named: CreatorName, level: Level) -> Brought:
    request = request_for(named, level)
    try:
        mark = mark_of(await remembered_search(ask, request))
        page = await buy_search(ask, request, write_search(request), mark, action="compare")
    except ApiError as failed:
        return Brought(named, failed=failed)
    return Brought(named, in_page(page, search_key(request), named), page)
