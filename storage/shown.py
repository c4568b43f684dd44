"""Which creators a posted message shows, so that a reaction to it can be taken for them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.creators import CreatorName
from storage.database import Database, row
from storage.times import stamp


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """A posted message that shows creators, in its order. `place` is its conversation as JSON values."""

    place: Mapping[str, Any]
    creators: tuple[CreatorName, ...]


class Shown:
    """The posted messages of every workspace that show creators."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(
        self, workspace: str, place: Mapping[str, Any], message: str, creators: Sequence[CreatorName], at: datetime
    ) -> None:
        """Remember what a message shows from now on, in place of what it showed before; nothing for no creators.

        `place` is the conversation that it stands in, with the chat's id of it under `id`.
        """
        if not creators:
            await self._forget(workspace, place["id"], message)
            return
        named = [{"platform": one.platform, "uid": one.uid, "username": one.username} for one in creators]
        record = {
            "workspace": workspace,
            "message": message,
            "conversation": place["id"],
            "place": json.dumps(place, ensure_ascii=False),
            "creators": json.dumps(named, ensure_ascii=False),
            "at": stamp(at),
        }
        await self._database.write(
            lambda tables: tables.table("shown").upsert(record, pk=("workspace", "message", "conversation"))
        )

    async def on(self, workspace: str, message: str, conversation: str = "") -> ShownMessage | None:
        """What a message shows, if it shows creators.

        `conversation` may be left out where the chat's ids of messages are of the whole workspace.
        """
        sql = "SELECT * FROM shown WHERE workspace = ? AND message = ? AND (? = '' OR conversation = ?)"
        found = await self._database.read(
            lambda tables: row(tables, sql, workspace, message, conversation, conversation)
        )
        if found is None:
            return None
        return ShownMessage(
            json.loads(found["place"]), tuple(CreatorName(**one) for one in json.loads(found["creators"]))
        )

    async def _forget(self, workspace: str, conversation: str, message: str) -> None:
        sql = "DELETE FROM shown WHERE workspace = ? AND message = ? AND conversation = ?"
        await self._database.write(lambda tables: tables.conn.execute(sql, (workspace, message, conversation)))
