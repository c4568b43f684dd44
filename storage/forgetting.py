"""Forgetting one creator: every row of a workspace that names it goes, or loses the name (`storage.retention`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sqlite_utils import Database as Tables

from storage import acts, removals
from storage.acts import NewAct
from storage.creators import CreatorName, folded_name
from storage.database import Database, rows
from storage.retention import KINDS
from storage.taking_out import take_out
from storage.traces import Trace, like, patterns

FORGET = "forget"
"""The act's name in the record."""


class _Looked(Exception):
    """Raised to undo what was only tried, with what it would have done."""

    def __init__(self, found: dict[str, int]) -> None:
        super().__init__()
        self.found = found


class Forgetting:
    """What a workspace keeps of single creators."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def trace(self, workspace: str, named: CreatorName, *, is_plain: bool = False) -> Trace:
        """All names and ids by which a workspace knows a creator. `is_plain` as in `Trace`."""
        return await self._database.read(lambda tables: _trace(tables, workspace, named, is_plain))

    async def look(self, workspace: str, trace: Trace) -> dict[str, int]:
        """How many rows of each table `forget` would remove or change now. Nothing is changed."""

        def change(tables: Tables) -> None:
            raise _Looked(_forget(tables, workspace, trace))

        try:
            await self._database.write(change)
        except _Looked as looked:
            return looked.found
        raise AssertionError("a look always ends by what it found")

    async def forget(self, workspace: str, trace: Trace, act: NewAct) -> dict[str, int]:
        """Remove every trace of a creator, of which no byte stays in the file; gives how many rows of each table.

        The record gets `act`, which names nobody, with the number of all rows.
        """

        def change(tables: Tables) -> tuple[dict[str, int], int]:
            gone = _forget(tables, workspace, trace)
            acts.note(tables, act, sum(gone.values()))
            return gone, removals.note(tables, act.at)

        gone, number = await self._database.write(change)
        if await self._database.scrub():
            await self._database.write(lambda tables: removals.scrubbed(tables, [number]))
        return gone


def _trace(tables: Tables, workspace: str, named: CreatorName, is_plain: bool) -> Trace:
    """Follow a creator from what was named to the other names and ids that stand beside it."""
    names, uids = {folded_name(named.username)} - {""}, {named.uid} - {""}
    kept = _kept(tables, workspace, named.platform)
    _follow([(uid, name) for _, uid, name in kept], names, uids)
    _follow(_bought(tables, workspace, named.platform, names | uids), names, uids)
    _follow([(uid, name) for _, uid, name in kept], names, uids)
    ids = {id_ for id_, uid, name in kept if uid in uids or (not uid and name in names)}
    return Trace(named.platform, frozenset(names), frozenset(uids), frozenset(ids), is_plain)


def _follow(known: Iterable[tuple[str, str]], names: set[str], uids: set[str]) -> None:
    """Take over the name that stands beside a uid, and the uid beside a name while no other is known."""
    for uid, name in known:
        if uid in uids or (name in names and not uids):
            names |= {name} - {""}
            uids |= {uid} - {""}


def _kept(tables: Tables, workspace: str, platform: str) -> list[tuple[str, str, str]]:
    sql = "SELECT id, uid, folded FROM creators WHERE workspace = ? AND platform = ?"
    return [(one["id"], one["uid"], one["folded"]) for one in rows(tables, sql, workspace, platform)]


def _bought(tables: Tables, workspace: str, platform: str, wanted: set[str]) -> Iterator[tuple[str, str]]:
    """Uid and folded name of the platform's creators on bought pages that hold one of the wanted words."""
    looked_for, near = patterns(wanted), Trace(platform, frozenset(wanted))
    sql = f"SELECT answer FROM pages WHERE workspace = ? AND {like('answer', len(looked_for))}"  # noqa: S608 - question marks
    for (answer,) in tables.conn.execute(sql, (workspace, *looked_for)).fetchall():
        for entry in json.loads(answer).get("rows", ()) if near.may_be_in(answer) else ():
            if entry["platform"] == platform:
                row = entry["row"]
                yield str(row.get("uid") or ""), folded_name(str(row.get("username") or ""))


def _forget(tables: Tables, workspace: str, trace: Trace) -> dict[str, int]:
    found: dict[str, int] = {}
    for kind in KINDS:
        count = sum(take_out(tables, kind, way, workspace, trace) for way in kind.creators)
        if count:
            found[kind.table] = count
    return found
