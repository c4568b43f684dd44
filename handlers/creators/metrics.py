"""Which figures of creators are set side by side, and which of them mean the same on several platforms."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from api.contract.fields import FIELDS
from api.contract.platforms import Platform

MAIN = ("followers", "avg_views", "median_views", "engagement", "views_per_sub")
"""Columns that a comparison always shows, known or not."""

FURTHER = (
    "audience_female",
    "videos",
    "likes",
    "total_views",
    "avg_views_short",
    "avg_views_long",
    "engagement_short",
    "engagement_long",
)
"""Columns that it shows where somebody has them."""

CHARTS: Mapping[str, tuple[str, ...]] = {
    "views": ("avg_views", "median_views"),
    "followers": ("followers",),
    "engagement": ("engagement",),
    "reach": ("views_per_sub",),
    "audience": ("audience_female",),
}
"""The charts of a comparison, the most telling first, and the columns of each: of one unit, so on one scale."""

_APART = frozenset({"videos"})
"""Columns of one name that count different things: videos on one platform, all posts on another (contract 7.5)."""


def has(platform: Platform, column: str) -> bool:
    """Whether a platform has a figure at all, at any level."""
    return any(field.column == column for field in FIELDS[platform].values())


def is_common(column: str, platforms: Collection[Platform]) -> bool:
    """Whether a figure may be compared between creators on these platforms."""
    if len(platforms) < 2:
        return True
    return column not in _APART and all(has(platform, column) for platform in platforms)
