"""What happens to stored digests: they go on, rest, are muted, tried again, or given another schedule or request."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlite_utils import Database as Tables

from storage.digest_rows import Digest, NewDigest, Reason, stored, terms_of
from storage.digests import keep_free
from storage.times import stamp


def change_terms(
    tables: Tables, digest: Digest, new: NewDigest, planned_at: datetime | None, due_at: datetime | None
) -> None:
    """Let a digest have the conversation, schedule and choices of `new`, next due then. One that is paused stays so.

    Raises `storage.digest_rows.DigestTaken`.
    """
    keep_free(tables, new, digest.id)
    _set(tables, digest, terms_of(new))
    reschedule(tables, digest, planned_at, due_at)


def change_request(tables: Tables, digest: Digest, name: str, request: Mapping[str, Any]) -> None:
    """Run another request from now on, as its saved search was changed; the name goes with it."""
    _set(tables, digest, {"name": name, "request": stored(request)})


def note_look(tables: Tables, digest: Digest, at: datetime | None) -> None:
    """Note when a digest looked last; None lets its next look be a first one."""
    _set(tables, digest, {"looked_at": stamp(at) if at else None})


def move_on(tables: Tables, digest: Digest, planned_at: datetime | None, due_at: datetime | None) -> None:
    """Go on from the due time that was worked on to the next one, None where the schedule has none any more.

    A digest that was paused, muted or given another schedule meanwhile stays as it is.
    """
    sql = """
        UPDATE digests SET planned_at = ?, due_at = ?, attempts = 0
        WHERE workspace = ? AND id = ? AND state = 'active' AND planned_at IS ?
    """
    worked_on = _time(digest.planned_at)
    tables.conn.execute(sql, (_time(planned_at), _time(due_at), digest.workspace, digest.id, worked_on))


def again(tables: Tables, digest: Digest, due_at: datetime) -> None:
    """Try the due time that was worked on once more then."""
    sql = """
        UPDATE digests SET due_at = ?, attempts = attempts + 1
        WHERE workspace = ? AND id = ? AND state = 'active' AND planned_at IS ?
    """
    tables.conn.execute(sql, (stamp(due_at), digest.workspace, digest.id, _time(digest.planned_at)))


def reschedule(tables: Tables, digest: Digest, planned_at: datetime | None, due_at: datetime | None) -> None:
    """Let an active digest be due next then, whatever it was before."""
    sql = """
        UPDATE digests SET planned_at = ?, due_at = ?, attempts = 0
        WHERE workspace = ? AND id = ? AND state = 'active'
    """
    tables.conn.execute(sql, (_time(planned_at), _time(due_at), digest.workspace, digest.id))


def mute(tables: Tables, digest: Digest, until: datetime, planned_at: datetime | None, due_at: datetime | None) -> None:
    """Let a digest say nothing until then, and be due next after it."""
    _set(tables, digest, {"muted_until": stamp(until)})
    reschedule(tables, digest, planned_at, due_at)


def resume(tables: Tables, digest: Digest, planned_at: datetime | None, due_at: datetime | None) -> None:
    """Let a digest that was paused or muted run again, next at this due time.

    Raises `storage.digest_rows.DigestTaken` where somebody else's took its place.
    """
    keep_free(tables, digest, digest.id)
    _set(tables, digest, {"state": "active", "reason": "", "muted_until": None})
    reschedule(tables, digest, planned_at, due_at)


def pause(tables: Tables, workspace: str, id_: str, reason: Reason) -> bool:
    """Pause an active digest; whether it was active."""
    sql = """
        UPDATE digests SET state = 'paused', reason = ?, due_at = NULL, planned_at = NULL
        WHERE workspace = ? AND id = ? AND state = 'active'
    """
    return bool(tables.conn.execute(sql, (reason, workspace, id_)).rowcount)


def _set(tables: Tables, digest: Digest, columns: Mapping[str, Any]) -> None:
    assignments = ", ".join(f'"{name}" = ?' for name in columns)
    sql = f"UPDATE digests SET {assignments} WHERE workspace = ? AND id = ?"  # noqa: S608 - constants
    tables.conn.execute(sql, (*columns.values(), digest.workspace, digest.id))


def _time(at: datetime | None) -> str | None:
    return stamp(at) if at else None
