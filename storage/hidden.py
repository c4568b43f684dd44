"""Creators that a workspace does not want to see again, for ever or for one campaign.

A campaign is a name that conversations work on, one each at a time: what is hidden for it is hidden in all of them and
nowhere else, and comes back where the campaign ends.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.database import Database, Tables, row, rows
from storage.people import Named
from storage.times import stamp, unstamp

FOR_EVER = ""
"""The campaign of what is hidden for ever."""


@dataclass(frozen=True, slots=True)
class HiddenCreator:
    """A hidden creator: its id in `storage.creators`, the campaign's folded name or `FOR_EVER`, by whom, and when."""

    creator: str
    campaign: str
    by: Named
    at: datetime


class Hidden:
    """The hidden creators and the campaigns of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def hide(self, workspace: str, creators: Sequence[str], campaign: str, by: Named, at: datetime) -> list[str]:
        """Hide kept creators; gives those that were not hidden so before."""
        sql = """
            INSERT INTO hidden (workspace, creator, campaign, hidden_by, hidden_by_name, hidden_at)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """
        return await self._database.write(
            lambda tables: [
                one
                for one in creators
                if tables.conn.execute(sql, (workspace, one, campaign, by.id, by.name, stamp(at))).rowcount
            ]
        )

    async def show_again(self, workspace: str, creators: Sequence[str], campaign: str | None = None) -> int:
        """Hide creators no more, for one campaign or for all and for ever; gives how many rows that ended."""
        sql = """
            DELETE FROM hidden WHERE workspace = ? AND creator IN (SELECT value FROM json_each(?))
            AND (? IS NULL OR campaign = ?)
        """
        values = (workspace, json.dumps(list(creators)), campaign, campaign)
        return await self._database.write(lambda tables: tables.conn.execute(sql, values).rowcount)

    async def among(self, workspace: str, creators: Sequence[str], campaign: str) -> frozenset[str]:
        """Those of some kept creators that are hidden for ever or for this campaign."""
        sql = """
            SELECT DISTINCT creator FROM hidden WHERE workspace = ? AND campaign IN ('', ?)
            AND creator IN (SELECT value FROM json_each(?))
        """
        values = (workspace, campaign, json.dumps(list(creators)))
        found = await self._database.read(lambda tables: rows(tables, sql, *values))
        return frozenset(str(one["creator"]) for one in found)

    async def newest(self, workspace: str, campaign: str, most: int) -> list[HiddenCreator]:
        """What is hidden for ever or for this campaign, newest first."""
        sql = """
            SELECT * FROM hidden WHERE workspace = ? AND campaign IN ('', ?) ORDER BY hidden_at DESC, creator LIMIT ?
        """
        found = await self._database.read(lambda tables: rows(tables, sql, workspace, campaign, most))
        return [HiddenCreator(one["creator"], one["campaign"], _by(one), unstamp(one["hidden_at"])) for one in found]

    async def count(self, workspace: str, campaign: str) -> int:
        """How many creators are hidden for ever or for this campaign."""
        sql = "SELECT count(DISTINCT creator) AS n FROM hidden WHERE workspace = ? AND campaign IN ('', ?)"
        found = await self._database.read(lambda tables: row(tables, sql, workspace, campaign))
        return int(found["n"]) if found else 0

    async def campaign_of(self, workspace: str, conversation: str) -> str:
        """The name of the campaign that a conversation works on; empty for none."""
        sql = "SELECT name FROM campaigns WHERE workspace = ? AND conversation = ?"
        found = await self._database.read(lambda tables: row(tables, sql, workspace, conversation))
        return str(found["name"]) if found else ""

    async def begin(self, workspace: str, conversation: str, name: str, at: datetime) -> None:
        """Let a conversation work on a campaign, in place of the one before."""
        record = {
            "workspace": workspace,
            "conversation": conversation,
            "name": name,
            "folded": folded_campaign(name),
            "begun_at": stamp(at),
        }
        await self._database.write(
            lambda tables: tables.table("campaigns").upsert(record, pk=("workspace", "conversation"))
        )

    async def end(self, workspace: str, conversation: str) -> None:
        """Let a conversation work on no campaign. Once none works on it, what was hidden for it comes back."""
        leave = "DELETE FROM campaigns WHERE workspace = ? AND conversation = ? RETURNING folded"
        clear = """
            DELETE FROM hidden WHERE workspace = ? AND campaign = ? AND campaign <> '' AND NOT EXISTS (
                SELECT 1 FROM campaigns WHERE campaigns.workspace = hidden.workspace AND folded = hidden.campaign
            )
        """

        def change(tables: Tables) -> None:
            for one in rows(tables, leave, workspace, conversation):
                tables.conn.execute(clear, (workspace, one["folded"]))

        await self._database.write(change)


def _by(found: dict[str, Any]) -> Named:
    return Named(found["hidden_by"], found["hidden_by_name"])


def folded_campaign(name: str) -> str:
    """A campaign's name as it is compared."""
    return " ".join(name.split()).casefold()
