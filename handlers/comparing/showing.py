"""The card of a comparison, its presses, and the same for everybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from handlers.comparing.found import Found, Place, at_places
from handlers.comparing.reading import FEWEST
from handlers.context import Answer, Ask
from handlers.creators.offering import shortlist_offers
from handlers.finding.bought import Bought
from handlers.messages.comparison import Comparison, Presses, charts_of, comparison
from handlers.messages.footer import Cost, age
from handlers.messages.problem import Problem, problem
from handlers.sharing import shared


async def look(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed “Compare”, or another chart: creators from where they stand, for nothing."""
    found = await at_places(ask, arguments["places"])
    if len(found) < min(FEWEST, len(arguments["places"])):
        return Answer(problem, Problem("stale"))
    shown = Comparison(
        tuple(one.creator for one in found), FREE, ask.context.clock().date(), arguments.get("chart", "")
    )
    answer = await answer_with(ask, shown, [one.place for one in found])
    return replace(answer, audience="aside") if arguments.get("is_aside") else answer


async def share(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Share: the same comparison for everybody in the conversation."""
    found = await at_places(ask, arguments["places"])
    if not found:
        return Answer(problem, Problem("stale"))
    creators = tuple(one.creator for one in found)
    by = ask.person.name or ask.person.id
    shown = Comparison(creators, FREE, ask.context.clock().date(), arguments["chart"], shared_by=by)
    own = await answer_with(ask, replace(shown, shared_by=""), [one.place for one in found])
    return shared(Answer(comparison, shown, audience="everyone"), own)


async def answer_with(ask: Ask, shown: Comparison, places: Sequence[Place]) -> Answer[Comparison]:
    """The card with what can be done next: another chart, onto a list, shared."""
    if not shown.creators:
        return Answer(comparison, shown)
    charts = charts_of(shown.creators)
    chart = shown.chart if shown.chart in charts else next(iter(charts), "")
    offers = [("compare.look", {"places": list(places), "chart": name}) for name in charts]
    everyone = [stored for _, each in shortlist_offers(shown.creators) for stored in each["creators"]]
    named = [{**one, "key": place.get("key", "")} for one, place in zip(everyone, places, strict=True)]
    offers.append(("list.put", {"creators": named}))
    offers.append(("compare.share", {"places": list(places), "chart": chart}))
    *looks, shortlist, share_ = await ask.offer(offers)
    is_team = not (ask.person.is_external or ask.conversation.is_external)
    presses = Presses(
        tuple(zip(charts, looks, strict=True)),
        shortlist if is_team else "",
        "" if ask.conversation.is_private else share_,
    )
    return Answer(comparison, replace(shown, chart=chart, presses=presses))


FREE = Cost("", 0, "")
"""What looking at creators costs that were bought before."""


def cost_of_pages(ask: Ask, found: Sequence[Found], bought: Sequence[Bought], level: str, estimate: int) -> Cost:
    """What a comparison cost: the sum of what was bought for it; where that is nothing, the age of what is shown."""
    now = ask.context.clock()
    if not bought:
        ages = [age(one.page.bought_at, now) for one in found if one.page]
        return Cost(level, 0, "", from_memory_for=max(ages)) if ages else replace(FREE, level=level)
    credits_used = [page.meta.credits_consumed for page in bought]
    left = [page.meta.quota_remaining for page in bought if page.meta.quota_remaining is not None]
    return Cost(
        level,
        None if None in credits_used else sum(each or 0 for each in credits_used),
        bought[0].meta.request_id if len(bought) == 1 else "",
        estimate=estimate,
        requests_left=min(left, default=None),
        near=tuple({use.budget: use for page in bought for use in page.near}.values()),
    )
