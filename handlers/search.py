"""`/creators search`: find creators, page through what was bought, and buy more only when asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from api.contract.filters import PAGES, SORTS
from api.contract.platforms import Level
from api.contract.search import SearchRequest
from handlers.context import Answer, Ask
from handlers.line import write_search
from handlers.listing import Slice, creator_offers, shown_cost
from handlers.messages.confirm_cost import ConfirmCost, confirm_cost
from handlers.messages.creator_list import CreatorList, Presses, creator_list
from handlers.messages.no_creators import NoCreators, no_creators
from handlers.messages.working import Working, working
from handlers.purchase import Bought, buy_search, remembered_search, search_key
from handlers.requests import dump_search, load_search
from storage.times import month_of


@dataclass(frozen=True, slots=True)
class View:
    """A place in a search's results: the request names the bought page, `part` the card within it, from 0."""

    request: SearchRequest
    part: int = 0

    def arguments(self, **more: Any) -> dict[str, Any]:
        """What a button that leads here carries in storage."""
        return {"request": dump_search(self.request), "part": self.part, **more}


def view_of(arguments: Mapping[str, Any]) -> View:
    """The view of stored arguments."""
    return View(load_search(arguments["request"]), arguments["part"])


def estimate(ask: Ask, request: SearchRequest) -> int:
    """The most credits that a page of this search can cost."""
    return request.size * ask.context.options.prices[request.level]


async def find(ask: Ask, request: SearchRequest) -> Answer[Any]:
    """A typed search: from memory when the workspace bought it lately, else bought, else asked about first."""
    since = ask.context.clock() - ask.context.options.remember_for
    bought = await remembered_search(ask, request, since)
    if bought:
        return await _show(ask, View(request), bought)
    return await buy(ask, View(request))


