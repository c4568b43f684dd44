"""Shortlists: creators that people keep together under a name.

A creator stands on a list at most once, and on as many lists as people like; its one row is in `storage.creators`. A
list is seen and changed by those it reaches: its owner alone, the people of the conversation where it was made (there,
and by its owner anywhere), or the whole workspace.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlite_utils import Database as Tables

from storage.creators import CreatorName, KeptCreator, keep, kept_creator
from storage.database import Database, row, rows
from storage.people import Named
from storage.times import stamp, unstamp
from storage.votes import locked

Reach = Literal["private", "conversation", "workspace"]
"""Who sees and changes a list: its owner, the people of its conversation, everybody in the workspace."""

MOST_CREATORS = 5_000
"""Creators on one list."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at lists, and from which conversation (the chat's ids)."""

    workspace: str
    person: str
    conversation: str


@dataclass(frozen=True, slots=True)
class Shortlist:
    """A list. `conversation` is where it was made, whomever it reaches; `size` counts its creators.

    `used_at` is when a creator was last put on it, or when it was made.
    """

    workspace: str
    id: str
    name: str
    reach: Reach
    conversation: str
    owner: Named
    made_at: datetime
    used_at: datetime
    size: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """A creator on a list: who put it there, when, and its place, from 1 up with gaps."""

    creator: KeptCreator
    position: int
    added_by: Named
    added_at: datetime


@dataclass(frozen=True, slots=True)
class Added:
    """What came of putting creators on a list: those that are new there, and those that stood there before."""

    new: tuple[KeptCreator, ...]
    known: tuple[KeptCreator, ...]


class NameTaken(Exception):
    """The asker sees another list of this name already: it is `shortlist`."""

    def __init__(self, shortlist: Shortlist) -> None:
        super().__init__(shortlist.name)
        self.shortlist = shortlist


class NoSuchList(Exception):
    """The list was deleted, or never was."""


class ListFull(Exception):
    """A list would hold more than `MOST_CREATORS`; nothing was put on it."""


