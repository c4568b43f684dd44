"""The search index beside the creators' file: a tantivy index that answers which rows match, in which order.

SQLite is the truth. A marker says which file, which make and which change the index has seen; whoever finds it behind
brings it up to date, and one that is of another file or make, or that cannot be read, is thrown away and built anew.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import tantivy

from api.contract.filters import DEFAULT_SORT, SORT_COLUMNS
from api.contract.platforms import Platform
from api.contract.search import Condition
from api.service.catalogue.conditions import index_query
from api.service.catalogue.documents import EVERYBODY, document, id_of, index_schema, mark_of, order_field
from api.service.catalogue.lookalike import likeness
from api.service.catalogue.marker import Marker
from api.service.catalogue.nearest import Near, matching, nearest, split
from api.service.catalogue.records import Record, read_rows
from api.service.catalogue.steps import Steps
from api.service.catalogue.trait_files import TraitFiles

BATCH = 20_000
HEAP_BYTES = 128_000_000


@dataclass(frozen=True, slots=True)
class Hits:
    """Row ids in order, and how many rows match, where it was asked."""

    ids: list[int]
    total: int | None


@dataclass(frozen=True, slots=True)
class State:
    """Which catalogue a file holds, and the number of its last change."""

    catalogue: str
    changed: int


class SearchIndex:
    """The index of one catalogue file. Safe to use from several threads and beside other processes."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._lock = folder, Lock()
        self._index: tantivy.Index | None = None
        self._build = ""
        self._traits = TraitFiles(folder / "traits")
        self._steps: dict[Platform, Steps] = {}
        self.seen: State | None = None
        """What the open index holds."""

    def close(self) -> None:
        """Let the files go, which stay mapped for as long as anything holds them open."""
        self._index, self.seen, self._steps = None, None, {}
        self._traits.close()

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
        assert self.seen is not None
        told, others = split(conditions)
        if count and not others:
            # Counting by columns is many times faster than gathering every match, and leaves the top of the order.
            with self._traits.reading(platform, self.seen.changed) as traits:
                total = matching(traits, told)
            page = self.search(
                platform, conditions, sort=sort, descending=descending, offset=offset, limit=limit, count=False
            )
            return Hits(page.ids, total)
        steps = self._steps_on(platform)
        narrowed = steps.narrowed(conditions)
        top = None if count or narrowed else steps.top(conditions, sort, descending=descending, wanted=offset + limit)
        for besides in [[top], narrowed] if top else [narrowed]:
            found = self._index.searcher().search(
                index_query(self._index.schema, platform, conditions, besides),
                limit=limit,
                offset=offset,
                count=count,
                order_by_field=order_field(sort, descending=descending),
                order=tantivy.Order.Desc if descending else tantivy.Order.Asc,
            )
            if len(found.hits) == limit:
                break
        ids = [id_of(int(key), descending=descending) for key, _ in found.hits]
        return Hits(ids, found.count if count else None)  # type: ignore[attr-defined]  # its stub forgets count

    def _steps_on(self, platform: Platform) -> Steps:
        """The steps of a platform, counted once a change."""
        assert self._index is not None
        known = self._steps  # a change that comes in between starts another dict
        if platform not in known:
            known[platform] = Steps(self._index, mark_of(platform), EVERYBODY)
        return known[platform]

    def alike(self, seed: Record, target: Platform, conditions: Mapping[str, Condition], limit: int) -> Near:
        """Rows on `target` most like the seed that meet every condition, the seed itself among them."""
        assert self.seen is not None
        told, others = split(conditions)
        among = self._every(target, others) if others else None
        with self._traits.reading(target, self.seen.changed) as traits:
            return nearest(traits, likeness(seed, target), told, among, limit)

    def _every(self, platform: Platform, conditions: Mapping[str, Condition]) -> list[int]:
        """All rows that meet the conditions."""
        assert self._index is not None
        size = max(1, self._index.searcher().num_docs)
        found = self.search(platform, conditions, sort=DEFAULT_SORT, descending=True, offset=0, limit=size, count=False)
        return found.ids

    def catch_up(self, connection: sqlite3.Connection, now: Callable[[], State]) -> None:
        """Bring the index up to the state `now` of the file behind `connection`, anew if it has to be."""
        with self._lock, _alone(self._folder):
            state = now()  # not before: who waited here may have been overtaken by another writer
            marker, index = self._opened(connection, state) or self._start_anew(state)
            if marker.changed < state.changed:
                self._add(index, connection, marker.changed)
            marker.upto(state.changed).write(self._folder)
            index.reload()
            self._index, self._build, self.seen, self._steps = index, marker.build, state, {}

    def _opened(self, connection: sqlite3.Connection, state: State) -> tuple[Marker, tantivy.Index] | None:
        """The marker and index on disk; None where they are of no use."""
        marker = Marker.read(self._folder)
        if marker is None or marker.catalogue != state.catalogue or marker.changed > state.changed:
            return None
        if self._index is not None and self._build == marker.build:
            return marker, self._index
        [(rows,)] = connection.execute("SELECT count(*) FROM creators WHERE changed <= ?", (marker.changed,)).fetchall()
        try:
            index = tantivy.Index.open(str(self._rows(marker)))
            _try(index)
        except (ValueError, OSError):  # what tantivy raises when files are missing or damaged
            return None
        return (marker, index) if index.searcher().num_docs >= rows <= self._traits.rows() else None

    def _start_anew(self, state: State) -> tuple[Marker, tantivy.Index]:
        """A new folder for every build: whoever still reads or tidies up the old one is not in its way."""
        for old in self._folder.glob("rows-*"):
            shutil.rmtree(old, ignore_errors=True)
        self._traits.start_anew()
        marker = Marker.new(state.catalogue)
        self._rows(marker).mkdir(parents=True)
        return marker, tantivy.Index(index_schema(), path=str(self._rows(marker)))

    def _rows(self, marker: Marker) -> Path:
        return self._folder / f"rows-{marker.build}"

    def _add(self, index: tantivy.Index, connection: sqlite3.Connection, marked: int) -> None:
        """Index every row changed after `marked`, in batches, in order of id."""
        index.reload()
        has_rows = index.searcher().num_docs > 0
        writer = index.writer(heap_size=HEAP_BYTES, num_threads=1)
        last = -1
        while True:
            batch = read_rows(connection, "WHERE changed > ? AND id > ? ORDER BY id LIMIT ?", (marked, last, BATCH))
            if not batch:
                break
            if has_rows:
                # By query: a term given as a number alone is taken as signed and matches no unsigned field.
                ids = [row_id for row_id, _ in batch]
                writer.delete_documents_by_query(tantivy.Query.term_set_query(index.schema, "id", ids))
            for row_id, record in batch:
                writer.add_document(document(row_id, record))
            self._traits.put(batch)
            last = batch[-1][0]
        writer.commit()
        writer.wait_merging_threads()


def _try(index: tantivy.Index) -> None:
    """Read a little of what every search reads, so that a damaged file shows. Raises `ValueError`."""
    for sort in SORT_COLUMNS:
        for platform in Platform:
            field = order_field(sort, descending=True)
            index.searcher().search(index_query(index.schema, platform, {}), limit=1, order_by_field=field)


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
