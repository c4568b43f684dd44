"""Files that the API keeps, and the message that links to each. The links are never stored: they are asked for anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlite_utils import Database as Tables

from storage.database import Database, row, rows
from storage.leases import Lease, claim
from storage.times import stamp, unstamp

State = Literal["fresh", "lapsed", "expired"]
Handover = Literal["link", "upload", "both", "private"]
"""How a file reaches people: as a link, as the file in the chat, as both, or as a link for the requester alone."""

UPLOADED: frozenset[Handover] = frozenset({"upload", "both"})
"""Where the file itself is put into the chat."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """An exported file: `task` is our id of the task, `file_id` the API's of the file.

    `preview` holds the first rows as the API gave them (`columns` as pairs, `items`), `handover` how it is handed over.
    """

    workspace: str
    collection: str
    task: str
    format: str
    file_id: str
    file_name: str
    rows: int | None
    preview: Mapping[str, Any] = field(default_factory=dict, repr=False)
    handover: Handover = "link"


@dataclass(frozen=True, slots=True)
class File(NewFile):
    """A stored file. `message` is the posted card that links to it, `expires_at` when the link on it ends.

    `state` is lapsed while that card shows no link because none could be had in time, and expired once it shows none
    for good because it can no longer be edited.
    """

    id: str = ""
    state: State = "fresh"
    made_at: datetime | None = None
    message: Mapping[str, Any] | None = None
    posted_at: datetime | None = None
    expires_at: datetime | None = None
    due_at: datetime | None = None


class Files:
    """The files of every workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, workspace: str, file: str) -> File | None:
        """A file of a workspace by our id or by the API's."""
        sql = """
            SELECT * FROM files WHERE workspace = ? AND id IN (
                SELECT ? UNION ALL SELECT id FROM files WHERE workspace = ? AND file_id = ?
            ) ORDER BY made_at DESC
        """
        found = await self._database.read(lambda tables: row(tables, sql, workspace, file, workspace, file))
        return _file(found) if found else None

    async def of_task(self, workspace: str, task: str) -> list[File]:
        """The files of a task, oldest first."""
        sql = "SELECT * FROM files WHERE workspace = ? AND task = ? ORDER BY made_at"
        return [_file(each) for each in await self._database.read(lambda tables: rows(tables, sql, workspace, task))]

    async def newest(self, workspace: str, most: int) -> list[File]:
        """The newest files of a workspace, newest first."""
        sql = "SELECT * FROM files WHERE workspace = ? ORDER BY made_at DESC LIMIT ?"
        return [_file(each) for each in await self._database.read(lambda tables: rows(tables, sql, workspace, most))]

    async def claim_due(self, lease: Lease, most: int, chats: Iterable[str]) -> list[File]:
        """Lease files of these chats whose posted link is to be renewed; the newest first, which people look at."""
        named = tuple(chats)
        also = f"state IN ('fresh', 'lapsed') AND {_of_chats(named)}"

        def take(tables: Tables) -> list[File]:
            return [_file(each) for each in claim(tables, "files", lease, most, also, *named, order="posted_at DESC")]

        return await self._database.write(take)

    async def ended(self, chats: Iterable[str], by: datetime, most: int) -> list[File]:
        """Files of these chats whose cards show a link that ends by then; those that end first come first."""
        named = tuple(chats)
        sql = f"""
            SELECT * FROM files WHERE state = 'fresh' AND expires_at <= ? AND message IS NOT NULL AND {_of_chats(named)}
            ORDER BY expires_at LIMIT ?
        """  # noqa: S608 - marks
        found = await self._database.read(lambda tables: rows(tables, sql, stamp(by), *named, most))
        return [_file(each) for each in found]


def _of_chats(named: Sequence[str]) -> str:
    """The condition that a file's workspace is of one of so many chats."""
    marks = ", ".join("?" * len(named))
    return f"substr(workspace, 1, instr(workspace, ':') - 1) IN ({marks})"