class Lists:
    """The lists of every workspace. Whoever asks for one by its id must see to it that the asker may have it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def make(self, viewer: Viewer, owner: Named, name: str, reach: Reach, at: datetime) -> Shortlist:
        """A new, empty list made by `owner` in the viewer's conversation. Raises `NameTaken`."""
        id_ = self._database.token()
        return await self._database.write(lambda tables: make(tables, id_, viewer, owner, name, reach, at))

    async def seen_by(self, viewer: Viewer) -> list[Shortlist]:
        """All lists that the viewer may see from there, the one used last first."""
        return await self._database.read(lambda tables: _seen(tables, viewer))

    async def find(self, viewer: Viewer, id_: str) -> Shortlist | None:
        """The list of an id, if the viewer may see it."""
        found = await self._database.read(lambda tables: _seen(tables, viewer, "id = ?", id_))
        return found[0] if found else None

    async def named(self, viewer: Viewer, name: str) -> Shortlist | None:
        """The list that a name means to the viewer, in any case.

        That of the conversation comes before the workspace's, that before the viewer's own, private first.
        """
        return await self._database.read(lambda tables: _named(tables, viewer, name))

    async def rename(self, viewer: Viewer, id_: str, name: str) -> None:
        """Give a list another name. Raises `NameTaken` and `NoSuchList`."""

        def change(tables: Tables) -> None:
            _free(tables, viewer, name, id_)
            sql = "UPDATE lists SET name = ?, folded = ? WHERE workspace = ? AND id = ?"
            if tables.conn.execute(sql, (name, folded(name), viewer.workspace, id_)).rowcount != 1:
                raise NoSuchList(id_)

        await self._database.write(change)

    async def share(self, viewer: Viewer, id_: str, reach: Reach) -> Shortlist:
        """Let a list reach others, for `conversation` those of the viewer's. Raises `NameTaken` and `NoSuchList`."""

        def change(tables: Tables) -> Shortlist:
            found = next(iter(_seen(tables, viewer, "id = ?", id_)), None)
            if found is None:
                raise NoSuchList(id_)
            _free(tables, viewer, found.name, id_)
            sql = "UPDATE lists SET reach = ?, conversation = ? WHERE workspace = ? AND id = ?"
            place = viewer.conversation if reach == "conversation" else found.conversation
            tables.conn.execute(sql, (reach, place, viewer.workspace, id_))
            return next(iter(_seen(tables, viewer, "id = ?", id_)))

        return await self._database.write(change)

    async def delete(self, workspace: str, id_: str) -> bool:
        """Delete a list and take its creators off it; what is known of the creators stays. Whether it was there."""

        def change(tables: Tables) -> bool:
            tables.conn.execute("DELETE FROM list_members WHERE workspace = ? AND list = ?", (workspace, id_))
            sql = "DELETE FROM lists WHERE workspace = ? AND id = ?"
            return bool(tables.conn.execute(sql, (workspace, id_)).rowcount)

        return await self._database.write(change)

    async def add(self, workspace: str, id_: str, named: Sequence[CreatorName], by: Named, at: datetime) -> Added:
        """Put creators at the end of a list, each once, and keep them. Raises `NoSuchList` and `ListFull`."""
        tokens = [self._database.token() for _ in named]

        def change(tables: Tables) -> Added:
            kept = [keep(tables, token, workspace, one, at) for token, one in zip(tokens, named, strict=True)]
            return put(tables, workspace, id_, kept, by, at)

        return await self._database.write(change)

    async def take_off(self, workspace: str, id_: str, creators: Iterable[str]) -> int:
        """Take creators, by the ids of their rows, off a list; gives how many stood there.

        Those whom a vote chose for the list stay on it (`storage.votes`).
        """
        sql = "DELETE FROM list_members WHERE workspace = ? AND list = ? AND creator = ?"

        def change(tables: Tables) -> int:
            kept = locked(tables, workspace, id_)
            free = [one for one in creators if one not in kept]
            return sum(tables.conn.execute(sql, (workspace, id_, one)).rowcount for one in free)

        return await self._database.write(change)

    async def members(self, workspace: str, id_: str, first: int = 0, count: int = MOST_CREATORS) -> list[Member]:
        """Up to `count` creators of a list in the order in which they were added, after the first `first`."""
        sql = """
            SELECT creators.*, position, added_by, added_by_name, added_at FROM list_members
            JOIN creators ON creators.workspace = list_members.workspace AND creators.id = creator
            WHERE list_members.workspace = ? AND list = ? ORDER BY position LIMIT ? OFFSET ?
        """
        found = await self._database.read(lambda tables: rows(tables, sql, workspace, id_, count, first))
        return [_member(one) for one in found]

    async def holding(self, viewer: Viewer, creators: Iterable[str]) -> dict[str, tuple[Shortlist, ...]]:
        """For each creator, by its row's id, the lists it stands on that the viewer may see, by name."""
        wanted = json.dumps(list(creators))
        sql = f"""
            SELECT lists.*, creator FROM list_members
            JOIN lists ON lists.workspace = list_members.workspace AND lists.id = list
            WHERE list_members.workspace = ? AND creator IN (SELECT value FROM json_each(?)) AND {_MAY_SEE}
            ORDER BY folded, id
        """  # noqa: S608 - a constant of ours

        def ask(tables: Tables) -> dict[str, tuple[Shortlist, ...]]:
            on: dict[str, tuple[Shortlist, ...]] = {}
            for one in rows(tables, sql, viewer.workspace, wanted, viewer.person, viewer.conversation):
                on[one["creator"]] = (*on.get(one["creator"], ()), _shortlist(one))
            return on

        return await self._database.read(ask)


def make(tables: Tables, id_: str, viewer: Viewer, owner: Named, name: str, reach: Reach, at: datetime) -> Shortlist:
    """Make a list as part of a larger change. Raises `NameTaken`."""
    _free(tables, viewer, name)
    record = {
        "workspace": viewer.workspace,
        "id": id_,
        "name": name,
        "folded": folded(name),
        "reach": reach,
        "conversation": viewer.conversation,
        "owner": owner.id,
        "owner_name": owner.name,
        "made_at": stamp(at),
        "used_at": stamp(at),
    }
    tables.table("lists").insert(record)
    return _shortlist(record)


