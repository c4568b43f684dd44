"""What every listing of creators shares: the part of a bought page that a card shows, row buttons, and costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from api.contract.creator import Creator
from api.contract.platforms import LOOKALIKE_LEVEL, Level
from api.contract.search import LIMITS
from handlers.context import Ask, Offers
from handlers.finding.bought import Bought
from handlers.messages.footer import Cost, age
from handlers.messages.working import Working
from handlers.money.months import month_so_far


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


def creator_offers(creators: Sequence[Creator], key: str) -> tuple[Offers, Offers]:
    """What the buttons on creators' rows do: find alike, and show details from the page bought under `key`."""
    details: Offers = [("show.known", {"key": key, "uid": creator.uid}) for creator in creators]
    return [alike_offer(creator, key) for creator in creators], details


def alike_offer(creator: Creator, key: str) -> tuple[str, dict[str, Any]]:
    """What “find alike” on a creator does, and where in the page under `key` the facts about the seed stand."""
    seed = {"platform": creator.platform.value, "username": creator.username or ""}
    return "lookalike.of", {**seed, "key": key, "uid": creator.uid}


def alike_limit(ask: Ask) -> int:
    """How many creators “find alike” asks for."""
    return min(ask.context.options.search_size, LIMITS[1])


def affordable(ask: Ask, level: Level) -> int:
    """How many creators of a level, up to a usual page, cost no more than what waits for no press; at least one."""
    options = ask.context.options
    return min(max(1, options.confirm_above // options.prices[level]), options.search_size)


async def preview(ask: Ask, count: int, level: Level, *, platform: str = "", seed: str = "") -> Working:
    """What is told before records are bought."""
    price, month = ask.context.options.prices[level], await month_so_far(ask)
    return Working(count, level.value, price, month, platform=platform, seed=seed)


def shown_cost(ask: Ask, bought: Bought, level: Level, estimate: int, *, has_alike: bool = True) -> Cost:
    """What the footer says about a bought page whose `estimate` was told before.

    With `has_alike` it also says what the card's “find alike” costs.
    """
    return Cost(
        level=bought.meta.service_level or level.value,
        credits=bought.meta.credits_consumed,
        estimate=estimate,
        alike=alike_limit(ask) * ask.context.options.prices[LOOKALIKE_LEVEL] if has_alike else None,
        request_id=bought.meta.request_id,
        requests_left=bought.meta.quota_remaining,
        from_memory_for=age(bought.bought_at, ask.context.clock()) if bought.from_memory else None,
        near=bought.near,
    )
