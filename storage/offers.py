"""What the buttons of a card do. A button carries an opaque id; everything else about it is a row here."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database as Tables

from storage.database import Database, row
from storage.times import stamp, unstamp

ANYONE = ""
"""The person of an offer that everybody in the workspace may take up."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An action with its arguments, made to one person of a workspace or to `ANYONE` in it."""

    id: str
    workspace: str
    person: str
    action: str
    arguments: Mapping[str, Any]
    offered_at: datetime


class AlreadyUsed(Exception):
    """An offer that may be used once was used before, or is not known."""


class Offers:
    """The offers behind all buttons."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def make(
        self, workspace: str, person: str, at: datetime, offers: Sequence[tuple[str, Mapping[str, Any]]]
    ) -> list[str]:
        """Write down actions with their arguments; gives one opaque id for each, in order."""
        ids = [self._database.token() for _ in offers]
        records = [
            {
                "id": made,
                "workspace": workspace,
                "person": person,
                "action": action,
                "arguments": json.dumps(arguments, ensure_ascii=False),
                "offered_at": stamp(at),
            }
            for made, (action, arguments) in zip(ids, offers, strict=True)
        ]
        if records:
            await self._database.write(lambda tables: tables.table("offers").insert_all(records))
        return ids

    async def find(self, workspace: str, offer_id: str) -> Offer | None:
        """The offer behind an id, or None: unknown, forgotten, or another workspace's."""
        sql = "SELECT * FROM offers WHERE id = ? AND workspace = ?"
        found = await self._database.read(lambda tables: row(tables, sql, offer_id, workspace))
        return _offer(found) if found else None

    async def use_once(self, workspace: str, offer_id: str, at: datetime) -> bool:
        """Whether this is the first use of an offer that may be used only once."""
        try:
            await self._database.write(lambda tables: use(tables, workspace, offer_id, at))
        except AlreadyUsed:
            return False
        return True


def use(tables: Tables, workspace: str, offer_id: str, at: datetime) -> None:
    """Use an offer that may be used once, as a part of a larger change. Raises `AlreadyUsed`."""
    sql = "UPDATE offers SET used_at = ? WHERE id = ? AND workspace = ? AND used_at IS NULL"
    if tables.conn.execute(sql, (stamp(at), offer_id, workspace)).rowcount != 1:
        raise AlreadyUsed(offer_id)


def _offer(found: dict[str, Any]) -> Offer:
    return Offer(
        id=found["id"],
        workspace=found["workspace"],
        person=found["person"],
        action=found["action"],
        arguments=json.loads(found["arguments"]),
        offered_at=unstamp(found["offered_at"]),
    )
