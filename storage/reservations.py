"""Credits set aside for a call before it is made, so that calls at the same time cannot go over a budget together.

state:  held → gone, in one transaction with the ledger's row, or freed where the call was refused; `unknown` where
no answer came, so that nobody knows whether it was charged; `unpriced` where the answer, which stands in the ledger,
told no price. What those two may have cost counts until the budget's period is over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlite_utils import Database as Tables

from storage.budgets import Purse, Use, uses
from storage.database import Database, row, rows
from storage.times import Span, stamp, unstamp


@dataclass(frozen=True, slots=True)
class NewReservation:
    """What is set aside: the most `credits` that one call may cost, and whose they are.

    `action`, `line` and `level` say what for, as the ledger will; `task` is our id of the task that the call submits.
    """

    workspace: str
    account: str
    person: str
    conversation: str
    action: str
    line: str
    level: str
    credits: int
    task: str = ""

    @property
    def purse(self) -> Purse:
        """Whose budgets it counts against."""
        return Purse(self.workspace, self.account, self.person, self.conversation)


SEVERAL = "several"
"""The action of what is set aside for several calls: each takes its part, and what nobody took cost nothing."""


@dataclass(frozen=True, slots=True)
class Reservation(NewReservation):
    """A stored reservation, made at `at`."""

    id: str = ""
    at: datetime = datetime.min


class OverBudget(Exception):
    """Nothing was set aside, because it would go over these budgets."""

    def __init__(self, over: Sequence[Use]) -> None:
        super().__init__(f"{len(over)} budgets")
        self.over = tuple(over)


class Reservations:
    """The reservations of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def hold(self, new: NewReservation, at: datetime, *, is_granted: bool = False) -> str:
        """Set credits aside; gives the reservation's id. Raises `OverBudget`, unless somebody granted it."""
        made = self._database.token()
        await self._database.write(lambda tables: hold(tables, {made: new}, at, is_granted=is_granted))
        return made

    async def part(self, whole: str, new: NewReservation, at: datetime) -> str | None:
        """Take what one call may cost out of what was set aside for several; None where so much is not left of it."""
        made = self._database.token()
        return made if await self._database.write(lambda tables: take_part(tables, whole, made, new, at)) else None

    async def free(self, workspace: str, reservation: str) -> None:
        """Give back what was set aside for a call that cost nothing."""
        await self._database.write(lambda tables: free(tables, workspace, reservation))

    async def doubt(self, workspace: str, reservation: str) -> None:
        """Keep what was set aside for a call that may have been charged."""
        await self._database.write(lambda tables: doubt(tables, workspace, reservation))

    async def lost(self, workspace: str, span: Span, account: str = "") -> list[Reservation]:
        """The calls of a time that may have been charged without anybody knowing, oldest first.

        They are those that one account paid for, or all accounts where none is named.
        """
        sql = """
            SELECT * FROM reservations WHERE workspace = ? AND state = 'unknown' AND at >= ? AND at < ?
            AND (? = '' OR account = ?) ORDER BY at, id
        """
        values = (workspace, stamp(span[0]), stamp(span[1]), account, account)
        found = await self._database.read(lambda tables: rows(tables, sql, *values))
        return [_reservation(each) for each in found]

    async def left_behind(self, before: datetime) -> list[Reservation]:
        """What was set aside before then for calls that nobody came back from.

        A task that still waits to be sent, or to be given up, settles its own with it.
        """
        sql = """
            SELECT * FROM reservations WHERE state = 'held' AND at < ? AND NOT EXISTS (
                SELECT 1 FROM tasks WHERE tasks.workspace = reservations.workspace AND tasks.id = reservations.task
                AND tasks.intent IN ('intended', 'sent')
            )
        """
        found = await self._database.read(lambda tables: rows(tables, sql, stamp(before)))
        return [_reservation(each) for each in found]


