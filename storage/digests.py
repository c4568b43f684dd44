"""Digests: saved searches that run by a schedule and post what changed.

state:  active → paused, by a person or for a `reason` that stands in its way; and back, by a person.
`planned_at` is the next due time by the schedule, `due_at` when it is to be worked on: later, where the minute is a
crowded one or a try failed. What became of each due time stands in `storage.digest_runs`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlite_utils import Database as Tables

from storage.database import Database, row, rows
from storage.leases import Lease, claim
from storage.times import stamp, unstamp

State = Literal["active", "paused"]

Reason = Literal["", "person", "credits", "budget", "rights", "key", "request", "owner-gone", "place-gone", "external"]
"""Why a digest pauses: a person asked for it; no credits; a budget; the owner may not spend; the API takes the key or
the request no more; the owner or the conversation is gone; people of other organisations read along."""


@dataclass(frozen=True, slots=True)
class NewDigest:
    """A digest to be. `request` is JSON values (`handlers.requests`), `search` the saved search that it was made of.

    `owner` and `conversation` are JSON values (`handlers.stored_chat`). `schedule` is how it is shown, `cron` the
    same as five fields, on the clocks of `zone` (an IANA name).
    """

    workspace: str
    name: str
    search: str
    request: Mapping[str, Any]
    owner: Mapping[str, Any]
    language: str
    conversation: Mapping[str, Any]
    schedule: str
    cron: str
    zone: str

    @property
    def owner_id(self) -> str:
        """The chat's id of the owner."""
        return str(self.owner["id"])

    @property
    def conversation_id(self) -> str:
        """The chat's id of the conversation."""
        return str(self.conversation["id"])

    @property
    def seed(self) -> str:
        """What spreads the digests of a crowded minute over the minutes after it."""
        return f"{self.workspace} {self.conversation_id} {self.search}"


@dataclass(frozen=True, slots=True)
class Digest(NewDigest):
    """A stored digest. A paused one has no `due_at`; `attempts` counts the failed ones at the due time of now."""

    id: str = ""
    state: State = "active"
    reason: Reason = ""
    made_at: datetime | None = None
    muted_until: datetime | None = None
    planned_at: datetime | None = None
    due_at: datetime | None = None
    attempts: int = 0


class Digests:
    """The digests of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, new: NewDigest, planned_at: datetime, due_at: datetime, at: datetime) -> Digest:
        """Start a digest, first due then."""
        record = {
            "workspace": new.workspace,
            "id": self._database.token(),
            "name": new.name,
            "search": new.search,
            "request": _text(new.request),
            "owner": _text(new.owner),
            "owner_id": new.owner_id,
            "language": new.language,
            "conversation": _text(new.conversation),
            "conversation_id": new.conversation_id,
            "schedule": new.schedule,
            "cron": new.cron,
            "zone": new.zone,
            "state": "active",
            "made_at": stamp(at),
            "planned_at": stamp(planned_at),
            "due_at": stamp(due_at),
        }

        def change(tables: Tables) -> Digest:
            tables.table("digests").insert(record)
            return _found(tables, new.workspace, str(record["id"]))

        return await self._database.write(change)

    async def find(self, workspace: str, id_: str) -> Digest | None:
        """A digest of a workspace."""
        sql = "SELECT * FROM digests WHERE workspace = ? AND id = ?"
        found = await self._database.read(lambda tables: row(tables, sql, workspace, id_))
        return _digest(found) if found else None

    async def seen_by(self, workspace: str, person: str, conversation: str) -> list[Digest]:
        """A person's own digests and those that post to a conversation, the newest first."""
        sql = """
            SELECT * FROM digests WHERE workspace = ? AND (owner_id = ? OR conversation_id = ?)
            ORDER BY made_at DESC, id
        """
        values = (workspace, person, conversation)
        return [_digest(one) for one in await self._database.read(lambda tables: rows(tables, sql, *values))]

    async def all_of(self, workspace: str) -> list[Digest]:
        """All digests of a workspace, the newest first."""
        sql = "SELECT * FROM digests WHERE workspace = ? ORDER BY made_at DESC, id"
        return [_digest(one) for one in await self._database.read(lambda tables: rows(tables, sql, workspace))]

    async def remove(self, workspace: str, id_: str) -> bool:
        """Remove a digest with its runs and all that it saw; whether it was there."""

        def change(tables: Tables) -> bool:
            for table in ("digest_runs", "sightings"):
                sql = f"DELETE FROM {table} WHERE workspace = ? AND digest = ?"  # noqa: S608 - constants
                tables.conn.execute(sql, (workspace, id_))
            gone = tables.conn.execute("DELETE FROM digests WHERE workspace = ? AND id = ?", (workspace, id_))
            return bool(gone.rowcount)

        return await self._database.write(change)

    async def claim_due(self, lease: Lease, most: int) -> list[Digest]:
        """Lease active digests that are due."""

        def take(tables: Tables) -> list[Digest]:
            return [_digest(one) for one in claim(tables, "digests", lease, most, "state = 'active'")]

        return await self._database.write(take)

    async def claim_one(self, lease: Lease, workspace: str, id_: str) -> bool:
        """Lease one digest, due or not; False while somebody works on it."""
        sql = """
            UPDATE digests SET lease_owner = ?, lease_until = ?
            WHERE workspace = ? AND id = ? AND (lease_until IS NULL OR lease_until <= ?)
        """
        values = (lease.owner, lease.until, workspace, id_, stamp(lease.at))
        return await self._database.write(lambda tables: bool(tables.conn.execute(sql, values).rowcount))

    async def release(self, workspace: str, id_: str, owner: str) -> None:
        """Give back a lease that is still one's own."""
        sql = """
            UPDATE digests SET lease_owner = NULL, lease_until = NULL
            WHERE workspace = ? AND id = ? AND lease_owner = ?
        """
        await self._database.write(lambda tables: tables.conn.execute(sql, (workspace, id_, owner)))


