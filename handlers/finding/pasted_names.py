"""Creators in pasted text, as storage names them: on the platform that was said, known to the team, or usual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.contract.platforms import Platform
from handlers.context import Ask
from handlers.creators.naming import name_of
from handlers.defaults import defaults_of
from handlers.finding.show import known_by_name
from handlers.pasted import Item, Kind, Pasted, read_pasted
from storage.creators import CreatorName, folded_name
from storage.lists import Shortlist

LOOKED_UP = 20
"""Of so many creators typed by name, what was bought before is looked up at once; of others a later card tells."""


@dataclass(frozen=True, slots=True)
class NamedCreators:
    """Whom a text names. `assumed` is the platform that names without one were taken to be on, None without any.

    `refused` pairs what names nobody, as typed, with the reason's key (`links-reason-KEY`).
    """

    creators: tuple[CreatorName, ...]
    assumed: Platform | None = None
    refused: tuple[tuple[str, str], ...] = ()


async def named_in(ask: Ask, pasted: Pasted, usual: Platform | None = None) -> NamedCreators:
    """The creators of a reading.

    A name without a platform means the one creator that the workspace keeps under it; else it is taken to be on the
    `usual` platform, the asker's own if none is given.
    """
    kept, unknown = await _kept_under(ask, [item.value for item in pasted.without_platform])
    items, unreadable, assumed = list(pasted.taken), list(pasted.unreadable), None
    if unknown:
        assumed = usual or (await defaults_of(ask)).platform
        again = read_pasted("\n".join(f"{assumed.value} @{name}" for name in unknown))
        items += again.taken
        unreadable += again.unreadable
    found = [*kept, *(_named(item) for item in items if item.platform)]
    if len(found) <= LOOKED_UP:
        found = [await _known(ask, one) for one in found]
    return NamedCreators(tuple(found), assumed, tuple((item.input, str(item.reason)) for item in unreadable))


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
