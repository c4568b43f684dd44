"""`/creators lookalike`: creators like one seed, on its own platform or another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.contract.platforms import Platform
from api.contract.search import LIMITS, LookalikeRequest
from api.errors import CreatorNotFound
from handlers.context import Answer, Ask
from handlers.line import write_lookalike
from handlers.listing import Slice, creator_offers, shown_cost
from handlers.messages.creator_list import Presses
from handlers.messages.lookalike_list import LookalikeList, lookalike_list
from handlers.messages.no_creators import NoCreators, no_creators
from handlers.messages.problem import Problem, problem
from handlers.messages.working import Working, working
from handlers.purchase import Bought, buy_lookalike, lookalike_key, remembered_lookalike
from handlers.requests import dump_lookalike, load_lookalike


def seed_name(request: LookalikeRequest) -> str:
    """The seed as a person would say it: `@name`, or the link."""
    return request.profile_url or f"@{request.username}"


def estimate(ask: Ask, request: LookalikeRequest) -> int:
    """The most credits that these lookalikes can cost."""
    return min(request.limit, LIMITS[1]) * ask.context.options.prices[request.level]


async def find(ask: Ask, request: LookalikeRequest) -> Answer[Any]:
    """Typed lookalikes: from memory when the workspace bought them lately, else bought."""
    since = ask.context.clock() - ask.context.options.remember_for
    bought = await remembered_lookalike(ask, request, since)
    return await _show(ask, request, 0, bought) if bought else await buy(ask, request)


async def look(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed part of lookalikes: from memory whenever they were bought."""
    request = load_lookalike(arguments["request"])
    bought = await remembered_lookalike(ask, request)
    return await _show(ask, request, arguments["part"], bought) if bought else await buy(ask, request)


async def of_creator(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed “find alike” on a creator's row."""
    request = LookalikeRequest(
        username=arguments["username"],
        platform=Platform(arguments["platform"]),
        limit=ask.context.options.search_size,
    )
    return await find(ask, request)


async def buy_again(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Refresh."""
    return await buy(ask, load_lookalike(arguments["request"]))


async def share(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Share: the same creators for everybody, from memory only."""
    request = load_lookalike(arguments["request"])
    bought = await remembered_lookalike(ask, request)
    return await _show(ask, request, arguments["part"], bought, is_shared=True) if bought else await buy(ask, request)


async def buy(ask: Ask, request: LookalikeRequest) -> Answer[Any]:
    """Buy lookalikes and show the first of them. An unknown seed is an answer, with what to try."""
    under_way = Working(estimate(ask, request), seed=seed_name(request))
    try:
        async with ask.working(Answer(working, under_way)):
            bought = await buy_lookalike(ask, request, write_lookalike(request))
    except CreatorNotFound as refused:
        return Answer(problem, Problem("seed", {"seed": seed_name(request)}, request_id=refused.request_id))
    return await _show(ask, request, 0, bought)


async def _show(
    ask: Ask, request: LookalikeRequest, index: int, bought: Bought, *, is_shared: bool = False
) -> Answer[Any]:
    part = Slice(bought.creators, index, ask.context.options.rows_per_card)
    cost, line = shown_cost(ask, bought, request.level), write_lookalike(request)
    if not part.creators:
        return Answer(no_creators, NoCreators("lookalike", seed_name(request), line, cost))
    return Answer(
        lookalike_list,
        LookalikeList(
            seed=seed_name(request),
            line=line,
            creators=part.creators,
            first=part.first + 1,
            bought=len(bought.creators),
            level=request.level,
            cost=cost,
            today=ask.context.clock().date(),
            presses=await _presses(ask, request, part, bought, is_shared=is_shared),
            shared_by=(ask.person.name or ask.person.id) if is_shared else "",
        ),
        audience="everyone" if is_shared else "asker",
    )


async def _presses(ask: Ask, request: LookalikeRequest, part: Slice, bought: Bought, *, is_shared: bool) -> Presses:
    alike_offers, details_offers = creator_offers(part.creators, lookalike_key(request))
    alike = tuple(await ask.offer(alike_offers, to_anyone=is_shared))
    details = tuple(await ask.offer(details_offers, to_anyone=is_shared))
    if is_shared:
        return Presses(alike=alike, details=details)
    stored = dump_lookalike(request)
    steps = {"share": ("lookalike.share", part.index)}
    if part.index > 0:
        steps["previous"] = ("lookalike.view", part.index - 1)
    if part.has_more:
        steps["next"] = ("lookalike.view", part.index + 1)
    if bought.from_memory:
        steps["refresh"] = ("lookalike.refresh", 0)
    presses = await ask.offer([(action, {"request": stored, "part": index}) for action, index in steps.values()])
    named = dict(zip(steps, presses, strict=True))
    return Presses(
        alike=alike,
        details=details,
        previous=named.get("previous", ""),
        next=named.get("next", ""),
        share="" if ask.conversation.is_private else named["share"],
        refresh=named.get("refresh", ""),
        refresh_cost=estimate(ask, request),
    )
