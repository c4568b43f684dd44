"""`/creators show`: everything about one creator. The API has no call for one, so a name is found by searching it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from api.contract.creator import Creator
from api.contract.platforms import Level, Platform
from api.contract.search import SearchRequest
from handlers.context import Answer, Ask
from handlers.creators.facts import facts_of
from handlers.creators.offering import hide_offer, mark_offers, shortlist_offers
from handlers.creators.telling import fact_about
from handlers.finding.bought import Bought, is_fresh, mark_of, note_saved, remembered, remembered_search, search_key
from handlers.finding.listing import (
    alike_offer,
    creator_offers,
    preview,
    shown_cost,
)
from handlers.finding.purchase import buy_search
from handlers.finding.revealing import revealed
from handlers.line import write_search
from handlers.messages.confirm_cost import ConfirmCost, confirm_cost
from handlers.messages.creator_details import CreatorDetails, creator_details
from handlers.messages.creator_list import Presses
from handlers.messages.creator_unknown import CreatorUnknown, creator_unknown
from handlers.messages.footer import Cost
from handlers.messages.problem import Problem, problem
from handlers.messages.working import working
from handlers.money.months import month_so_far
from handlers.stored_requests import dump_search, load_search
from storage.marks import STATUSES

SEARCHED = 5
"""How many creators a search for one name asks for: enough to meet the right one among namesakes."""


async def find(ask: Ask, platform: Platform, name: str, level: Level) -> Answer[Any]:
    """Search a user name and show the creator who has exactly it, else those who came."""
    request = search_for(platform, name, level)
    known = await remembered_search(ask, request)
    if is_fresh(known, ask):
        await note_saved(ask, known)
        return await _show(ask, request, known)
    return await _buy(ask, request, mark_of(known))


async def buy_confirmed(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Confirm: the price was on the button. Pressed again, it shows what it bought."""
    return await _buy(ask, load_search(arguments["request"]), arguments["instead_of"], is_confirmed=True)


async def known(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Details: what the listing already brought, for nothing; beside the listing, which stays in sight."""
    key = arguments["key"]
    bought = await remembered(ask, key)
    creator = next((one for one in bought.creators if one.uid == arguments["uid"]), None) if bought else None
    if bought is None or creator is None:
        return Answer(problem, Problem("stale"))
    cost = replace(shown_cost(ask, bought, Level.S1, 0), requests_left=None)
    return await _details(ask, creator, cost, bought, key)


async def known_by_name(ask: Ask, platform: Platform, name: str) -> Creator | None:
    """The creator of a name, where the workspace was shown them; the level that says most comes first."""
    for level in reversed(Level):
        bought = await remembered_search(ask, search_for(platform, name, level))
        exact = _named(bought, name) if bought else None
        if exact:
            return exact
    return None


def search_for(platform: Platform, name: str, level: Level) -> SearchRequest:
    """The search that looks for one name."""
    return SearchRequest(platform, {"keyword": name}, size=SEARCHED, level=level)


async def _buy(ask: Ask, request: SearchRequest, instead_of: str, *, is_confirmed: bool = False) -> Answer[Any]:
    price = ask.context.options.prices[request.level]
    if not is_confirmed and SEARCHED * price > ask.context.options.confirm_above:
        return await _confirm(ask, request, instead_of)
    under_way = await preview(ask, SEARCHED, request.level, platform=request.platform.title)
    async with ask.working(Answer(working, under_way)):
        bought = await buy_search(ask, request, write_search(request), instead_of, action="show")
    return await _show(ask, request, bought)


async def _confirm(ask: Ask, request: SearchRequest, instead_of: str) -> Answer[ConfirmCost]:
    prices = ask.context.options.prices
    cheaper = replace(request, level=Level.S1)
    marks = [instead_of, mark_of(await remembered_search(ask, cheaper))]
    offers = [
        ("show.confirmed", {"request": dump_search(each), "instead_of": mark})
        for each, mark in zip((request, cheaper), marks, strict=True)
    ]
    confirm, only_cheaper = await ask.offer(offers)
    is_cheapest = request.level is Level.S1
    return Answer(
        confirm_cost,
        ConfirmCost(
            line=write_search(request),
            count=SEARCHED,
            level=request.level.value,
            price=prices[request.level],
            month=await month_so_far(ask),
            confirm=confirm,
            cheaper=None if is_cheapest else (Level.S1.value, SEARCHED * prices[Level.S1], only_cheaper),
        ),
    )


async def _show(ask: Ask, request: SearchRequest, bought: Bought) -> Answer[Any]:
    name, key = str(request.conditions["keyword"]), search_key(request)
    cost = shown_cost(ask, bought, request.level, SEARCHED * ask.context.options.prices[request.level])
    exact, refresh = _named(bought, name), ""
    if bought.from_memory:
        again = {"request": dump_search(request), "instead_of": bought.mark}
        [refresh] = await ask.offer([("show.confirmed", again)])
    if exact:
        return await _details(ask, exact, cost, bought, key, refresh)
    _, offers = creator_offers(bought.creators, key)
    shortlist = await ask.offer(shortlist_offers(bought.creators, key))
    presses = Presses(details=tuple(await ask.offer(offers)), shortlist=tuple(shortlist))
    today, cost = ask.context.clock().date(), replace(cost, alike=None)
    facts, platform = await facts_of(ask, bought.creators), request.platform.value
    others = CreatorUnknown(f"@{name}", platform, bought.creators, cost, today, presses, facts, refresh)
    return Answer(creator_unknown, others)


def _named(bought: Bought, name: str) -> Creator | None:
    """The creator who has exactly this user name."""
    return next((one for one in bought.creators if (one.username or "").casefold() == name.casefold()), None)


async def _details(
    ask: Ask, creator: Creator, cost: Cost, bought: Bought, key: str, refresh: str = ""
) -> Answer[CreatorDetails]:
    on_card = [alike_offer(creator, key), *shortlist_offers([creator], key), hide_offer(creator, key)]
    alike, shortlist, hide, *marks = await ask.offer([*on_card, *mark_offers(creator, key)])
    known = await facts_of(ask, [creator])
    contacts = await revealed(ask, creator)
    return Answer(
        creator_details,
        CreatorDetails(
            creator=creator,
            cost=cost if creator.username else replace(cost, alike=None),
            fetched=bought.bought_at.date(),
            today=ask.context.clock().date(),
            contacts=contacts,
            alike=alike if creator.username else "",
            shortlist=shortlist,
            hide=hide,
            refresh=refresh,
            marks=tuple(zip(STATUSES, marks, strict=True)),
            facts=fact_about(creator, known),
        ),
    )
