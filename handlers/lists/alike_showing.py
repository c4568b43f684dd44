"""The card of a list's lookalikes, and the place in them that its buttons lead to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from api.contract.platforms import LOOKALIKE_LEVEL
from api.contract.search import LookalikeRequest
from handlers.context import Answer, Ask
from handlers.creators.facts import facts_of
from handlers.creators.leaving_out import without_hidden
from handlers.creators.naming import keys_of
from handlers.creators.offering import shortlist_offers
from handlers.finding.listing import alike_limit, alike_offer
from handlers.lists.alike_buying import Brought, cost_of
from handlers.lists.alike_merging import Agreed, creators_of, merged
from handlers.messages.creator_list import Presses
from handlers.messages.footer import Cost, age
from handlers.messages.list_alike import ListAlike, list_alike
from handlers.refusals import problem_of
from handlers.stored_requests import dump_lookalike, load_lookalike
from storage.lists import Shortlist


@dataclass(frozen=True, slots=True)
class View:
    """A place in the lookalikes of a list: what is asked for, seed by seed, and the card within it, from 0.

    `line` is what was typed, or says the same; `list` is the list's id.
    """

    list: str
    line: str
    requests: tuple[LookalikeRequest, ...]
    part: int = 0

    def arguments(self, **more: Any) -> dict[str, Any]:
        """What a button that leads here carries in storage."""
        requests = [dump_lookalike(request) for request in self.requests]
        return {"list": self.list, "line": self.line, "requests": requests, "part": self.part, **more}


def view_of(arguments: Mapping[str, Any]) -> View:
    """The view of stored arguments."""
    requests = tuple(load_lookalike(each) for each in arguments["requests"])
    return View(arguments["list"], arguments["line"], requests, arguments["part"])


async def show(
    ask: Ask, found: Shortlist, view: View, brought: Brought, *, estimate: int | None = None, is_shared: bool = False
) -> Answer[Any]:
    """The lookalikes that were brought, without those on the list and those hidden here.

    `estimate` is what a run that was paid for was to cost; None where all of it was known.
    """
    members = await ask.context.store.lists.members(ask.workspace, found.id)
    ranked, on_list = merged(brought.pages, [key for one in members for key in keys_of(one.creator)])
    visible, hidden = await without_hidden(ask, creators_of(ranked))
    shown = {keys_of(one)[0] for one in visible}
    ranked = [one for one in ranked if keys_of(one.creator)[0] in shown]
    rows = ask.context.options.rows_per_card
    part = min(max(view.part, 0), max(len(ranked) - 1, 0) // rows)
    page = ranked[part * rows : (part + 1) * rows]
    creators = creators_of(page)
    return Answer(
        list_alike,
        ListAlike(
            name=found.name,
            line=view.line,
            total=len(ranked),
            first=part * rows + 1,
            creators=creators,
            agreed=tuple(tuple(one.seeds) for one in page),
            seeds=len(brought.pages),
            cost=_cost(ask, view, brought, estimate),
            today=ask.context.clock().date(),
            facts=await facts_of(ask, creators, is_shared=is_shared),
            hidden=hidden,
            on_list=on_list,
            unknown=brought.unknown,
            missing=len(brought.missing),
            stopped=problem_of(brought.stopped) if brought.stopped else None,
            presses=await _presses(ask, found, replace(view, part=part), page, len(ranked), is_shared=is_shared),
            rest=await _rest(ask, view, brought),
            rest_cost=cost_of(ask, brought.missing),
            shared_by=(ask.person.name or ask.person.id) if is_shared else "",
        ),
        audience="everyone" if is_shared else "asker",
    )


def _cost(ask: Ask, view: View, brought: Brought, estimate: int | None) -> Cost:
    is_new = estimate is not None and estimate > 0
    oldest = min((page.bought.bought_at for page in brought.pages), default=ask.context.clock())
    return Cost(
        level=view.requests[0].level.value,
        credits=brought.credits,
        request_id="",
        estimate=estimate,
        alike=alike_limit(ask) * ask.context.options.prices[LOOKALIKE_LEVEL],
        from_memory_for=None if is_new else age(oldest, ask.context.clock()),
        near=next((page.bought.near for page in reversed(brought.pages) if page.bought.near), ()),
    )


async def _rest(ask: Ask, view: View, brought: Brought) -> str:
    """The press that asks for the seeds that were not answered."""
    if not brought.missing:
        return ""
    [press] = await ask.offer([("list.alike.confirmed", replace(view, part=0).arguments())])
    return press


async def _presses(
    ask: Ask, found: Shortlist, view: View, page: Sequence[Agreed], total: int, *, is_shared: bool
) -> Presses:
    alike = [alike_offer(one.creator, one.key) for one in page]
    details = [("show.known", {"key": one.key, "uid": one.creator.uid}) for one in page]
    shortlist = [offer for one in page for offer in shortlist_offers([one.creator], one.key)]
    made, count = await ask.offer([*alike, *details, *shortlist], to_anyone=is_shared), len(page)
    on_rows = Presses(tuple(made[:count]), tuple(made[count : 2 * count]), tuple(made[2 * count :]))
    if is_shared:
        return on_rows
    steps: dict[str, tuple[str, Mapping[str, Any]]] = {}
    if found.reach != "private" and not ask.conversation.is_private and page:
        steps["share"] = ("list.alike.share", view.arguments())
    if view.part:
        steps["previous"] = ("list.alike.view", replace(view, part=view.part - 1).arguments())
    if (view.part + 1) * ask.context.options.rows_per_card < total:
        steps["next"] = ("list.alike.view", replace(view, part=view.part + 1).arguments())
    named = dict(zip(steps, await ask.offer(list(steps.values())), strict=True))
    return replace(
        on_rows, previous=named.get("previous", ""), next=named.get("next", ""), share=named.get("share", "")
    )
