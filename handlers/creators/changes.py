"""What changed among a digest's creators since it last looked: new ones, rising ones, and those gone quiet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from api.contract.creator import Creator
from handlers.creators.naming import keys_of
from storage.sightings import Sighting


@dataclass(frozen=True, slots=True)
class Rules:
    """From when on a change is worth a line.

    `rising` is the part by which followers or average views grew (0.1 = 10 %), `silent_for` the time without a post.
    """

    rising: float = 0.1
    silent_for: timedelta = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Changed:
    """A creator with the figures of the last look; None where it was not there or not told."""

    creator: Creator
    before: Sighting | None = None


@dataclass(frozen=True, slots=True)
class Diff:
    """What is worth a line, each creator once, in the order in which the search gave them."""

    new: tuple[Changed, ...] = ()
    rising: tuple[Changed, ...] = ()
    silent: tuple[Changed, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed that is worth a line."""
        return not (self.new or self.rising or self.silent)


def key_of(creator: Creator) -> str:
    """The key of a creator within its digest: by uid, else by name; empty for one that has neither."""
    return next(iter(keys_of(creator)), "")


def compared(creators: Sequence[Creator], before: Mapping[str, Sighting], at: datetime, rules: Rules) -> Diff:
    """The creators of a look against what was seen before."""
    known = [Changed(one, before.get(key_of(one))) for one in creators if key_of(one)]
    silent = [one for one in known if one.before and _went_silent(one.creator, one.before, at, rules)]
    rising = [one for one in known if one not in silent and one.before and _rises(one.creator, one.before, rules)]
    return Diff(tuple(one for one in known if one.before is None), tuple(rising), tuple(silent))


def seen(creators: Iterable[Creator], before: Mapping[str, Sighting], at: datetime, rules: Rules) -> list[Sighting]:
    """What a look saw, each creator once; a figure that was not told stays as it was known."""
    return list({key_of(one): _sighting(one, before.get(key_of(one)), at, rules) for one in creators}.values())


def growth(now: int | None, before: int | None) -> float | None:
    """By which part a figure grew (0.12 = 12 %); None where either is not known, or nothing was there to grow."""
    return (now - before) / before if now is not None and before else None


def _sighting(creator: Creator, before: Sighting | None, at: datetime, rules: Rules) -> Sighting:
    old = before or Sighting(key_of(creator), at)
    last_post = creator.last_post or old.last_post
    return Sighting(
        creator=key_of(creator),
        seen_at=at,
        followers=old.followers if creator.followers is None else creator.followers,
        avg_views=old.avg_views if creator.avg_views is None else creator.avg_views,
        last_post=last_post,
        is_silent=last_post is not None and at.date() - last_post >= rules.silent_for,
    )


def _went_silent(creator: Creator, before: Sighting, at: datetime, rules: Rules) -> bool:
    return not before.is_silent and before.last_post is not None and _sighting(creator, before, at, rules).is_silent


def _rises(creator: Creator, before: Sighting, rules: Rules) -> bool:
    grown = (growth(creator.followers, before.followers), growth(creator.avg_views, before.avg_views))
    return any(one is not None and one >= rules.rising for one in grown)
