"""Dropping rows together with the rows that are parts of them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database as Tables

from storage.kinds import Kind
from storage.retention import KINDS


def drop(tables: Tables, kind: Kind, numbers: Iterable[int]) -> int:
    """Drop rows by their rowids, and what is part of them, as part of a larger change; gives how many of the kind."""
    chosen = json.dumps(list(numbers))
    if chosen == "[]":
        return 0
    of_these = f"SELECT workspace, id FROM {kind.table} WHERE rowid IN (SELECT value FROM json_each(?))"  # noqa: S608
    for part in KINDS:
        if part.part_of and part.part_of.table == kind.table:
            sql = f"DELETE FROM {part.table} WHERE (workspace, {part.part_of.column}) IN ({of_these})"  # noqa: S608
            tables.conn.execute(sql, (chosen,))
    sql = f"DELETE FROM {kind.table} WHERE rowid IN (SELECT value FROM json_each(?))"  # noqa: S608 - a name of ours
    return int(tables.conn.execute(sql, (chosen,)).rowcount)
