"""Result pages that a workspace paid for. The same request is bought once, however often and by whomever it is pressed.

A buyer writes its name on the row before it calls; others wait for the answer. A buyer that never came back loses the
row after `BUYING_FOR`, which is longer than any call may take.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database as Tables

from storage.database import Database, row, rows
from storage.times import stamp, unstamp

BUYING_FOR = timedelta(minutes=4)


@dataclass(frozen=True, slots=True)
class Page:
    """A bought page: the answer as it came, what it cost and when."""

    answer: Mapping[str, Any]
    credits: int | None
    bought_at: datetime


class Pages:
    """The bought pages of every workspace, by the exact request."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def bought(self, workspace: str, request: str) -> Page | None:
        """The page bought for a request, if one was."""
        sql = "SELECT answer, credits, bought_at FROM pages WHERE workspace = ? AND request = ? AND answer IS NOT NULL"
        found = await self._database.read(lambda tables: row(tables, sql, workspace, request))
        return Page(json.loads(found["answer"]), found["credits"], unstamp(found["bought_at"])) if found else None

    async def holding(self, workspace: str, beginning: str, text: str, since: datetime) -> list[tuple[str, Page]]:
        """The pages bought since then for requests of this beginning, whose answers hold a text in any case.

        Each with its request, the newest first.
        """
        sql = """
            SELECT request, answer, credits, bought_at FROM pages
            WHERE workspace = ? AND bought_at >= ? AND answer IS NOT NULL AND substr(request, 1, ?) = ?
            AND instr(lower(answer), lower(?)) > 0 ORDER BY bought_at DESC, request
        """
        values = (workspace, stamp(since), len(beginning), beginning, text)
        found = await self._database.read(lambda tables: rows(tables, sql, *values))
        return [
            (one["request"], Page(json.loads(one["answer"]), one["credits"], unstamp(one["bought_at"])))
            for one in found
        ]

    async def held(self, workspace: str, requests: Sequence[str]) -> frozenset[str]:
        """Those of some requests whose page was bought."""
        marks = ", ".join("?" * len(requests))
        sql = f"SELECT request FROM pages WHERE workspace = ? AND answer IS NOT NULL AND request IN ({marks})"  # noqa: S608 - only question marks
        return await self._database.read(
            lambda tables: frozenset(name for (name,) in tables.conn.execute(sql, (workspace, *requests)))
        )

    async def under_way(self, workspace: str, requests: Sequence[str], since: datetime) -> bool:
        """Whether somebody began to buy one of these pages since then and did not finish."""
        marks = ", ".join("?" * len(requests))
        sql = f"""
            SELECT 1 FROM pages WHERE workspace = ? AND buyer IS NOT NULL AND started_at >= ? AND request IN ({marks})
        """  # noqa: S608 - only question marks
        found = await self._database.read(lambda tables: row(tables, sql, workspace, stamp(since), *requests))
        return found is not None

    async def start_buying(self, workspace: str, request: str, buyer: str, at: datetime) -> bool:
        """Whether `buyer` may buy this page now; false while another one does. An older answer stays until then."""
        sql = """
            INSERT INTO pages (workspace, request, buyer, started_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (workspace, request) DO UPDATE SET buyer = excluded.buyer, started_at = excluded.started_at
            WHERE pages.buyer IS NULL OR pages.started_at < ?
        """
        values = (workspace, request, buyer, stamp(at), stamp(at - BUYING_FOR))

        def start(tables: Tables) -> bool:
            return tables.conn.execute(sql, values).rowcount == 1

        return await self._database.write(start)

    async def finish_buying(
        self, workspace: str, request: str, buyer: str, page: tuple[Mapping[str, Any], int | None, datetime] | None
    ) -> None:
        """Keep the answer, its credits and its time, or None when the call came to nothing, and let others buy."""
        await self._database.write(lambda tables: finish_buying(tables, workspace, request, buyer, page))


def finish_buying(
    tables: Tables,
    workspace: str,
    request: str,
    buyer: str,
    page: tuple[Mapping[str, Any], int | None, datetime] | None,
) -> None:
    """The same as a part of a larger change."""
    owned = "workspace = ? AND request = ? AND buyer = ?"
    if page is not None:
        answer, credits_used, bought_at = page
        sql = f"UPDATE pages SET answer = ?, credits = ?, bought_at = ?, buyer = NULL WHERE {owned}"  # noqa: S608 - a constant
        values = (json.dumps(answer, ensure_ascii=False), credits_used, stamp(bought_at))
        tables.conn.execute(sql, (*values, workspace, request, buyer))
        return
    sql = f"UPDATE pages SET buyer = NULL WHERE {owned}"  # noqa: S608 - a constant
    tables.conn.execute(sql, (workspace, request, buyer))
    tables.conn.execute("DELETE FROM pages WHERE buyer IS NULL AND answer IS NULL")
