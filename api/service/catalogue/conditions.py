"""Search conditions as a query of the index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import tantivy

from api.contract.filters import FILTERS, Filter, FilterKind
from api.contract.platforms import Platform
from api.contract.search import Condition, Range
from api.service.catalogue.terms import asked_terms

_MUST = tantivy.Occur.Must


def day_number(day: date) -> float:
    """A day as the index orders days."""
    return float(day.toordinal())


def index_query(schema: tantivy.Schema, platform: Platform, conditions: Mapping[str, Condition]) -> tantivy.Query:
    """All conditions at once. A range matches only rows that have the value; bounds are inclusive."""
    parts = [tantivy.Query.term_query(schema, "codes", f"platform:{platform.value}", "basic")]
    for name, value in conditions.items():
        parts.extend(_parts(schema, FILTERS[name], value))
    return tantivy.Query.boolean_query([(_MUST, part) for part in parts])


def _parts(schema: tantivy.Schema, known: Filter, value: Condition) -> Iterator[tantivy.Query]:
    match known.kind:
        case FilterKind.TEXT:
            terms = asked_terms(str(value))
            if not terms:
                yield tantivy.Query.empty_query()
            for term in sorted(terms):
                yield tantivy.Query.term_query(schema, "words", term, "basic")
        case FilterKind.FLAG:
            if value is True:
                yield _one_of(schema, known, ("true",))
        case FilterKind.GENDER:
            yield _one_of(schema, known, (str(value),))
        case kind if kind.is_range:
            assert isinstance(value, Range)
            yield _between(schema, known, value)
        case _:
            assert isinstance(value, tuple)
            yield _one_of(schema, known, value)


def _one_of(schema: tantivy.Schema, known: Filter, values: tuple[str, ...]) -> tantivy.Query:
    codes = [f"{known.column}:{value.lower()}" for value in values]
    if len(codes) == 1:
        return tantivy.Query.term_query(schema, "codes", codes[0], "basic")
    return tantivy.Query.term_set_query(schema, "codes", codes)


def _between(schema: tantivy.Schema, known: Filter, bounds: Range) -> tantivy.Query:
    low, high = _number(bounds.low), _number(bounds.high)
    if low is None and high is None:
        return tantivy.Query.all_query()
    return tantivy.Query.range_query(schema, known.column, tantivy.FieldType.Float, low, high)


def _number(bound: Any) -> float | None:
    if bound is None:
        return None
    return day_number(bound) if isinstance(bound, date) else float(bound)
