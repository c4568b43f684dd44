"""Removals of which no byte may stay in the file, until it was scrubbed and what was under way meanwhile has ended.

The row of a purged workspace holds a salted hash, by which it is known again and not told to anybody.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database as Tables

from storage.database import rows
from storage.times import stamp, unstamp


@dataclass(frozen=True, slots=True)
class Removal:
    """Something that was removed at `at`: a workspace, or with an empty `mark` something in one."""

    number: int
    salt: str
    mark: str
    at: datetime
    is_scrubbed: bool

    def is_of(self, workspace: str) -> bool:
        """Whether this is the workspace that was removed."""
        return self.mark == _mark(self.salt, workspace)


def note(tables: Tables, at: datetime, workspace: str = "") -> int:
    """Write a removal down, of a workspace or of something in one; gives its number."""
    salt = secrets.token_hex(16) if workspace else ""
    record = {"salt": salt, "mark": _mark(salt, workspace) if workspace else "", "at": stamp(at), "is_scrubbed": 0}
    number = tables.table("removals").insert(record).last_pk
    return int(str(number))


def pending(tables: Tables) -> list[Removal]:
    """All removals that are not settled yet, oldest first."""
    found = rows(tables, "SELECT * FROM removals ORDER BY number")
    return [Removal(**{**one, "at": unstamp(one["at"]), "is_scrubbed": bool(one["is_scrubbed"])}) for one in found]


def scrubbed(tables: Tables, numbers: Iterable[int]) -> None:
    """Note that the file was scrubbed after these; those of something in a workspace are settled by it."""
    for number in numbers:
        tables.conn.execute("UPDATE removals SET is_scrubbed = 1 WHERE number = ?", (number,))
        tables.conn.execute("DELETE FROM removals WHERE number = ? AND mark = ''", (number,))


def settled(tables: Tables, number: int) -> None:
    """Forget a removal: nothing of it can come back."""
    tables.conn.execute("DELETE FROM removals WHERE number = ?", (number,))


def _mark(salt: str, workspace: str) -> str:
    return hashlib.sha256(f"{salt} {workspace}".encode()).hexdigest()
