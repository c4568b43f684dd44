"""Details of a creator on a list: what the API last said of it, for nothing."""

from __future__ import annotations

from api.contract.platforms import LOOKALIKE_LEVEL
from handlers.cards.standing import Standing
from handlers.context import Answer, Ask
from handlers.creators.facts import facts_of
from handlers.creators.naming import creator_of
from handlers.creators.offering import mark_offers, shortlist_offers
from handlers.creators.telling import fact_about
from handlers.finding.listing import alike_limit, alike_offer
from handlers.messages.creator_details import CreatorDetails, creator_details
from handlers.messages.footer import Cost
from handlers.messages.problem import Problem, problem
from storage.marks import STATUSES


async def kept(ask: Ask, press: Standing) -> Answer[CreatorDetails] | Answer[Problem]:
    """A pressed Details on a list: `press.id` is the creator's row."""
    found = await ask.context.store.creators.of(ask.workspace, [press.id])
    if not found or not found[0].row:
        return Answer(problem, Problem("stale"))
    creator, now = creator_of(found[0]), ask.context.clock()
    offers = [alike_offer(creator, ""), *shortlist_offers([creator]), *mark_offers(creator)]
    alike, shortlist, *marks = await ask.offer(offers)
    price = alike_limit(ask) * ask.context.options.prices[LOOKALIKE_LEVEL]
    details = CreatorDetails(
        creator=creator,
        cost=Cost("", 0, "", alike=price if creator.username else None),
        fetched=(found[0].seen_at or now).date(),
        today=now.date(),
        alike=alike if creator.username else "",
        shortlist=shortlist,
        marks=tuple(zip(STATUSES, marks, strict=True)),
        facts=fact_about(creator, await facts_of(ask, [creator])),
    )
    return Answer(creator_details, details)