def hold(tables: Tables, new: dict[str, NewReservation], at: datetime, *, is_granted: bool = False) -> None:
    """Set credits aside for calls of one purse, by the ids of their reservations: for all of them or for none.

    Raises `OverBudget`, unless somebody granted that they go over.
    """
    total = sum(each.credits for each in new.values())
    for purse in {each.purse for each in new.values()}:
        over = [use for use in uses(tables, purse, at) if not use.takes(total)]
        if over and not is_granted:
            raise OverBudget(over)
    records = [{**asdict(each), "id": id_, "state": "held", "at": stamp(at)} for id_, each in new.items()]
    tables.table("reservations").insert_all(records)


def take_part(tables: Tables, whole: str, id_: str, new: NewReservation, at: datetime) -> bool:
    """Set credits aside out of a reservation that holds them already; whether it did."""
    sql = """
        UPDATE reservations SET credits = credits - ? WHERE workspace = ? AND id = ? AND state = 'held' AND credits >= ?
    """
    if tables.conn.execute(sql, (new.credits, new.workspace, whole, new.credits)).rowcount != 1:
        return False
    tables.table("reservations").insert({**asdict(new), "id": id_, "state": "held", "at": stamp(at)})
    return True


def free(tables: Tables, workspace: str, reservation: str) -> None:
    """Give back what was set aside, because it was spent and stands in the ledger, or cost nothing."""
    tables.conn.execute("DELETE FROM reservations WHERE workspace = ? AND id = ?", (workspace, reservation))


def doubt(tables: Tables, workspace: str, reservation: str) -> None:
    """Keep what was set aside for a call that may have been charged."""
    sql = "UPDATE reservations SET state = 'unknown' WHERE workspace = ? AND id = ?"
    tables.conn.execute(sql, (workspace, reservation))


def keep_unpriced(tables: Tables, workspace: str, reservation: str) -> None:
    """Keep what was set aside for a call whose answer told no price."""
    sql = "UPDATE reservations SET state = 'unpriced' WHERE workspace = ? AND id = ?"
    tables.conn.execute(sql, (workspace, reservation))


def of_task(tables: Tables, workspace: str, task: str, *, is_late: bool = False) -> str:
    """The reservation of a task's submit that was answered, empty where there is none.

    It is the one that is held; of an answer that is late, the first that was taken for lost.
    """
    first = "unknown" if is_late else "held"
    sql = """
        SELECT id FROM reservations WHERE workspace = ? AND task = ? AND task <> '' AND state IN ('held', 'unknown')
        ORDER BY state <> ?, at, id LIMIT 1
    """
    found = row(tables, sql, workspace, task, first)
    return str(found["id"]) if found else ""


def free_repeat(tables: Tables, workspace: str, task: str) -> None:
    """Give back what was set aside for a repeat of a submit that arrived after all, so that the repeat is not sent."""
    sql = """
        DELETE FROM reservations WHERE workspace = ? AND task = ? AND task <> '' AND state = 'held' AND EXISTS (
            SELECT 1 FROM reservations AS earlier WHERE earlier.workspace = reservations.workspace
            AND earlier.task = reservations.task AND earlier.state = 'unknown'
        )
    """
    tables.conn.execute(sql, (workspace, task))


def free_task(tables: Tables, workspace: str, task: str) -> None:
    """Give back what was set aside for the submit of a task; not what an earlier attempt may have cost."""
    sql = "DELETE FROM reservations WHERE workspace = ? AND task = ? AND task <> '' AND state = 'held'"
    tables.conn.execute(sql, (workspace, task))


def doubt_task(tables: Tables, workspace: str, task: str) -> None:
    """Keep what was set aside for the submit of a task that may have been charged."""
    sql = "UPDATE reservations SET state = 'unknown' WHERE workspace = ? AND task = ? AND task <> '' AND state = 'held'"
    tables.conn.execute(sql, (workspace, task))


def _reservation(found: dict[str, Any]) -> Reservation:
    kept = {name: value for name, value in found.items() if name != "state"}
    return Reservation(**{**kept, "at": unstamp(found["at"])})
