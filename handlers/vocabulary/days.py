"""Days as people type them: `2026-11-01`, `30d`, `7 days`, `30天`, `>2026-10-01`, ranges; relative ones count back.

`30d` means within the last 30 days, `>30d` longer ago than that. `>2026-10-01` means that day or later.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from api.contract.search import Range

_DAY = r"(?:[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}[日号])"
_AGO = (
    r"(?:[0-9]{1,5}\s?(?:days?|d|weeks?|wks?|w|months?|mo|m|years?|yrs?|y|天|日|周|星期|礼拜|个月|月|年)"
    r"|today|yesterday|week|month|year|今天|昨天|前天|一周|一个月|半个月|半年|一年)"
)
_POINT = rf"({_DAY}|{_AGO})"
_ONE = re.compile(_POINT)
_PAIR = re.compile(rf"{_POINT}\s?(?:\.\.\.?|-|–|—|−|~|〜|…|\s?to\s|至|到)\s?{_POINT}")
_OPEN = re.compile(rf"(?:{_POINT}\s?\.\.\.?|\.\.\.?\s?{_POINT})")
_WITHIN = re.compile(r"(?:within the last |in the last |within |in the past |last |past |this |近|最近|过去|上|这|本)")
_SPLIT = re.compile(r"[-/.年月日号]+")
_LENGTHS = {
    "d": 1,
    "天": 1,
    "日": 1,
    "w": 7,
    "周": 7,
    "星": 7,
    "礼": 7,
    "m": 30,
    "个": 30,
    "月": 30,
    "y": 365,
    "年": 365,
}
_WORDS = {
    "today": 0,
    "今天": 0,
    "yesterday": 1,
    "昨天": 1,
    "前天": 2,
    "week": 7,
    "周": 7,
    "一周": 7,
    "半个月": 15,
    "month": 30,
    "月": 30,
    "个月": 30,
    "一个月": 30,
    "半年": 182,
    "year": 365,
    "年": 365,
    "一年": 365,
}
_LONGEST = 40
_MOST_DAYS = 36_500


def read_days(text: str, today: date, operator: str = "") -> Range | None:
    """The days that `text` names after `operator`, bounds inclusive, or None when it names none."""
    text = text.strip().casefold()
    if not text or len(text) > _LONGEST:
        return None
    signs = text[: len(text) - len(text.lstrip("<>=≥≤"))]
    operator, text = (operator or signs), text[len(signs) :].strip()
    within = _WITHIN.match(text)
    if within:
        rest = text[within.end() :].removesuffix("内")
        length = _WORDS.get(rest) if rest in _WORDS else _length(rest)
        return None if length is None else Range(low=today - timedelta(days=length), counted_from=today)
    return _absolute_or_ago(text, today, operator)


def _absolute_or_ago(text: str, today: date, operator: str) -> Range | None:
    is_limited = text.endswith(("内", "之后", "以来", "以后"))
    text = re.sub(r"(?:以内|之内|内|之后|以来|以后)$", "", text)
    found = _PAIR.fullmatch(text)
    if found:
        first, second = _point(found[1], today), _point(found[2], today)
        if first is None or second is None:
            return None
        is_ago = not found[1][:4].isdigit() and not found[2][:4].isdigit()
        return Range(min(first, second), max(first, second), today) if is_ago else Range(first, second)
    found = _OPEN.fullmatch(text)
    if found:
        low, high = (_point(side, today) if side else None for side in found.groups())
        counted_from = None if _is_date(found[1] or found[2]) else today
        return Range(low, high, counted_from) if low or high else None
    if not _ONE.fullmatch(text):
        return None
    day = _point(text, today)
    if day is None:
        return None
    # “more than 30 days” lies further back: for lengths the signs point the other way.
    is_before = operator.startswith(("<", "≤", "=<")) != (not _is_date(text))
    counted_from = None if _is_date(text) else today
    if is_before and operator and not is_limited:
        return Range(high=day, counted_from=counted_from)
    return Range(low=day, counted_from=counted_from)


def _is_date(text: str) -> bool:
    return bool(re.match(_DAY, text))


def _point(text: str, today: date) -> date | None:
    """The day of a date, or of a length counted back from today. None for a day that no calendar has."""
    if _is_date(text):
        year, month, day = (int(part) for part in _SPLIT.split(text) if part)
        try:
            return date(year, month, day)
        except ValueError:
            return None
    length = _WORDS.get(text) if text in _WORDS else _length(text)
    return None if length is None else today - timedelta(days=length)


def _length(text: str) -> int | None:
    """The days of `30d`, `2 weeks`, `3个月`; None for what is no length or beyond a century."""
    digits = text[: len(text) - len(text.lstrip("0123456789"))]
    unit = text[len(digits) :].strip()
    if not digits or len(digits) > 5 or not unit or not _ONE.fullmatch(text):
        return None
    days = int(digits) * _LENGTHS[unit[0]]
    return days if days <= _MOST_DAYS else None
