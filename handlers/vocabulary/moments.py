"""Moments to come, as people type them: `fri 18:00`, `tomorrow 6pm`, `48h`, `2026-11-27 18:00`, `周五下午6点`, `3天后`.

A day without a time ends at `END_OF_WORK`; a weekday or a time of day is the next one to come.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from handlers.vocabulary.names import folded

END_OF_WORK = time(18)

_EN_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LONG_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ZH_DAYS = "一二三四五六日"

WEEKDAYS: dict[str, int] = {
    **{name: day for names in (_EN_DAYS, _LONG_DAYS) for day, name in enumerate(names)},
    **{"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    **{week + name: day for week in ("周", "星期", "礼拜") for day, name in enumerate(_ZH_DAYS)},
    **{"周天": 6, "星期天": 6, "礼拜天": 6},
}
"""Names of weekdays, folded, Monday being 0."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            *("jan january", "feb february", "mar march", "apr april", "may", "jun june"),
            *("jul july", "aug august", "sep sept september", "oct october", "nov november", "dec december"),
        ),
        start=1,
    )
    for name in names.split()
}
_NEAR_DAYS = {
    **dict.fromkeys(("today", "今天", "今日"), 0),
    **dict.fromkeys(("tomorrow", "tmr", "明天", "明日"), 1),
    **dict.fromkeys(("后天", "the day after tomorrow", "day after tomorrow"), 2),
}
_LENGTHS = {
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "分钟"), timedelta(minutes=1)),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "小时", "个小时", "钟头"), timedelta(hours=1)),
    **dict.fromkeys(("d", "day", "days", "天"), timedelta(days=1)),
    **dict.fromkeys(("w", "week", "weeks", "周", "个星期", "星期"), timedelta(weeks=1)),
}
_ZH_NUMBERS = {"半": 0.5, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7}

_LENGTH = re.compile(
    r"(?:in |for )?([0-9]{1,4}|[半一两二三四五六七]|an?|half an?)\s*([a-z]+|[个小时分钟天周星期头]+?)"
    r"(?:后|之后|以后|内|later)?"
)
_HOUR = r"([01]?[0-9]|2[0-4])"
_TIMES = (
    re.compile(rf"(?:at )?{_HOUR}[:：.]([0-5][0-9])\s*(am|pm)?"),
    re.compile(rf"(?:at )?{_HOUR}()\s*(am|pm)"),
    re.compile(rf"(凌晨|早上|上午|中午|下午|傍晚|晚上|晚)?{_HOUR}[点时:：](半|[0-5]?[0-9])?分?"),
)
_DATES = (
    re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})"),
    re.compile(r"(?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})[日号]?"),
    re.compile(r"()([0-9]{1,2})[-/]([0-9]{1,2})"),
)
_NAMED_DATES = (
    re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,?(?: ([0-9]{4}))?"),
    re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,?(?: ([0-9]{4}))?"),
)
_LONGEST = 60
_AFTERNOONS = frozenset({"下午", "傍晚", "晚上", "晚"})


def read_moment(text: str, now: datetime) -> datetime | None:
    """The moment that `text` names on the clocks of `now`, which is aware; None for what names none.

    It may lie in the past: `2020-01-01` does, and `today 9:00` in the evening.
    """
    typed = folded(text).strip(" ,，.。").replace("今晚", "今天晚上").replace("明晚", "明天晚上")
    if not typed or len(typed) > _LONGEST:
        return None
    length = _length(typed)
    if length is not None:
        # Hours pass alike on all clocks; days are counted on those of `now`.
        return now + length if length % timedelta(days=1) == timedelta() else _later(now, length)
    at = read_time(typed)
    if at is not None:
        today = _on(now.date(), at, now)
        return today if today > now else _on(now.date() + timedelta(days=1), at, now)
    for end in range(len(typed), 0, -1):
        rest = typed[end:].strip(" ,，的")
        at = read_time(rest) if rest else END_OF_WORK
        if at is None:
            continue
        day = _day(typed[:end].strip(" ,，"), at, now)
        if day is not None:
            return _on(day, at, now)
    return None


