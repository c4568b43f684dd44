"""Records (neutral columns → values) to and from rows of the creators' table."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import orjson

from api.service.catalogue.schema import FLAG_COLUMNS, LIST_COLUMNS, SCALARS, STORED
from api.service.catalogue.terms import folded

Record: TypeAlias = dict[str, Any]
"""A creator: `platform`, `uid` and any of the neutral columns. Absent columns are missing or None."""

RATE_DECIMALS = 9
"""Rates are kept to this many decimals, so that the index and SQL order them alike."""


def to_row(record: Mapping[str, Any], changed: int) -> tuple[Any, ...]:
    """The values of a record in the order of `STORED`, then its handle and its change."""
    return (
        *[_stored(name, record[name]) if name in record else None for name in STORED],
        handle_of(record.get("username")),
        changed,
    )


def to_record(row: Sequence[Any]) -> Record:
    """The record of a row read in the order of `STORED`; absent values are left out."""
    return {name: _restored(name, value) for name, value in zip(STORED, row, strict=True) if value is not None}


def handle_of(username: str | None) -> str | None:
    """A user name as it is looked up: without `@`, case and accents."""
    return folded(username.strip().lstrip("@")) if username else None


def read_rows(connection: sqlite3.Connection, where: str, values: Sequence[Any]) -> list[tuple[int, Record]]:
    """Creators with their row ids. `where` is the program's own SQL."""
    sql = f"SELECT id, {', '.join(STORED)} FROM creators {where}"  # noqa: S608 - columns and clause are the program's own
    return [(row[0], to_record(row[1:])) for row in connection.execute(sql, values)]


def _stored(name: str, value: Any) -> Any:
    if value is None or value == "":
        return None
    if name in LIST_COLUMNS:
        return orjson.dumps(list(value)).decode() if value else None
    if name in FLAG_COLUMNS:
        return int(bool(value))
    kind = SCALARS.get(name, str)
    return round(float(value), RATE_DECIMALS) if kind is float else kind(value)


def _restored(name: str, value: Any) -> Any:
    if name in LIST_COLUMNS:
        return orjson.loads(value)
    return bool(value) if name in FLAG_COLUMNS else value
