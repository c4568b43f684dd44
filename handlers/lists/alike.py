"""`/creators list lookalikes`: creators like those on a list, first whoever is like most of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from api.contract.links.link import Kind
from api.contract.platforms import Level
from api.contract.search import LookalikeRequest
from handlers.cards.standing import Standing
from handlers.context import Answer, Ask
from handlers.defaults import defaults_of
from handlers.finding.bought import note_saved
from handlers.finding.listing import alike_limit
from handlers.grammar.usage import within, wrong
from handlers.line import Line
from handlers.lists.alike_buying import bring, cost_of, known_pages
from handlers.lists.alike_line import EXAMPLE, options_of, read_alike
from handlers.lists.alike_showing import View, show, view_of
from handlers.lists.baskets import link_to
from handlers.lists.whole import meant_list
from handlers.messages.confirm_cost import ConfirmCost, confirm_cost
from handlers.messages.problem import Problem, problem
from handlers.messages.working import Working, working
from handlers.money.months import month_so_far
from handlers.people.viewers import viewer_of
from handlers.sharing import shared
from storage.creators import KeptCreator
from storage.lists import Shortlist

MOST_SEEDS = 20
"""Creators of a list that are asked for at once: a call each, and a minute has few of them."""


async def alike_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators list lookalikes [NAME] [on:… in:… limit:N] [page:N]`. Raises `UsageError`."""
    seen = await ask.context.store.lists.seen_by(viewer_of(ask))
    read = read_alike(line.typed, [one.name for one in seen], await defaults_of(ask))
    found = await meant_list(ask, read.name)
    if found is None:
        return Answer(problem, Problem("no-lists"))
    return await _asked(ask, found, read.request, read.page)


async def alike_all(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed “Find lookalikes” on a list. Raises `UsageError`."""
    found = await ask.context.store.lists.find(viewer_of(ask), press.id)
    if found is None:
        return Answer(problem, Problem("list-gone"))
    return await _asked(ask, found, LookalikeRequest(limit=alike_limit(ask)), 0)


async def confirmed(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Confirm: the price was on the button. Pressed again, it shows what it bought."""
    view = view_of(arguments)
    found = await ask.context.store.lists.find(viewer_of(ask), view.list)
    if found is None:
        return Answer(problem, Problem("list-gone"))
    missing = (await known_pages(ask, view.requests, fresh=True)).missing
    estimate, level = cost_of(ask, missing), view.requests[0].level
    price, month = ask.context.options.prices[level], await month_so_far(ask)
    told = Working(estimate // price, level.value, price, month, seed=_quoted(found))
    async with ask.working(Answer(working, told)):
        brought = await bring(ask, view.requests, view.line)
    return await show(ask, found, replace(view, part=0), brought, estimate=estimate)


async def look(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed part of the lookalikes: from memory whenever they were bought."""
    return await _from_memory(ask, view_of(arguments))


async def share(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Share: the same creators for everybody, from memory only."""
    everybody = await _from_memory(ask, view_of(arguments), is_shared=True)
    return shared(everybody, await _from_memory(ask, view_of(arguments)))


async def _asked(ask: Ask, found: Shortlist, request: LookalikeRequest, page: int) -> Answer[Any]:
    """Show what is bought already, with what the rest costs; without any, say what all costs and wait."""
    members = await ask.context.store.lists.members(ask.workspace, found.id)
    if not members:
        return Answer(problem, Problem("list-empty", {"list": found.name}))
    if page:
        members = members[(page - 1) * MOST_SEEDS : page * MOST_SEEDS]
        if not members:
            raise wrong("vote-page", str(page), hint=within(1, -(-found.size // MOST_SEEDS)), example=EXAMPLE)
    if len(members) > MOST_SEEDS:
        example = f'/creators list lookalikes "{found.name}" page:1'
        raise wrong("alike-too-many", found.name, most=MOST_SEEDS, count=len(members), example=example)
    requests = tuple(each for one in members if (each := _for(request, one.creator)) is not None)
    if not requests:
        return Answer(problem, Problem("alike-nobody", {"list": found.name}))
    line = f'/creators list lookalikes "{found.name}" {options_of(request)}' + (f" page:{page}" if page else "")
    view = View(found.id, line, requests)
    known = await known_pages(ask, requests, fresh=True)
    if not known.pages:
        return await _confirm(ask, found, view, known.missing)
    for bought in known.pages:
        await note_saved(ask, bought.bought)
    return await show(ask, found, view, known)


def _for(request: LookalikeRequest, creator: KeptCreator) -> LookalikeRequest | None:
    """The request with a creator for its seed; None for one that no name or link names."""
    link = link_to(creator)
    if link is None or link.platform is None:
        return None
    if link.kind is Kind.PROFILE:
        return replace(request, username=link.value, platform=link.platform)
    return replace(request, profile_url=link.url)


async def _confirm(ask: Ask, found: Shortlist, view: View, missing: Sequence[LookalikeRequest]) -> Answer[ConfirmCost]:
    level, prices = view.requests[0].level, ask.context.options.prices
    count = cost_of(ask, missing) // prices[level]
    cheaper = replace(view, requests=tuple(replace(each, level=Level.S1) for each in view.requests))
    views = [view, cheaper]
    confirm, only_cheaper = await ask.offer([("list.alike.confirmed", each.arguments()) for each in views])
    return Answer(
        confirm_cost,
        ConfirmCost(
            line=view.line,
            count=count,
            level=level.value,
            price=prices[level],
            month=await month_so_far(ask),
            confirm=confirm,
            cheaper=None if level is Level.S1 else (Level.S1.value, count * prices[Level.S1], only_cheaper),
            seed=_quoted(found),
        ),
    )


def _quoted(found: Shortlist) -> str:
    return f"“{found.name}”"


async def _from_memory(ask: Ask, view: View, *, is_shared: bool = False) -> Answer[Any]:
    found = await ask.context.store.lists.find(viewer_of(ask), view.list)
    if found is None or (is_shared and found.reach == "private"):
        return Answer(problem, Problem("list-gone"))
    known = await known_pages(ask, view.requests, fresh=False)
    if not known.pages:
        return Answer(problem, Problem("stale"))
    return await show(ask, found, view, replace(known, missing=()), is_shared=is_shared)
