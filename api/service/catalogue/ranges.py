"""Values that ranges test, as the index holds them: whole numbers wherever that loses nothing.

Whole numbers of up to 32 bits are scanned several times faster than floats. Rates are kept to nine decimals, so times a
thousand million they are whole; days are counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from math import ceil, floor
from typing import Any

from api.contract.filters import FILTERS, FilterKind
from api.contract.search import Range
from api.service.catalogue.records import RATE_DECIMALS
from api.service.catalogue.schema import SCALARS

RATE_SCALE: int = 10**RATE_DECIMALS
MOST = 2**63 - 1
"""The largest whole number that SQLite and the index hold."""

RANGES: Mapping[str, FilterKind] = {made.column: made.kind for made in FILTERS.values() if made.kind.is_range}
"""The columns that ranges test."""

MONEY = frozenset(column for column, kind in RANGES.items() if kind is FilterKind.NUMBER and SCALARS[column] is float)
"""Columns that stay floats: they are large and have decimals."""

Bounds = tuple[float | None, float | None]


def stored_number(column: str, value: Any) -> float:
    """A value of a record as the index holds it."""
    match RANGES[column]:
        case FilterKind.DAYS:
            return date.fromisoformat(value[:10]).toordinal()
        case FilterKind.PERCENT:
            scaled: int = round(value * RATE_SCALE)
            return scaled
        case _:
            return float(value) if column in MONEY else int(value)


def asked_bounds(column: str, asked: Range) -> Bounds:
    """Inclusive bounds among stored numbers; they take in exactly the values that lie within what was asked."""
    return _low(column, asked.low), _high(column, asked.high)


def _low(column: str, bound: float | date | None) -> float | None:
    if bound is None:
        return None
    if isinstance(bound, date):
        return bound.toordinal()
    if RANGES[column] is FilterKind.PERCENT:
        return _first_rate_from(bound)
    return float(bound) if column in MONEY else _held(ceil(bound))


def _high(column: str, bound: float | date | None) -> float | None:
    if bound is None:
        return None
    if isinstance(bound, date):
        return bound.toordinal()
    if RANGES[column] is FilterKind.PERCENT:
        first = _first_rate_from(bound)
        return first if first / RATE_SCALE == bound else first - 1
    return float(bound) if column in MONEY else _held(floor(bound))


def _held(bound: int) -> int:
    """A bound that the index can hold; no stored number lies beyond it."""
    return min(max(bound, -MOST), MOST)


def _first_rate_from(bound: float) -> int:
    """The smallest whole number of billionths that is not less than a bound, as floats compare."""
    near = round(bound * RATE_SCALE)
    while near / RATE_SCALE < bound:
        near += 1
    while (near - 1) / RATE_SCALE >= bound:
        near -= 1
    return near