def read_time(text: str) -> time | None:
    """The time of day that a folded text names: `18:00`, `6pm`, `6:30 pm`, `18点半`, `下午6点`; None for none."""
    for pattern in _TIMES[:2]:
        found = pattern.fullmatch(text)
        if found:
            return _time(int(found[1]), int(found[2] or 0), is_later=found[3] == "pm", is_half=bool(found[3]))
    found = _TIMES[2].fullmatch(text)
    if not found:
        return {"noon": time(12), "中午": time(12), "晚上": time(20), "midnight": time(23, 59)}.get(text)
    minute = 30 if found[3] == "半" else int(found[3] or 0)
    is_half = bool(found[1]) and found[1] not in {"中午"}
    return _time(int(found[2]), minute, is_later=found[1] in _AFTERNOONS, is_half=is_half and int(found[2]) <= 12)


def _time(hour: int, minute: int, *, is_later: bool, is_half: bool) -> time | None:
    """A time of day; with `is_half` of the twelve hours before or after noon."""
    if is_half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if is_later else 0)
    if hour == 24:
        return time(23, 59) if minute == 0 else None
    return time(hour, minute)


def _length(typed: str) -> timedelta | None:
    found = _LENGTH.fullmatch(typed)
    if not found or found[2] not in _LENGTHS:
        return None
    number = {"a": 1, "an": 1, "half a": 0.5, "half an": 0.5, **_ZH_NUMBERS}.get(found[1])
    return _LENGTHS[found[2]] * (int(found[1]) if number is None else number)


def _day(typed: str, at: time, now: datetime) -> date | None:
    """The day that words name, for something at the time `at` of it."""
    if typed in _NEAR_DAYS:
        return now.date() + timedelta(days=_NEAR_DAYS[typed])
    is_next = typed.startswith(("next ", "下"))
    name = typed.removeprefix("next ").removeprefix("this ").removeprefix("on ").lstrip("下这本").removeprefix("个")
    if name in WEEKDAYS:
        return _weekday(WEEKDAYS[name], at, now, is_next=is_next, is_chinese=not name.isascii())
    return _date(typed, now.date())


def _weekday(wanted: int, at: time, now: datetime, *, is_next: bool, is_chinese: bool) -> date:
    today = now.date()
    if is_next and is_chinese:  # 下周五 is the Friday of the week after this one, whatever day it is
        return today - timedelta(days=today.weekday()) + timedelta(days=7 + wanted)
    day = today + timedelta(days=(wanted - today.weekday()) % 7)
    is_over = _on(day, at, now) <= now
    return day + timedelta(days=7) if is_over or (is_next and day == today) else day


def _date(typed: str, today: date) -> date | None:
    for pattern in _DATES:
        found = pattern.fullmatch(typed)
        if found:
            return _valid(found[1], int(found[2]), int(found[3]), today)
    for pattern in _NAMED_DATES:
        found = pattern.fullmatch(typed)
        if found:
            month, day = (found[1], found[2]) if found[2].isdecimal() else (found[2], found[1])
            return _valid(found[3], _MONTHS.get(month, 0), int(day), today)
    return None


def _valid(year: str | None, month: int, day: int, today: date) -> date | None:
    """The day, without a year the next one to come; None where no calendar has it."""
    try:
        if year:
            return date(int(year), month, day)
        found = date(today.year, month, day)
        return found if found >= today else date(today.year + 1, month, day)
    except ValueError:
        return None


def _on(day: date, at: time, now: datetime) -> datetime:
    return datetime.combine(day, at, now.tzinfo)


def _later(now: datetime, length: timedelta) -> datetime:
    return (now.astimezone(UTC) + length).astimezone(now.tzinfo)
