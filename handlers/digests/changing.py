"""`/creators digest set` and `move`: another schedule, other choices or another conversation for a digest that runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handlers.context import Answer, Ask
from handlers.digests.drafting import drafted, revived
from handlers.digests.finding import meant, visible, which
from handlers.digests.lines import MOVE, SET, Terms, read_terms, split
from handlers.digests.places import target_of
from handlers.digests.planning import planned
from handlers.digests.pressing import GONE, not_own, said
from handlers.digests.rows import listed, may_change
from handlers.grammar.usage import wrong
from handlers.line import Line
from handlers.messages.digest_list import digest_list
from handlers.messages.problem import problem
from handlers.stored_chat import dump_conversation
from storage import digest_changes
from storage.digest_rows import Digest, DigestTaken, NewDigest


async def set_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators digest set NAME CHOICES`: shows what it would do and cost then. Raises `UsageError`."""
    return await _changed(ask, line, SET)


async def move_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators digest move NAME [in:PLACE]`: to another conversation, or here. Raises `UsageError`."""
    return await _changed(ask, line, MOVE)


async def change(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Change. Raises `UsageError`."""
    store, context = ask.context.store, ask.context
    digest = await store.digests.find(ask.workspace, arguments["digest"])
    if digest is None:
        return Answer(problem, GONE)
    if not await may_change(ask, digest):
        return not_own(digest)
    told = await revived(ask, arguments, owner=digest.owner, language=digest.language)
    new = replace(told, name=digest.name, search=digest.search, request=digest.request)
    due, due_at = planned(context, new, context.clock())
    try:
        await store.write(lambda tables: digest_changes.change_terms(tables, digest, new, due, due_at))
    except DigestTaken as taken:
        return Answer(digest_list, await listed(ask, [taken.digest], taken.digest.name))
    now = await store.digests.find(ask.workspace, digest.id)
    return await said(ask, "changed", now or digest, at=now.planned_at if now else None)


async def _changed(ask: Ask, line: Line, example: str) -> Answer[Any]:
    name, rest = split(line.typed, [one.name for one in await visible(ask)])
    found = await meant(ask, name)
    terms = read_terms(rest, example)
    if example is SET and terms == Terms():
        raise wrong("digest-no-change", example=SET)
    own = [one for one in found if await may_change(ask, one)]
    if len(own) > 1:
        return await which(ask, own)
    if not own:
        return not_own(found[0])
    [digest] = own
    return await drafted(ask, await _with(ask, digest, terms, example), "digest.change", {"digest": digest.id}, digest)


async def _with(ask: Ask, digest: Digest, terms: Terms, example: str) -> NewDigest:
    """The digest with what a line chooses; a move without a place is one to here."""
    new: NewDigest = digest
    if terms.place or example is MOVE:
        target = await target_of(ask, terms.place, example)
        new = replace(new, conversation=dump_conversation(target.conversation), place=target.name)
    if terms.schedule is not None:
        new = replace(new, schedule=terms.schedule.text, cron=terms.schedule.cron)
    return replace(
        new,
        zone=terms.zone or new.zone,
        size=terms.size or new.size,
        rising=new.rising if terms.rising is None else terms.rising,
        silent_days=terms.silent_days or new.silent_days,
        says=terms.says or new.says,
    )
