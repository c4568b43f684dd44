"""The digests of every workspace: added, found, leased while they are worked on, and removed.

What a digest is stands in `storage.digest_rows`, what happens to it in `storage.digest_changes`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlite_utils import Database as Tables

from storage.database import Database, row, rows
from storage.digest_rows import Digest, DigestTaken, NewDigest, digest_of, stored, terms_of
from storage.leases import Lease, claim
from storage.times import stamp


class Digests:
    """The digests of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, new: NewDigest, planned_at: datetime, due_at: datetime, at: datetime) -> Digest:
        """Start a digest, first due then. Raises `storage.digest_rows.DigestTaken`."""
        record = {
            **terms_of(new),
            "workspace": new.workspace,
            "id": self._database.token(),
            "search": new.search,
            "request": stored(new.request),
            "owner": stored(new.owner),
            "owner_id": new.owner_id,
            "name": new.name,
            "state": "active",
            "made_at": stamp(at),
            "planned_at": stamp(planned_at),
            "due_at": stamp(due_at),
        }

        def change(tables: Tables) -> Digest:
            keep_free(tables, new)
            tables.table("digests").insert(record)
            return digest_of(tables.table("digests").get((new.workspace, record["id"])))

        return await self._database.write(change)

    async def find(self, workspace: str, id_: str) -> Digest | None:
        """A digest of a workspace."""
        sql = "SELECT * FROM digests WHERE workspace = ? AND id = ?"
        found = await self._database.read(lambda tables: row(tables, sql, workspace, id_))
        return digest_of(found) if found else None

    async def seen_by(self, workspace: str, person: str, conversation: str) -> list[Digest]:
        """A person's own digests and those that post to a conversation, the newest first."""
        sql = """
            SELECT * FROM digests WHERE workspace = ? AND (owner_id = ? OR conversation_id = ?)
            ORDER BY made_at DESC, id
        """
        values = (workspace, person, conversation)
        return [digest_of(one) for one in await self._database.read(lambda tables: rows(tables, sql, *values))]

    async def running(self, workspace: str, search: str) -> list[Digest]:
        """The active digests of a saved search."""
        sql = "SELECT * FROM digests WHERE workspace = ? AND search = ? AND state = 'active' ORDER BY made_at, id"
        found = await self._database.read(lambda tables: rows(tables, sql, workspace, search))
        return [digest_of(one) for one in found]

    async def all_of(self, workspace: str) -> list[Digest]:
        """All digests of a workspace, the newest first."""
        sql = "SELECT * FROM digests WHERE workspace = ? ORDER BY made_at DESC, id"
        return [digest_of(one) for one in await self._database.read(lambda tables: rows(tables, sql, workspace))]

    async def remove(self, workspace: str, id_: str) -> bool:
        """Remove a digest with its runs and all that it saw; whether it was there."""

        def change(tables: Tables) -> bool:
            for table in ("digest_runs", "sightings"):
                sql = f"DELETE FROM {table} WHERE workspace = ? AND digest = ?"  # noqa: S608 - constants
                tables.conn.execute(sql, (workspace, id_))
            gone = tables.conn.execute("DELETE FROM digests WHERE workspace = ? AND id = ?", (workspace, id_))
            return bool(gone.rowcount)

        return await self._database.write(change)

    async def claim_due(self, lease: Lease, most: int, chats: Iterable[str]) -> list[Digest]:
        """Lease active digests of these chats that are due."""
        named = tuple(chats)
        also = (
            f"state = 'active' AND substr(workspace, 1, instr(workspace, ':') - 1) IN ({', '.join('?' * len(named))})"
        )

        def take(tables: Tables) -> list[Digest]:
            return [digest_of(one) for one in claim(tables, "digests", lease, most, also, *named)]

        return await self._database.write(take)


def keep_free(tables: Tables, new: NewDigest, but: str = "") -> None:
    """Make sure that no other digest than `but` posts the same search there; what others paused is in nobody's way.

    Raises `storage.digest_rows.DigestTaken`.
    """
    sql = """
        SELECT * FROM digests WHERE workspace = ? AND conversation_id = ? AND search = ? AND id != ?
        AND (state = 'active' OR owner_id = ?)
    """
    taken = row(tables, sql, new.workspace, new.conversation_id, new.search, but, new.owner_id)
    if taken:
        raise DigestTaken(digest_of(taken))
