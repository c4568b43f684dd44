"""Why two creators are alike, from facts that were bought and from nothing else (features C3)."""

from __future__ import annotations

from typing import Literal, TypeAlias

from api.contract.creator import Creator

Reason: TypeAlias = Literal["country", "size", "views"]

SIMILAR = 3
"""Two figures are similar when the larger is at most so many times the smaller."""


def reasons(seed: Creator | None, creator: Creator) -> tuple[Reason, ...]:
    """What a creator shares with the seed, as far as both are known; nothing where the seed is not."""
    if seed is None:
        return ()
    found: list[Reason] = []
    if seed.country and seed.country == creator.country:
        found.append("country")
    if _are_similar(seed.followers, creator.followers):
        found.append("size")
    if _are_similar(seed.avg_views, creator.avg_views):
        found.append("views")
    return tuple(found)


def _are_similar(one: int | None, other: int | None) -> bool:
    return bool(one and other) and max(one or 0, other or 0) <= SIMILAR * min(one or 0, other or 0)
