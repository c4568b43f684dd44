"""The service's SQLite files, opened and written in one way: by several threads, beside other processes."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlite_utils import Database as Tables
from sqlite_utils.migrations import Migrations

BUSY_SECONDS = 60
"""How long a writer waits for another process. An import of a million rows is one transaction a batch."""

SECONDS_BETWEEN_TRIES = 0.02


def make_file(path: Path) -> None:
    """See that the file and its folders are there; a new file is for its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)


def connect(path: Path) -> sqlite3.Connection:
    """A connection to a file that is there. Transactions are begun by `writing` alone."""
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=NORMAL")
    return connection


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


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A transaction that has the file's write lock from its start, and leaves nothing where it fails."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


class Database:
    """An open file with one connection. Safe to use from several threads."""

    def __init__(self, path: Path, migrations: Migrations) -> None:
        """Open or create the file and its tables."""
        make_file(path)
        self._lock, self._connection = threading.Lock(), connect(path)
        with self.writing() as connection:
            migrations.apply(Tables(connection))

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction of this thread's alone; the others wait."""
        with self._lock, writing(self._connection) as connection:
            yield connection
