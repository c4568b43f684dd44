"""Searches that people saved under a name, and what each person searched last in a conversation.

A saved search is its owner's alone until it is shared: with a conversation, or with the whole workspace.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database as Tables

from storage.database import Change, Database, row, rows
from storage.lists import Reach, Viewer, folded
from storage.people import Named
from storage.times import stamp, unstamp


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name; `conversation` is where it is shared.

    `request` is JSON values (`handlers.stored_requests`).
    """

    workspace: str
    id: str
    name: str
    platform: str
    level: str
    request: Mapping[str, Any]
    reach: Reach
    conversation: str
    owner: Named
    made_at: datetime


class SearchNameTaken(Exception):
    """Another saved search that is seen there has this name already: it is `saved`."""

    def __init__(self, saved: SavedSearch) -> None:
        super().__init__(saved.name)
        self.saved = saved


class Searches:
    """The saved searches of every workspace, each seen by those it reaches."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note_last(self, viewer: Viewer, request: Mapping[str, Any], at: datetime) -> None:
        """Remember what a person searched last in a conversation."""
        record = {
            "workspace": viewer.workspace,
            "person": viewer.person,
            "conversation": viewer.conversation,
            "request": json.dumps(request, ensure_ascii=False),
            "at": stamp(at),
        }
        await self._database.write(lambda tables: tables.table("last_searches").upsert(record, pk=_LAST_KEY))

    async def last(self, viewer: Viewer) -> Mapping[str, Any] | None:
        """What a person searched last in a conversation; None where they searched for nothing yet."""
        sql = "SELECT request FROM last_searches WHERE workspace = ? AND person = ? AND conversation = ?"
        values = (viewer.workspace, viewer.person, viewer.conversation)
        found = await self._database.read(lambda tables: row(tables, sql, *values))
        return json.loads(found["request"]) if found else None

    async def save(
        self, viewer: Viewer, owner: Named, name: str, request: Mapping[str, Any], at: datetime
    ) -> SavedSearch:
        """Keep a search for its owner alone. Raises `SearchNameTaken`."""
        record = {
            "workspace": viewer.workspace,
            "id": self._database.token(),
            "name": name,
            "folded": folded(name),
            "platform": request["platform"],
            "level": request["level"],
            "request": json.dumps(request, ensure_ascii=False),
            "reach": "private",
            "conversation": viewer.conversation,
            "owner": owner.id,
            "owner_name": owner.name,
            "made_at": stamp(at),
        }

        def change(tables: Tables) -> SavedSearch:
            _free(tables, viewer, name)
            tables.table("saved_searches").insert(record)
            return _saved(record)

        return await self._database.write(change)

    async def replace(self, viewer: Viewer, id_: str, request: Mapping[str, Any]) -> bool:
        """Put another search under the name of an own one; whether it was there."""
        sql = """
            UPDATE saved_searches SET request = ?, platform = ?, level = ? WHERE workspace = ? AND id = ? AND owner = ?
        """
        text = json.dumps(request, ensure_ascii=False)
        return await self._change(
            sql, text, request["platform"], request["level"], viewer.workspace, id_, viewer.person
        )

    async def seen_by(self, viewer: Viewer) -> list[SavedSearch]:
        """All saved searches that the viewer may see from there, the newest first."""
        return await self._database.read(lambda tables: _seen(tables, viewer))

    async def find(self, viewer: Viewer, id_: str) -> SavedSearch | None:
        """The saved search of an id, if the viewer may see it."""
        found = await self._database.read(lambda tables: _seen(tables, viewer, "id = ?", id_))
        return found[0] if found else None

    async def named(self, viewer: Viewer, name: str) -> SavedSearch | None:
        """The saved search that a name means to the viewer, in any case: an own one before others'."""
        return await self._database.read(lambda tables: _named(tables, viewer, name))

    async def rename(self, viewer: Viewer, id_: str, name: str) -> bool:
        """Give an own saved search another name; whether it was there. Raises `SearchNameTaken`."""

        def change(tables: Tables) -> bool:
            _free(tables, viewer, name, id_)
            sql = "UPDATE saved_searches SET name = ?, folded = ? WHERE workspace = ? AND id = ? AND owner = ?"
            values = (name, folded(name), viewer.workspace, id_, viewer.person)
            return bool(tables.conn.execute(sql, values).rowcount)

        return await self._database.write(change)

    async def share(self, viewer: Viewer, saved: SavedSearch, reach: Reach) -> bool:
        """Let an own search reach the viewer's conversation, the workspace or its owner alone; whether that is news.

        Raises `SearchNameTaken` where somebody shares another one of this name there.
        """

        def change(tables: Tables) -> bool:
            _free(tables, viewer, saved.name, saved.id)
            sql = """
                UPDATE saved_searches SET reach = ?, conversation = ? WHERE workspace = ? AND id = ? AND owner = ?
                AND (reach <> ? OR (reach = 'conversation' AND conversation <> ?))
            """
            place = (reach, viewer.conversation)
            values = (*place, viewer.workspace, saved.id, viewer.person, *place)
            return bool(tables.conn.execute(sql, values).rowcount)

        return await self._database.write(change)

    async def remove(self, workspace: str, id_: str, also: Sequence[Change] = ()) -> bool:
        """Remove a saved search, and make these changes in one go with it; whether it was there.

        Whoever calls must see to it that the asker may.
        """

        def change(tables: Tables) -> bool:
            sql = "DELETE FROM saved_searches WHERE workspace = ? AND id = ?"
            if not tables.conn.execute(sql, (workspace, id_)).rowcount:
                return False
            for each in also:
                each(tables)
            return True

        return await self._database.write(change)

    async def _change(self, sql: str, *values: str) -> bool:
        return await self._database.write(lambda tables: bool(tables.conn.execute(sql, values).rowcount))


_LAST_KEY = ("workspace", "person", "conversation")
_MAY_SEE = "(reach = 'workspace' OR owner = ? OR (reach = 'conversation' AND conversation = ?))"


def _seen(tables: Tables, viewer: Viewer, condition: str = "1", *values: str) -> list[SavedSearch]:
    sql = f"""
        SELECT * FROM saved_searches WHERE workspace = ? AND {_MAY_SEE} AND {condition} ORDER BY made_at DESC, id
    """  # noqa: S608 - constants of ours
    return [_saved(one) for one in rows(tables, sql, viewer.workspace, viewer.person, viewer.conversation, *values)]


def _named(tables: Tables, viewer: Viewer, name: str, but: str = "") -> SavedSearch | None:
    seen = [one for one in _seen(tables, viewer, "folded = ?", folded(name)) if one.id != but]
    return min(seen, key=lambda one: one.owner.id != viewer.person, default=None)


def _free(tables: Tables, viewer: Viewer, name: str, but: str = "") -> None:
    taken = _named(tables, viewer, name, but)
    if taken is not None:
        raise SearchNameTaken(taken)


def _saved(found: Mapping[str, Any]) -> SavedSearch:
    return SavedSearch(
        workspace=found["workspace"],
        id=found["id"],
        name=found["name"],
        platform=found["platform"],
        level=found["level"],
        request=json.loads(found["request"]),
        reach=found["reach"],
        conversation=found["conversation"],
        owner=Named(found["owner"], found["owner_name"]),
        made_at=unstamp(found["made_at"]),
    )
