"""Requests that went over a budget and wait for somebody who may let them.

state:  waiting → approved → done; declined; expired; `changed` where it would have bought something else by the time it
was approved; `broken` where Scout stopped while it ran what was approved, so that nobody runs it a second time. One
decision is made, whoever presses first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlite_utils import Database as Tables

from storage.database import Database, row, rows
from storage.times import stamp, unstamp

State = Literal["waiting", "approved", "done", "declined", "expired", "changed", "broken"]
Ran = Literal["done", "changed"]
"""How running what was approved ends."""


@dataclass(frozen=True, slots=True)
class NewApproval:
    """What is asked for: `request` is what to run, `digest` binds it to exactly what it would buy and for how much.

    `account` names the API account that would pay; empty for requests from before that was noted.
    `asker` and `conversation` are the person and the place as JSON values; `credits` the estimate, `over` the budgets
    that it goes over, each as (scope, period). `letters` is how many cards ask for it.
    """

    workspace: str
    person: str
    asker: Mapping[str, Any]
    conversation: Mapping[str, Any]
    language: str
    request: Mapping[str, Any]
    line: str
    digest: str
    credits: int
    over: tuple[tuple[str, str], ...]
    asked_at: datetime
    expires_at: datetime
    letters: int = 0
    account: str = ""


@dataclass(frozen=True, slots=True)
class Approval(NewApproval):
    """A stored request. `decided_name` is who decided, as they were called then."""

    id: str = ""
    state: State = "waiting"
    decided_by: str = ""
    decided_name: str = ""
    decided_at: datetime | None = None


class Approvals:
    """The requests of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, workspace: str, approval: str) -> Approval | None:
        """A request of a workspace."""
        sql = "SELECT * FROM approvals WHERE workspace = ? AND id = ?"
        found = await self._database.read(lambda tables: row(tables, sql, workspace, approval))
        return _approval(found) if found else None

    async def waiting(self, workspace: str, person: str, digest: str, at: datetime) -> Approval | None:
        """The same request of the same person, if it waits already."""
        sql = """
            SELECT * FROM approvals WHERE workspace = ? AND person = ? AND digest = ? AND state = 'waiting'
            AND expires_at > ?
        """
        found = await self._database.read(lambda tables: row(tables, sql, workspace, person, digest, stamp(at)))
        return _approval(found) if found else None

    async def decide(
        self, workspace: str, approval: str, state: Literal["approved", "declined"], by: str, name: str, at: datetime
    ) -> bool:
        """Decide a request that still waits; whether this was the decision."""
        sql = """
            UPDATE approvals SET state = ?, decided_by = ?, decided_name = ?, decided_at = ?
            WHERE workspace = ? AND id = ? AND state = 'waiting' AND expires_at > ?
        """
        values = (state, by, name, stamp(at), workspace, approval, stamp(at))
        return await self._database.write(lambda tables: tables.conn.execute(sql, values).rowcount == 1)

    async def finish(self, workspace: str, approval: str, ran: Ran) -> None:
        """Note what became of running what was approved."""
        await self._database.write(lambda tables: finish(tables, workspace, approval, ran))

    async def close_old(self, at: datetime, decided_before: datetime) -> list[Approval]:
        """Let requests expire that nobody decided until `at`, and note those that never finished; gives them all."""

        def close(tables: Tables) -> list[Approval]:
            expire = "UPDATE approvals SET state = 'expired' WHERE state = 'waiting' AND expires_at <= ? RETURNING *"
            give_up = "UPDATE approvals SET state = 'broken' WHERE state = 'approved' AND decided_at < ? RETURNING *"
            closed = rows(tables, expire, stamp(at)) + rows(tables, give_up, stamp(decided_before))
            return [_approval(each) for each in closed]

        return await self._database.write(close)


def finish(tables: Tables, workspace: str, approval: str, ran: Ran) -> None:
    """Note what became of running what was approved."""
    sql = "UPDATE approvals SET state = ? WHERE workspace = ? AND id = ? AND state = 'approved'"
    tables.conn.execute(sql, (ran, workspace, approval))


def add(tables: Tables, id_: str, new: NewApproval) -> str:
    """Write a request down; gives its id, or that of the same person's request for the same that waits already.

    One that expired unnoticed makes room for the new one.
    """
    expire = """
        UPDATE approvals SET state = 'expired' WHERE workspace = ? AND person = ? AND digest = ? AND state = 'waiting'
        AND expires_at <= ?
    """
    tables.conn.execute(expire, (new.workspace, new.person, new.digest, stamp(new.asked_at)))
    sql = "SELECT id FROM approvals WHERE workspace = ? AND person = ? AND digest = ? AND state = 'waiting'"
    waiting = row(tables, sql, new.workspace, new.person, new.digest)
    if waiting:
        return str(waiting["id"])
    record = {
        "workspace": new.workspace,
        "id": id_,
        "person": new.person,
        "asker": json.dumps(new.asker, ensure_ascii=False),
        "conversation": json.dumps(new.conversation, ensure_ascii=False),
        "language": new.language,
        "request": json.dumps(new.request, ensure_ascii=False),
        "line": new.line,
        "digest": new.digest,
        "credits": new.credits,
        "over": json.dumps(new.over),
        "state": "waiting",
        "asked_at": stamp(new.asked_at),
        "expires_at": stamp(new.expires_at),
        "letters": new.letters,
        "account": new.account,
    }
    tables.table("approvals").insert(record)
    return id_


def _approval(found: dict[str, Any]) -> Approval:
    parsed = {name: json.loads(found[name]) for name in ("asker", "conversation", "request")}
    times = {name: unstamp(found[name]) if found[name] else None for name in ("asked_at", "expires_at", "decided_at")}
    over = tuple((scope, period) for scope, period in json.loads(found["over"]))
    return Approval(**{**found, **parsed, **times, "over": over})
