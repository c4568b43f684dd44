"""The presses on creators' rows, the same wherever creators of a bought page are listed."""

from __future__ import annotations

from collections.abc import Sequence

from api.contract.creator import Creator
from handlers.context import Ask
from handlers.creators.offering import shortlist_offers
from handlers.finding.listing import creator_offers
from handlers.messages.creator_list import Presses


async def row_presses(ask: Ask, creators: Sequence[Creator], key: str, *, is_shared: bool = False) -> Presses:
    """Find alike, details and “Shortlist” for each creator of the page bought under `key`, written down in one go."""
    alike, details = creator_offers(creators, key)
    count = len(creators)
    made = await ask.offer([*alike, *details, *shortlist_offers(creators, key)], to_anyone=is_shared)
    return Presses(tuple(made[:count]), tuple(made[count : 2 * count]), tuple(made[2 * count :]))
