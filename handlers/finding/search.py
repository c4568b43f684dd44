"""`/creators search`: find creators, page through what was bought, and buy more only when asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from api.contract.filters import PAGES, SORTS
from api.contract.platforms import Level
from api.contract.search import SearchRequest
from handlers.context import Answer, Ask
from handlers.creators.facts import facts_of
from handlers.creators.leaving_out import without_hidden
from handlers.creators.offering import compare_offer
from handlers.finding.bought import (
    Bought,
    is_fresh,
    mark_of,
    note_saved,
    remembered_search,
    search_key,
    which_are_remembered,
)
from handlers.finding.listing import (
    Slice,
    affordable,
    preview,
    shown_cost,
)
from handlers.finding.purchase import buy_search, search_cost
from handlers.finding.row_presses import row_presses
from handlers.forms.search_form import to_change
from handlers.line import write_search
from handlers.messages.confirm_cost import ConfirmCost, confirm_cost
from handlers.messages.creator_list import CreatorList, Presses, creator_list
from handlers.messages.footer import Cost
from handlers.messages.no_creators import NoCreators, no_creators
from handlers.messages.problem import Problem, problem
from handlers.messages.working import working
from handlers.money.months import month_so_far
from handlers.people.viewers import viewer_of
from handlers.sharing import shared
from handlers.stored_requests import dump_search, load_search


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


async def find(ask: Ask, request: SearchRequest) -> Answer[Any]:
    """A typed search: from memory when the workspace bought it lately, else bought, else asked about first."""
    await _note_last(ask, request)
    known = await remembered_search(ask, request)
    if is_fresh(known, ask):
        await note_saved(ask, known)
        return await _show(ask, View(request), known)
    return await buy(ask, View(request), mark_of(known))


async def look(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed view: from memory whenever it was bought, else bought."""
    view = view_of(arguments)
    await _note_last(ask, view.request)
    known = await remembered_search(ask, view.request)
    return await _show(ask, view, known) if known else await buy(ask, view)


async def buy(ask: Ask, view: View, instead_of: str = "", *, is_confirmed: bool = False) -> Answer[Any]:
    """Buy the page of a view and show it. Above the threshold, ask first instead.

    `instead_of` is the mark of the page that is known already: see `handlers.finding.purchase`.
    """
    if not is_confirmed and search_cost(ask, view.request) > ask.context.options.confirm_above:
        return await _confirm(ask, view, instead_of)
    request = view.request
    under_way = await preview(ask, request.size, request.level, platform=request.platform.title)
    async with ask.working(Answer(working, under_way)):
        bought = await buy_search(ask, request, write_search(request), instead_of)
    return await _show(ask, view, bought)