def put(tables: Tables, workspace: str, id_: str, creators: Sequence[KeptCreator], by: Named, at: datetime) -> Added:
    """Put kept creators on a list as part of a larger change. Raises `NoSuchList` and `ListFull`."""
    used = "UPDATE lists SET used_at = ? WHERE workspace = ? AND id = ?"
    if tables.conn.execute(used, (stamp(at), workspace, id_)).rowcount != 1:
        raise NoSuchList(id_)
    standing = "SELECT coalesce(max(position), 0) AS last FROM list_members WHERE workspace = ? AND list = ?"
    last = int((row(tables, standing, workspace, id_) or {"last": 0})["last"])
    insert = """
        INSERT INTO list_members (workspace, list, creator, position, added_by, added_by_name, added_at)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (workspace, list, creator) DO NOTHING
    """
    new: list[KeptCreator] = []
    known: list[KeptCreator] = []
    for one in {each.id: each for each in creators}.values():
        values = (workspace, id_, one.id, last + len(new) + 1, by.id, by.name, stamp(at))
        (new if tables.conn.execute(insert, values).rowcount else known).append(one)
    if _size(tables, workspace, id_) > MOST_CREATORS:
        raise ListFull(id_)
    return Added(tuple(new), tuple(known))


def folded(name: str) -> str:
    """A list's name as it is compared: blanks made one, in one case."""
    return " ".join(name.split()).casefold()


_MAY_SEE = "(reach = 'workspace' OR owner = ? OR (reach = 'conversation' AND conversation = ?))"


def _seen(tables: Tables, viewer: Viewer, condition: str = "1", *values: str) -> list[Shortlist]:
    sql = f"""
        SELECT *, (
            SELECT count(*) FROM list_members WHERE list_members.workspace = lists.workspace AND list = lists.id
        ) AS size
        FROM lists WHERE workspace = ? AND {_MAY_SEE} AND {condition} ORDER BY used_at DESC, id
    """  # noqa: S608 - constants of ours
    asked = (viewer.workspace, viewer.person, viewer.conversation, *values)
    return [_shortlist(one) for one in rows(tables, sql, *asked)]


def _named(tables: Tables, viewer: Viewer, name: str) -> Shortlist | None:
    def nearness(one: Shortlist) -> int:
        if one.reach == "conversation" and one.conversation == viewer.conversation:
            return 0
        return {"workspace": 1, "private": 2, "conversation": 3}[one.reach]

    return min(_seen(tables, viewer, "folded = ?", folded(name)), key=nearness, default=None)


def _free(tables: Tables, viewer: Viewer, name: str, but: str = "") -> None:
    """Raises `NameTaken` where the viewer sees another list of this name from there."""
    taken = _named(tables, viewer, name)
    if taken is not None and taken.id != but:
        raise NameTaken(taken)


def _size(tables: Tables, workspace: str, id_: str) -> int:
    sql = "SELECT count(*) AS size FROM list_members WHERE workspace = ? AND list = ?"
    return int((row(tables, sql, workspace, id_) or {"size": 0})["size"])


def _shortlist(found: Mapping[str, Any]) -> Shortlist:
    return Shortlist(
        workspace=found["workspace"],
        id=found["id"],
        name=found["name"],
        reach=found["reach"],
        conversation=found["conversation"],
        owner=Named(found["owner"], found["owner_name"]),
        made_at=unstamp(found["made_at"]),
        used_at=unstamp(found["used_at"]),
        size=found.get("size", 0),
    )


def _member(found: Mapping[str, Any]) -> Member:
    return Member(
        creator=kept_creator(found),
        position=found["position"],
        added_by=Named(found["added_by"], found["added_by_name"]),
        added_at=unstamp(found["added_at"]),
    )
