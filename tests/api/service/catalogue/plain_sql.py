"""The search told again in plain SQL over the creators' table, with nothing of the index in it."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from api.contract.filters import FILTERS, SORT_COLUMNS, Filter, FilterKind
from api.contract.platforms import Platform
from api.contract.search import Condition, Range

LISTS = {"category_ids", "audience_countries", "audience_languages", "audience_ages", "product_category_ids"}
Test = tuple[str, tuple[Any, ...]]


def ids_in_sql(
    connection: sqlite3.Connection,
    platform: Platform,
    conditions: Mapping[str, Condition],
    sort: str = "followers",
    *,
    descending: bool = True,
) -> list[str]:
    """The uids of all rows that match, in order: ties by row id, rows without the value last."""
    connection.create_function("says", 2, says, deterministic=True)
    tests: list[Test] = [("platform = ?", (platform.value,))]
    for name, value in conditions.items():
        tests += _tests(FILTERS[name], value)
    column = SORT_COLUMNS[sort]
    where = " AND ".join(sql for sql, _ in tests)
    order = f"{column} IS NULL, {column} {'DESC' if descending else 'ASC'}, id"
    rows = connection.execute(
        f"SELECT uid FROM creators WHERE {where} ORDER BY {order}", [value for _, values in tests for value in values]
    )
    return [uid for (uid,) in rows]


def _tests(known: Filter, value: Condition) -> Iterator[Test]:
    if known.kind is FilterKind.TEXT:
        text = "coalesce(username,'') || ' ' || coalesce(nickname,'') || ' ' || coalesce(bio,'') || ' ' || "
        yield f"says({text} coalesce((SELECT group_concat(value, ' ') FROM json_each(hashtags)), ''), ?)", (value,)
    elif isinstance(value, Range):
        column = "substr(last_post, 1, 10)" if known.kind is FilterKind.DAYS else known.column
        for sign, bound in ((">=", value.low), ("<=", value.high)):
            if bound is not None:
                yield f"{column} {sign} ?", (bound.isoformat() if isinstance(bound, date) else bound,)
    elif isinstance(value, tuple):
        marks = ", ".join("?" * len(value))
        if known.column in LISTS:
            yield f"EXISTS (SELECT 1 FROM json_each({known.column}) WHERE lower(value) IN ({marks}))", _lower(value)
        else:
            yield f"lower({known.column}) IN ({marks})", _lower(value)
    elif known.kind is FilterKind.GENDER:
        yield f"{known.column} = ?", (value,)
    elif value is True:
        yield f"{known.column} = 1", ()


def _lower(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(value.lower() for value in values)


def says(text: str, keyword: str) -> bool:
    """Whether a text has every word of a keyword: whole words, but anywhere in scripts without spaces."""
    words = bare(keyword).split()
    return bool(words) and all(
        word in bare(text)
        if not word.isascii()
        else word in "".join(letter if letter.isalnum() else " " for letter in bare(text)).split()
        for word in words
    )


def bare(text: str) -> str:
    """A text without case and accents."""
    split = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFKC", "".join(c for c in split if not "\u0300" <= c <= "\u036f")).casefold()
