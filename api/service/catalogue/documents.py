"""What the search index holds of a creator: its words and codes, the values that ranges test, and keys to order by."""

from __future__ import annotations

from collections.abc import Iterator

import tantivy

from api.contract.filters import FILTERS, SORT_COLUMNS, FilterKind
from api.contract.platforms import Platform
from api.service.catalogue.ranges import MONEY, RANGES, RATE_SCALE, stored_number
from api.service.catalogue.records import Record
from api.service.catalogue.steps import STEPPED, step_code, step_of
from api.service.catalogue.terms import terms_of

ID_BITS = 26
"""Room for 67 million rows in an ordering key; what is above it is the value ordered by."""

VALUE_BITS = 37
ID_MASK, VALUE_MASK = (1 << ID_BITS) - 1, (1 << VALUE_BITS) - 1
EVERYBODY = "everybody"
"""The code that all creators of a platform have."""

TEXT_COLUMNS = ("username", "nickname", "bio")

TESTED = tuple(made for made in FILTERS.values() if not made.kind.is_range and made.kind is not FilterKind.TEXT)


def order_field(sort: str, *, descending: bool) -> str:
    """The field that holds the ordering key of a sort in a direction."""
    return f"{'desc' if descending else 'asc'}_{sort}"


def mark_of(platform: Platform) -> str:
    """What every term of a platform begins with: no search is about two, so none has to join the platform's list."""
    return f"{platform.value[0]}:"


def index_schema() -> tantivy.Schema:
    """The fields of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True)
    builder.add_text_field("words", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("codes", tokenizer_name="raw", index_option="basic")
    for column in RANGES:
        add = builder.add_float_field if column in MONEY else builder.add_integer_field
        add(column, fast=True)
    for sort in SORT_COLUMNS:
        builder.add_unsigned_field(order_field(sort, descending=True), fast=True)
        builder.add_unsigned_field(order_field(sort, descending=False), fast=True)
    return builder.build()


def document(row_id: int, record: Record) -> tantivy.Document:
    """A creator as the index holds it."""
    mark = mark_of(Platform(record["platform"]))
    words = terms_of([*(record.get(name) for name in TEXT_COLUMNS), *record.get("hashtags", ())])
    document = tantivy.Document(words=[mark + term for term in words], codes=[mark + code for code in _codes(record)])
    document.add_unsigned("id", row_id)
    for column in RANGES:
        value = record.get(column)
        if value is not None:
            add = document.add_float if column in MONEY else document.add_integer
            add(column, stored_number(column, value))  # type: ignore[arg-type]  # each gets its own kind of number
    for sort, column in SORT_COLUMNS.items():
        value = record.get(column)
        document.add_unsigned(order_field(sort, descending=True), _key(value, row_id, descending=True))
        document.add_unsigned(order_field(sort, descending=False), _key(value, row_id, descending=False))
    return document


def _codes(record: Record) -> Iterator[str]:
    """What a row is, as terms: its flags, each of its codes, and the steps of its values."""
    yield EVERYBODY
    for made in TESTED:
        value = record.get(made.column)
        if value is None or value is False:
            continue
        for one in value if isinstance(value, list) else [value]:
            yield f"{made.column}:{str(one).lower()}"
    for column in STEPPED:
        if (value := record.get(column)) is not None:
            yield step_code(column, step_of(stored_number(column, value)))


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
