"""Cells: what the values of a column become, the same in every format.

A long export has millions of cells, so columns are read in batches: where a look at the whole batch shows that its
values are what they should be, none of them is touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from itertools import islice
from math import isfinite
from types import NoneType
from typing import Any, TypeAlias, TypeGuard

from api.contract.values import Kind, read, read_day, read_time
from api.service.exports.columns import Column, ColumnKind
from api.service.exports.text import are_clean, cleaned

Cell: TypeAlias = str | int | float | bool | date | None
"""A cell: text, a number, a flag, a day, or a moment (an aware `datetime` in UTC); None is empty."""

BATCH = 500
"""Rows that are read together: all of most exports, and little memory in the others."""

EXACT_BELOW = 10**15
"""Spreadsheets keep fifteen digits of a number; longer whole numbers stay exact as text."""

FIRST_YEAR = 1900
"""The calendar of spreadsheets begins here; earlier days are text."""

BETWEEN_ENTRIES, BETWEEN_LEVELS = "; ", " > "


def batches(columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Sequence[Cell]]]:
    """The rows in batches, each a list of cells for every column. Keys that a row lacks are empty cells."""
    plan = [(column.key, _READERS[column.kind]) for column in columns]
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield [cells([row.get(key) for row in batch]) for key, cells in plan]


def flag_word(flag: bool) -> str:
    """A flag where it has to be written out."""
    return "true" if flag else "false"


def are_texts(cells: Sequence[Any]) -> TypeGuard[Sequence[str | None]]:
    """Whether these are texts and empty cells only."""
    return set(map(type, cells)) <= {str, NoneType}


def are_figures(cells: Sequence[Any]) -> TypeGuard[Sequence[int | float | None]]:
    """Whether these are numbers and empty cells only; flags are none."""
    return set(map(type, cells)) <= {int, float, NoneType}


def _texts(values: list[Any]) -> Sequence[Cell]:
    return values if are_texts(values) and are_clean(values) else list(map(_text, values))


def _text(value: Any) -> str | None:
    return cleaned(value if isinstance(value, str) else _spelt(value)) or None


def _spelt(value: Any) -> str:
    """Any value as text: lists are joined, and so are the levels of a category."""
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return flag_word(value)
        case Mapping():
            return BETWEEN_LEVELS.join(filter(None, map(_spelt, value.values())))
        case list() | tuple():
            return BETWEEN_ENTRIES.join(filter(None, map(_spelt, value)))
        case _:
            return str(value)


def _numbers(kind: Kind, values: list[Any]) -> Sequence[Cell]:
    # The sum is below the limit only where every number is, and none is infinite or no number at all.
    if are_figures(values) and sum(map(abs, filter(None, values))) < EXACT_BELOW:
        return values
    return [_number(kind, value) for value in values]


def _number(kind: Kind, value: Any) -> Cell:
    number = read(kind, value)
    if isinstance(number, float):
        return number if isfinite(number) else None
    is_exact = isinstance(number, int) and not isinstance(number, bool) and abs(number) < EXACT_BELOW
    return number if is_exact else _text(value)


def _flags(values: list[Any]) -> Sequence[Cell]:
    return values if set(map(type, values)) <= {bool, NoneType} else list(map(_flag, values))


def _flag(value: Any) -> Cell:
    flag = read(Kind.FLAG, value)
    return flag if isinstance(flag, bool) else _text(value)


def _day(value: Any) -> Cell:
    day = _moment(value).date() if isinstance(value, datetime) else value
    if not isinstance(day, date):
        day = read_day(value)
    return day if day and day.year >= FIRST_YEAR else _text(value)


def _time(value: Any) -> Cell:
    at = value if isinstance(value, datetime) else read_time(value)
    return _moment(at) if at and at.year > FIRST_YEAR else _text(value)


def _moment(at: datetime) -> datetime:
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def _each(one: Callable[[Any], Cell]) -> Callable[[list[Any]], Sequence[Cell]]:
    return lambda values: list(map(one, values))


_READERS: Mapping[ColumnKind, Callable[[list[Any]], Sequence[Cell]]] = {
    ColumnKind.TEXT: _texts,
    ColumnKind.LINK: _texts,
    ColumnKind.WHOLE: partial(_numbers, Kind.WHOLE),
    ColumnKind.NUMBER: partial(_numbers, Kind.NUMBER),
    ColumnKind.RATIO: partial(_numbers, Kind.RATIO),
    ColumnKind.PERCENT: partial(_numbers, Kind.PERCENT),
    ColumnKind.FLAG: _flags,
    ColumnKind.DATE: _each(_day),
    ColumnKind.TIME: _each(_time),
}
