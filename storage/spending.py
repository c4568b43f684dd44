"""What billed calls cost, and the last balance that the API told. Unknown is NULL, never zero."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlite_utils import Database as Tables

from storage.database import Database, row
from storage.times import stamp, unstamp


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
