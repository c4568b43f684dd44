"""Search conditions as a query of the index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import tantivy

from api.contract.filters import FILTERS, Filter, FilterKind
from api.contract.platforms import Platform
from api.contract.search import Condition, Range
from api.service.catalogue.documents import EVERYBODY, mark_of
from api.service.catalogue.ranges import MONEY, asked_bounds
from api.service.catalogue.terms import asked_terms

_MUST = tantivy.Occur.Must


def index_query(
    schema: tantivy.Schema,
    platform: Platform,
    conditions: Mapping[str, Condition],
    besides: Sequence[tantivy.Query] = (),
) -> tantivy.Query:
    """All conditions at once, and what is asked besides. A range matches only rows that have the value, inclusively."""
    parts = [part for name, value in conditions.items() for part in _parts(schema, platform, FILTERS[name], value)]
    parts += besides
    if not besides and all(isinstance(value, Range | bool) for value in conditions.values()):
        # Every term belongs to one platform, so one that is there anyhow need not be joined by this long one.
        parts.append(tantivy.Query.term_query(schema, "codes", mark_of(platform) + EVERYBODY, "basic"))
    return parts[0] if len(parts) == 1 else tantivy.Query.boolean_query([(_MUST, part) for part in parts])


def _parts(schema: tantivy.Schema, platform: Platform, known: Filter, value: Condition) -> Iterator[tantivy.Query]:
    match known.kind:
        case FilterKind.TEXT:
            terms = asked_terms(str(value))
            if not terms:
                yield tantivy.Query.empty_query()
            for term in sorted(terms):
                yield tantivy.Query.term_query(schema, "words", mark_of(platform) + term, "basic")
        case FilterKind.FLAG:
            if value is True:
                yield _one_of(schema, platform, known, ("true",))
        case FilterKind.GENDER:
            yield _one_of(schema, platform, known, (str(value),))
        case kind if kind.is_range:
            assert isinstance(value, Range)
            yield _between(schema, known, value)
        case _:
            assert isinstance(value, tuple)
            yield _one_of(schema, platform, known, value)


def _one_of(schema: tantivy.Schema, platform: Platform, known: Filter, values: tuple[str, ...]) -> tantivy.Query:
    codes = [f"{mark_of(platform)}{known.column}:{value.lower()}" for value in values]
    if len(codes) == 1:
        return tantivy.Query.term_query(schema, "codes", codes[0], "basic")
    return tantivy.Query.term_set_query(schema, "codes", codes)


def _between(schema: tantivy.Schema, known: Filter, bounds: Range) -> tantivy.Query:
    low, high = asked_bounds(known.column, bounds)
    if low is None and high is None:
        return tantivy.Query.all_query()
    kind = tantivy.FieldType.Float if known.column in MONEY else tantivy.FieldType.Integer
    return tantivy.Query.range_query(schema, known.column, kind, low, high)
