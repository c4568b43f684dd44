"""Times of day as people say them: `9:00`, `9am`, `9:30 pm`, `noon`, `下午3点`, `上午9点半`, `九点一刻`, `中午`."""

from __future__ import annotations

import re

from handlers.grammar.usage import wrong
from handlers.vocabulary.numbers import read_number

_DIGITS = r"(?:[0-9]{1,2}|[零〇一二两三四五六七八九十]{1,3})"
_PERIOD = r"(?P<period>凌晨|清晨|早上|早晨|清早|上午|中午|下午|午后|傍晚|晚上|晚间|夜里|夜间|半夜|早|晚)"

CHINESE = re.compile(
    rf"{_PERIOD}?\s?(?P<hour>{_DIGITS})\s?(?:(?:点钟?|时|點)\s?(?:整|(?P<half>半)|(?P<quarters>[一三])刻"
    rf"|(?P<minute>{_DIGITS})分?)?|:(?P<sharp>[0-9]{{2}}))"
)
ENGLISH = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:(?::|h)(?P<minute>[0-9]{2}))?\s?(?P<half>[ap]\.?\s?m\b\.?)"
    r"|(?P<hour2>[0-9]{1,2})(?::(?P<minute2>[0-9]{2})(?::00)?|\s?o'?\s?clock|h(?P<minute3>[0-9]{2})?)(?![\w:])"
)
ALONE = {
    "noon": (12, 0),
    "midday": (12, 0),
    "midnight": (0, 0),
    "正午": (12, 0),
    "零点": (0, 0),
    "午夜": (0, 0),
}
"""Words that are a time by themselves."""

PARTS = {
    **dict.fromkeys(("morning", "mornings", "早上", "早晨", "清早", "清晨", "上午", "早"), (9, "morning")),
    **dict.fromkeys(("中午",), (12, "noon")),
    **dict.fromkeys(("afternoon", "afternoons", "下午", "午后"), (15, "afternoon")),
    **dict.fromkeys(("evening", "evenings", "傍晚", "晚上", "晚间", "晚"), (18, "evening")),
    **dict.fromkeys(("night", "nights", "夜里", "夜间", "半夜", "凌晨"), (0, "night")),
}
"""Parts of the day: the hour meant by one that stands alone, and what it makes of an hour that stands by it."""

Time = tuple[int, int]
"""Hour and minute."""


def chinese_time(found: re.Match[str], example: str) -> Time:
    """The time of a match of `CHINESE`. Raises `UsageError` for one that no clock shows."""
    hour = _number(found["hour"])
    if found["half"]:
        minute = 30
    elif found["quarters"]:
        minute = 15 * _number(found["quarters"])
    else:
        minute = _number(found["minute"] or found["sharp"] or "0")
    part = found["period"]
    return _checked(within_part(hour, PARTS[part][1]) if part else hour, minute, found[0], example)


def english_time(found: re.Match[str], example: str) -> Time:
    """The time of a match of `ENGLISH`. Raises `UsageError` for one that no clock shows."""
    minute = int(found["minute"] or found["minute2"] or found["minute3"] or 0)
    if not found["half"]:
        return _checked(int(found["hour2"]), minute, found[0], example)
    hour = int(found["hour"])
    if hour > 12 or (hour == 0 and found["half"][0] == "p"):
        raise wrong("schedule-time", found[0].strip(), example=example)
    return _checked(hour % 12 + (12 if found["half"][0] == "p" else 0), minute, found[0], example)


def whole_hour(typed: str, example: str) -> Time:
    """The time of an hour alone: `9`. Raises `UsageError`."""
    return _checked(int(typed), 0, typed, example)


def within_part(hour: int, part: str) -> int:
    """An hour as it is meant in a part of the day: 3 in the afternoon is 15, 12 in the evening or at night is 0."""
    if hour == 12 and part in {"evening", "night"}:
        return 0
    is_later = (
        (part in {"afternoon", "evening"} and hour < 12)
        or (part == "noon" and hour < 3)
        or (part == "night" and 8 < hour < 12)
    )
    return hour + 12 if is_later else hour


def _number(typed: str) -> int:
    read = read_number(typed)
    return int(read.value) if read else 99  # which no clock shows


def _checked(hour: int, minute: int, typed: str, example: str) -> Time:
    if hour > 23 or minute > 59:
        raise wrong("schedule-time", typed.strip(), example=example)
    return hour, minute
