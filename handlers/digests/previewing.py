"""What the next run of a digest would tell, without posting it or changing what was seen."""

from __future__ import annotations

from dataclasses import replace

from api.client import Priority
from handlers.context import Answer, Ask
from handlers.digests.looking import look
from handlers.digests.showing import shown
from handlers.messages.digest import DigestShown, digest
from handlers.requests import load_search
from handlers.stored_chat import dump_conversation, dump_person
from storage.digests import Digest, NewDigest
from storage.searches import SavedSearch


async def preview(ask: Ask, search: SavedSearch, *, of: Digest | None = None) -> Answer[DigestShown]:
    """What a run of a saved search would tell now: against what the digest `of` it saw last, else as a first look.

    Creators bought lately are shown from memory for nothing, others cost credits (`handlers.digests.looking.run_cost`).
    Raises `api.errors.ApiError`, `handlers.rights.MayNot` and `handlers.money.limits.OverLimit`.
    """
    context = ask.context
    since = context.clock() - context.options.remember_for
    request = load_search(dict(search.request))
    known = of.id if of and of.request == search.request else ""
    found = await look(ask, request, known, fresh_from=since, priority=Priority.PERSON)
    told = await shown(ask, of or _without_schedule(ask, search), found, is_shared=False)
    return Answer(digest, replace(told, is_preview=True))


def _without_schedule(ask: Ask, search: SavedSearch) -> NewDigest:
    return NewDigest(
        workspace=ask.workspace,
        name=search.name,
        search=search.id,
        request=search.request,
        owner=dump_person(ask.person),
        language=ask.language,
        conversation=dump_conversation(ask.conversation),
        schedule="",
        cron="",
        zone=ask.person.time_zone or "UTC",
    )
