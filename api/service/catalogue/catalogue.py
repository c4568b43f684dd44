"""The creators the service knows: one SQLite file, and the search index beside it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlite_utils import Database as Tables

from api.contract.platforms import Platform
from api.contract.search import Condition
from api.service.catalogue.index import SearchIndex, State
from api.service.catalogue.records import Record, handle_of, read_rows, to_row
from api.service.catalogue.sample import sample_records
from api.service.catalogue.schema import STORED, migrations
from api.service.database import connect, make_file, writing
from api.service.pictures import PATH

BATCH = 5_000
SPARE = 5
"""Lookalikes fetched on top of those asked for, in place of accounts that turn out to be the seed or there twice."""

_WRITTEN = (*STORED, "handle", "changed")
_UPSERT = (
    f"INSERT INTO creators ({', '.join(_WRITTEN)}) VALUES ({', '.join('?' * len(_WRITTEN))}) "  # noqa: S608 - own columns
    "ON CONFLICT (platform, uid) DO UPDATE SET "
    + ", ".join(f"{name} = coalesce(excluded.{name}, {name})" for name in _WRITTEN if name not in {"platform", "uid"})
)


@dataclass(frozen=True, slots=True)
class Page:
    """Creators in order, and how many match, where it was asked."""

    records: list[Record]
    total: int | None


@dataclass(frozen=True, slots=True)
class PutCounts:
    """How many creators a put brought anew and how many it changed."""

    added: int
    updated: int


class Catalogue:
    """An open catalogue. Reading is safe from any thread; calls block for milliseconds."""

    def __init__(self, path: Path, pictures_at: str = "") -> None:
        """Open a file whose tables are there; `Catalogue.open` is the way in."""
        self._path, self._pictures_at, self._local = path, pictures_at.rstrip("/"), threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._index = SearchIndex(path.with_name(f"{path.name}.index"))

    @classmethod
    def open(cls, path: Path, *, sample: bool = True, pictures_at: str = "") -> Catalogue:
        """Open or create the file and its index. A new file gets the sample set, unless `sample` is false.

        `pictures_at` is where people reach the service: without it, creators whose pictures it draws have none.
        """
        make_file(path)
        catalogue = cls(path, pictures_at)
        with writing(catalogue.connection) as connection:
            # One transaction, so that other processes wait and a first use that is broken off leaves nothing half done.
            is_new = not Tables(connection).table("creators").exists()
            migrations.apply(Tables(connection))
            if is_new and sample:
                _store(connection, sample_records())
        catalogue._fresh()
        return catalogue

    def put(self, records: Iterable[Record]) -> PutCounts:
        """Add creators, or change those whose (platform, uid) is known: what a record lacks stays as it was."""
        waiting, before, number = iter(records), self.size(), 0
        while batch := list(islice(waiting, BATCH)):
            with writing(self.connection) as connection:
                _store(connection, batch)
            number += len(batch)
        self._fresh()
        added = self.size() - before
        return PutCounts(added, number - added)

    def search(
        self,
        platform: Platform,
        conditions: Mapping[str, Condition],
        *,
        sort: str = "followers",
        descending: bool = True,
        offset: int = 0,
        limit: int = 50,
        count: bool = False,
    ) -> Page:
        """Creators that meet every condition, given in neutral names and units as in `SearchRequest`."""
        self._fresh()
        hits = self._index.search(
            platform, conditions, sort=sort, descending=descending, offset=offset, limit=limit, count=count
        )
        found = self.by_ids(hits.ids)
        return Page([found[row_id] for row_id in hits.ids if row_id in found], hits.total)

    def alike(
        self, seed: Record, target: Platform, conditions: Mapping[str, Condition], limit: int
    ) -> list[tuple[Record, float]]:
        """Up to `limit` creators on `target` most like `seed` with scores 0..100, highest first (see `lookalike`).

        Conditions are as in `search`. The seed itself is never among them, and no user name is twice.
        """
        self._fresh()
        asked = limit + SPARE
        while True:
            near = self._index.alike(seed, target, conditions, asked)
            found = self.by_ids(near.ids)
            alike = _once_each(
                seed, [(found[i], score) for i, score in zip(near.ids, near.scores, strict=True) if i in found]
            )
            if len(alike) >= limit or len(near.ids) < asked:
                return alike[:limit]
            asked *= 4

    def find(self, username: str, platform: Platform | None = None) -> Record | None:
        """The creator of a user name, with or without `@`; without a platform the one with the most followers."""
        where, values = "WHERE handle = ?", [handle_of(username)]
        if platform is not None:
            where, values = f"{where} AND platform = ?", [*values, platform.value]
        found = read_rows(self.connection, f"{where} ORDER BY followers DESC, id LIMIT 1", values)
        return self._pictured(found[0][1]) if found else None

    def with_uid(self, platform: Platform, uid: str) -> Record | None:
        """The creator of a platform's own id, such as a YouTube channel id."""
        found = read_rows(self.connection, "WHERE platform = ? AND uid = ?", [platform.value, uid])
        return self._pictured(found[0][1]) if found else None

    def by_ids(self, ids: list[int]) -> dict[int, Record]:
        """The creators of row ids, in one query."""
        if not ids:
            return {}
        found = read_rows(self.connection, f"WHERE id IN ({', '.join('?' * len(ids))})", ids)
        return {row_id: self._pictured(record) for row_id, record in found}

    def size(self) -> int:
        """How many creators there are."""
        [(number,)] = self.connection.execute("SELECT count(*) FROM creators").fetchall()
        return int(number)

    def state(self) -> State:
        """Which catalogue this is and the number of its last change, by whichever process."""
        [(token, changed)] = self.connection.execute("SELECT token, changed FROM catalogue").fetchall()
        return State(token, changed)

    def close(self) -> None:
        """Close every connection and the index."""
        for connection in self._connections:
            connection.close()
        self._connections.clear()
        self._index.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection to the file, for reading."""
        known = getattr(self._local, "connection", None)
        if known is None:
            known = self._local.connection = connect(self._path)
            self._connections.append(known)
        return known

    def _pictured(self, record: Record) -> Record:
        """A record whose picture, where the service draws it, has its whole address or is absent."""
        if record.get("avatar_url", "").startswith(PATH):
            path = record.pop("avatar_url")
            if self._pictures_at:
                record["avatar_url"] = self._pictures_at + path
        return record

    def _fresh(self) -> None:
        """See that the index holds what the file holds, whoever wrote it."""
        if self._index.seen != self.state():
            self._index.catch_up(self.connection, self.state)


def _store(connection: sqlite3.Connection, records: Iterable[Record]) -> None:
    """Write records as one change."""
    [(changed,)] = connection.execute("UPDATE catalogue SET changed = changed + 1 RETURNING changed").fetchall()
    connection.executemany(_UPSERT, (to_row(record, changed) for record in records))


def _once_each(seed: Record, ranked: list[tuple[Record, float]]) -> list[tuple[Record, float]]:
    """Ranked creators without the seed and without accounts of a user name that came before."""
    seen, kept = _known_as(seed), []
    for record, score in ranked:
        known_as = _known_as(record)
        if not known_as & seen:
            kept.append((record, score))
        seen |= known_as
    return kept


def _known_as(record: Record) -> set[tuple[str, str, str | None]]:
    """What no other account has: its id and, where there is one, its user name."""
    named = {(record["platform"], name, record.get(name)) for name in ("uid", "username")}
    return {(where, what, handle_of(name) if what == "username" else name) for where, what, name in named if name}
