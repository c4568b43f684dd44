"""`/creators lookalike`: creators like one seed, on its own platform or another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from api.contract.creator import Creator
from api.contract.platforms import Level, Platform
from api.contract.search import LIMITS, LookalikeRequest
from api.errors import CreatorNotFound
from handlers.context import Answer, Ask
from handlers.creators.facts import facts_of
from handlers.creators.leaving_out import without_hidden
from handlers.creators.reasons import reasons
from handlers.finding.bought import (
    Bought,
    is_fresh,
    lookalike_key,
    mark_of,
    note_saved,
    remembered_creator,
    remembered_lookalike,
    which_are_remembered,
)
from handlers.finding.listing import (
    Slice,
    affordable,
    alike_limit,
    preview,
    shown_cost,
)
from handlers.finding.purchase import buy_lookalike, lookalike_cost
from handlers.finding.row_presses import row_presses
from handlers.finding.show import known_by_name
from handlers.line import write_lookalike
from handlers.messages.confirm_cost import ConfirmCost, confirm_cost
from handlers.messages.creator_list import Presses
from handlers.messages.lookalike_list import LookalikeList, lookalike_list
from handlers.messages.no_creators import NoCreators, no_creators
from handlers.messages.problem import Problem, problem
from handlers.messages.working import working
from handlers.money.months import month_so_far
from handlers.sharing import shared
from handlers.stored_requests import dump_lookalike, load_lookalike


@dataclass(frozen=True, slots=True)
class View:
    """A place in lookalikes: `part` is the card within what was bought, from 0.

    `seed` says where the facts about the seed stand, as (key of a bought page, uid), where a press told. `is_picked`
    is true where the seed's platform was chosen on the card, so that it can be chosen again.
    """

    request: LookalikeRequest
    part: int = 0
    seed: tuple[str, str] | None = None
    is_picked: bool = False

    def arguments(self, **more: Any) -> dict[str, Any]:
        """What a button that leads here carries in storage."""
        stored = dump_lookalike(self.request)
        return {"request": stored, "part": self.part, "seed": self.seed, "is_picked": self.is_picked, **more}


def view_of(arguments: Mapping[str, Any]) -> View:
    """The view of stored arguments."""
    request, seed = load_lookalike(arguments["request"]), arguments["seed"]
    return View(request, arguments["part"], (seed[0], seed[1]) if seed else None, arguments["is_picked"])


def seed_name(request: LookalikeRequest) -> str:
    """The seed as a person would say it: `@name`, or the link."""
    return request.profile_url or f"@{request.username}"


async def find(ask: Ask, request: LookalikeRequest) -> Answer[Any]:
    """Typed lookalikes: from memory when the workspace bought them lately, else bought, else asked about first."""
    known = await remembered_lookalike(ask, request)
    view = View(request)
    if is_fresh(known, ask):
        await note_saved(ask, known)
        return await _show(ask, view, known)
    return await buy(ask, view, mark_of(known))


async def look(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed part of lookalikes: from memory whenever they were bought."""
    return await _look(ask, view_of(arguments))


