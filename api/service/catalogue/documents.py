"""What the search index holds of a creator: its words and codes, the values that ranges test, and keys to order by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import tantivy

from api.contract.filters import FILTERS, SORT_COLUMNS, FilterKind
from api.service.catalogue.conditions import day_number
from api.service.catalogue.records import Record
from api.service.catalogue.terms import terms_of

ID_BITS = 26
"""Room for 67 million rows in an ordering key; what is above it is the value ordered by."""

VALUE_BITS = 37
ID_MASK, VALUE_MASK = (1 << ID_BITS) - 1, (1 << VALUE_BITS) - 1
RATE_SCALE = 10**9
TEXT_COLUMNS = ("username", "nickname", "bio")

RANGES = {made.column: made.kind for made in FILTERS.values() if made.kind.is_range}
TESTED = tuple(made for made in FILTERS.values() if not made.kind.is_range and made.kind is not FilterKind.TEXT)


def order_field(sort: str, *, descending: bool) -> str:
    """The field that holds the ordering key of a sort in a direction."""
    return f"{'desc' if descending else 'asc'}_{sort}"


def index_schema() -> tantivy.Schema:
    """The fields of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True)
    builder.add_text_field("words", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("codes", tokenizer_name="raw", index_option="basic")
    for column in RANGES:
        builder.add_float_field(column, fast=True)
    for sort in SORT_COLUMNS:
        builder.add_unsigned_field(order_field(sort, descending=True), fast=True)
        builder.add_unsigned_field(order_field(sort, descending=False), fast=True)
    return builder.build()


def document(row_id: int, record: Record) -> tantivy.Document:
    """A creator as the index holds it."""
    document = tantivy.Document()
    document.add_unsigned("id", row_id)
    for term in terms_of([*(record.get(name) for name in TEXT_COLUMNS), *record.get("hashtags", ())]):
        document.add_text("words", term)
    for code in _codes(record):
        document.add_text("codes", code)
    for column, kind in RANGES.items():
        value = record.get(column)
        if value is not None:
            number = day_number(date.fromisoformat(value[:10])) if kind is FilterKind.DAYS else float(value)
            document.add_float(column, number)
    for sort, column in SORT_COLUMNS.items():
        value = record.get(column)
        document.add_unsigned(order_field(sort, descending=True), _key(value, row_id, descending=True))
        document.add_unsigned(order_field(sort, descending=False), _key(value, row_id, descending=False))
    return document


def _codes(record: Record) -> Iterator[str]:
    """What a row is, as terms: its platform, its flags, and each of its codes."""
    yield f"platform:{record['platform']}"
    for made in TESTED:
        value = record.get(made.column)
        if value is None or value is False:
            continue
        for one in value if isinstance(value, list) else [value]:
            yield f"{made.column}:{str(one).lower()}"


def _key(value: float | None, row_id: int, *, descending: bool) -> int:
    """A number that orders as the value does, then by row id; without a value it comes last in either direction."""
    if descending:
        return (0 if value is None else _whole(value) + 1) << ID_BITS | (ID_MASK - row_id)
    return (VALUE_MASK if value is None else _whole(value)) << ID_BITS | row_id


def _whole(value: float) -> int:
    scaled = round(value * RATE_SCALE) if isinstance(value, float) else value
    return min(max(scaled, 0), VALUE_MASK - 2)


def id_of(key: int, *, descending: bool) -> int:
    """The row id in an ordering key."""
    return ID_MASK - (key & ID_MASK) if descending else key & ID_MASK
