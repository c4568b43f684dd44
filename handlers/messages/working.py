"""What the asker sees while an answer is under way: what it will cost, before it is spent."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Card, Note
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class Working:
    """A search on a platform (its title) or for a seed's lookalikes: at most `count` records at `price` credits each.

    `month` is this month's spending so far.
    """

    count: int
    level: str
    price: int
    month: int
    platform: str = ""
    seed: str = ""


def working(under_way: Working, words: Words) -> Card:
    """Say that work is under way and what it will cost."""
    cost = words.whole(under_way.count * under_way.price)
    if under_way.seed:
        title = words("working-lookalike-cost", seed=under_way.seed, credits=cost)
    else:
        title = words("working-search-cost", platform=under_way.platform, credits=cost)
    month = words.whole(under_way.month)
    sum_ = words.rich("working-sum", count=under_way.count, level=under_way.level, price=under_way.price, month=month)
    return Card(title, (Note(sum_),), tone="info")


EXAMPLE = Working(50, "S2", 3, 4_200, platform="TikTok")
EXAMPLES = (Working(20, "S1", 1, 0, seed="@kilnandclay"),)
