"""Which creators a file has named so far, kept beside memory so that a file's length does not matter."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import TracebackType
from typing import Any

import orjson


@dataclass(frozen=True, slots=True)
class Earlier:
    """A row about the same creator further up: its line and followers, and whether it says just the same."""

    line: int
    followers: int
    is_same: bool


class Seen:
    """The creators of one file by id. SQLite keeps them in a temporary file of its own; use it in a `with` block."""

    def __enter__(self) -> Seen:
        self._rows = sqlite3.connect("", isolation_level=None)
        self._rows.execute(
            "CREATE TABLE seen (uid TEXT PRIMARY KEY, line INT, followers INT, digest BLOB) WITHOUT ROWID"
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._rows.close()

    def earlier(self, record: Mapping[str, Any]) -> Earlier | None:
        """The last row that was kept of the same creator, if there was one."""
        found = self._rows.execute(
            "SELECT line, followers, digest FROM seen WHERE uid = ?", (record["uid"],)
        ).fetchone()
        return found and Earlier(found[0], found[1], found[2] == _digest(record))

    def keep(self, record: Mapping[str, Any], line: int) -> None:
        """Remember that this row is the one kept of its creator."""
        row = (record["uid"], line, record.get("followers", 0), _digest(record))
        self._rows.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)", row)


def _digest(record: Mapping[str, Any]) -> bytes:
    return sha256(orjson.dumps(record, option=orjson.OPT_SORT_KEYS)).digest()
