"""`/creators show`: everything about one creator. The API has no call for one, so a name is found by searching it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from api.contract.creator import Creator
from api.contract.platforms import Level, Platform
from api.contract.search import SearchRequest
from handlers.context import Answer, Ask
from handlers.line import write_search
from handlers.listing import creator_offers, shown_cost
from handlers.messages.creator_details import CreatorDetails, creator_details
from handlers.messages.creator_list import Presses
from handlers.messages.creator_unknown import CreatorUnknown, creator_unknown
from handlers.messages.footer import Cost
from handlers.messages.problem import Problem, problem
from handlers.messages.working import Working, working
from handlers.purchase import Bought, buy_search, remembered, remembered_search, search_key

SEARCHED = 5
"""How many creators a search for one name asks for: enough to meet the right one among namesakes."""


async def find(ask: Ask, platform: Platform, name: str, level: Level) -> Answer[Any]:
    """Search a user name and show the creator who has exactly it, else those who came."""
    request = SearchRequest(platform, {"keyword": name}, size=SEARCHED, level=level)
    bought = await remembered_search(ask, request, ask.context.clock() - ask.context.options.remember_for)
    if bought is None:
        under_way = Working(SEARCHED * ask.context.options.prices[level], platform=platform.title)
        async with ask.working(Answer(working, under_way)):
            bought = await buy_search(ask, request, write_search(request))
    cost = shown_cost(ask, bought, level)
    exact = [creator for creator in bought.creators if (creator.username or "").casefold() == name.casefold()]
    if exact:
        return await _details(ask, exact[0], cost, bought)
    _, offers = creator_offers(bought.creators, search_key(request))
    presses = Presses(details=tuple(await ask.offer(offers)))
    today = ask.context.clock().date()
    return Answer(creator_unknown, CreatorUnknown(f"@{name}", platform.value, bought.creators, cost, today, presses))


async def known(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Details: what the listing already brought, for nothing."""
    bought = await remembered(ask, arguments["key"])
    creator = next((one for one in bought.creators if one.uid == arguments["uid"]), None) if bought else None
    if bought is None or creator is None:
        return Answer(problem, Problem("stale"))
    return await _details(ask, creator, replace(shown_cost(ask, bought, Level.S1), requests_left=None), bought)


async def _details(ask: Ask, creator: Creator, cost: Cost, bought: Bought) -> Answer[CreatorDetails]:
    [alike] = await ask.offer([("lookalike.of", {"platform": creator.platform.value, "username": creator.username})])
    return Answer(
        creator_details,
        CreatorDetails(
            creator=creator,
            cost=cost,
            fetched=bought.bought_at.date(),
            today=ask.context.clock().date(),
            alike=alike if creator.username else "",
        ),
    )
