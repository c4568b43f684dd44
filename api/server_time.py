"""The API's own clock, as far as its answers tell: for links that expire there and for the minutes it counts by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from api.contract.codes import RETRY_AFTER_SECONDS

RESOLUTION = timedelta(seconds=1)
"""A `Date` header has whole seconds; two clocks that differ by less count as equal."""

SHORTEST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 1.0, 86_400.0
"""What a `Retry-After` can ask for: never an immediate repetition, nor more than a day."""


class ServerTime:
    """Our clock, corrected by the `Date` headers of the API. Calling it gives the API's time, aware, in UTC."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        """`clock` gives our own time, aware."""
        self._clock, self._ahead = clock, timedelta()

    def __call__(self) -> datetime:
        """The time by the API's clock."""
        return self._clock() + self._ahead

    def learn(self, date: str) -> None:
        """Take note of a `Date` header that has just come; anything else is left alone."""
        at = _http_date(date)
        if at is None:
            return
        ahead = at - self._clock()
        # Small differences are rounding and travel: following them would make the API's minutes jump to and fro.
        if abs(ahead - self._ahead) > RESOLUTION:
            self._ahead = ahead

    def seconds_until(self, retry_after: str) -> float:
        """How long a `Retry-After` asks to wait, in seconds or as a time; 60 where it is missing or unreadable."""
        text = retry_after.strip()
        if text.isdecimal():
            seconds = float(text)
        else:
            at = _http_date(text)
            seconds = RETRY_AFTER_SECONDS if at is None else (at - self()).total_seconds()
        return min(max(seconds, SHORTEST_WAIT_SECONDS), LONGEST_WAIT_SECONDS)


def _http_date(text: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(text)
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # not a date, or one that no calendar holds
        return None
