"""How far the team is with a creator: by a line, on details and on lists; nobody writes to one twice unasked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from handlers.cards.standing import Standing
from handlers.collecting.preview import too_much
from handlers.context import Answer, Ask
from handlers.creators.facts import facts_of
from handlers.creators.naming import creator_of
from handlers.finding.pasted_names import named_in
from handlers.grammar.usage import wrong
from handlers.line import Line
from handlers.lists.adding import told_by
from handlers.lists.mark_line import EXAMPLE, read_mark
from handlers.lists.owners import meant_owner
from handlers.lists.reach import named
from handlers.lists.showing import reshown
from handlers.messages.creator_marked import CreatorMarked, creator_marked
from handlers.messages.mark_clash import MarkClash, mark_clash
from handlers.messages.problem import Problem, problem
from handlers.pasted import TooMuchPasted, read_pasted
from storage.creators import KeptCreator
from storage.marks import STATUSES, Change, ContactedBefore, Status
from storage.people import Named


async def mark_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators mark @a contacted owner:me note:"…"`. Raises `UsageError`."""
    read = read_mark(line, named(ask.person))
    try:
        pasted = read_pasted(read.named)
    except TooMuchPasted as refused:
        return Answer(problem, too_much(refused))
    said = await named_in(ask, pasted)
    if not said.creators:
        first = next((typed for typed, _ in said.refused), "")
        raise wrong("no-creator-read", first, example=EXAMPLE) if first else wrong("nobody-to-mark", example=EXAMPLE)
    kept = await ask.context.store.creators.keep(ask.workspace, said.creators, ask.context.clock())
    change = read.change
    if change.owner is not None:
        change = replace(change, owner=await meant_owner(ask, change.owner))
    answer = await _marked(ask, kept, change)
    if not isinstance(answer.data, CreatorMarked):
        return answer
    return replace(answer, data=replace(answer.data, assumed=said.assumed, refused=said.refused))


async def put(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A chosen status on a creator's details."""
    creators = [await told_by(ask, one) for one in arguments["creators"]]
    kept = await ask.context.store.creators.keep(ask.workspace, creators, ask.context.clock())
    return replace(await _marked(ask, kept, Change(status=arguments["status"])), audience="aside")


async def again(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A press on the card of what was marked: another status, or the asker as the owner."""
    kept = await ask.context.store.creators.of(ask.workspace, arguments["creators"])
    return await _marked(ask, kept, _change(arguments["change"]))


async def confirmed(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed “mark all the same”: who was there before is known, and it is marked."""
    kept = await ask.context.store.creators.of(ask.workspace, arguments["creators"])
    return await _marked(ask, kept, _change(arguments["change"]), is_confirmed=True)


async def on_list(ask: Ask, press: Standing) -> Answer[Any]:
    """A chosen status on a list's card, which is then shown anew: `way` is the creator's row, the status, the page."""
    creator, _, rest = press.way.partition(":")
    status, _, page = rest.partition(":")
    kept = await ask.context.store.creators.of(ask.workspace, [creator])
    answer = await _marked(ask, kept, Change(status=_status(status)))
    if answer.message is creator_marked:
        return await reshown(ask, press.id, int(page))
    return replace(answer, audience="aside")


async def _marked(ask: Ask, kept: Sequence[KeptCreator], change: Change, *, is_confirmed: bool = False) -> Answer[Any]:
    if not kept:
        return Answer(problem, Problem("stale"))
    ids, by, now = [one.id for one in kept], named(ask.person), ask.context.clock()
    try:
        await ask.context.store.marks.set(ask.workspace, ids, change, by, now, is_confirmed=is_confirmed)
    except ContactedBefore as before:
        return await _clash(ask, kept, change, before)
    creators = tuple(creator_of(one) for one in kept)
    return Answer(
        creator_marked,
        CreatorMarked(
            creators=creators,
            facts=await facts_of(ask, creators),
            today=now.date(),
            statuses=await _statuses(ask, ids),
            mine=await _mine(ask, ids, change, by),
        ),
    )


async def _clash(ask: Ask, kept: Sequence[KeptCreator], change: Change, before: ContactedBefore) -> Answer[MarkClash]:
    [press] = await ask.offer([("mark.confirmed", {"creators": [one.id for one in kept], "change": asdict(change)})])
    contacts = tuple((creator_of(one), before.contacts[one.id]) for one in kept if one.id in before.contacts)
    return Answer(mark_clash, MarkClash(contacts, len(kept), ask.context.clock().date(), press))


async def _statuses(ask: Ask, ids: Iterable[str]) -> tuple[tuple[Status, str], ...]:
    changes = [("mark.again", {"creators": list(ids), "change": asdict(Change(status=one))}) for one in STATUSES]
    return tuple(zip(STATUSES, await ask.offer(changes), strict=True))


async def _mine(ask: Ask, ids: Iterable[str], change: Change, by: Named) -> str:
    """The press that makes the asker the owner, where the line did not name one."""
    if change.owner is not None:
        return ""
    [press] = await ask.offer([("mark.again", {"creators": list(ids), "change": asdict(Change(owner=by))})])
    return press


def _change(stored: Mapping[str, Any]) -> Change:
    owner = Named(**stored["owner"]) if stored["owner"] is not None else None
    return Change(stored["status"], owner, stored["note"])


def _status(typed: str) -> Status:
    return next(status for status in STATUSES if status == typed)
