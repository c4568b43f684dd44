"""The numbers of sample accounts: sizes, the last ten posts and what follows from them, drawn for many at once.

Averages, medians and the split into short and long videos are taken from ten drawn posts an account, so they agree
with each other by construction. Engagement and reach fall with size, some accounts live from a single hit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from api.contract.platforms import Platform

SAMPLE_DAY = datetime(2026, 11, 20, tzinfo=UTC)
"""The day that the sample set pretends to be gathered on; its posts are older."""

Floats = NDArray[np.float64]

_SMALLEST, _LARGEST = 1_000, 50_000_000
_POSTS = 10
_ONE_HIT, _DORMANT = 0.09, 0.08
_STEADINESS = (0.2, 0.5, 0.9)


@dataclass(frozen=True, slots=True)
class Habits:
    """What is usual on a platform: median followers, views a follower, engagement, posts ever."""

    followers: float
    reach: float
    engagement: float
    posts: float


HABITS = {
    Platform.TIKTOK: Habits(60_000, 0.30, 0.075, 180),
    Platform.YOUTUBE: Habits(40_000, 0.18, 0.040, 220),
    Platform.INSTAGRAM: Habits(45_000, 0.14, 0.034, 400),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of many accounts: one list a column, one entry an account; NaN where an account lacks the column."""

    columns: dict[str, list[Any]]

    def of(self, account: int) -> dict[str, Any]:
        """The figures of one account, without those it lacks."""
        drawn = {name: values[account] for name, values in self.columns.items()}
        return {name: value for name, value in drawn.items() if value == value}  # noqa: PLR0124  NaN is not itself


def figures(rng: np.random.Generator, platform: Platform, sizes: Floats) -> Figures:
    """Draw the figures of one account a person; `sizes` are their standard normal scores."""
    habits = HABITS[platform]
    followers = _followers(rng, habits, sizes)
    views = _posts(rng, habits, followers)
    engagement = _engagement(rng, habits, followers)
    videos = np.maximum(12, rng.lognormal(np.log(habits.posts), 0.9, len(sizes))).round()
    totals = (videos * np.median(views, axis=1) * rng.lognormal(0.2, 0.4, len(sizes))).round()
    columns: dict[str, list[Any]] = {"followers": _whole(followers), "videos": _whole(videos)}
    if platform is Platform.TIKTOK:
        columns["likes"] = _whole(totals * engagement * 0.9)
    if platform is Platform.YOUTUBE:
        columns["total_views"] = _whole(totals)
        split, engagement, views = _split(rng, followers, views, engagement)
        columns |= split
    columns |= _view_columns(views, followers, "")
    columns["engagement"] = engagement.round(4).tolist()
    if platform is Platform.TIKTOK:
        columns["views_per_follower"] = columns["views_per_sub"]
    columns["last_post"] = _last_posts(rng, len(sizes))
    return Figures(columns)


def _followers(rng: np.random.Generator, habits: Habits, sizes: Floats) -> Floats:
    """Log-normal sizes; what falls outside the bounds is mirrored back in, so that no bound gathers a crowd."""
    drawn = habits.followers * np.exp(1.9 * (0.8 * sizes + 0.6 * rng.standard_normal(len(sizes))))
    drawn = np.where(drawn < _SMALLEST, _SMALLEST**2 / drawn, drawn)
    return np.asarray(np.where(drawn > _LARGEST, _LARGEST**2 / drawn, drawn).clip(_SMALLEST, _LARGEST).round())


def _posts(rng: np.random.Generator, habits: Habits, followers: Floats) -> Floats:
    """Views of the last ten posts of each account."""
    count = len(followers)
    usual = followers * habits.reach * (followers / 50_000) ** -0.08 * rng.lognormal(0, 0.6, count)
    swing = rng.choice(_STEADINESS, size=count)[:, None]
    views = usual[:, None] * np.exp(swing * rng.standard_normal((count, _POSTS)))
    hits = np.flatnonzero(rng.random(count) < _ONE_HIT)
    views[hits, rng.integers(0, _POSTS, len(hits))] *= rng.uniform(25, 90, len(hits))
    return np.asarray(np.maximum(views, 20).round())


def _engagement(rng: np.random.Generator, habits: Habits, followers: Floats) -> Floats:
    rates = habits.engagement * (followers / 50_000) ** -0.1 * rng.lognormal(0, 0.45, len(followers))
    return np.asarray(rates.clip(0.002, 0.35))


def _split(
    rng: np.random.Generator, followers: Floats, views: Floats, engagement: Floats
) -> tuple[dict[str, list[Any]], Floats, Floats]:
    """Short and long videos of YouTube accounts: their columns, and the engagement and views over both kinds."""
    count = len(followers)
    shorts = np.where(rng.random(count) < 0.3, 0, rng.integers(1, _POSTS + 1, count))
    is_short = np.arange(_POSTS)[None, :] < shorts[:, None]
    views = np.where(is_short, (views * 1.4).round(), views)
    rates = {"short": engagement * rng.uniform(0.9, 1.5, count), "long": engagement * rng.uniform(0.7, 1.1, count)}
    rates = {kind: rate.round(4) for kind, rate in rates.items()}
    columns: dict[str, list[Any]] = {}
    for kind, chosen in (("short", is_short), ("long", ~is_short)):
        columns |= _view_columns(np.ma.masked_array(views, ~chosen), followers, f"_{kind}")
        columns[f"engagement_{kind}"] = np.where(chosen.any(axis=1), rates[kind], np.nan).tolist()
    both = (rates["short"] * shorts + rates["long"] * (_POSTS - shorts)) / _POSTS
    return columns, both, views


def _view_columns(views: Floats, followers: Floats, kind: str) -> dict[str, list[Any]]:
    """Average and median views and their ratios to followers; accounts without such posts get NaN."""
    average = np.ma.filled(np.ma.mean(views, axis=1).astype(float), np.nan).round()
    middle = np.ma.median(views, axis=1)  # type: ignore[no-untyped-call]  # numpy leaves it untyped
    median = np.ma.filled(middle.astype(float), np.nan).round()
    return {
        f"avg_views{kind}": _whole(average),
        f"median_views{kind}": _whole(median),
        f"views_per_sub{kind}": (average / followers).round(4).tolist(),
        f"median_views_per_sub{kind}": (median / followers).round(4).tolist(),
    }


def _last_posts(rng: np.random.Generator, count: int) -> list[str]:
    """Mostly days ago, some long ago, as ISO times in UTC."""
    asleep = rng.random(count) < _DORMANT
    days = np.where(asleep, 60 + rng.exponential(220, count), rng.exponential(8, count))
    return [f"{SAMPLE_DAY - timedelta(minutes=int(day * 1440)):%Y-%m-%dT%H:%M:%SZ}" for day in days.tolist()]


def _whole(values: Floats) -> list[Any]:
    return [int(value) if value == value else value for value in values.tolist()]  # noqa: PLR0124  NaN is not itself
