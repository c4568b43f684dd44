"""Budgets: how many credits may go in a day or a month, for a person, a conversation or the whole workspace.

Days and months are those of the workspace's zone.

What counts against a budget is what the ledger says was spent of the account in use, and what is reserved.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

from sqlite_utils import Database as Tables

from storage.database import Database, row, rows
from storage.preferences import zone_of
from storage.times import day_of, month_of, stamp, unstamp

Scope = Literal["person", "conversation", "workspace"]
Period = Literal["day", "month"]

NEAR = 0.8
"""The part of a budget from which people are warned."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A limit in credits. `subject` is the id of the person or conversation, empty for the workspace.

    `name` is what the subject was called, `set_by` the person who set it, who is told in `language` when it is nearly
    used.
    """

    workspace: str
    scope: Scope
    subject: str
    period: Period
    credits: int
    name: str
    set_by: str
    language: str
    set_at: datetime


@dataclass(frozen=True, slots=True)
class Use:
    """How far a budget is used in its period that began at `since`: credits spent, and reserved for calls under way."""

    budget: Budget
    spent: int
    reserved: int
    since: datetime

    @property
    def taken(self) -> int:
        """What is spent and what is reserved."""
        return self.spent + self.reserved

    @property
    def left(self) -> int:
        """What may still be taken; never negative."""
        return max(0, self.budget.credits - self.taken)

    @property
    def part(self) -> float:
        """How much of the budget is taken, from 0; a budget of nothing is all taken."""
        return self.taken / self.budget.credits if self.budget.credits else 1.0

    @property
    def is_near(self) -> bool:
        """Whether so much is taken that people are warned."""
        return self.part >= NEAR

    def takes(self, credits_wanted: int) -> bool:
        """Whether so many credits more stay within the budget."""
        return self.taken + credits_wanted <= self.budget.credits


@dataclass(frozen=True, slots=True)
class Purse:
    """Whose budgets hold: who spends, where, and from which API account."""

    workspace: str
    account: str
    person: str
    conversation: str


class Budgets:
    """The budgets of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, budget: Budget) -> None:
        """Set a budget, in place of one for the same subject and period."""
        record = {**asdict(budget), "set_at": stamp(budget.set_at)}
        key = ("workspace", "scope", "subject", "period")
        await self._database.write(lambda tables: tables.table("budgets").upsert(record, pk=key))

    async def remove(self, workspace: str, scope: Scope, subject: str, period: Period | None) -> int:
        """Remove the budget of a subject for a period, or for all; gives how many there were."""
        sql = "DELETE FROM budgets WHERE workspace = ? AND scope = ? AND subject = ? AND (? IS NULL OR period = ?)"
        values = (workspace, scope, subject, period, period)
        return await self._database.write(lambda tables: tables.conn.execute(sql, values).rowcount)

    async def of(self, purse: Purse, at: datetime) -> list[Use]:
        """The budgets that hold for somebody somewhere, and how far each is used."""
        return await self._database.read(lambda tables: uses(tables, purse, at))

    async def all(self, workspace: str, account: str, at: datetime) -> list[Use]:
        """All budgets of a workspace, and how far each is used."""

        def read(tables: Tables) -> list[Use]:
            sql = "SELECT * FROM budgets WHERE workspace = ? ORDER BY scope DESC, name, subject, period"
            return [_use(tables, _budget(found), account, at) for found in rows(tables, sql, workspace)]

        return await self._database.read(read)


def uses(tables: Tables, purse: Purse, at: datetime) -> list[Use]:
    """The budgets that hold for a purse, and how far each is used."""
    sql = """
        SELECT * FROM budgets WHERE workspace = ? AND ((scope = 'person' AND subject = ?)
        OR (scope = 'conversation' AND subject = ?) OR scope = 'workspace') ORDER BY scope, period
    """
    found = rows(tables, sql, purse.workspace, purse.person, purse.conversation)
    return [_use(tables, _budget(each), purse.account, at) for each in found]


_OF: dict[Scope, str] = {"person": "person", "conversation": "conversation", "workspace": "''"}
"""The column that a budget's subject stands in."""


def _use(tables: Tables, budget: Budget, account: str, at: datetime) -> Use:
    zone = zone_of(tables, budget.workspace)
    start, end = month_of(at, zone) if budget.period == "month" else day_of(at, zone)
    of = f"workspace = ? AND account = ? AND {_OF[budget.scope]} = ? AND at >= ? AND at < ?"
    sql = f"""
        SELECT (SELECT coalesce(sum(credits), 0) FROM spending WHERE {of}) AS spent,
        (SELECT coalesce(sum(credits), 0) FROM reservations WHERE {of}) AS reserved
    """  # noqa: S608 - constants
    values = (budget.workspace, account, budget.subject, stamp(start), stamp(end))
    found = row(tables, sql, *values, *values) or {"spent": 0, "reserved": 0}
    return Use(budget, found["spent"], found["reserved"], start)


def _budget(found: dict[str, Any]) -> Budget:
    return Budget(**{**found, "set_at": unstamp(found["set_at"])})
