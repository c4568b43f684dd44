"""What became of each due time of a digest: one row each, whatever happens, so that nothing is posted twice for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlite_utils import Database as Tables

from storage.database import Database, row, rows
from storage.digest_rows import Digest
from storage.leases import Lease, LeaseLost, hold
from storage.times import stamp, unstamp

RunState = Literal["claimed", "posted", "late", "quiet", "skipped", "failed", "stopped", "doubtful"]
"""Under way; posted in time or late; nothing new; too late to be worth it; came to nothing; the digest paused; posted,
but the chat never said whether it arrived."""


@dataclass(frozen=True, slots=True)
class Run:
    """What became of a due time. `looked` counts the creators looked at, `silent` those gone quiet.

    `credits` is what it cost, None where nobody told. `reason` says why it came to nothing.
    """

    planned_at: datetime
    state: RunState
    started_at: datetime
    reason: str = ""
    ended_at: datetime | None = None
    looked: int = 0
    new: int = 0
    rising: int = 0
    silent: int = 0
    credits: int | None = None


class DigestRuns:
    """The runs of every digest."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def newest(self, workspace: str, id_: str, most: int = 10) -> list[Run]:
        """The newest runs of a digest, the newest first."""
        sql = "SELECT * FROM digest_runs WHERE workspace = ? AND digest = ? ORDER BY planned_at DESC LIMIT ?"
        found = await self._database.read(lambda tables: rows(tables, sql, workspace, id_, most))
        return [_run(one) for one in found]

    async def untold(self, workspace: str, id_: str) -> list[Run]:
        """The due times that were let go or whose post may be lost, of which no card spoke yet, in their order."""
        sql = """
            SELECT * FROM digest_runs WHERE workspace = ? AND digest = ? AND is_told = 0
            AND state IN ('skipped', 'doubtful') ORDER BY planned_at
        """
        found = await self._database.read(lambda tables: rows(tables, sql, workspace, id_))
        return [_run(one) for one in found]

    async def start(self, lease: Lease, digest: Digest, planned_at: datetime) -> Run:
        """The run of a due time, begun now, or as an earlier try left it. Raises `LeaseLost`."""
        record = {
            "workspace": digest.workspace,
            "digest": digest.id,
            "planned_at": stamp(planned_at),
            "state": "claimed",
            "started_at": stamp(lease.at),
        }

        def change(tables: Tables) -> Run:
            hold(tables, "digests", digest.workspace, digest.id, lease.owner, lease_until=lease.until)
            tables.table("digest_runs").insert(record, ignore=True)
            sql = "SELECT * FROM digest_runs WHERE workspace = ? AND digest = ? AND planned_at = ?"
            found = row(tables, sql, digest.workspace, digest.id, record["planned_at"])
            return _run(found or record)

        return await self._database.write(change)


def finish(tables: Tables, digest: Digest, run: Run) -> None:
    """Write down what became of a due time that was under way. Raises `LeaseLost` where somebody did so before."""
    values = {
        "state": run.state,
        "reason": run.reason,
        "ended_at": stamp(run.ended_at) if run.ended_at else None,
        "looked": run.looked,
        "new": run.new,
        "rising": run.rising,
        "silent": run.silent,
        "credits": run.credits,
    }
    assignments = ", ".join(f'"{name}" = ?' for name in values)
    sql = f"""
        UPDATE digest_runs SET {assignments} WHERE workspace = ? AND digest = ? AND planned_at = ? AND state = 'claimed'
    """  # noqa: S608 - constants
    key = (digest.workspace, digest.id, stamp(run.planned_at))
    if tables.conn.execute(sql, (*values.values(), *key)).rowcount != 1:
        raise LeaseLost(f"the run of digest {digest.id} for {run.planned_at} has ended")


def skip(tables: Tables, digest: Digest, planned_at: datetime, at: datetime) -> None:
    """Write down that a due time was let go, unless it has a row that ended."""
    sql = """
        INSERT INTO digest_runs (workspace, digest, planned_at, state, started_at, ended_at)
        VALUES (?, ?, ?, 'skipped', ?, ?)
        ON CONFLICT (workspace, digest, planned_at) DO UPDATE SET state = 'skipped', ended_at = excluded.ended_at
        WHERE state = 'claimed'
    """
    tables.conn.execute(sql, (digest.workspace, digest.id, stamp(planned_at), stamp(at), stamp(at)))


def doubt(tables: Tables, workspace: str, digest: str, planned_at: datetime) -> None:
    """Note that nobody knows whether the post of a due time arrived."""
    sql = "UPDATE digest_runs SET state = 'doubtful' WHERE workspace = ? AND digest = ? AND planned_at = ?"
    tables.conn.execute(sql, (workspace, digest, stamp(planned_at)))


def tell(tables: Tables, digest: Digest, runs: Iterable[Run]) -> None:
    """Note that a card speaks of due times that came to nothing."""
    sql = "UPDATE digest_runs SET is_told = 1 WHERE workspace = ? AND digest = ? AND planned_at = ?"
    for run in runs:
        tables.conn.execute(sql, (digest.workspace, digest.id, stamp(run.planned_at)))


def _run(found: Mapping[str, Any]) -> Run:
    return Run(
        planned_at=unstamp(found["planned_at"]),
        state=found["state"],
        started_at=unstamp(found["started_at"]),
        reason=found.get("reason", ""),
        ended_at=unstamp(found["ended_at"]) if found.get("ended_at") else None,
        looked=found.get("looked", 0),
        new=found.get("new", 0),
        rising=found.get("rising", 0),
        silent=found.get("silent", 0),
        credits=found.get("credits"),
    )
