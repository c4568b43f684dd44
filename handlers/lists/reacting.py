"""A star on a message of Scout's puts the creators that it shows on a list: one at once, of several the chosen ones."""

from __future__ import annotations

from typing import Any

from handlers.context import Answer, Ask
from handlers.creators.facts import facts_of
from handlers.creators.naming import creator_of, dump_name
from handlers.lists.adding import add
from handlers.lists.reach import usual_list, usual_or_new
from handlers.messages.list_pick import ListPick, list_pick
from storage.creators import CreatorName, KeptCreator

PICKED_MOST = 10
"""Creators that the card of choices names; a star on a longer message offers the first ones."""


async def starred(ask: Ask, shown: tuple[CreatorName, ...]) -> Answer[Any]:
    """The answer to a star on a message that shows these creators."""
    if len(shown) == 1:
        return await add(ask, await usual_or_new(ask), shown)
    shown = shown[:PICKED_MOST]
    kept = await ask.context.store.creators.find(ask.workspace, shown)
    creators = tuple(creator_of(_fuller(one, kept)) for one in shown)
    offered = [
        ("list.put", {"creators": [{**dump_name(one), "key": ""} for one in some]}) for some in _each_and_all(shown)
    ]
    *presses, everyone = await ask.offer(offered)
    into = await usual_list(ask)
    return Answer(
        list_pick,
        ListPick(
            name=into.name if into else "",
            creators=creators,
            facts=await facts_of(ask, creators),
            today=ask.context.clock().date(),
            presses=tuple(presses),
            all=everyone,
        ),
    )


def _each_and_all(shown: tuple[CreatorName, ...]) -> list[tuple[CreatorName, ...]]:
    return [*((one,) for one in shown), shown]


def _fuller(named: CreatorName, kept: list[KeptCreator]) -> KeptCreator:
    """The creator with what is kept of it, where it is kept."""
    for one in kept:
        if one.platform == named.platform and (one.uid == named.uid if named.uid else one.username == named.username):
            return one
    return KeptCreator(named.platform, named.uid, named.username)