def advance(tables: Tables, digest: Digest, planned_at: datetime | None, due_at: datetime | None) -> None:
    """Go on to the next due time, None where the schedule has none any more; a digest that was paused stays so."""
    sql = """
        UPDATE digests SET planned_at = ?, due_at = ?, attempts = 0
        WHERE workspace = ? AND id = ? AND state = 'active'
    """
    tables.conn.execute(sql, (*_stamps(planned_at, due_at), digest.workspace, digest.id))


def resume(tables: Tables, digest: Digest, planned_at: datetime | None, due_at: datetime | None) -> None:
    """Let a digest run again, next at this due time, and say something again."""
    sql = """
        UPDATE digests SET planned_at = ?, due_at = ?, attempts = 0, state = 'active', reason = '', muted_until = NULL
        WHERE workspace = ? AND id = ?
    """
    tables.conn.execute(sql, (*_stamps(planned_at, due_at), digest.workspace, digest.id))


def mute(tables: Tables, digest: Digest, until: datetime) -> None:
    """Note until when a digest says nothing. Its next due time is to be set with `advance`."""
    sql = "UPDATE digests SET muted_until = ? WHERE workspace = ? AND id = ?"
    tables.conn.execute(sql, (stamp(until), digest.workspace, digest.id))


def pause(tables: Tables, workspace: str, id_: str, reason: Reason) -> bool:
    """Pause an active digest; whether it was active."""
    sql = """
        UPDATE digests SET state = 'paused', reason = ?, due_at = NULL, planned_at = NULL
        WHERE workspace = ? AND id = ? AND state = 'active'
    """
    return bool(tables.conn.execute(sql, (reason, workspace, id_)).rowcount)


def again(tables: Tables, digest: Digest, due_at: datetime) -> None:
    """Try the due time of now once more then."""
    sql = "UPDATE digests SET due_at = ?, attempts = attempts + 1 WHERE workspace = ? AND id = ? AND state = 'active'"
    tables.conn.execute(sql, (stamp(due_at), digest.workspace, digest.id))


def change_request(tables: Tables, digest: Digest, name: str, request: Mapping[str, Any]) -> None:
    """Run another request from now on, as its saved search was changed; the name goes with it."""
    sql = "UPDATE digests SET name = ?, request = ? WHERE workspace = ? AND id = ?"
    tables.conn.execute(sql, (name, _text(request), digest.workspace, digest.id))


def _found(tables: Tables, workspace: str, id_: str) -> Digest:
    [found] = rows(tables, "SELECT * FROM digests WHERE workspace = ? AND id = ?", workspace, id_)
    return _digest(found)


def _text(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def _stamps(*times: datetime | None) -> list[str | None]:
    return [stamp(at) if at else None for at in times]


def _time(text: str | None) -> datetime | None:
    return unstamp(text) if text else None


def _digest(found: Mapping[str, Any]) -> Digest:
    return Digest(
        workspace=found["workspace"],
        name=found["name"],
        search=found["search"],
        request=json.loads(found["request"]),
        owner=json.loads(found["owner"]),
        language=found["language"],
        conversation=json.loads(found["conversation"]),
        schedule=found["schedule"],
        cron=found["cron"],
        zone=found["zone"],
        id=found["id"],
        state=found["state"],
        reason=found["reason"],
        made_at=_time(found["made_at"]),
        muted_until=_time(found["muted_until"]),
        planned_at=_time(found["planned_at"]),
        due_at=_time(found["due_at"]),
        attempts=found["attempts"],
    )
