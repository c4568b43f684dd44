"""What the controls about lists and status do on every card that shows creators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from api.contract.creator import Creator
from handlers.context import Offers
from handlers.creators.naming import dump_name, name_of
from storage.marks import STATUSES

COMPARED_MOST = 6
"""Creators in one comparison: a table of more columns is read by nobody on a phone."""


def shortlist_offers(creators: Iterable[Creator], key: str = "") -> Offers:
    """What “Shortlist” on creators' rows does; the page bought under `key` tells what is known of each."""
    return [("list.put", {"creators": [_stored(one, key)]}) for one in creators]


def hide_offer(creator: Creator, key: str = "") -> tuple[str, dict[str, Any]]:
    """What “Hide” on a creator's card does, for ever; `key` as in `shortlist_offers`."""
    return "hide.put", {"creators": [_stored(creator, key)]}


def mark_offers(creator: Creator, key: str = "") -> Offers:
    """What each status of a creator's “Status” does, in the order of `STATUSES`; `key` as in `shortlist_offers`."""
    return [("mark.put", {"creators": [_stored(creator, key)], "status": status}) for status in STATUSES]


def _stored(creator: Creator, key: str) -> dict[str, str]:
    return {**dump_name(name_of(creator)), "key": key}


def compare_offer(creators: Sequence[Creator], key: str) -> tuple[str, dict[str, Any]]:
    """What “Compare” on a card does that shows creators of the page bought under `key`."""
    places = [{"key": key, "uid": one.uid} for one in creators[:COMPARED_MOST]]
    return "compare.look", {"places": places, "is_aside": True}
