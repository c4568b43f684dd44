"""Which creators a posted message shows, so that a reaction to it can be taken for them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from storage.creators import CreatorName
from storage.database import Database, row
from storage.times import stamp


class Shown:
    """The posted messages of every workspace that show creators."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def note(
        self, workspace: str, conversation: str, message: str, creators: Sequence[CreatorName], at: datetime
    ) -> None:
        """Remember what a message shows from now on, in place of what it showed before; nothing where it shows none."""
        record = {
            "workspace": workspace,
            "conversation": conversation,
            "message": message,
            "creators": json.dumps(
                [{"platform": one.platform, "uid": one.uid, "username": one.username} for one in creators],
                ensure_ascii=False,
            ),
            "at": stamp(at),
        }
        await self._database.write(
            lambda tables: tables.table("shown").upsert(record, pk=("workspace", "conversation", "message"))
        )

    async def on(self, workspace: str, conversation: str, message: str) -> tuple[CreatorName, ...]:
        """The creators that a message shows, in its order; none for a message that shows none or is not known."""
        sql = "SELECT creators FROM shown WHERE workspace = ? AND conversation = ? AND message = ?"
        found = await self._database.read(lambda tables: row(tables, sql, workspace, conversation, message))
        return tuple(CreatorName(**one) for one in json.loads(found["creators"])) if found else ()

    async def forget_before(self, at: datetime) -> int:
        """Drop what messages showed that were noted before `at`; gives how many."""
        return await self._database.write(
            lambda tables: tables.conn.execute("DELETE FROM shown WHERE at < ?", (stamp(at),)).rowcount
        )
