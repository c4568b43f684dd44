"""What billed calls cost, and the last balance that the API told. Unknown is NULL, never zero."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Literal

from sqlite_utils import Database as Tables

from storage.database import Database, row, rows
from storage.times import Span, stamp, unstamp


@dataclass(frozen=True, slots=True)
class Spent:
    """One billed call. `credits` is what the API said it took; `line` what the person asked, in canonical words.

    `account` names the API account that paid, as balances name it; `task` is our id of the task that it submitted, if
    it did.
    """

    workspace: str
    account: str
    person: str
    conversation: str
    at: datetime
    action: str
    line: str
    level: str
    records: int
    credits: int | None
    request_id: str
    task: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the API told, and when. -1 means unlimited."""

    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Balance:
    """The last known credits and daily requests left of an account; None where the API never said."""

    credits: Figure | None = None
    requests: Figure | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what was spent: the stored name of a person, conversation or action, its credits and its calls."""

    name: str
    credits: int
    calls: int


class Spending:
    """The ledger of billed calls and the balances of accounts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, spent: Spent) -> None:
        """Write a billed call down."""
        await self._database.write(lambda tables: add(tables, spent))

    async def between(self, workspace: str, account: str, start: datetime, end: datetime) -> tuple[int, int]:
        """The credits that a workspace spent of an account from `start` until before `end`, and in how many calls."""
        sql = """
            SELECT coalesce(sum(credits), 0) AS credits, count(*) AS calls FROM spending
            WHERE workspace = ? AND account = ? AND at >= ? AND at < ?
        """
        values = (workspace, account, stamp(start), stamp(end))
        found = await self._database.read(lambda tables: row(tables, sql, *values))
        return (found["credits"], found["calls"]) if found else (0, 0)

    async def by(
        self, column: Literal["person", "conversation", "action"], workspace: str, account: str, span: Span
    ) -> list[Part]:
        """The same, parted by who spent it, where or for what, the largest part first."""
        sql = f"""
            SELECT {column} AS name, coalesce(sum(credits), 0) AS credits, count(*) AS calls FROM spending
            WHERE workspace = ? AND account = ? AND at >= ? AND at < ? GROUP BY {column} ORDER BY credits DESC, name
        """  # noqa: S608 - one of three names
        values = (workspace, account, stamp(span[0]), stamp(span[1]))
        found = await self._database.read(lambda tables: rows(tables, sql, *values))
        return [Part(str(one["name"]), int(one["credits"]), int(one["calls"])) for one in found]

    async def by_day(self, workspace: str, account: str, span: Span) -> dict[date, int]:
        """The credits of each day on which something was bought, by the clocks of the span's zone."""
        sql = """
            SELECT min(at) AS at, coalesce(sum(credits), 0) AS credits FROM spending
            WHERE workspace = ? AND account = ? AND at >= ? AND at < ? GROUP BY substr(at, 1, 16) ORDER BY at
        """
        values = (workspace, account, stamp(span[0]), stamp(span[1]))
        days: dict[date, int] = {}
        for one in await self._database.read(lambda tables: rows(tables, sql, *values)):
            day = unstamp(one["at"]).astimezone(span[0].tzinfo).date()
            days[day] = days.get(day, 0) + int(one["credits"])
        return days

    async def calls(self, workspace: str, span: Span) -> list[Spent]:
        """Every billed call of a workspace in a time, of all its accounts, oldest first."""
        sql = "SELECT * FROM spending WHERE workspace = ? AND at >= ? AND at < ? ORDER BY at, id"
        values = (workspace, stamp(span[0]), stamp(span[1]))
        found = await self._database.read(lambda tables: rows(tables, sql, *values))
        names = [field.name for field in fields(Spent)]
        return [
            Spent(**{**{name: one[name] for name in names}, "at": unstamp(one["at"]), "task": one["task"] or ""})
            for one in found
        ]

    async def note_saved(self, workspace: str, account: str, person: str, at: datetime, saved: int) -> None:
        """Note what a line would have cost that was answered from memory."""
        record = {"workspace": workspace, "account": account, "person": person, "at": stamp(at), "credits": saved}
        await self._database.write(lambda tables: tables.table("savings").insert(record))

    async def saved(self, workspace: str, account: str, span: Span) -> int:
        """The credits that memory saved a workspace in a time."""
        sql = """
            SELECT coalesce(sum(credits), 0) AS credits FROM savings
            WHERE workspace = ? AND account = ? AND at >= ? AND at < ?
        """
        values = (workspace, account, stamp(span[0]), stamp(span[1]))
        found = await self._database.read(lambda tables: row(tables, sql, *values))
        return int(found["credits"]) if found else 0

    async def of_task(self, workspace: str, task: str) -> int | None:
        """The credits that submitting a task took, all attempts together; None where the API never said."""
        sql = "SELECT sum(credits) AS credits FROM spending WHERE workspace = ? AND task = ? AND task <> ''"
        found = await self._database.read(lambda tables: row(tables, sql, workspace, task))
        return found["credits"] if found else None

    async def began(self, workspace: str, account: str) -> datetime | None:
        """When a workspace first bought something of an account, if it ever did."""
        sql = "SELECT min(at) AS at FROM spending WHERE workspace = ? AND account = ?"
        found = await self._database.read(lambda tables: row(tables, sql, workspace, account))
        return unstamp(found["at"]) if found and found["at"] else None

    async def note_balance(
        self, account: str, at: datetime, *, credits_left: int | None, requests_left: int | None
    ) -> None:
        """Keep the figures that an answer told; a figure it did not tell stays as it was."""
        record: dict[str, str | int] = {"account": account}
        if credits_left is not None:
            record |= {"credits": credits_left, "credits_at": stamp(at)}
        if requests_left is not None:
            record |= {"requests": requests_left, "requests_at": stamp(at)}
        if len(record) > 1:
            await self._database.write(lambda tables: tables.table("balances").upsert(record, pk="account"))

    async def balance(self, account: str) -> Balance:
        """The last known figures of an account."""
        found = await self._database.read(
            lambda tables: row(tables, "SELECT * FROM balances WHERE account = ?", account)
        )
        if found is None:
            return Balance()
        return Balance(_figure(found["credits"], found["credits_at"]), _figure(found["requests"], found["requests_at"]))


def add(tables: Tables, spent: Spent) -> None:
    """Write a billed call down, as a part of a larger change."""
    tables.table("spending").insert({**asdict(spent), "at": stamp(spent.at)})


def _figure(number: int | None, at: str | None) -> Figure | None:
    return None if number is None or at is None else Figure(number, unstamp(at))
