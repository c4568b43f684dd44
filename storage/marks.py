"""How far a team is with a creator: status, owner and note, one truth per creator and workspace, and who wrote to it.

Everybody in the workspace sees them on every card that shows the creator, so that no two people write to one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlite_utils import Database as Tables

from storage.database import Database, row, rows
from storage.people import Named
from storage.times import stamp, unstamp

Status = Literal["new", "contacted", "negotiating", "booked", "rejected"]
"""How far it is, in the order in which it goes; `new` where nobody said anything."""

STATUSES: tuple[Status, ...] = ("new", "contacted", "negotiating", "booked", "rejected")

CLASH_WITHIN = timedelta(days=7)
"""Whoever marks a creator as contacted so soon after somebody else did is asked first (features G2)."""

NOBODY = Named("")


@dataclass(frozen=True, slots=True)
class Contact:
    """That a person wrote to a creator."""

    person: Named
    at: datetime


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of a creator's state. `owner` is `NOBODY` where nobody took it; `contact` is the last one."""

    status: Status = "new"
    owner: Named = NOBODY
    note: str = ""
    changed_by: Named = NOBODY
    changed_at: datetime | None = None
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What to mark; None leaves it as it is. `owner` is `NOBODY` to give the creator free, an empty note clears it."""

    status: Status | None = None
    owner: Named | None = None
    note: str | None = None


class ContactedBefore(Exception):
    """Somebody else wrote to these creators lately; nothing was marked. `contacts` are by the creators' rows' ids."""

    def __init__(self, contacts: Mapping[str, Contact]) -> None:
        super().__init__(", ".join(contacts))
        self.contacts = contacts


class Marks:
    """The marks of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, workspace: str, creators: Iterable[str]) -> dict[str, Mark]:
        """The marks of creators, by their rows' ids; those of which nobody said anything are left out."""
        wanted = list(creators)
        return await self._database.read(lambda tables: _marks(tables, workspace, wanted))

    async def set(
        self,
        workspace: str,
        creators: Sequence[str],
        change: Change,
        by: Named,
        at: datetime,
        *,
        is_confirmed: bool = False,
    ) -> dict[str, Mark]:
        """Mark creators, all of them or none; gives their marks.

        Raises `ContactedBefore` where `contacted` would be said within `CLASH_WITHIN` of another person's contact,
        unless it `is_confirmed`. Whoever says `new` takes their own contacts back.
        """

        def write(tables: Tables) -> dict[str, Mark]:
            if change.status == "contacted" and not is_confirmed:
                _without_clash(tables, workspace, creators, by, at)
            for creator in creators:
                _write(tables, workspace, creator, change, by, at)
            return _marks(tables, workspace, creators)

        return await self._database.write(write)

    async def set_each(
        self, workspace: str, changes: Mapping[str, Change], by: Named, at: datetime
    ) -> dict[str, Contact]:
        """Mark creators, by their rows' ids, each in its own way and all in one go.

        Those whom another person contacted within `CLASH_WITHIN` and that were to be `contacted` are left as they are:
        it gives who wrote to them.
        """

        def write(tables: Tables) -> dict[str, Contact]:
            contacted = [creator for creator, change in changes.items() if change.status == "contacted"]
            clashes = _clashes(tables, workspace, contacted, by, at)
            for creator, change in changes.items():
                if creator not in clashes:
                    _write(tables, workspace, creator, change, by, at)
            return clashes

        return await self._database.write(write)


def _without_clash(tables: Tables, workspace: str, creators: Sequence[str], by: Named, at: datetime) -> None:
    clashes = _clashes(tables, workspace, creators, by, at)
    if clashes:
        raise ContactedBefore(clashes)


def _clashes(tables: Tables, workspace: str, creators: Iterable[str], by: Named, at: datetime) -> dict[str, Contact]:
    """Who else wrote to creators lately, by the creators' rows."""
    sql = """
        SELECT * FROM contacted WHERE workspace = ? AND creator = ? AND person <> ? AND at > ?
        ORDER BY at DESC LIMIT 1
    """
    since = stamp(at - CLASH_WITHIN)
    found = {one: row(tables, sql, workspace, one, by.id, since) for one in creators}
    return {creator: _contact(one) for creator, one in found.items() if one}


def _write(tables: Tables, workspace: str, creator: str, change: Change, by: Named, at: datetime) -> None:
    known = _marks(tables, workspace, [creator]).get(creator, Mark())
    owner = known.owner if change.owner is None else change.owner
    tables.table("marks").upsert(
        {
            "workspace": workspace,
            "creator": creator,
            "status": change.status or known.status,
            "owner": owner.id,
            "owner_name": owner.name,
            "note": known.note if change.note is None else change.note,
            "changed_by": by.id,
            "changed_by_name": by.name,
            "changed_at": stamp(at),
        },
        pk=("workspace", "creator"),
    )
    if change.status == "contacted":
        contact = {"creator": creator, "person": by.id, "person_name": by.name, "at": stamp(at)}
        tables.table("contacted").insert({"workspace": workspace, **contact})
    elif change.status == "new":
        sql = "DELETE FROM contacted WHERE workspace = ? AND creator = ? AND person = ?"
        tables.conn.execute(sql, (workspace, creator, by.id))


def _marks(tables: Tables, workspace: str, creators: Sequence[str]) -> dict[str, Mark]:
    wanted = json.dumps(list(creators))
    among = "workspace = ? AND creator IN (SELECT value FROM json_each(?))"
    contacts = rows(tables, f"SELECT * FROM contacted WHERE {among} ORDER BY at, number", workspace, wanted)  # noqa: S608
    last = {one["creator"]: _contact(one) for one in contacts}
    marks = rows(tables, f"SELECT * FROM marks WHERE {among}", workspace, wanted)  # noqa: S608 - a constant of ours
    return {one["creator"]: _mark(one, last.get(one["creator"])) for one in marks}


def _contact(found: Mapping[str, Any]) -> Contact:
    return Contact(Named(found["person"], found["person_name"]), unstamp(found["at"]))


def _mark(found: Mapping[str, Any], contact: Contact | None) -> Mark:
    return Mark(
        status=found["status"],
        owner=Named(found["owner"], found["owner_name"]),
        note=found["note"],
        changed_by=Named(found["changed_by"], found["changed_by_name"]),
        changed_at=unstamp(found["changed_at"]),
        contact=contact,
    )
