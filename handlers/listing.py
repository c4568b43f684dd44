"""What every listing of creators shares: the part of a bought page that a card shows, row buttons, and its cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from api.contract.creator import Creator
from api.contract.platforms import Level
from handlers.context import Ask
from handlers.messages.footer import Cost, age
from handlers.purchase import Bought


@dataclass(frozen=True, slots=True)
class Slice:
    """Card number `index` (from 0) of a bought page, `rows` creators a card."""

    page: tuple[Creator, ...]
    index: int
    rows: int

    @property
    def first(self) -> int:
        """The place of the first creator within the page, from 0."""
        return self.index * self.rows

    @property
    def creators(self) -> tuple[Creator, ...]:
        """The creators on this card."""
        return self.page[self.first : self.first + self.rows]

    @property
    def has_more(self) -> bool:
        """Whether the page holds creators after this card."""
        return self.first + self.rows < len(self.page)

    @staticmethod
    def last_part(size: int, rows: int) -> int:
        """The index of the last card of a full page of `size` creators."""
        return (size - 1) // rows


Offers = list[tuple[str, dict[str, Any]]]
"""Actions with their arguments, as `Ask.offer` takes them."""


def creator_offers(creators: Sequence[Creator], key: str) -> tuple[Offers, Offers]:
    """What the buttons on creators' rows do: find alike, and show details from the page bought under `key`."""
    alike: Offers = [
        ("lookalike.of", {"platform": creator.platform.value, "username": creator.username or ""})
        for creator in creators
    ]
    details: Offers = [("show.known", {"key": key, "uid": creator.uid}) for creator in creators]
    return alike, details


def shown_cost(ask: Ask, bought: Bought, level: Level) -> Cost:
    """What the footer says about a bought page."""
    return Cost(
        level=bought.meta.service_level or level.value,
        credits=bought.meta.credits_consumed,
        request_id=bought.meta.request_id,
        requests_left=bought.meta.quota_remaining,
        from_memory_for=age(bought.bought_at, ask.context.clock()) if bought.from_memory else None,
    )
