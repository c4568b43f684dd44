"""What the next run of a digest would tell, without posting it or changing what it saw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from api.client import Priority
from handlers.cards.standing import standing
from handlers.context import Answer, Ask
from handlers.digests.drafting import revived
from handlers.digests.looking import is_known, line_of, look, run_cost
from handlers.digests.pressing import by_line
from handlers.digests.showing import shown
from handlers.finding.listing import preview as priced
from handlers.messages.confirm_cost import ConfirmCost, confirm_cost
from handlers.messages.digest import digest as digest_card
from handlers.messages.problem import Problem, problem
from handlers.messages.working import working
from handlers.money.months import month_so_far
from handlers.people.viewers import viewer_of
from handlers.stored_chat import dump_person
from handlers.stored_requests import load_search
from storage.digest_rows import Digest, NewDigest


async def preview(ask: Ask, digest: Digest) -> Answer[Any]:
    """What a run of a digest would tell now, for the asker, who pays for it; the price was on the button.

    Creators bought lately are shown from memory for nothing.
    Raises `api.errors.ApiError`, `handlers.people.rights.MayNot` and `handlers.money.limits.OverLimit`.
    """
    return await _preview(ask, digest)


async def asked_preview(ask: Ask, digest: Digest) -> Answer[Any]:
    """The same for a typed line: above the threshold it asks first."""
    request, options = load_search(dict(digest.request)), ask.context.options
    now = ask.context.clock()
    since = now - options.remember_for
    if run_cost(ask.context, digest) <= options.confirm_above or await is_known(ask, digest, now.date(), since):
        return await _preview(ask, digest)
    wanted = ConfirmCost(
        line=line_of(digest),
        count=digest.size,
        level=request.level.value,
        price=options.prices[request.level],
        month=await month_so_far(ask),
        confirm=standing("digest.preview", digest.id),
    )
    return Answer(confirm_cost, wanted)


preview_line = by_line(asked_preview)
"""`/creators digest preview NAME`, and `now`."""


async def preview_draft(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Preview of a digest that does not run yet. Raises as `preview` does."""
    saved = await ask.context.store.searches.find(viewer_of(ask), arguments["search"])
    if saved is None:
        return Answer(problem, Problem("saved-gone"))
    new = await revived(ask, arguments, owner=dump_person(ask.person), language=ask.language)
    return await _preview(ask, replace(new, name=saved.name, search=saved.id, request=saved.request))


async def _preview(ask: Ask, digest: NewDigest) -> Answer[Any]:
    request = load_search(dict(digest.request))
    now = ask.context.clock()
    since = now - ask.context.options.remember_for
    under_way = await priced(ask, digest.size, request.level, platform=request.platform.title)
    async with ask.working(Answer(working, under_way)):
        found = await look(ask, digest, day=now.date(), fresh_from=since, priority=Priority.PERSON)
    told = await shown(ask, digest, found, is_shared=False)
    return Answer(digest_card, replace(told, is_preview=True))
