"""Taking a creator out of the rows of a table, in each of the ways in which they may name it (`storage.kinds`)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, assert_never

from sqlite_utils import Database as Tables

from storage.dropping import drop
from storage.kinds import About, Among, ById, ByKey, Kind, Typed, Way
from storage.traces import Trace, like


def take_out(tables: Tables, kind: Kind, way: Way, workspace: str, trace: Trace) -> int:
    """Remove what names the creator in one way, as part of a larger change; gives how many rows went or changed."""
    match way:
        case ById(column):
            return _dropped(tables, kind, column, workspace, trace.ids)
        case ByKey(column):
            return _dropped(tables, kind, column, workspace, trace.keys)
        case About(column, platform):
            cells = _cells(tables, kind, column, workspace, trace, platform)
            return drop(
                tables, kind, [number for number, text, on in cells if trace.is_on(on) and trace.is_about(text)]
            )
        case Among():
            return _taken_out(tables, kind, way, workspace, trace)
        case Typed(column):
            cells = _cells(tables, kind, column, workspace, trace)
            changed = [(number, after) for number, text, _ in cells if (after := trace.struck(text)) != text]
            return _write(tables, kind, column, changed)
        case _:
            assert_never(way)


def _taken_out(tables: Tables, kind: Kind, way: Among, workspace: str, trace: Trace) -> int:
    changed: list[tuple[int, str]] = []
    emptied: list[int] = []
    for number, text, platform in _cells(tables, kind, way.column, workspace, trace, way.platform):
        if not trace.may_be_in(text):
            continue
        before = json.loads(text)
        after = trace.without(before, platform)
        if way.may_go and _is_empty(after) and after != before:
            emptied.append(number)
        elif after != before:
            changed.append((number, json.dumps(after, ensure_ascii=False)))
    return _write(tables, kind, way.column, changed) + drop(tables, kind, emptied)


def _is_empty(value: Any) -> bool:
    """Whether JSON has nobody in it any more: an empty list, or an object whose lists all are empty."""
    if isinstance(value, list):
        return not value
    lists = [one for one in value.values() if isinstance(one, list)] if isinstance(value, dict) else []
    return bool(lists) and not any(lists)


def _dropped(tables: Tables, kind: Kind, column: str, workspace: str, values: Iterable[str]) -> int:
    sql = f"""
        SELECT rowid FROM {kind.table} WHERE workspace = ? AND "{column}" IN (SELECT value FROM json_each(?))
    """  # noqa: S608 - names of ours
    found = tables.conn.execute(sql, (workspace, json.dumps(sorted(values)))).fetchall()
    return drop(tables, kind, [number for (number,) in found])


def _cells(
    tables: Tables, kind: Kind, column: str, workspace: str, trace: Trace, platform: str = ""
) -> list[tuple[int, str, str]]:
    """Rowid, text and platform, where a column tells it, of a workspace's rows that may name the creator."""
    on = f'"{platform}"' if platform else "''"
    looks = like(f'"{column}"', len(trace.worth_a_look))
    sql = f'SELECT rowid, "{column}", {on} FROM {kind.table} WHERE workspace = ? AND {looks}'  # noqa: S608 - names of ours
    return list(tables.conn.execute(sql, (workspace, *trace.worth_a_look)).fetchall())


def _write(tables: Tables, kind: Kind, column: str, changed: list[tuple[int, str]]) -> int:
    """Write texts into rows; one that becomes the same as another takes its place."""
    sql = f'UPDATE OR REPLACE {kind.table} SET "{column}" = ? WHERE rowid = ?'  # noqa: S608 - names of ours
    tables.conn.executemany(sql, [(text, number) for number, text in changed])
    return len(changed)
