"""A schedule as people are told of it: `every Monday and Thursday at 09:00`, `每周一、周四 09:00`."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, get_day_names

from handlers.cards import Moment
from handlers.schedules.reading import read_schedule
from handlers.schedules.schedule import LAST, Schedule
from handlers.vocabulary.zones import shown_zone
from handlers.words import Language, Words

_SHORT: dict[Language, str] = {"en": "EEE, MMM d, HH:mm", "zh": "M月d日EEE HH:mm"}
"""A day and a time of the next weeks."""


def told_schedule(text: str, zone: str, words: Words) -> str:
    """A stored schedule with its zone, in words; empty for none."""
    schedule = read_schedule(text, "").schedule
    return words("schedule-zone", schedule=_told(schedule, words), zone=shown_zone(zone)) if schedule else ""


def local(at: datetime, zone: str, words: Words) -> Moment:
    """A moment, for chats without the reader's clocks on those of a schedule's zone."""
    there = at.astimezone(ZoneInfo(zone))
    return Moment(at, f"{format_datetime(there, _SHORT[words.language], locale=words.locale)} {_offset(there)}")


def _told(schedule: Schedule, words: Words) -> str:
    match schedule.kind:
        case "weekly":
            names = get_day_names("abbreviated" if words.language == "zh" else "wide", locale=words.locale)
            days = words.listed(names[day] for day in schedule.days)
            return words("schedule-weekly", days=days, time=schedule.time)
        case "monthly":
            days = words.listed(_date(day, words) for day in schedule.days)
            return words("schedule-monthly", days=days, time=schedule.time)
        case "cron":
            return words("schedule-cron", fields=schedule.fields)
        case _:
            return words(f"schedule-{schedule.kind}", time=schedule.time)


def _date(day: int, words: Words) -> str:
    return words("schedule-last-day") if day == LAST else words("schedule-date", day=day)


def _offset(at: datetime) -> str:
    """How far the clocks of a moment are from UTC: `UTC+8`, `UTC-3:30`, `UTC`. Names of clocks mean several."""
    minutes = int((at.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    ahead = f"{hours}:{rest:02}" if rest else str(hours)
    return f"UTC{'-' if minutes < 0 else '+'}{ahead}" if minutes else "UTC"
