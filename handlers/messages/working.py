"""What the asker sees while a slow answer is under way."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.cards import Card
from handlers.words import Words


@dataclass(frozen=True, slots=True)
class Working:
    """A search on a platform (its title) or for a seed's lookalikes, with its estimate in credits."""

    credits: int
    platform: str = ""
    seed: str = ""


def working(under_way: Working, words: Words) -> Card:
    """Say that work is under way and what it will cost."""
    cost = words.whole(under_way.credits)
    if under_way.seed:
        return Card(words("working-lookalike-cost", seed=under_way.seed, credits=cost), tone="info")
    return Card(words("working-search-cost", platform=under_way.platform, credits=cost), tone="info")


EXAMPLE = Working(150, platform="TikTok")
EXAMPLES = (Working(20, seed="@kilnandclay"),)