async def of_creator(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed “find alike” on a creator: from memory whenever they were bought."""
    request = LookalikeRequest(
        username=arguments["username"], platform=Platform(arguments["platform"]), limit=alike_limit(ask)
    )
    return await _look(ask, View(request, seed=(arguments["key"], arguments["uid"])))


async def buy_confirmed(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Confirm or Refresh: the price was on the button. Pressed again, it shows what it bought."""
    return await buy(ask, view_of(arguments), arguments["instead_of"], is_confirmed=True)


async def share(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Share: the same creators for everybody, from memory only."""
    view = view_of(arguments)
    known = await remembered_lookalike(ask, view.request)
    if known is None:
        return Answer(problem, Problem("stale"))
    return shared(await _show(ask, view, known, is_shared=True), await _show(ask, view, known))


async def buy(ask: Ask, view: View, instead_of: str = "", *, is_confirmed: bool = False) -> Answer[Any]:
    """Buy lookalikes and show the first of them. Above the threshold, ask first instead.

    An unknown seed is an answer, with what to try. `instead_of` is the mark of those that are known already: see
    `handlers.finding.purchase`.
    """
    request = view.request
    if not is_confirmed and lookalike_cost(ask, request) > ask.context.options.confirm_above:
        return await _confirm(ask, view, instead_of)
    under_way = await preview(ask, min(request.limit, LIMITS[1]), request.level, seed=seed_name(request))
    try:
        async with ask.working(Answer(working, under_way)):
            bought = await buy_lookalike(ask, request, write_lookalike(request), instead_of)
    except CreatorNotFound as refused:
        return Answer(problem, Problem("seed", {"seed": seed_name(request)}, request_id=refused.request_id))
    return await _show(ask, replace(view, part=0), bought)


async def _look(ask: Ask, view: View) -> Answer[Any]:
    known = await remembered_lookalike(ask, view.request)
    return await _show(ask, view, known) if known else await buy(ask, view)


async def _confirm(ask: Ask, view: View, instead_of: str) -> Answer[ConfirmCost]:
    request, price = view.request, ask.context.options.prices[view.request.level]
    fewer = replace(request, limit=min(affordable(ask, request.level), LIMITS[1]))
    cheaper = replace(request, level=Level.S1)
    marks = [instead_of, *[mark_of(await remembered_lookalike(ask, each)) for each in (fewer, cheaper)]]
    views = [replace(view, request=each, part=0) for each in (request, fewer, cheaper)]
    offers = [("lookalike.confirmed", each.arguments(instead_of=mark)) for each, mark in zip(views, marks, strict=True)]
    confirm, only_fewer, only_cheaper = await ask.offer(offers)
    return Answer(
        confirm_cost,
        ConfirmCost(
            line=write_lookalike(request),
            count=lookalike_cost(ask, request) // price,
            level=request.level.value,
            price=price,
            month=await month_so_far(ask),
            confirm=confirm,
            fewer=(fewer.limit, lookalike_cost(ask, fewer), only_fewer) if fewer.limit < request.limit else None,
            cheaper=None if request.level is Level.S1 else (Level.S1.value, lookalike_cost(ask, cheaper), only_cheaper),
            seed=seed_name(request),
        ),
    )


async def _show(ask: Ask, view: View, bought: Bought, *, is_shared: bool = False) -> Answer[Any]:
    request = view.request
    visible, hidden = await without_hidden(ask, bought.creators)
    part = Slice(visible, view.part, ask.context.options.rows_per_card)
    cost, line = shown_cost(ask, bought, request.level, lookalike_cost(ask, request)), write_lookalike(request)
    if not part.creators:
        refresh = ""
        if bought.from_memory:
            again = replace(view, part=0).arguments(instead_of=bought.mark)
            [refresh] = await ask.offer([("lookalike.confirmed", again)])
        told = replace(cost, alike=None)
        nothing = NoCreators("lookalike", seed_name(request), line, told, refresh=refresh, hidden=hidden)
        return Answer(no_creators, nothing)
    seed = await _seed(ask, view)
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
            presses=await _presses(ask, view, part, bought, is_shared=is_shared),
            reasons=tuple(reasons(seed, creator) for creator in part.creators),
            seeds=() if is_shared else await _seeds(ask, view),
            seed_on=request.platform,
            shared_by=(ask.person.name or ask.person.id) if is_shared else "",
            facts=await facts_of(ask, part.creators, is_shared=is_shared),
            hidden=hidden,
        ),
        audience="everyone" if is_shared else "asker",
    )


async def _seed(ask: Ask, view: View) -> Creator | None:
    """The seed, where a page that was bought shows it."""
    request = view.request
    if view.seed:
        return await remembered_creator(ask, *view.seed)
    if request.platform and request.username and not request.profile_url:
        return await known_by_name(ask, request.platform, request.username)
    return None


async def _seeds(ask: Ask, view: View) -> tuple[tuple[Platform, int | None, str], ...]:
    """The same for the seed's name on each platform, where the line left open on which it is."""
    request = view.request
    if request.profile_url or (request.platform and not view.is_picked):
        return ()
    each = [replace(request, platform=platform) for platform in Platform]
    are_known = await which_are_remembered(ask, [lookalike_key(one) for one in each])
    presses = await ask.offer([("lookalike.view", View(one, is_picked=True).arguments()) for one in each])
    cost = lookalike_cost(ask, request)
    return tuple(
        (platform, None if is_known else cost, press)
        for platform, is_known, press in zip(Platform, are_known, presses, strict=True)
    )


async def _presses(ask: Ask, view: View, part: Slice, bought: Bought, *, is_shared: bool) -> Presses:
    on_rows = await row_presses(ask, part.creators, lookalike_key(view.request), is_shared=is_shared)
    if is_shared:
        return on_rows
    steps: dict[str, tuple[str, Mapping[str, Any]]] = {"share": ("lookalike.share", view.arguments())}
    if part.index > 0:
        steps["previous"] = ("lookalike.view", replace(view, part=part.index - 1).arguments())
    if part.has_more:
        steps["next"] = ("lookalike.view", replace(view, part=part.index + 1).arguments())
    if bought.from_memory:
        steps["refresh"] = ("lookalike.confirmed", replace(view, part=0).arguments(instead_of=bought.mark))
    presses: Sequence[str] = await ask.offer(list(steps.values()))
    named = dict(zip(steps, presses, strict=True))
    return replace(
        on_rows,
        previous=named.get("previous", ""),
        next=named.get("next", ""),
        share="" if ask.conversation.is_private else named["share"],
        refresh=named.get("refresh", ""),
        refresh_cost=lookalike_cost(ask, view.request),
    )
