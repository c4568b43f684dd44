"""Opening the bot's database and using it from one thread of its own.

Writers start with BEGIN IMMEDIATE: a deferred transaction that reads and then writes fails at once when another
process writes, whatever the busy timeout. Nothing that waits on a network runs inside a transaction.
"""

from __future__ import annotations

import asyncio
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any, TypeAlias, TypeVar

from sqlite_utils import Database as Tables

from storage.migrations import migrations

__all__ = ["CannotOpen", "Change", "Database", "Tables", "immediate", "row", "rows"]

T = TypeVar("T")

Change: TypeAlias = Callable[[Tables], object]
"""Something to do with the open tables, as part of a transaction."""

BUSY_SECONDS = 10
"""How long a writer waits for another process before it gives up."""

SCRUB_BUSY_SECONDS = 1
"""How long a scrub does: it can be done at any time, and holds everybody up."""

SECONDS_BETWEEN_TRIES = 0.02


class CannotOpen(Exception):
    """The file cannot be opened, or holds something else. The message names it and says why."""


class Database:
    """An open database. `read` and `write` run a function in the database's own thread and return its result."""

    def __init__(self, path: Path, *, token: Callable[[], str] = lambda: secrets.token_urlsafe(12)) -> None:
        """Open or create the file and bring its tables up to date. `token` makes the opaque ids of new rows.

        Raises `CannotOpen`.
        """
        self.path = path
        self.token = token
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="storage")
        try:
            self._tables = self._thread.submit(_open, path).result()
        except (OSError, sqlite3.Error) as error:
            self._thread.shutdown()
            raise CannotOpen(f"{path} cannot be opened: {error}") from error

    async def read(self, question: Callable[[Tables], T]) -> T:
        """The answer to `question`, asked outside any transaction. Raises sqlite3's own errors."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, question, self._tables)

    async def write(self, change: Callable[[Tables], T]) -> T:
        """The result of `change`, all of it in one transaction or none of it. Raises sqlite3's own errors."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._write, change)

    async def scrub(self) -> bool:
        """Write the file anew without a byte of what was deleted, and empty the write-ahead log.

        False where another process keeps at reading or writing: then it is to be done later. Everybody waits
        meanwhile, about a second for 100 MB.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, _scrub, self._tables)

    def close(self) -> None:
        """Finish what is under way and close the file."""
        self._thread.submit(self._tables.close).result()
        self._thread.shutdown()

    def _write(self, change: Callable[[Tables], T]) -> T:
        with immediate(self._tables):
            return change(self._tables)


@contextmanager
def immediate(tables: Tables) -> Iterator[None]:
    """A transaction that takes the write lock at its start, and rolls back on any way out but the good one."""
    tables.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        tables.conn.rollback()
        raise
    tables.conn.commit()


def _open(path: Path) -> Tables:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        tables = Tables(connection)
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA secure_delete=ON")
        with immediate(tables):
            migrations.apply(tables)
    except BaseException:
        connection.close()
        raise
    return tables


def _scrub(tables: Tables) -> bool:
    """Zeroes in the place of deleted rows (`secure_delete`) are not enough: pages that were split keep old copies."""
    tables.conn.execute(f"PRAGMA busy_timeout = {SCRUB_BUSY_SECONDS * 1_000}")
    try:
        tables.conn.execute("VACUUM")
        [(is_busy, _, _)] = tables.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise
        return False
    finally:
        tables.conn.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1_000}")
    return not is_busy


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch the write-ahead log on, which SQLite refuses at once while another process is doing the same."""
    give_up_at = monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > give_up_at:
                raise
            sleep(SECONDS_BETWEEN_TRIES)
        else:
            return


def rows(tables: Tables, sql: str, *values: Any) -> list[dict[str, Any]]:
    """The rows of a query as dictionaries."""
    cursor = tables.conn.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def row(tables: Tables, sql: str, *values: Any) -> dict[str, Any] | None:
    """The first row of a query, or None."""
    found = rows(tables, sql, *values)
    return found[0] if found else None
