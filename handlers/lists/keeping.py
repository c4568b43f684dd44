"""Lists themselves: a new one, another name, whom it reaches, the question before its end, and taking creators off."""

from __future__ import annotations

from typing import Any, Literal

from handlers.cards.standing import standing
from handlers.collecting.preview import too_much
from handlers.context import Answer, Ask
from handlers.finding.pasted_names import meant_on
from handlers.grammar.usage import wrong
from handlers.grammar.writing import quoted
from handlers.line import Line
from handlers.lists.reach import named, usual_reach, wanted_list
from handlers.lists.reading import good_name, split_name, split_reach, two_names, unquoted
from handlers.messages.list_changed import ListChanged, list_changed
from handlers.messages.list_removed import ListRemoved, list_removed
from handlers.messages.problem import Problem, problem
from handlers.pasted import TooMuchPasted, read_pasted
from handlers.people.viewers import viewer_of
from storage.creators import KeptCreator
from storage.lists import NameTaken, NoSuchList

_NEW, _RENAME, _SHARE, _REMOVE = (
    "/creators list new Summer",
    '/creators list rename Summer "Summer 2027"',
    "/creators list share Summer team",
    "/creators list remove Summer @charlidamelio",
)


async def new_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators list new NAME [private|team]`. Raises `UsageError`."""
    typed, reach = split_reach(line.typed)
    name, lists = good_name(typed, _NEW), ask.context.store.lists
    try:
        made = await lists.make(viewer_of(ask), named(ask.person), name, reach or usual_reach(ask), ask.context.clock())
    except NameTaken as taken:
        there = f"/creators list show {quoted(taken.shortlist.name)}"
        raise wrong("list-name-taken", taken.shortlist.name, example=there) from taken
    return Answer(list_changed, ListChanged("made", made.name, made.reach, open=standing("list.page", made.id)))


async def rename_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators list rename NAME NEW`. Raises `UsageError`."""
    lists = ask.context.store.lists
    seen = await lists.seen_by(viewer_of(ask))
    old, rest = two_names(line.typed, [one.name for one in seen])
    found = await wanted_list(ask, old)
    name = good_name(rest, _RENAME)
    try:
        await lists.rename(viewer_of(ask), found.id, name)
    except NameTaken as taken:
        raise wrong("list-name-taken", taken.shortlist.name, example=_RENAME) from taken
    except NoSuchList:
        return Answer(problem, Problem("list-gone"))
    changed = ListChanged("renamed", name, found.reach, old=found.name, open=standing("list.page", found.id))
    return Answer(list_changed, changed)


async def delete_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators list delete NAME`: asks first. Raises `UsageError`."""
    found = await wanted_list(ask, unquoted(line.typed))
    [delete] = await ask.offer([("list.delete", {"list": found.id})])
    asked = ListChanged("delete", found.name, found.reach, size=found.size, delete=delete)
    return Answer(list_changed, asked)


async def share_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators list share NAME [team|private]`, by its owner: whom it reaches from now on. Raises `UsageError`."""
    typed, reach = split_reach(line.typed)
    found = await wanted_list(ask, typed)
    if found.owner.id != ask.person.id:
        return Answer(problem, Problem("list-not-own", {"name": found.name, "person": found.owner.shown}))
    if (reach or "conversation") == "conversation" and ask.conversation.is_private:
        raise wrong("share-where", found.name, example=_SHARE)
    try:
        shared = await ask.context.store.lists.share(viewer_of(ask), found.id, reach or "conversation")
    except NameTaken as taken:
        raise wrong("list-name-taken", taken.shortlist.name, example=_RENAME) from taken
    except NoSuchList:
        return Answer(problem, Problem("list-gone"))
    what: Literal["shared", "unshared"] = "unshared" if shared.reach == "private" else "shared"
    changed = ListChanged(what, shared.name, shared.reach, open=standing("list.page", shared.id))
    return Answer(list_changed, changed)


async def remove_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators list remove NAME @a @b`. Raises `UsageError`."""
    lists, creators = ask.context.store.lists, ask.context.store.creators
    seen = await lists.seen_by(viewer_of(ask))
    name, rest = split_name(line.typed, [one.name for one in seen])
    found = await wanted_list(ask, name)
    try:
        pasted = read_pasted(rest)
    except TooMuchPasted as refused:
        return Answer(problem, too_much(refused))
    if not pasted.taken and not pasted.without_platform:
        raise wrong("nobody-to-remove", example=_REMOVE)
    wanted = await meant_on(ask, found, pasted)
    kept = await creators.find(ask.workspace, wanted)
    standing_there = await lists.holding(viewer_of(ask), [one.id for one in kept])
    there = [one for one in kept if any(each.id == found.id for each in standing_there.get(one.id, ()))]
    locked = await ask.context.store.votes.locked(ask.workspace, found.id)
    gone = [one for one in there if one.id not in locked]
    await lists.take_off(ask.workspace, found.id, [one.id for one in gone])
    removed = ListRemoved(
        name=found.name,
        names=tuple(map(_said, gone)),
        missing=len(wanted) - len(there),
        size=max(found.size - len(gone), 0),
        open=standing("list.page", found.id),
        locked=tuple(_said(one) for one in there if one.id in locked),
    )
    return Answer(list_removed, removed)


def _said(creator: KeptCreator) -> str:
    return f"@{creator.username}" if creator.username else creator.uid
