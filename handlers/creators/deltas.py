"""What changed about one creator, in a line."""

from __future__ import annotations

from datetime import date

from handlers.cards import Bold, Rich, joined, rich
from handlers.creators.changes import Changed, growth
from handlers.words import Words


def delta_line(one: Changed, today: date, words: Words, *, is_silent: bool = False) -> Rich:
    """How much followers and average views changed since the last look; of one gone quiet, for how long.

    Nothing for a new creator, nor for figures that are not known or read the same.
    """
    if one.before is None:
        return ()
    creator, before = one.creator, one.before
    followers = _delta("digest-delta-followers", creator.followers, before.followers, words)
    views = _delta("digest-delta-views", creator.avg_views, before.avg_views, words)
    return joined(part for part in (_silence(one, today, words) if is_silent else (), followers, views) if part)


def _silence(one: Changed, today: date, words: Words) -> Rich:
    last_post = one.creator.last_post or (one.before.last_post if one.before else None)
    if last_post is None or one.before is None:
        return ()
    then = (one.before.seen_at.date() - (one.before.last_post or last_post)).days
    now = (today - last_post).days
    return rich(Bold(words("digest-delta-silent", days=now)), words.gap, words("digest-delta-was", days=max(then, 0)))


def _delta(key: str, now: int | None, before: int | None, words: Words) -> Rich:
    grown = growth(now, before)
    if not grown or now is None or before is None or words.count(now) == words.count(before):
        return ()
    sign = "+" if grown > 0 else "−"
    part = f"{sign}{words.percent(abs(grown), 1 if abs(grown) < 0.1 else 0)}"
    return words.rich(key, part=Bold(part), before=words.count(before), now=words.count(now))
