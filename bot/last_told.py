"""What a chat last told of people and places: for a while it need not be asked again, and later it may not answer."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from cachetools import FIFOCache

About = TypeVar("About", bound=Hashable)
Told = TypeVar("Told")


class LastTold(Generic[About, Told]):
    """What was told of each, fresh for a while and known for longer; of the `most` about whom something came last."""

    def __init__(self, clock: Callable[[], datetime], *, fresh_for: timedelta, most: int) -> None:
        self._clock, self._fresh_for = clock, fresh_for
        self._told: FIFOCache[About, tuple[datetime, Told]] = FIFOCache(most)

    def fresh(self, about: About) -> Told | None:
        """What was told so short a time ago that it holds; None where it is time to ask."""
        return self.known(about, within=self._fresh_for)

    def known(self, about: About, *, within: timedelta | None = None) -> Told | None:
        """What was told last, for when nobody answers: however long ago, unless `within`; None where nothing was."""
        at, told = self._told.get(about, (None, None))
        is_too_old = at is not None and within is not None and self._clock() - at >= within
        return None if is_too_old else told

    def told_at(self, about: About) -> datetime | None:
        """When it was told; None where nothing was."""
        at, _ = self._told.get(about, (None, None))
        return at

    def keep(self, about: About, told: Told, *, at: datetime | None = None) -> None:
        """Note what has just been told, or was `at` some time: then nothing that was told later gives way to it."""
        last = self.told_at(about)
        if at is None or last is None or last <= at:
            self._told[about] = at or self._clock(), told
