"""A line about a digest, read: which one it names, and what it chooses for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from handlers.grammar.tokens import Item, Option, read_line
from handlers.grammar.usage import choices, did_you_mean, within, wrong
from handlers.lists.reading import split_name
from handlers.schedules.reading import begins_schedule, read_schedule
from handlers.schedules.schedule import Schedule
from handlers.vocabulary.days import read_days
from handlers.vocabulary.names import folded, nearest
from handlers.vocabulary.numbers import read_number
from handlers.vocabulary.zones import near_zones, read_zone
from storage.digest_rows import Says
from storage.lists import folded as folded_name

ADD = '/creators digest add "US skincare" weekly mon 09:00 Asia/Shanghai'
SET = '/creators digest set "US skincare" daily 9:00'
MOVE = '/creators digest move "US skincare" to:#kol'

SIZES = (1, 200)
RISING_PERCENT = (1, 1_000)
SILENT_DAYS = (1, 3_650)

_UNIT = re.compile(r"([0-9]+)(days?|weeks?|months?|years?)")
"""A number with its unit, as a line joins `2 weeks`."""

_NAMES = {
    **dict.fromkeys(
        ("in", "to", "into", "channel", "place", "到", "在", "发到", "发送到", "发往", "群", "群聊", "频道"), "place"
    ),
    **dict.fromkeys(("zone", "tz", "timezone", "time_zone", "时区"), "zone"),
    **dict.fromkeys(("size", "first", "top", "limit", "数量", "前"), "size"),
    **dict.fromkeys(("rising", "rise", "growth", "上升", "上涨", "增长", "涨幅"), "rising"),
    **dict.fromkeys(("quiet", "silent", "沉寂", "停更", "未更新"), "quiet"),
    **dict.fromkeys(("when", "post", "posts", "says", "send", "发送", "推送", "发"), "when"),
}
"""The options of a digest by their names, folded."""

_SAYS: dict[str, Says] = {
    **dict.fromkeys(("always", "every time", "everytime", "all", "总是", "每次", "始终", "都发"), "always"),
    **dict.fromkeys(
        ("new", "news", "changes", "only new", "only when new", "有变化", "有更新", "有新", "变化"), "news"
    ),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """What a line chooses; what it leaves open is None or empty. `rising` is a part: 0.2 for 20 %."""

    schedule: Schedule | None = None
    zone: str = ""
    place: str = ""
    size: int | None = None
    rising: float | None = None
    silent_days: int | None = None
    says: Says | None = None


def split(typed: str, known: Iterable[str]) -> tuple[str, str]:
    """The name at the beginning of a line, and what follows it.

    A name is quoted, or the longest that is `known`; else it is what stands before the first words of a schedule.
    """
    names = {folded_name(name) for name in known}
    name, rest = split_name(typed, names)
    if folded_name(name) in names or typed.strip()[:1] in "\"“「'":
        return name, rest
    typed_words = typed.split()
    for at in range(1, len(typed_words)):
        if begins_schedule(" ".join(typed_words[at : at + 2])) or "#" in typed_words[at] or ":" in typed_words[at]:
            return " ".join(typed_words[:at]), " ".join(typed_words[at:])
    return typed.strip(), ""


def read_terms(typed: str, example: str) -> Terms:
    """What a line chooses behind the name. Raises `UsageError` that names what is not understood."""
    told: dict[str, str] = {}
    rest = ""
    for item in read_line(typed).items:
        name, value = _option(item)
        if name:
            if folded(told.setdefault(name, value)) != folded(value):
                raise wrong("two-values", value, option=name, example=example)
        else:
            rest += _again(item)
    read = read_schedule(rest, example)
    return Terms(
        schedule=read.schedule,
        zone=_zone(told["zone"], example) if "zone" in told else read.zone,
        place=told.get("place", ""),
        size=_whole("size", told["size"], SIZES, example) if "size" in told else None,
        rising=_whole("rising", told["rising"], RISING_PERCENT, example) / 100 if "rising" in told else None,
        silent_days=_days(told["quiet"], example) if "quiet" in told else None,
        says=_says(told["when"], example) if "when" in told else None,
    )


def _option(item: Item) -> tuple[str, str]:
    """What an item chooses and how; no name for one that may be of a schedule. A channel needs no name: `#kol`."""
    if isinstance(item, Option):
        return _NAMES.get(folded(item.name), ""), item.typed
    before, mark, name = item.text.partition("#")
    is_place = mark and name and not item.is_quoted and (not before or folded(before) in _NAMES)
    return ("place", f"#{name}") if is_place else ("", "")


def _again(item: Item) -> str:
    """An item as it was typed, with what parts it from the one before."""
    if isinstance(item, Option):
        return f" {item.name}{item.operator or ':'}{item.typed}"
    parted = "," if item.follows_comma else " "
    return f'{parted}"{item.text}"' if item.is_quoted else parted + _UNIT.sub(r"\1 \2", item.text)


def _zone(typed: str, example: str) -> str:
    zone = read_zone(typed)
    if zone is None:
        raise wrong("unknown-zone", typed, hint=did_you_mean(*near_zones(typed)), example=example)
    return zone


def _whole(option: str, typed: str, bounds: tuple[int, int], example: str) -> int:
    number = read_number(typed.rstrip("%").strip())
    if number is None:
        raise wrong("unknown-value", typed, option=option, hint=within(*bounds), example=example)
    if number.value != int(number.value) or not bounds[0] <= number.value <= bounds[1]:
        raise wrong("unknown-value", typed, option=option, hint=within(*bounds), example=example)
    return int(number.value)


def _days(typed: str, example: str) -> int:
    """A number of days: `45`, `45d`, `6 weeks`, `2个月`."""
    if typed.isdecimal():
        return _whole("quiet", typed, SILENT_DAYS, example)
    today = date(2026, 1, 1)  # lengths are the same from any day
    span = read_days(typed, today)
    days = (today - span.low).days if span and isinstance(span.low, date) else 0
    if not SILENT_DAYS[0] <= days <= SILENT_DAYS[1]:
        raise wrong("unknown-value", typed, option="quiet", hint=within(*SILENT_DAYS), example=example)
    return days


def _says(typed: str, example: str) -> Says:
    says = _SAYS.get(folded(typed))
    if says is None:
        near = nearest(typed, _SAYS)
        hint = did_you_mean(near) if near else choices(("always", "new"))
        raise wrong("unknown-value", typed, option="when", hint=hint, example=example)
    return says
