"""A typed schedule piece by piece: how often, on which days, at what time, on whose clocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from handlers.schedules.schedule import LAST, WEEK
from handlers.schedules.times import ALONE, CHINESE, ENGLISH, PARTS, Time, chinese_time, english_time, whole_hour
from handlers.vocabulary.numbers import read_number
from handlers.vocabulary.zones import CHINESE_NAME

Often = Literal["daily", "weekdays", "weekends", "weekly", "monthly", "unusual"]
Sort = Literal[Often, "day", "month-day", "number", "time", "part", "zone", "other"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece as `typed`. `values` are days, a day of the month, a bare number, or hour and minute."""

    sort: Sort
    typed: str
    values: tuple[int, ...] = ()


_ENDS = r"(?!\w)"
_TO = r"\s?(?:-|–|—|~|to|through|thru|till|until|到|至)\s?"

_DAY = (
    r"(?:mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:s|nesdays?)?|thu(?:r(?:s(?:days?)?)?)?|fri(?:days?)?"
    r"|sat(?:urdays?)?|sun(?:days?)?)"
)
_WEEK = r"(?:周|星期|礼拜)"
_NAMES = "一二三四五六日天1234567"
_NAME = r"(?:[一二三四五六日天](?![点时:])|[1-7](?![点时:0-9]))"
# Behind a first day, a number may be of an hour: in 周一二十点 the 二 is of 二十点.
_MORE = rf"[,和及与跟或]?\s?{_WEEK}?{_NAME}(?!十)"

_EVERY = r"(?:every|each|once\sa|once\sper|per)\s"
_PLAIN: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    (
        "unusual",
        re.compile(
            rf"(?:bi-?weekly|fortnight(?:ly)?|bi-?monthly|hourly|yearly|annually|quarterly|every\s?(?:other|second|third"
            rf"|two|three|[0-9]+(?:nd|rd|th)?)\s?(?:hours?|days?|weeks?|months?|{_DAY})|{_EVERY}(?:hour|year|quarter|minute)"
            rf"|(?:the\s)?(?:first|1st|second|2nd|third|3rd|fourth|4th|last)\s{_DAY}(?:\s(?:of|in)\s(?:the|each|every)\smonth)?){_ENDS}"
            r"|每?隔[一两二三0-9]?个?(?:天|周|星期|月)|双周|每[两二三四五六0-9]+个?(?:天|周|星期|月|小时)|每个?(?:小时|年|季度|分钟)"
            rf"|(?:每一?个?月的?)?(?:第[一二三四]|最后一)个?{_WEEK}{_NAME}"
        ),
    ),
    (
        "daily",
        re.compile(
            rf"(?:daily|everyday|{_EVERY}day){_ENDS}|{_EVERY}(?=(?:morning|afternoon|evening|night)s?{_ENDS})"
            r"|每一?天|每日|天天|每(?=[早晚])"
        ),
    ),
    (
        "weekdays",
        re.compile(
            rf"(?:{_EVERY})?(?:weekdays?|work(?:ing)?\s?days?|business\sdays?){_ENDS}|(?:每个?)?(?:工作日|平日)"
        ),
    ),
    ("weekends", re.compile(rf"(?:{_EVERY})?weekends?{_ENDS}|(?:每个?)?周末")),
)
_LONGER: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    ("weekly", re.compile(rf"(?:weekly|{_EVERY}week){_ENDS}|每一?个?{_WEEK}")),
    ("monthly", re.compile(rf"(?:monthly|{_EVERY}month){_ENDS}|每一?个?月(?![底末])")),
)
_RANGES = (
    re.compile(rf"({_DAY}){_TO}({_DAY}){_ENDS}"),
    re.compile(rf"每?个?{_WEEK}({_NAME}){_TO}{_WEEK}?({_NAME})"),
)
_DAYS = (re.compile(rf"({_DAY}){_ENDS}"), re.compile(rf"[每逢]?个?{_WEEK}({_NAME}(?:{_MORE})*)"))
_DATE = re.compile(
    rf"(?:day\s)?([0-9]{{1,2}})(?:st|nd|rd|th){_ENDS}|day\s([0-9]{{1,2}}){_ENDS}|([0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})[号日]"
)
_LAST = re.compile(rf"last(?:\sday)?(?:\sof\s(?:the|each|every)\smonth)?{_ENDS}|最后一[天日]|(?:每一?个?)?月[底末]")
_NUMBER = re.compile(r"[0-9]{1,3}(?![\w:])")
_HOUR = re.compile(r"(?:at|@)\s?([0-9]{1,2})(?![\w:]|\s?[ap]\.?\s?m\b|\s?o'?\s?clock)")
_ALONE = re.compile("|".join(sorted((*ALONE, *PARTS), key=len, reverse=True)))
_BLANK = re.compile(r"[\s,.;:]+")
_SKIPPED = re.compile(
    rf"(?:at|on|in|into|to|of|the|and|or|every|each|from|post|send|sent|&){_ENDS}"
    r"|推送|发送|时间|时区|[在的于和及与跟逢发每到]"
)
_OTHER = re.compile(r"[\u3400-\u9fff]+|[^\s,\u3400-\u9fff]+")


