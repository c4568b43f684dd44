"""What the team knows of the creators on a card: the lists they are on, their marks, who wrote to them and when."""

from __future__ import annotations

from collections.abc import Sequence

from api.contract.creator import Creator
from handlers.context import Ask
from handlers.creators.naming import keys_of, name_of
from handlers.creators.telling import Known, TeamFacts
from handlers.people.viewers import everybody_here, viewer_of
from storage.creators import KeptCreator
from storage.marks import Mark


async def facts_of(ask: Ask, creators: Sequence[Creator], *, is_shared: bool = False) -> Known:
    """What the asker may know about creators; on a card that `is_shared`, what everybody there may.

    People of other organisations and guests may know nothing.
    """
    if ask.person.is_external or ask.conversation.is_external:
        return {}
    kept = await _kept(ask, creators)
    ids = [one.id for one in kept]
    store, viewer = ask.context.store, everybody_here(ask) if is_shared else viewer_of(ask)
    marks, on = await store.marks.of(ask.workspace, ids), await store.lists.holding(viewer, ids)
    known: dict[str, TeamFacts] = {}
    for one in kept:
        facts = TeamFacts(tuple(each.name for each in on.get(one.id, ())), marks.get(one.id, Mark()))
        known |= dict.fromkeys(keys_of(one), facts)
    return known


async def _kept(ask: Ask, creators: Sequence[Creator]) -> list[KeptCreator]:
    """The creators that the workspace keeps; those known by name alone take what the API has said by now."""
    store = ask.context.store
    found = await store.creators.find(ask.workspace, [name_of(one) for one in creators])
    bare = {key for one in found if not (one.uid and one.row) for key in keys_of(one)}
    told = [name_of(one) for one in creators if one.uid and bare.intersection(keys_of(one))]
    if not told:
        return found
    fuller = {one.id: one for one in await store.creators.keep(ask.workspace, told, ask.context.clock())}
    return [fuller.get(one.id, one) for one in found]
