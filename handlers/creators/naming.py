"""Creators as storage names them, and back; and as a card says whom it shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from api.contract.creator import Creator, read_creator, read_lookalike
from api.contract.platforms import Platform
from storage.creators import CreatorName, KeptCreator, folded_name


def name_of(creator: Creator) -> CreatorName:
    """A creator as storage keeps it, with all that the API said."""
    return CreatorName(creator.platform.value, creator.uid, creator.username or "", creator.raw)


def creator_of(kept: KeptCreator) -> Creator:
    """A kept creator with what the API last said of it; nothing but its name where it said nothing yet."""
    platform = Platform(kept.platform)
    if not kept.row:
        return Creator(platform, kept.uid, kept.username or None)
    read = read_lookalike if "match_score" in kept.row else read_creator
    return read(platform, kept.row)


def keys_of(creator: Creator | CreatorName) -> tuple[str, ...]:
    """The keys under which facts about a creator are found: by uid, then by name."""
    by_name = f"{creator.platform} @{folded_name(creator.username)}" if creator.username else ""
    return tuple(key for key in (f"{creator.platform} {creator.uid}" if creator.uid else "", by_name) if key)


def dump_name(named: CreatorName) -> dict[str, str]:
    """A creator's name as JSON values, without what the API said; `load_name` gives an equal one."""
    return {"platform": named.platform, "uid": named.uid, "username": named.username}


def load_name(stored: Mapping[str, Any]) -> CreatorName:
    """The name of `dump_name`; further values are left alone."""
    return CreatorName(stored["platform"], stored["uid"], stored["username"])


def shows(creators: Iterable[Creator | CreatorName]) -> tuple[str, ...]:
    """What a card says of the creators that it shows: platform, uid and name, each word apart by a blank."""
    return tuple(f"{one.platform} {one.uid} {one.username or ''}" for one in creators)


def shown(said: Iterable[str]) -> tuple[CreatorName, ...]:
    """The creators that a card says it shows."""
    parts = (one.split(" ", 2) for one in said)
    return tuple(CreatorName(platform, uid, username) for platform, uid, username in parts)