async def buy_confirmed(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Confirm or Refresh: the price was on the button. Pressed again, it shows what it bought."""
    view = view_of(arguments)
    await _note_last(ask, view.request)
    return await buy(ask, view, arguments["instead_of"], is_confirmed=True)


async def share(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Share: the same creators for everybody, from memory only."""
    view = view_of(arguments)
    known = await remembered_search(ask, view.request)
    if known is None:
        return Answer(problem, Problem("stale"))
    return shared(await _show(ask, view, known, is_shared=True), await _show(ask, view, known))


async def _note_last(ask: Ask, request: SearchRequest) -> None:
    """Remember a search from its first page, for whoever saves it next."""
    last = dump_search(replace(request, page=1))
    await ask.context.store.searches.note_last(viewer_of(ask), last, ask.context.clock())


async def _confirm(ask: Ask, view: View, instead_of: str) -> Answer[ConfirmCost]:
    request, options = view.request, ask.context.options
    fewer = replace(request, size=affordable(ask, request.level))
    cheaper = replace(request, level=Level.S1)
    marks = [instead_of, *[mark_of(await remembered_search(ask, each)) for each in (fewer, cheaper)]]
    views = [view, View(fewer), View(cheaper)]
    offers = [("search.confirmed", each.arguments(instead_of=mark)) for each, mark in zip(views, marks, strict=True)]
    confirm, only_fewer, only_cheaper = await ask.offer(offers)
    return Answer(
        confirm_cost,
        ConfirmCost(
            line=write_search(request),
            count=request.size,
            level=request.level.value,
            price=options.prices[request.level],
            month=await month_so_far(ask),
            confirm=confirm,
            fewer=(fewer.size, search_cost(ask, fewer), only_fewer) if fewer.size < request.size else None,
            cheaper=None if request.level is Level.S1 else (Level.S1.value, search_cost(ask, cheaper), only_cheaper),
        ),
    )


async def _show(ask: Ask, view: View, bought: Bought, *, is_shared: bool = False) -> Answer[Any]:
    request = view.request
    visible, hidden = await without_hidden(ask, bought.creators)
    part = Slice(visible, view.part, ask.context.options.rows_per_card)
    cost = shown_cost(ask, bought, request.level, search_cost(ask, request))
    if not part.creators:
        return await _nothing(ask, request, bought, cost, hidden)
    return Answer(
        creator_list,
        CreatorList(
            platform=request.platform,
            line=write_search(request),
            creators=part.creators,
            first=(request.page - 1) * request.size + part.first + 1,
            bought=(request.page - 1) * request.size + len(bought.creators),
            total=bought.meta.total,
            is_open=len(bought.creators) == request.size,
            sort=request.sort,
            level=request.level,
            cost=cost,
            today=ask.context.clock().date(),
            presses=await _presses(ask, view, part, bought, is_shared=is_shared),
            shared_by=(ask.person.name or ask.person.id) if is_shared else "",
            facts=await facts_of(ask, part.creators, is_shared=is_shared),
            hidden=hidden,
        ),
        audience="everyone" if is_shared else "asker",
    )


async def _nothing(ask: Ask, request: SearchRequest, bought: Bought, cost: Cost, hidden: int) -> Answer[Any]:
    """No creators, or no more, with the ways to some: the page before, or the search to change or to ask again."""
    offers: dict[str, tuple[str, Mapping[str, Any]]] = {}
    if request.page > 1:
        last = Slice.last_part(request.size, ask.context.options.rows_per_card)
        offers["back"] = ("search.view", View(replace(request, page=request.page - 1), last).arguments())
    else:
        offers["change"] = to_change(request, ask.language)
    if bought.from_memory:
        offers["refresh"] = ("search.confirmed", View(request).arguments(instead_of=bought.mark))
    presses = dict(zip(offers, await ask.offer(list(offers.values())), strict=True))
    what: Literal["search", "past-end"] = "search" if request.page == 1 else "past-end"
    cost = replace(cost, alike=None)
    nothing = NoCreators(what, request.platform.title, write_search(request), cost, hidden=hidden, **presses)
    return Answer(no_creators, nothing)


async def _presses(ask: Ask, view: View, part: Slice, bought: Bought, *, is_shared: bool) -> Presses:
    """Everything the card offers, written down in one go."""
    on_rows = await row_presses(ask, part.creators, search_key(view.request), is_shared=is_shared)
    if is_shared:
        return on_rows
    steps = await _steps(ask, view, part, bought)
    sorts, levels = _other_sorts(view.request), _other_levels(view.request)
    are_known = await which_are_remembered(ask, [search_key(each) for each in sorts])
    wanted = [*steps.arguments, *(View(each).arguments() for each in (*sorts, *levels))]
    actions = [*steps.actions, *["search.view"] * (len(sorts) + len(levels))]
    presses = await ask.offer(list(zip(actions, wanted, strict=True)))
    named = dict(zip(steps.names, presses, strict=False))
    rest = presses[len(steps.names) :]
    prices = ask.context.options.prices
    return replace(
        on_rows,
        previous=named.get("previous", ""),
        next=named.get("next", ""),
        next_cost=steps.next_cost,
        share="" if ask.conversation.is_private else named["share"],
        refresh=named.get("refresh", ""),
        refresh_cost=search_cost(ask, view.request),
        compare=named.get("compare", ""),
        sorts=tuple(
            (request.sort, None if is_known else search_cost(ask, request), press)
            for request, is_known, press in zip(sorts, are_known, rest, strict=False)
        ),
        levels=tuple(
            (request.level, prices[request.level], press)
            for request, press in zip(levels, rest[len(sorts) :], strict=True)
        ),
    )


@dataclass(frozen=True, slots=True)
class Steps:
    """The ways on from a view: names, what each does and with what, and what the next page costs if it costs."""

    names: Sequence[str]
    actions: Sequence[str]
    arguments: Sequence[Mapping[str, Any]]
    next_cost: int | None


async def _steps(ask: Ask, view: View, part: Slice, bought: Bought) -> Steps:
    request, rows = view.request, ask.context.options.rows_per_card
    steps: list[tuple[str, str, dict[str, Any]]] = [("share", "search.share", view.arguments())]
    if len(part.creators) > 1:
        steps.append(("compare", *compare_offer(part.creators, search_key(request))))
    next_cost = None
    if part.index > 0:
        steps.append(("previous", "search.view", View(request, part.index - 1).arguments()))
    elif request.page > 1:
        before = replace(request, page=request.page - 1)
        steps.append(("previous", "search.view", View(before, Slice.last_part(request.size, rows)).arguments()))
    if part.has_more:
        steps.append(("next", "search.view", View(request, part.index + 1).arguments()))
    elif _may_have_more(request, bought):
        after = replace(request, page=request.page + 1)
        [is_known] = await which_are_remembered(ask, [search_key(after)])
        next_cost = None if is_known else search_cost(ask, after)
        steps.append(("next", "search.view", View(after).arguments()))
    if bought.from_memory:
        steps.append(("refresh", "search.confirmed", View(request).arguments(instead_of=bought.mark)))
    names, actions, arguments = zip(*steps, strict=True)
    return Steps(names, actions, arguments, next_cost)


def _may_have_more(request: SearchRequest, bought: Bought) -> bool:
    """Whether a further page may hold creators: this one is full, and the total, where told, goes on."""
    if len(bought.creators) < request.size or request.page >= PAGES[1]:
        return False
    return bought.meta.total is None or bought.meta.total > request.page * request.size


def _other_sorts(request: SearchRequest) -> list[SearchRequest]:
    return [replace(request, sort=name, page=1) for name, known in SORTS.items() if request.platform in known]


def _other_levels(request: SearchRequest) -> list[SearchRequest]:
    return [replace(request, level=level) for level in Level]
