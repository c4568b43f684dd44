"""A typed schedule, read: `weekly mon,thu 09:00 Asia/Shanghai`, `every monday at 9am`, `每周一 上午9点半`, cron."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from handlers.grammar.straight import straightened
from handlers.grammar.usage import did_you_mean, within, wrong
from handlers.schedules.due import is_schedule
from handlers.schedules.phrases import Phrase, phrases
from handlers.schedules.schedule import LAST, WEEK, Schedule, from_cron, on_days
from handlers.schedules.spelled import in_figures
from handlers.schedules.times import PARTS, Time, whole_hour, within_part
from handlers.vocabulary.names import folded, nearest
from handlers.vocabulary.zones import near_zones, read_zone

_FIELD = r"[0-9*][0-9*/,-]*"
_NAMED = r"[0-9a-z*#/,-]+"
_CRON = re.compile(
    rf'(?:cron\s*:?\s*)?"\s*([^"]*)"|cron\s*:?\s*(.*)|({_FIELD}\s{_FIELD}\s[0-9*l][0-9l*/,-]*\s{_NAMED}\s{_NAMED})(?=\s|$)'
)
_FIELDS = 5
_USUAL = (9, 0)
"""The time of day of a schedule that names none."""

_MOST_DATE = 31
_OFTEN_WORDS = (*("daily", "weekly", "monthly", "weekdays", "weekends"), *WEEK)
_LONG_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Read:
    """What a text says: a schedule, or None where it says nothing of one, and a zone's IANA name, empty for none."""

    schedule: Schedule | None = None
    zone: str = ""


@dataclass(slots=True)
class _Pieces:
    """What was found so far."""

    often: list[Phrase] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    dates: list[Phrase] = field(default_factory=list)
    numbers: list[Phrase] = field(default_factory=list)
    times: list[tuple[Time, str]] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def read_schedule(typed: str, example: str) -> Read:
    """The schedule and the zone that a text names. Raises `UsageError` that names what is not understood."""
    text = in_figures(folded(straightened(typed)))
    cron = _CRON.match(text)
    if cron:
        fields, rest = _cron_fields(cron)
        return Read(_checked_cron(fields, example), _zone((rest + text[cron.end() :]).split(), example))
    pieces = _sorted(phrases(text, example))
    for phrase in pieces.often:
        if phrase.sort == "unusual":
            raise wrong("schedule-unusual", phrase.typed, example=example)
    zone = _zone(pieces.others, example)
    return Read(_schedule(pieces, example), zone)


def begins_schedule(word: str) -> bool:
    """Whether a schedule may begin with a word: what stands before it is something else."""
    first = next(iter(phrases(folded(straightened(word)), "")), None)
    return first is not None and first.sort not in {"other", "zone", "number", "part"}


def _cron_fields(found: re.Match[str]) -> tuple[str, str]:
    """The five fields, and what stands behind them."""
    if found[2] is None:
        return found[1] if found[1] is not None else found[3], ""
    parts = found[2].split()
    return " ".join(parts[:_FIELDS]), " ".join(parts[_FIELDS:])


def _checked_cron(fields: str, example: str) -> Schedule:
    fields = " ".join(fields.split())
    if not is_schedule(fields):
        raise wrong("schedule-cron", fields, example=example)
    return from_cron(fields)


def _sorted(found: Iterable[Phrase]) -> _Pieces:
    pieces = _Pieces()
    for phrase in found:
        match phrase.sort:
            case "day":
                pieces.days += phrase.values
            case "month-day":
                pieces.dates.append(phrase)
            case "number":
                pieces.numbers.append(phrase)
            case "time":
                pieces.times.append(((phrase.values[0], phrase.values[1]), phrase.typed.strip()))
            case "part":
                pieces.parts.append(phrase.typed)
            case "zone" | "other":
                pieces.others.append(phrase.typed)
            case _:
                pieces.often.append(phrase)
    return pieces


def _schedule(pieces: _Pieces, example: str) -> Schedule | None:
    sorts = {phrase.sort for phrase in pieces.often}
    if "monthly" in sorts:
        pieces.dates, pieces.numbers = [*pieces.dates, *pieces.numbers], []
    is_weekly = bool(pieces.days or sorts & {"weekly", "weekdays", "weekends"})
    is_monthly = bool(pieces.dates or "monthly" in sorts)
    if is_weekly + is_monthly + ("daily" in sorts) > 1:
        raise wrong("schedule-two-kinds", " + ".join(_kinds(pieces)), example=example)
    at = _time(pieces, example)
    if is_monthly:
        return Schedule("monthly", *(at or _USUAL), _dates(pieces.dates, example))
    if is_weekly:
        days = [*pieces.days, *(range(5) if "weekdays" in sorts else ()), *((5, 6) if "weekends" in sorts else ())]
        return on_days(tuple(days or [0]), *(at or _USUAL))
    if "daily" in sorts:
        return Schedule("daily", *(at or _USUAL))
    if at is not None:
        raise wrong("schedule-how-often", example=example)
    return None


def _kinds(pieces: _Pieces) -> Sequence[str]:
    return [phrase.typed for phrase in (*pieces.often, *pieces.dates)][:2] or ["?"]


def _time(pieces: _Pieces, example: str) -> Time | None:
    """The one time of day that is named; None for none. Raises `UsageError`."""
    times = [*pieces.times, *((whole_hour(number.typed, example), number.typed) for number in pieces.numbers)]
    usual, part = PARTS[pieces.parts[0]] if pieces.parts else (0, "")
    if not times:
        return (usual, 0) if part else None
    if len({at for at, _ in times}) > 1:
        raise wrong("schedule-two-times", ", ".join(typed for _, typed in times), example=example)
    hour, minute = times[0][0]
    return within_part(hour, part), minute


def _dates(found: Sequence[Phrase], example: str) -> tuple[int, ...]:
    for phrase in found:
        if phrase.values[0] != LAST and not 1 <= phrase.values[0] <= _MOST_DATE:
            raise wrong("schedule-date", phrase.typed.strip(), hint=within(1, _MOST_DATE), example=example)
    return tuple(sorted({phrase.values[0] for phrase in found})) or (1,)


def _zone(others: Sequence[str], example: str) -> str:
    """The zone that the words without another meaning name; empty for no words. Raises `UsageError`."""
    if not others:
        return ""
    typed = " ".join(others)
    zone = read_zone(typed)
    if zone:
        return zone
    strange = next((word for word in others if not read_zone(word)), typed)
    if folded(typed) == "cst":
        raise wrong("zone-cst", typed.upper(), hint=did_you_mean("Asia/Shanghai", "America/Chicago"), example=example)
    meant = nearest(strange, (*_OFTEN_WORDS, *_LONG_DAYS)) or ""
    if "/" in strange or not meant:
        raise wrong("schedule-unread", strange, hint=did_you_mean(*near_zones(strange)), example=example)
    raise wrong("schedule-unread", strange, hint=did_you_mean(meant), example=example)
