"""The files that the service keeps: bytes in a folder, what is known of them in the service's database.

A file is complete or not there: it is written beside its place and moved in one step. The same task and format have one
file, whoever comes first (contract 9.5).
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database as Tables
from sqlite_utils.migrations import Migrations

from api.contract.tasks import Format
from api.service.database import Database
from api.service.files.links import Link, Links

LONGEST_ENDING = 20
LONGEST_NAME = 200
"""Bytes of a file's name in UTF-8: common file systems take 255, and programs that save it add their own."""
DRAFT = ".draft"
DRAFTS_LIVE = timedelta(days=1)
"""A draft this old belongs to nobody any more: its process ended before it was done."""

_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f-\x9f/\\<>:\"|?*\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")

migrations = Migrations("files")


@migrations()
def stored_files(tables: Tables) -> None:
    """Files, found by id, by the task and format they were made from, and by name."""
    files = tables.table("files")
    files.create(
        {"file_id": str, "owner": str, "task_id": str, "format": str, "name": str, "rows": int, "made_at": str},
        pk="file_id",
        not_null={"owner", "task_id", "format", "name", "rows", "made_at"},
    )
    files.create_index(["owner", "task_id", "format"], unique=True)
    files.create_index(["owner", "name", "made_at"])


@migrations()
def times_of_files(tables: Tables) -> None:
    """What finds files that were made long ago."""
    tables.table("files").create_index(["made_at"])


@dataclass(frozen=True, slots=True)
class File:
    """A stored file. `owner` is the hash of the key that made it; `rows` does not count the header."""

    file_id: str
    owner: str
    task_id: str
    format: Format
    name: str
    rows: int
    made_at: datetime
    path: Path


class Files:
    """The store. Safe to use from several threads and processes."""

    def __init__(self, database: Path, folder: Path, links: Links, clock: Callable[[], datetime]) -> None:
        """Open or create the table in `database` and the folder; drop drafts that nobody will finish."""
        self.links, self._folder, self._clock = links, folder, clock
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._database = Database(database, migrations)
        self._drop_old_drafts()

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    @contextmanager
    def draft(self) -> Iterator[Path]:
        """A path in the folder to write a new file to. What is not `put` is gone afterwards."""
        path = self._folder / (secrets.token_hex(16) + DRAFT)
        path.touch(mode=0o600)
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    def put(
        self,
        owner: str,
        task_id: str,
        format: Format,  # noqa: A002 - the contract's word
        name: str,
        rows: int,
        path: Path,
    ) -> File:
        """Move a finished draft into the store. Where the task has a file of this format already, that one is given.

        A file whose bytes were lost keeps its id and gets the new ones. Characters that no file name can hold become
        `_` in `name`.
        """
        _settle(path)
        with self._database.writing() as connection:
            kept = self._first(connection.execute(_where(_OF_TASK), (owner, task_id, format.value)).fetchall())
            if kept is None:
                made_at = self._clock().isoformat()
                values = (secrets.token_hex(16), owner, task_id, format.value, _file_name(name), rows, made_at)
                connection.execute(_INSERT, values)
                kept = self._file(values)
            if not kept.path.exists():
                # Before the commit: bytes without a row are only in the way, a row without bytes is a broken link.
                path.replace(kept.path)
        return kept

    def exported(self, owner: str, task_id: str, format: Format) -> File | None:  # noqa: A002 - the contract's word
        """The file that a task of the owner already has in a format; None also when its bytes were lost."""
        file = self._read(_OF_TASK, owner, task_id, format.value)
        return file if file and file.path.exists() else None

    def find(self, owner: str, file_id: str) -> File | None:
        """A file of the owner; nobody else's is ever found."""
        return self._read("owner = ? AND file_id = ?", owner, file_id)

    def newest(self, owner: str, file_name: str) -> File | None:
        """The owner's newest file of this name."""
        return self._read("owner = ? AND name IN (?, ?)", owner, file_name, _file_name(file_name))

    def linked(self, file_id: str) -> File | None:
        """A file whoever owns it: only for those who showed a valid link to it."""
        return self._read("file_id = ?", file_id)

    def link(self, file: File) -> Link:
        """A new link to a file."""
        return self.links.to(file.file_id)

    def forget_before(self, at: datetime, most: int) -> int:
        """Drop up to `most` files that were made before then, and their bytes; gives how many."""
        with self._database.writing() as connection:
            found = connection.execute(
                "SELECT file_id, format FROM files WHERE made_at < ? LIMIT ?", (at.isoformat(), most)
            ).fetchall()
            for file_id, kind in found:
                connection.execute("DELETE FROM files WHERE file_id = ?", (file_id,))
                # Before the commit: a row without bytes goes with the next sweep, bytes without a row stay for ever.
                self._place(file_id, Format(kind)).unlink(missing_ok=True)
        return len(found)

    def _read(self, where: str, *values: str) -> File | None:
        return self._first(self._database.rows(_where(where), *values))

    def _first(self, rows: list[tuple[Any, ...]]) -> File | None:
        return self._file(rows[0]) if rows else None

    def _file(self, row: tuple[Any, ...]) -> File:
        file_id, owner, task_id, kind, name, rows, made_at = row
        place = self._place(file_id, Format(kind))
        return File(file_id, owner, task_id, Format(kind), name, rows, datetime.fromisoformat(made_at), place)

    def _place(self, file_id: str, kind: Format) -> Path:
        return self._folder / f"{file_id}.{kind.value}"

    def _drop_old_drafts(self) -> None:
        oldest = (self._clock() - DRAFTS_LIVE).timestamp()
        for path in self._folder.glob("*" + DRAFT):
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)


_SELECT = "SELECT file_id, owner, task_id, format, name, rows, made_at FROM files"
_INSERT = "INSERT INTO files (file_id, owner, task_id, format, name, rows, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
_OF_TASK = "owner = ? AND task_id = ? AND format = ?"


def _where(condition: str) -> str:
    """The query of the newest file that meets a condition, which is the program's own SQL."""
    return f"{_SELECT} WHERE {condition} ORDER BY made_at DESC, rowid DESC LIMIT 1"


def _file_name(name: str) -> str:
    """A name that every system takes, with its ending kept when it has to be cut."""
    fit = _NOT_IN_NAMES.sub("_", name).strip() or "export"
    if len(fit.encode()) <= LONGEST_NAME:
        return fit
    ending = Path(fit).suffix
    ending = ending if len(ending.encode()) <= LONGEST_ENDING else ""
    return fit.encode()[: LONGEST_NAME - len(ending.encode())].decode(errors="ignore") + ending


def _settle(path: Path) -> None:
    """Have the bytes on the disk before anything says that they are there."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
