"""A recurring time of day: every day, on days of the week or of the month, or by the five fields of cron.

Two ways of saying the same time are equal: `0 9 * * 1` is `weekly mon 09:00`, and Monday to Friday are `weekdays`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["daily", "weekdays", "weekly", "monthly", "cron"]

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of the week by their numbers, Monday first, as `datetime.weekday` counts them."""

LAST = 1_000
"""The number of the last day of a month, whichever it is; it stands behind all others."""

_WORKDAYS = (0, 1, 2, 3, 4)
_CRON_DAYS = {**{str(number): (number - 1) % 7 for number in range(8)}, **{day: at for at, day in enumerate(WEEK)}}


@dataclass(frozen=True, slots=True)
class Schedule:
    """`days` count from Monday (0) for a weekly one, and are days of the month (1 to 31, `LAST`) for a monthly one.

    `fields` are cron's five, for one that only they can say; then nothing else counts.
    """

    kind: Kind
    hour: int = 9
    minute: int = 0
    days: tuple[int, ...] = ()
    fields: str = ""

    @property
    def time(self) -> str:
        """The time of day: `09:00`."""
        return f"{self.hour:02}:{self.minute:02}"

    @property
    def text(self) -> str:
        """The one form: `daily 09:00`, `weekly mon,thu 09:00`, `monthly 1,last 10:00`, `cron "0 9 * * 1#1"`.

        `handlers.schedules.reading` reads it back.
        """
        match self.kind:
            case "weekly":
                return f"weekly {','.join(WEEK[day] for day in self.days)} {self.time}"
            case "monthly":
                return f"monthly {','.join('last' if day == LAST else str(day) for day in self.days)} {self.time}"
            case "cron":
                return f'cron "{self.fields}"'
            case _:
                return f"{self.kind} {self.time}"

    @property
    def cron(self) -> str:
        """The same as five fields: minute, hour, day of the month, month, day of the week (0 is Sunday)."""
        month_days = ",".join("L" if day == LAST else str(day) for day in self.days) if self.kind == "monthly" else "*"
        match self.kind:
            case "weekly":
                week_days = ",".join(str((day + 1) % 7) for day in self.days)
            case "weekdays":
                week_days = "1-5"
            case _:
                week_days = "*"
        return self.fields or f"{self.minute} {self.hour} {month_days} * {week_days}"


def on_days(days: tuple[int, ...], hour: int, minute: int) -> Schedule:
    """A weekly schedule, or what these days of the week are called together."""
    days = tuple(sorted(set(days)))
    if len(days) == len(WEEK):
        return Schedule("daily", hour, minute)
    return Schedule("weekdays", hour, minute) if days == _WORKDAYS else Schedule("weekly", hour, minute, days)


def from_cron(fields: str) -> Schedule:
    """The schedule of five fields that are known to be good ones, by its plainest name."""
    minute, hour, month_days, months, week_days = fields.lower().split()
    if minute.isdecimal() and hour.isdecimal() and months == "*" and "*" in {month_days, week_days}:
        at = (int(hour), int(minute))
        if month_days == week_days == "*":
            return Schedule("daily", *at)
        if week_days != "*":
            days = _week_days(week_days)
            return on_days(days, *at) if days else Schedule("cron", fields=fields)
        of_month = _month_days(month_days)
        if of_month:
            return Schedule("monthly", *at, of_month)
    return Schedule("cron", fields=fields)


def _week_days(field: str) -> tuple[int, ...]:
    """The days of a field that only lists days and ranges of days; none of any other."""
    days: set[int] = set()
    for part in field.split(","):
        first, dash, last = part.partition("-")
        if first not in _CRON_DAYS or (dash and last not in _CRON_DAYS):
            return ()
        start, end = _CRON_DAYS[first], _CRON_DAYS[last or first]
        # Cron's Sunday is 0 or 7, and a range that begins with it goes on with Monday.
        days.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    return tuple(sorted(days))


def _month_days(field: str) -> tuple[int, ...]:
    parts = field.split(",")
    if not all(part == "l" or part.isdecimal() for part in parts):
        return ()
    return tuple(sorted({LAST if part == "l" else int(part) for part in parts}))
