"""The search index beside the creators' file: a tantivy index that answers which rows match, in which order.

SQLite is the truth. The index carries the number of the last change it has seen; whoever finds it behind brings it up
to date, and one of another make is thrown away and built anew.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock

import tantivy

from api.contract.filters import FILTERS, SORT_COLUMNS, FilterKind
from api.contract.platforms import Platform
from api.contract.search import Condition
from api.service.catalogue.conditions import day_number, index_query
from api.service.catalogue.lookalike import likeness
from api.service.catalogue.nearest import Near, nearest, split
from api.service.catalogue.records import Record, read_rows
from api.service.catalogue.terms import terms_of
from api.service.catalogue.trait_files import TraitFiles

MAKE = 3
"""Raised whenever what the index holds changes, so that older ones are built anew."""

ID_BITS = 26
"""Room for 67 million rows in an ordering key; what is above it is the value ordered by."""

VALUE_BITS = 37
ID_MASK, VALUE_MASK = (1 << ID_BITS) - 1, (1 << VALUE_BITS) - 1
RATE_SCALE = 10**9
BATCH = 20_000
HEAP_BYTES = 128_000_000
TEXT_COLUMNS = ("username", "nickname", "bio")

RANGES = {made.column: made.kind for made in FILTERS.values() if made.kind.is_range}
TESTED = tuple(made for made in FILTERS.values() if not made.kind.is_range and made.kind is not FilterKind.TEXT)


@dataclass(frozen=True, slots=True)
class Hits:
    """Row ids in order, and how many rows match, where it was asked."""

    ids: list[int]
    total: int | None


class SearchIndex:
    """The index of one catalogue file. Safe to use from several threads and beside other processes."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._lock = folder, Lock()
        self._index: tantivy.Index | None = None
        self._traits = TraitFiles(folder / "traits")
        self.seen = -1
        """The last change that the open index holds."""

    def search(
        self,
        platform: Platform,
        conditions: Mapping[str, Condition],
        *,
        sort: str,
        descending: bool,
        offset: int,
        limit: int,
        count: bool,
    ) -> Hits:
        """Rows that meet every condition; ties by the row's id, rows without the sorted value last."""
        assert self._index is not None
        query = index_query(self._index.schema, platform, conditions)
        found = self._index.searcher().search(
            query,
            limit=limit,
            offset=offset,
            count=count,
            order_by_field=order_field(sort, descending=descending),
            order=tantivy.Order.Desc if descending else tantivy.Order.Asc,
        )
        ids = [_id_of(int(key), descending=descending) for key, _ in found.hits]
        return Hits(ids, found.count if count else None)  # type: ignore[attr-defined]  # its stub forgets count

    def alike(self, seed: Record, target: Platform, conditions: Mapping[str, Condition], limit: int) -> Near:
        """Rows on `target` most like the seed that meet every condition, an account of its user name there left out."""
        told, others = split(conditions)
        among = self._every(target, others) if others else None
        with self._traits.reading(target, self.seen) as traits:
            return nearest(traits, likeness(seed, target), told, among, limit)

    def _every(self, platform: Platform, conditions: Mapping[str, Condition]) -> list[int]:
        """All rows that meet the conditions."""
        assert self._index is not None
        size = max(1, self._index.searcher().num_docs)
        return self.search(
            platform, conditions, sort="followers", descending=True, offset=0, limit=size, count=False
        ).ids

    def catch_up(self, connection: sqlite3.Connection, changed: int) -> None:
        """Bring the index up to change number `changed` of the file behind `connection`."""
        with self._lock, _alone(self._folder):
            marked = self._marked()
            if marked is None or marked > changed:
                self._start_anew()
                marked = 0
            if self._index is None:
                self._index = tantivy.Index.open(str(self._folder / "rows"))
            if marked < changed:
                self._add(connection, marked)
                self._mark(changed)
            self._index.reload()
            self.seen = changed

    def _start_anew(self) -> None:
        rows = self._folder / "rows"
        shutil.rmtree(rows, ignore_errors=True)
        rows.mkdir(parents=True)
        self._index = tantivy.Index(_schema(), path=str(rows))
        self._traits.start_anew()

    def _add(self, connection: sqlite3.Connection, marked: int) -> None:
        """Index every row changed after `marked`, in batches, in order of id."""
        assert self._index is not None
        writer = self._index.writer(heap_size=HEAP_BYTES, num_threads=1)
        last = -1
        while True:
            batch = read_rows(connection, "WHERE changed > ? AND id > ? ORDER BY id LIMIT ?", (marked, last, BATCH))
            if not batch:
                break
            for row_id, record in batch:
                if marked:
                    # By query: a term given as a number alone is taken as signed and matches no unsigned field.
                    writer.delete_documents_by_query(tantivy.Query.term_query(self._index.schema, "id", row_id))
                writer.add_document(_document(row_id, record))
            self._traits.put(batch)
            last = batch[-1][0]
        writer.commit()
        writer.wait_merging_threads()

    def _marked(self) -> int | None:
        """The change that the index on disk holds; None when there is none of this make."""
        try:
            marker = json.loads((self._folder / "marker.json").read_text())
            usable = marker["make"] == MAKE and tantivy.Index.exists(str(self._folder / "rows"))
            usable = usable and self._traits.are_whole()
            return int(marker["changed"]) if usable else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _mark(self, changed: int) -> None:
        """Write the marker, whole or not at all, after the index was committed."""
        marker = self._folder / "marker.json"
        new = marker.with_suffix(".new")
        new.write_text(json.dumps({"make": MAKE, "changed": changed}))
        new.replace(marker)


def order_field(sort: str, *, descending: bool) -> str:
    """The field that holds the ordering key of a sort in a direction."""
    return f"{'desc' if descending else 'asc'}_{sort}"


def _schema() -> tantivy.Schema:
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


def _document(row_id: int, record: Record) -> tantivy.Document:
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


def _id_of(key: int, *, descending: bool) -> int:
    return ID_MASK - (key & ID_MASK) if descending else key & ID_MASK


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other process writes this index."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / "lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
