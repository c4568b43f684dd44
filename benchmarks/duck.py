"""The floor of search: DuckDB over the same rows, with every column typed and words as one text of terms."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import orjson

from api.contract.filters import FILTERS, SORT_COLUMNS, Filter, FilterKind
from api.contract.platforms import Platform
from api.contract.search import Condition, Range
from api.service.catalogue.catalogue import Catalogue
from api.service.catalogue.records import Record, to_record
from api.service.catalogue.schema import FLAG_COLUMNS, LIST_COLUMNS, SCALARS, STORED
from api.service.catalogue.terms import asked_terms, terms_of
from benchmarks.mix import Asked

_TYPES = {int: "BIGINT", float: "DOUBLE", str: "VARCHAR"}
_TEXTS = ("username", "nickname", "bio")


class Duck:
    """A DuckDB database in memory with the rows of a catalogue."""

    def __init__(self, catalogue: Catalogue, folder: Path) -> None:
        """Copy every row by way of a CSV file in `folder`."""
        self._database = duckdb.connect()
        path = folder / "creators.csv"
        with path.open("w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows(_lines(catalogue))
        columns = {"id": "BIGINT", **{name: _type(name) for name in STORED}, "words": "VARCHAR"}
        dialect = f"header=false, quote='\"', escape='\"', columns={columns}"
        self._database.execute(f"CREATE TABLE creators AS SELECT * FROM read_csv('{path}', {dialect})")
        path.unlink()

    def page(self, asked: Asked, offset: int, limit: int) -> list[tuple[Any, ...]]:
        """Whole rows, in the order that the product promises."""
        where, values = _where(asked)
        column, order = SORT_COLUMNS[asked.sort], asked.order
        ordered = f"ORDER BY {column} {order} NULLS LAST, id LIMIT {limit} OFFSET {offset}"
        found = self._database.execute(f"SELECT * FROM creators WHERE {where} {ordered}", values)
        rows: list[tuple[Any, ...]] = found.fetchall()
        return rows

    def uids(self, asked: Asked, offset: int, limit: int) -> list[str]:
        """The ids of a page."""
        return [row[1 + STORED.index("uid")] for row in self.page(asked, offset, limit)]

    def count(self, asked: Asked) -> int:
        """How many rows match."""
        where, values = _where(asked)
        [(number,)] = self._database.execute(f"SELECT count(*) FROM creators WHERE {where}", values).fetchall()
        return int(number)


def _type(name: str) -> str:
    if name in LIST_COLUMNS:
        return "VARCHAR[]"
    if name == "last_post":
        return "DATE"
    return "BOOLEAN" if name in FLAG_COLUMNS else _TYPES[SCALARS.get(name, str)]


def _lines(catalogue: Catalogue) -> Iterator[list[Any]]:
    rows = catalogue.connection.execute(f"SELECT id, {', '.join(STORED)} FROM creators ORDER BY id")
    for row in rows:
        record = to_record(row[1:])
        words = terms_of([*(record.get(name) for name in _TEXTS), *record.get("hashtags", ())])
        yield [row[0], *(_cell(name, record) for name in STORED), f" {' '.join(sorted(words))} "]


def _cell(name: str, record: Record) -> Any:
    value = record.get(name)
    if name == "last_post" and value:
        return str(value)[:10]
    return orjson.dumps(value).decode() if value and name in LIST_COLUMNS else value


def _where(asked: Asked) -> tuple[str, list[Any]]:
    parts, values = ["platform = ?"], [Platform.TIKTOK.value]
    for name, condition in asked.conditions.items():
        for sql, value in _tests(FILTERS[name], condition):
            parts.append(sql)
            values.append(value)
    return " AND ".join(parts), values


def _tests(known: Filter, condition: Condition) -> Iterator[tuple[str, Any]]:
    if known.kind is FilterKind.TEXT:
        for term in asked_terms(str(condition)):
            yield "contains(words, ?)", f" {term} "
    elif isinstance(condition, Range):
        for sign, bound in ((">=", condition.low), ("<=", condition.high)):
            if bound is not None:
                yield f"{known.column} {sign} ?", bound.isoformat() if isinstance(bound, date) else bound
    elif isinstance(condition, tuple):
        test = "list_has_any({}, ?::VARCHAR[])" if known.column in LIST_COLUMNS else "list_contains(?::VARCHAR[], {})"
        yield test.format(known.column), list(condition)
    else:
        yield f"{known.column} = ?", condition
