"""Creators that the workspace was told of lately, found by name in the pages that it bought: for nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from api.contract.creator import Creator
from api.contract.platforms import Level, Platform
from handlers.context import Ask
from handlers.creators.naming import creator_of
from handlers.finding.bought import Bought, level_of_key, remembered_creator, search_pages_since
from handlers.messages.comparison import Named
from storage.creators import CreatorName, folded_name

Place = Mapping[str, str]
"""Where what is known of a creator stands, as JSON values: in the page of a `key` under a `uid`, or as `kept` row."""


@dataclass(frozen=True, slots=True)
class Found:
    """A creator and where it stands; `page` is what it was bought with, where it was bought."""

    creator: Creator
    place: Place
    page: Bought | None = None


def in_page(page: Bought, key: str, named: CreatorName) -> Found | None:
    """The creator of a page who has exactly this name, or this id."""
    for one in page.creators:
        is_named = named.username and folded_name(one.username or "") == folded_name(named.username)
        if is_named or (named.uid and one.uid == named.uid):
            return Found(one, {"key": key, "uid": one.uid}, page)
    return None


async def told_lately(ask: Ask, named: CreatorName, level: Level, since: datetime) -> Found | None:
    """The creator as the newest page tells it that was bought since then, at this level or a fuller one."""
    platform = Platform(named.platform)
    for key, page in await search_pages_since(ask, platform, named.username or named.uid, since):
        found = in_page(page, key, named) if level_of_key(key).holds(level) else None
        if found:
            return found
    return None


async def at_places(ask: Ask, places: Sequence[Place]) -> list[Found]:
    """The creators that still stand at these places, in their order."""
    found: list[Found] = []
    for place in places:
        creator = await _at(ask, place)
        if creator is not None:
            found.append(Found(creator, place))
    return found


async def _at(ask: Ask, place: Mapping[str, Any]) -> Creator | None:
    if "kept" not in place:
        return await remembered_creator(ask, place["key"], place["uid"])
    kept = await ask.context.store.creators.of(ask.workspace, [place["kept"]])
    return creator_of(kept[0]) if kept and kept[0].row else None


def named_only(named: CreatorName) -> Named:
    """A creator for a card that knows no more of them."""
    return Named(f"@{named.username}" if named.username else named.uid, Platform(named.platform))
