"""What each digest saw: the figures of every creator when a run last looked at it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database as Tables

from storage.database import Database, rows
from storage.times import stamp, unstamp


@dataclass(frozen=True, slots=True)
class Sighting:
    """A creator as it was then. `creator` is a key of it within its digest; figures are None where none were told.

    `is_silent` says that it counted as gone quiet.
    """

    creator: str
    seen_at: datetime
    followers: int | None = None
    avg_views: int | None = None
    last_post: date | None = None
    is_silent: bool = False


class Sightings:
    """The sightings of every digest."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, workspace: str, digest: str, creators: Iterable[str]) -> dict[str, Sighting]:
        """The last sighting of each of these creators, by its key; those never seen are left out."""
        sql = """
            SELECT * FROM sightings WHERE workspace = ? AND digest = ?
            AND creator IN (SELECT value FROM json_each(?))
        """
        keys = json.dumps(list(creators))
        found = await self._database.read(lambda tables: rows(tables, sql, workspace, digest, keys))
        return {one["creator"]: _sighting(one) for one in found}


def note(tables: Tables, workspace: str, digest: str, seen: Iterable[Sighting]) -> None:
    """Keep what a run saw in place of what was seen before of the same creators."""
    records: list[dict[str, Any]] = [
        {
            "workspace": workspace,
            "digest": digest,
            "creator": one.creator,
            "followers": one.followers,
            "avg_views": one.avg_views,
            "last_post": one.last_post.isoformat() if one.last_post else None,
            "is_silent": int(one.is_silent),
            "seen_at": stamp(one.seen_at),
        }
        for one in seen
    ]
    tables.table("sightings").upsert_all(records, pk=("workspace", "digest", "creator"))


def forget(tables: Tables, workspace: str, digest: str) -> None:
    """Drop all that a digest saw: its next run is a first one."""
    tables.conn.execute("DELETE FROM sightings WHERE workspace = ? AND digest = ?", (workspace, digest))


def _sighting(found: dict[str, Any]) -> Sighting:
    return Sighting(
        creator=found["creator"],
        seen_at=unstamp(found["seen_at"]),
        followers=found["followers"],
        avg_views=found["avg_views"],
        last_post=date.fromisoformat(found["last_post"]) if found["last_post"] else None,
        is_silent=bool(found["is_silent"]),
    )