def phrases(text: str, example: str) -> Iterator[Phrase]:
    """The pieces of a folded text in order, without the words that mean nothing; what is no piece is `other`.

    Raises `UsageError` for a time that no clock shows.
    """
    at = 0
    while at < len(text):
        blank = _BLANK.match(text, at)
        if blank:
            at = blank.end()
            continue
        found = _piece(text, at, example)
        if found is not None:
            phrase, at = found
            yield phrase
            continue
        skipped = _SKIPPED.match(text, at)
        other = skipped or _OTHER.match(text, at)
        if other and not skipped:
            yield Phrase("other", other[0])
        at = other.end() if other else at + 1


_Piece = tuple[Phrase, int] | None


def _piece(text: str, at: int, example: str) -> _Piece:
    for read in (_plain, _days, _longer, _time, _date, _part, _zone):
        found = read(text, at, example)
        if found is not None:
            return found
    return None


def _plain(text: str, at: int, _: str) -> _Piece:
    return _first(_PLAIN, text, at)


def _longer(text: str, at: int, _: str) -> _Piece:
    return _first(_LONGER, text, at)


def _first(patterns: tuple[tuple[Sort, re.Pattern[str]], ...], text: str, at: int) -> _Piece:
    for sort, pattern in patterns:
        found = pattern.match(text, at)
        if found:
            return Phrase(sort, found[0]), found.end()
    return None


def _days(text: str, at: int, _: str) -> _Piece:
    for pattern in _RANGES:
        found = pattern.match(text, at)
        if found:
            first, last = _day(found[1]), _day(found[2])
            return Phrase("day", found[0], tuple((first + on) % 7 for on in range((last - first) % 7 + 1))), found.end()
    english, chinese = (pattern.match(text, at) for pattern in _DAYS)
    if english:
        return Phrase("day", english[0], (_day(english[1]),)), english.end()
    if chinese:
        days = tuple(_day(each) for each in chinese[1] if each in _NAMES)
        return Phrase("day", chinese[0], days), chinese.end()
    return None


_NUMBERS = {**{name: at % 7 for at, name in enumerate("一二三四五六日1234567")}, "天": 6}


def _day(typed: str) -> int:
    """A day of the week as a number, Monday first."""
    return WEEK.index(typed[:3]) if typed.isascii() and typed.isalpha() else _NUMBERS[typed]


_TIMES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], Time]], ...] = (
    (ENGLISH, english_time),
    (CHINESE, chinese_time),
    (_HOUR, lambda found, example: whole_hour(found[1], example)),
)


def _time(text: str, at: int, example: str) -> _Piece:
    for pattern, read in _TIMES:
        found = pattern.match(text, at)
        if found:
            return Phrase("time", found[0], read(found, example)), found.end()
    return None


def _date(text: str, at: int, _: str) -> _Piece:
    found = _DATE.match(text, at)
    if found:
        read = read_number(next(filter(None, found.groups())))
        return Phrase("month-day", found[0], (int(read.value) if read else 0,)), found.end()
    found = _LAST.match(text, at)
    if found:
        return Phrase("month-day", found[0], (LAST,)), found.end()
    found = _NUMBER.match(text, at)
    return (Phrase("number", found[0], (int(found[0]),)), found.end()) if found else None


def _part(text: str, at: int, _: str) -> _Piece:
    found = _ALONE.match(text, at)
    if found is None or (found[0].isascii() and text[found.end() : found.end() + 1].isalnum()):
        return None
    word = found[0]
    return (Phrase("time", word, ALONE[word]) if word in ALONE else Phrase("part", word)), found.end()


def _zone(text: str, at: int, _: str) -> _Piece:
    found = CHINESE_NAME.match(text, at)
    return (Phrase("zone", found[0]), found.end()) if found else None