async def look(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed view: from memory whenever it was bought, else bought."""
    view = view_of(arguments)
    bought = await remembered_search(ask, view.request)
    return await _show(ask, view, bought) if bought else await buy(ask, view)


async def buy(ask: Ask, view: View, *, is_confirmed: bool = False) -> Answer[Any]:
    """Buy the page of a view and show it. Above the threshold, ask first instead."""
    if not is_confirmed and estimate(ask, view.request) > ask.context.options.confirm_above:
        return await _confirm(ask, view)
    under_way = Working(estimate(ask, view.request), platform=view.request.platform.title)
    async with ask.working(Answer(working, under_way)):
        bought = await buy_search(ask, view.request, write_search(view.request))
    return await _show(ask, view, bought)


async def buy_confirmed(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Confirm or Refresh: the price was on the button."""
    return await buy(ask, view_of(arguments), is_confirmed=True)


async def share(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Share: the same creators for everybody, from memory only."""
    view = view_of(arguments)
    bought = await remembered_search(ask, view.request)
    if bought is None:
        return await buy(ask, view)
    return await _show(ask, view, bought, is_shared=True)


async def _confirm(ask: Ask, view: View) -> Answer[ConfirmCost]:
    request, options = view.request, ask.context.options
    fewer = replace(request, size=max(1, options.confirm_above // options.prices[request.level]))
    fewer = replace(fewer, size=min(fewer.size, options.search_size))
    cheaper = replace(request, level=Level.S1)
    views = [view, View(fewer), View(cheaper)]
    presses = await ask.offer([("search.confirmed", each.arguments()) for each in views])
    start, end = month_of(ask.context.clock())
    month, _ = await ask.context.store.spending.between(ask.workspace, start, end)
    return Answer(
        confirm_cost,
        ConfirmCost(
            line=write_search(request),
            count=request.size,
            level=request.level.value,
            price=options.prices[request.level],
            month=month,
            confirm=presses[0],
            fewer=(fewer.size, estimate(ask, fewer), presses[1]) if fewer.size < request.size else None,
            cheaper=(Level.S1.value, estimate(ask, cheaper), presses[2]) if request.level is not Level.S1 else None,
        ),
    )


async def _show(ask: Ask, view: View, bought: Bought, *, is_shared: bool = False) -> Answer[Any]:
    request = view.request
    part = Slice(bought.creators, view.part, ask.context.options.rows_per_card)
    cost = shown_cost(ask, bought, request.level)
    if not part.creators:
        back = ""
        if request.page > 1:
            last = Slice.last_part(request.size, ask.context.options.rows_per_card)
            [back] = await ask.offer([("search.view", View(replace(request, page=request.page - 1), last).arguments())])
        what: Literal["search", "past-end"] = "search" if request.page == 1 else "past-end"
        return Answer(no_creators, NoCreators(what, request.platform.title, write_search(request), cost, back))
    return Answer(
        creator_list,
        CreatorList(
            platform=request.platform,
            line=write_search(request),
            creators=part.creators,
            first=(request.page - 1) * request.size + part.first + 1,
            bought=len(bought.creators),
            total=bought.meta.total,
            sort=request.sort,
            level=request.level,
            cost=cost,
            today=ask.context.clock().date(),
            presses=await _presses(ask, view, part, bought, is_shared=is_shared),
            shared_by=(ask.person.name or ask.person.id) if is_shared else "",
        ),
        audience="everyone" if is_shared else "asker",
    )


async def _presses(ask: Ask, view: View, part: Slice, bought: Bought, *, is_shared: bool) -> Presses:
    """Everything the card offers, written down in one go."""
    on_rows = creator_offers(part.creators, search_key(view.request))
    alike, details = await ask.offer(on_rows[0], to_anyone=is_shared), await ask.offer(on_rows[1], to_anyone=is_shared)
    if is_shared:
        return Presses(alike=tuple(alike), details=tuple(details))
    steps = await _steps(ask, view, part, bought)
    sorts, levels = _other_sorts(view.request), _other_levels(view.request)
    wanted = [*(each.arguments() for each in steps.views), *(View(each).arguments() for each in (*sorts, *levels))]
    actions = [*steps.actions, *["search.view"] * (len(sorts) + len(levels))]
    presses = await ask.offer(list(zip(actions, wanted, strict=True)))
    named = dict(zip(steps.names, presses, strict=False))
    rest = presses[len(steps.names) :]
    prices = ask.context.options.prices
    return Presses(
        alike=tuple(alike),
        details=tuple(details),
        previous=named.get("previous", ""),
        next=named.get("next", ""),
        next_cost=steps.next_cost,
        share="" if ask.conversation.is_private else named["share"],
        refresh=named.get("refresh", ""),
        refresh_cost=estimate(ask, view.request),
        sorts=tuple((request.sort, press) for request, press in zip(sorts, rest, strict=False)),
        levels=tuple(
            (request.level, prices[request.level], press)
            for request, press in zip(levels, rest[len(sorts) :], strict=True)
        ),
    )


@dataclass(frozen=True, slots=True)
class Steps:
    """The ways on from a view: names, what each does, where it leads, and what the next page costs if it costs."""

    names: Sequence[str]
    actions: Sequence[str]
    views: Sequence[View]
    next_cost: int | None


async def _steps(ask: Ask, view: View, part: Slice, bought: Bought) -> Steps:
    request, rows = view.request, ask.context.options.rows_per_card
    steps: list[tuple[str, str, View]] = [("share", "search.share", view)]
    next_cost = None
    if part.index > 0:
        steps.append(("previous", "search.view", View(request, part.index - 1)))
    elif request.page > 1:
        before = replace(request, page=request.page - 1)
        steps.append(("previous", "search.view", View(before, Slice.last_part(request.size, rows))))
    if part.has_more:
        steps.append(("next", "search.view", View(request, part.index + 1)))
    elif _may_have_more(request, bought):
        after = View(replace(request, page=request.page + 1))
        if await remembered_search(ask, after.request) is None:
            next_cost = estimate(ask, after.request)
        steps.append(("next", "search.view", after))
    if bought.from_memory:
        steps.append(("refresh", "search.confirmed", View(request)))
    names, actions, views = zip(*steps, strict=True)
    return Steps(names, actions, views, next_cost)


def _may_have_more(request: SearchRequest, bought: Bought) -> bool:
    """Whether a further page may hold creators: this one is full, and the total, where told, goes on."""
    if len(bought.creators) < request.size or request.page >= PAGES[1]:
        return False
    return bought.meta.total is None or bought.meta.total > request.page * request.size


def _other_sorts(request: SearchRequest) -> list[SearchRequest]:
    return [replace(request, sort=name, page=1) for name, known in SORTS.items() if request.platform in known]


def _other_levels(request: SearchRequest) -> list[SearchRequest]:
    return [replace(request, level=level) for level in Level]