def add(tables: Tables, id_: str, new: NewFile, at: datetime) -> bool:
    """Write a file down; whether it was not there yet: the API makes one file of a task and format (contract 9.5)."""
    sql = "SELECT 1 FROM files WHERE workspace = ? AND task = ? AND format = ? AND file_id = ?"
    if row(tables, sql, new.workspace, new.task, new.format, new.file_id):
        return False
    record = {
        "workspace": new.workspace,
        "id": id_,
        "collection": new.collection,
        "task": new.task,
        "format": new.format,
        "file_id": new.file_id,
        "file_name": new.file_name,
        "rows": new.rows,
        "preview": json.dumps(new.preview, ensure_ascii=False),
        "handover": new.handover,
        "state": "fresh",
        "made_at": stamp(at),
    }
    tables.table("files").insert(record)
    return True


def note_message(tables: Tables, workspace: str, file: str, message: Mapping[str, Any], at: datetime) -> None:
    """Note where the card that links to a file was posted, and when."""
    sql = "UPDATE files SET message = ?, posted_at = ? WHERE workspace = ? AND id = ?"
    tables.conn.execute(sql, (json.dumps(message, ensure_ascii=False), stamp(at), workspace, file))


def note_link(tables: Tables, workspace: str, file: str, expires_at: datetime | None, due_at: datetime | None) -> None:
    """Note when the link on the posted card ends, and when to renew it (None: not any more)."""
    times = (stamp(expires_at) if expires_at else None, stamp(due_at) if due_at else None)
    sql = """
        UPDATE files SET expires_at = ?, due_at = ?, state = CASE state WHEN 'lapsed' THEN 'fresh' ELSE state END
        WHERE workspace = ? AND id = ?
    """
    tables.conn.execute(sql, (*times, workspace, file))


def lapse(tables: Tables, file: File) -> bool:
    """Note that a posted card is to show no link for now; whether the link that it showed is still that of `file`."""
    sql = """
        UPDATE files SET state = 'lapsed' WHERE workspace = ? AND id = ? AND state = 'fresh' AND expires_at = ?
    """
    ended = stamp(file.expires_at) if file.expires_at else None
    return tables.conn.execute(sql, (file.workspace, file.id, ended)).rowcount == 1


def note_lapsed(tables: Tables, workspace: str, file: str, due_at: datetime) -> None:
    """Note that the posted card shows no link, and when to look for one again unless that is known already."""
    sql = "UPDATE files SET expires_at = NULL, due_at = coalesce(due_at, ?) WHERE workspace = ? AND id = ?"
    tables.conn.execute(f"{sql} AND state = 'lapsed'", (stamp(due_at), workspace, file))


def renew_at(tables: Tables, workspace: str, file: str, due_at: datetime) -> None:
    """Note when to try again to renew the link on the posted card, if it is renewed at all."""
    sql = "UPDATE files SET due_at = ? WHERE workspace = ? AND id = ? AND state <> 'expired' AND message IS NOT NULL"
    tables.conn.execute(sql, (stamp(due_at), workspace, file))


def expire(tables: Tables, workspace: str, file: str) -> None:
    """Note that the posted card shows no link any more and will not be renewed by itself."""
    sql = "UPDATE files SET state = 'expired', due_at = NULL WHERE workspace = ? AND id = ?"
    tables.conn.execute(sql, (workspace, file))


def hand_over(tables: Tables, workspace: str, file: str, way: Handover) -> None:
    """Change how a file is handed over."""
    sql = "UPDATE files SET handover = ? WHERE workspace = ? AND id = ?"
    tables.conn.execute(sql, (way, workspace, file))


def _file(found: Mapping[str, Any]) -> File:
    times = ("made_at", "posted_at", "expires_at", "due_at")
    texts = ("workspace", "collection", "task", "format", "file_id", "file_name", "rows", "handover", "id", "state")
    kept: dict[str, Any] = {name: found[name] for name in texts}
    kept |= {name: unstamp(found[name]) if found[name] else None for name in times}
    return File(
        preview=json.loads(found["preview"]),
        message=json.loads(found["message"]) if found["message"] else None,
        **kept,
    )
