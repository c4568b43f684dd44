"""`/creators digest add`: what a digest would do and cost, and starting it once that was pressed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handlers.context import Answer, Ask
from handlers.digests.drafting import drafted, revived, zone_of
from handlers.digests.finding import meant, visible
from handlers.digests.lines import ADD, Terms, read_terms, split
from handlers.digests.places import target_of
from handlers.digests.planning import planned
from handlers.digests.pressing import said
from handlers.digests.rows import listed
from handlers.grammar.usage import did_you_mean, wrong
from handlers.line import Line
from handlers.messages.digest_list import digest_list
from handlers.messages.problem import Problem, problem
from handlers.people.rights import require
from handlers.people.viewers import viewer_of
from handlers.stored_chat import dump_conversation, dump_person
from handlers.vocabulary.names import nearest
from storage.digest_rows import DigestTaken, NewDigest
from storage.searches import SavedSearch


async def list_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators digest`: the digests that the asker may see. Raises `UsageError`."""
    typed = line.typed.strip()
    found = await meant(ask, typed) if typed else await visible(ask)
    return Answer(digest_list, await listed(ask, found))


async def add_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators digest add NAME SCHEDULE`: shows what it would do and cost. Raises `UsageError` and `MayNot`."""
    await require(ask, "spend")
    seen = await ask.context.store.searches.seen_by(viewer_of(ask))
    name, rest = split(line.typed, [one.name for one in seen])
    saved = await _wanted(ask, name, [one.name for one in seen])
    terms = read_terms(rest, ADD)
    new = await _new(ask, saved, terms)
    return await drafted(ask, new, "digest.start", {"search": saved.id})


async def start(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Start. Raises `UsageError` and `MayNot`."""
    await require(ask, "spend")
    saved = await ask.context.store.searches.find(viewer_of(ask), arguments["search"])
    if saved is None:
        return Answer(problem, Problem("saved-gone"))
    new = await revived(ask, arguments, owner=dump_person(ask.person), language=ask.language)
    new = replace(new, name=saved.name, search=saved.id, request=saved.request)
    now = ask.context.clock()
    due, due_at = planned(ask.context, new, now)
    if due is None or due_at is None:
        raise wrong("schedule-cron", new.cron, example=ADD)
    try:
        made = await ask.context.store.digests.add(new, due, due_at, now)
    except DigestTaken as taken:
        return Answer(digest_list, await listed(ask, [taken.digest], taken.digest.name))
    return await said(ask, "started", made, at=due)


async def _new(ask: Ask, saved: SavedSearch, terms: Terms) -> NewDigest:
    if terms.schedule is None:
        raise wrong("no-schedule", example=ADD)
    target = await target_of(ask, terms.place, ADD)
    return NewDigest(
        workspace=ask.workspace,
        name=saved.name,
        search=saved.id,
        request=saved.request,
        owner=dump_person(ask.person),
        language=ask.language,
        conversation=dump_conversation(target.conversation),
        place=target.name,
        schedule=terms.schedule.text,
        cron=terms.schedule.cron,
        zone=await zone_of(ask, terms.zone, ADD),
        size=terms.size or ask.context.options.digest_size,
        rising=terms.rising,
        silent_days=terms.silent_days,
        says=terms.says or "news",
    )


async def _wanted(ask: Ask, name: str, known: list[str]) -> SavedSearch:
    if not name:
        raise wrong("no-saved-name", hint=did_you_mean(*known[:3]), example=ADD)
    found = await ask.context.store.searches.named(viewer_of(ask), name)
    if found is None:
        raise wrong("no-saved", name, hint=did_you_mean(nearest(name, known) or ""), example="/creators saved")
    return found
