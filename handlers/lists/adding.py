"""Putting creators on lists: by a line with anything pasted, and by the control on every creator's row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from api.contract.platforms import Platform
from handlers.cards.standing import standing
from handlers.collecting.preview import too_much
from handlers.context import Answer, Ask
from handlers.creators.naming import creator_of, load_name, name_of
from handlers.finding.bought import remembered_creator
from handlers.finding.pasted_names import named_in
from handlers.grammar.usage import did_you_mean, wrong
from handlers.line import Line, nearest
from handlers.lists.reach import EXAMPLE, named, usual_or_new, usual_reach
from handlers.lists.reading import good_name, split_name
from handlers.messages.list_added import ListAdded, list_added
from handlers.messages.problem import Problem, problem
from handlers.pasted import Pasted, TooMuchPasted, read_pasted
from handlers.people.viewers import viewer_of
from storage.creators import CreatorName, KeptCreator
from storage.lists import MOST_CREATORS, Added, ListFull, NameTaken, NoSuchList, Shortlist

OTHERS_MOST = 20
"""Further lists that a card offers."""

ALSO_MOST = 50
"""Creators that a card offers to add to a further list as well."""


async def add_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators list add NAME …`: without a name, the list used last; a new name makes a list. Raises `UsageError`."""
    seen = await ask.context.store.lists.seen_by(viewer_of(ask))
    name, rest = split_name(line.typed, [one.name for one in seen])
    try:
        pasted = read_pasted(ask.without_people(rest))
    except TooMuchPasted as refused:
        return Answer(problem, too_much(refused))
    if not pasted.taken and not pasted.without_platform:
        raise _nobody(pasted, rest)
    into = await list_called(ask, name, seen) if name else await usual_or_new(ask)
    named_ = await named_in(ask, pasted)
    return await add(ask, into, named_.creators, refused=named_.refused, assumed=named_.assumed)


async def put(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed “Shortlist”, on one creator or several: onto the list used last."""
    creators = [await told_by(ask, one) for one in arguments["creators"]]
    return replace(await add(ask, await usual_or_new(ask), creators), audience="aside")


async def also(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A chosen further list for creators that were just added to one."""
    into = await ask.context.store.lists.find(viewer_of(ask), arguments["list"])
    creators = await ask.context.store.creators.of(ask.workspace, arguments["creators"])
    return await add(ask, into, creators) if into else Answer(problem, Problem("list-gone"))


async def undo(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Undo: off the list again, those that this very press had put there."""
    found = await ask.context.store.lists.find(viewer_of(ask), arguments["list"])
    if found is None:
        return Answer(problem, Problem("list-gone"))
    creators = await ask.context.store.creators.of(ask.workspace, arguments["creators"])
    await ask.context.store.lists.take_off(ask.workspace, found.id, arguments["creators"])
    return await told(ask, found, Added((), ()), gone=creators)


async def add(
    ask: Ask,
    into: Shortlist,
    creators: Sequence[CreatorName],
    *,
    refused: tuple[tuple[str, str], ...] = (),
    assumed: Platform | None = None,
) -> Answer[Any]:
    """Put creators on a list and say so. `assumed` is the platform of names that came without one."""
    lists, now = ask.context.store.lists, ask.context.clock()
    try:
        added = await lists.add(ask.workspace, into.id, creators, named(ask.person), now)
    except NoSuchList:
        return Answer(problem, Problem("list-gone"))
    except ListFull:
        return Answer(problem, Problem("list-full", {"list": into.name, "most": MOST_CREATORS}))
    return await told(ask, into, added, refused=refused, assumed=assumed)


async def told(
    ask: Ask,
    into: Shortlist,
    added: Added,
    *,
    refused: tuple[tuple[str, str], ...] = (),
    assumed: Platform | None = None,
    gone: Sequence[KeptCreator] = (),
) -> Answer[ListAdded]:
    """The card of what was put on a list, with the way back and the ways on."""
    seen = await ask.context.store.lists.seen_by(viewer_of(ask))
    size = next((one.size for one in seen if one.id == into.id), 0)
    everyone = [one.id for one in (*added.new, *added.known)]
    others = [one for one in seen if one.id != into.id][:OTHERS_MOST] if 0 < len(everyone) <= ALSO_MOST else []
    wanted: list[tuple[str, Mapping[str, Any]]] = [
        ("list.undo", {"list": into.id, "creators": [one.id for one in added.new]}),
        *(("list.also", {"list": one.id, "creators": everyone}) for one in others),
    ]
    presses = await ask.offer(wanted)
    return Answer(
        list_added,
        ListAdded(
            name=into.name,
            reach=into.reach,
            size=size,
            new=tuple(creator_of(one) for one in added.new),
            known=tuple(creator_of(one) for one in added.known),
            gone=tuple(creator_of(one) for one in gone),
            refused=refused,
            assumed=assumed,
            undo=presses[0] if added.new else "",
            open=standing("list.page", into.id),
            others=tuple((one.name, press) for one, press in zip(others, presses[1:], strict=True)),
        ),
    )


async def told_by(ask: Ask, stored: Mapping[str, Any]) -> CreatorName:
    """The creator of a press with what the page that showed it says; by its name alone where that is forgotten."""
    creator = await remembered_creator(ask, stored["key"], stored["uid"]) if stored["key"] else None
    return name_of(creator) if creator else load_name(stored)


async def list_called(ask: Ask, name: str, seen: Sequence[Shortlist]) -> Shortlist:
    """The list of a name, made where there is none and the name is not a slip. Raises `UsageError`."""
    lists = ask.context.store.lists
    found = await lists.named(viewer_of(ask), name)
    if found is not None:
        return found
    name = good_name(name, EXAMPLE)
    near = nearest(name, [one.name for one in seen])
    if near:
        raise wrong("no-list", name, hint=did_you_mean(near), example=f'/creators list new "{name}"')
    try:
        return await lists.make(viewer_of(ask), named(ask.person), name, usual_reach(ask), ask.context.clock())
    except NameTaken as taken:
        return taken.shortlist


def _nobody(pasted: Pasted, rest: str) -> Exception:
    """What is wrong with a line that names no creator whom a list can take."""
    first = next((item.input for item in pasted.unreadable), rest)
    return wrong("no-creator-read", first, example=EXAMPLE) if first else wrong("nobody-to-add", example=EXAMPLE)
