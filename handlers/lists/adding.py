"""Putting creators on lists: by a line with anything pasted, and by the control on every creator's row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from api.contract.platforms import Platform
from handlers.collect import too_much
from handlers.context import Answer, Ask
from handlers.creators import defaults_of
from handlers.grammar.usage import did_you_mean, wrong
from handlers.line import Line, nearest
from handlers.lists.naming import creator_of, load_name, name_of
from handlers.lists.reach import EXAMPLE, named, usual_or_new, usual_reach, viewer_of
from handlers.lists.reading import good_name, split_name
from handlers.messages.list_added import ListAdded, list_added
from handlers.messages.problem import Problem, problem
from handlers.pasted import Item, Kind, Pasted, TooMuchPasted, read_pasted
from handlers.purchase import remembered_creator
from handlers.show import known_by_name
from handlers.standing import standing
from storage.creators import CreatorName, KeptCreator, folded_name
from storage.lists import MOST_CREATORS, Added, ListFull, NameTaken, NoSuchList, Shortlist

LOOKED_UP = 20
"""Of so many creators typed by name, what was bought before is looked up at once; of others a later card tells."""

OTHERS_MOST = 20
"""Further lists that a card offers."""


async def add_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators list add NAME …`: without a name, the list used last; a new name makes a list. Raises `UsageError`."""
    seen = await ask.context.store.lists.seen_by(viewer_of(ask))
    name, rest = split_name(line.typed, [one.name for one in seen])
    try:
        pasted = read_pasted(rest)
    except TooMuchPasted as refused:
        return Answer(problem, too_much(refused))
    if not pasted.taken and not pasted.without_platform:
        raise _nobody(pasted, rest)
    into = await _list_called(ask, name, seen) if name else await usual_or_new(ask)
    creators, assumed = await named_in(ask, pasted)
    refused_items = tuple((item.input, str(item.reason)) for item in pasted.unreadable)
    return await add(ask, into, creators, refused=refused_items, assumed=assumed)


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
    others = [one for one in seen if one.id != into.id][:OTHERS_MOST]
    everyone = [one.id for one in (*added.new, *added.known)]
    wanted: list[tuple[str, Mapping[str, Any]]] = [
        ("list.undo", {"list": into.id, "creators": [one.id for one in added.new]}),
        *(("list.also", {"list": one.id, "creators": everyone}) for one in others if everyone),
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
            others=tuple((one.name, press) for one, press in zip(others, presses[1:], strict=False)),
        ),
    )


async def named_in(ask: Ask, pasted: Pasted) -> tuple[list[CreatorName], Platform | None]:
    """The creators of a reading.

    A name without a platform means the one creator that the workspace keeps under it; else it is taken to be on the
    asker's usual platform, which is given.
    """
    kept, unknown = await _kept_under(ask, [item.value for item in pasted.without_platform])
    items, assumed = list(pasted.taken), None
    if unknown:
        assumed = (await defaults_of(ask)).platform
        items += read_pasted("\n".join(f"{assumed.value} @{name}" for name in unknown)).taken
    found = [*kept, *(_named(item) for item in items if item.platform)]
    if len(found) > LOOKED_UP:
        return found, assumed
    return [await _known(ask, one) for one in found], assumed


async def _kept_under(ask: Ask, names: Sequence[str]) -> tuple[list[CreatorName], list[str]]:
    """The creators that the workspace keeps under names of one platform alone, and the names that tell of none."""
    asked = [CreatorName(platform.value, username=name) for name in names for platform in Platform]
    by_name: dict[str, list[CreatorName]] = {}
    for one in await ask.context.store.creators.find(ask.workspace, asked):
        by_name.setdefault(folded_name(one.username), []).append(CreatorName(one.platform, one.uid, one.username))
    known = {name: by_name.get(folded_name(name), []) for name in names}
    return [some[0] for some in known.values() if len(some) == 1], [n for n, some in known.items() if len(some) != 1]


async def meant_on(ask: Ask, on: Shortlist, pasted: Pasted) -> list[CreatorName]:
    """The creators of a reading as they stand on a list: a name without a platform means whoever has it there."""
    members = await ask.context.store.lists.members(ask.workspace, on.id)
    by_name: dict[str, list[CreatorName]] = {}
    for one in members:
        by_name.setdefault(folded_name(one.creator.username), []).append(one.creator)
    found = [_named(item) for item in pasted.taken if item.platform]
    for item in pasted.without_platform:
        unknown = CreatorName((await defaults_of(ask)).platform.value, username=item.value)
        found += by_name.get(folded_name(item.value), [unknown])
    return found


def _named(item: Item) -> CreatorName:
    platform = item.platform.value if item.platform else ""
    is_id = item.kind is Kind.CHANNEL_ID
    return CreatorName(platform, item.value if is_id else "", "" if is_id else item.value)


async def _known(ask: Ask, named_: CreatorName) -> CreatorName:
    """The creator with what the workspace was shown of it, where it was."""
    if not named_.username:
        return named_
    creator = await known_by_name(ask, Platform(named_.platform), named_.username)
    return name_of(creator) if creator else named_


async def told_by(ask: Ask, stored: Mapping[str, Any]) -> CreatorName:
    """The creator of a press with what the page that showed it says; by its name alone where that is forgotten."""
    creator = await remembered_creator(ask, stored["key"], stored["uid"]) if stored["key"] else None
    return name_of(creator) if creator else load_name(stored)


async def _list_called(ask: Ask, name: str, seen: Sequence[Shortlist]) -> Shortlist:
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
