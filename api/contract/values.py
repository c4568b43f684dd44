"""Kinds of values on the wire and how each is read (contract 6.1, 6.2).

The live backend sends scalars as strings, so numbers and booleans are restored from text. What cannot be read as its
kind is kept as it came; what is absent, null or empty is absent, never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any


class Kind(Enum):
    """What a value is. RATIO 0.065 means 6.5 %; PERCENT 78.65 means 78.65 %."""

    TEXT = "text"
    WHOLE = "whole number"
    NUMBER = "number"
    RATIO = "ratio"
    PERCENT = "percent"
    FLAG = "true or false"
    DATE = "date YYYY-MM-DD"
    TIME = "ISO 8601 time"
    TEXTS = "list of texts"
    CATEGORIES = "list of category levels"


_TRUE, _FALSE = frozenset({"true", "1", "yes"}), frozenset({"false", "0", "no"})


def read(kind: Kind, value: Any) -> Any:
    """`value` as its kind, coerced where it came as text; None when absent; unreadable values stay as they are.

    WHOLE → int, NUMBER, RATIO and PERCENT → float (unit unchanged), FLAG → bool, DATE and TIME → str, TEXTS →
    list[str], CATEGORIES → list of {primary, secondary, tertiary}.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    match kind:
        case Kind.TEXT | Kind.DATE | Kind.TIME:
            return value if isinstance(value, str) else str(value)
        case Kind.WHOLE:
            number = _number(value)
            return value if number is None else round(number)
        case Kind.NUMBER | Kind.RATIO | Kind.PERCENT:
            number = _number(value)
            return value if number is None else number
        case Kind.FLAG:
            return _flag(value)
        case Kind.TEXTS:
            return _texts(value)
        case Kind.CATEGORIES:
            return _categories(value)


NUMBERS_BELOW = 2**63
"""Nothing that is counted or measured here comes near; beyond it databases and formats give up."""


def _number(value: Any) -> float | int | None:
    if isinstance(value, int | float):
        return value if not isinstance(value, bool) and abs(value) < NUMBERS_BELOW else None
    text = str(value).strip()
    if not text.isascii() or "_" in text:  # Python reads more as numbers than anybody writes
        return None
    for read_as in (int, float):
        try:
            number = read_as(text)
        except ValueError:
            continue
        return number if abs(number) < NUMBERS_BELOW else None
    return None


def _flag(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    text = str(value).strip().lower()
    if text in _TRUE:
        return True
    return False if text in _FALSE else value


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, list | tuple):
        return [part if isinstance(part, str) else str(part) for part in value if part is not None]
    return [str(value)]


def _categories(value: Any) -> list[dict[str, str]]:
    """Category levels from objects, lists of names or plain names (contract 6.2 accepts all three)."""
    entries = value if isinstance(value, list | tuple) else _texts(value)
    read_entries = []
    for entry in entries:
        if isinstance(entry, Mapping):
            levels = {name: str(entry[name]) for name in ("primary", "secondary", "tertiary") if entry.get(name)}
        else:
            names = entry if isinstance(entry, list | tuple) else [entry]
            levels = {
                name: str(text) for name, text in zip(("primary", "secondary", "tertiary"), names, strict=False) if text
            }
        if levels:
            read_entries.append(levels)
    return read_entries


def read_day(value: Any) -> date | None:
    """The day of a DATE or TIME value; times are taken in UTC. None when it is neither."""
    if not isinstance(value, str):
        return None
    try:
        if len(value) == len("2026-11-24"):
            return date.fromisoformat(value)
        at = datetime.fromisoformat(value)
        return (at.astimezone(UTC) if at.tzinfo else at).date()
    except (ValueError, OverflowError):
        return None


def read_time(value: Any) -> datetime | None:
    """An aware time from either spelling in use, `…Z` or `…+00:00` (contract 1); naive ones count as UTC."""
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
