"""Erasing what the service keeps for somebody who is gone: tasks with all that is of them, and names in the ledger.

It works on the files beside the creators' alone, also while other processes have them open. What was charged stays, so
that balances do; who asked for it does not.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from api.service import account_tables
from api.service.collection.database import TaskDatabase
from api.service.database import Database
from api.service.files import store

log = logging.getLogger(__name__)

_OF_TASKS = ("task_values", "task_rows", "calls", "files", "tasks")
"""The tables whose rows carry the id of a task."""


def erase(creators: Path, tasks: Sequence[str], requests: Sequence[str]) -> int:
    """Erase tasks by their ids, and who made requests by theirs; gives how many tasks there were.

    `creators` is the file of the service's creators; where there is none yet, nothing is kept.
    """
    if not creators.exists():
        return 0
    beside = creators.with_name(f"{creators.name}.tasks")
    Database(beside, store.migrations).close()
    with closing(TaskDatabase(beside)) as database:
        with database.writing() as connection:
            files = _files_of(connection, tasks)
            gone = sum([_forget(connection, task) for task in tasks])
            # Before the commit, as when they are past their time: bytes without a row would stay for ever.
            for name in files:
                (creators.with_name(f"{creators.name}.files") / name).unlink(missing_ok=True)
        _scrub(database, beside)
    accounts = creators.with_name(f"{creators.name}.accounts")
    with closing(Database(accounts, account_tables.migrations)) as database:
        with database.writing() as connection:
            connection.executemany("UPDATE ledger SET identity = '' WHERE request_id = ?", [(one,) for one in requests])
        _scrub(database, accounts)
    return gone


def _files_of(connection: sqlite3.Connection, tasks: Iterable[str]) -> list[str]:
    """The names of exported files in their folder."""
    sql = "SELECT file_id, format FROM files WHERE task_id = ?"
    return [f"{file}.{format_}" for task in tasks for file, format_ in connection.execute(sql, (task,)).fetchall()]


def _forget(connection: sqlite3.Connection, task: str) -> int:
    counts = [
        connection.execute(f"DELETE FROM {table} WHERE task_id = ?", (task,)).rowcount  # noqa: S608 - constants
        for table in _OF_TASKS
    ]
    return counts[-1]


def _scrub(database: Database, path: Path) -> None:
    """Write the file anew without a byte of what was deleted, and empty its write-ahead log."""
    try:
        database.rows("VACUUM")
        database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError as busy:
        log.warning("Deleted bytes stay in a file that is in use. action=erase file=%s error=%s", path, busy)
