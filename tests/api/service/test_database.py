"""The service's files: for their owner only, whole transactions or nothing, one writer after another."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database as Tables
from sqlite_utils.migrations import Migrations

from api.service.database import Database

migrations = Migrations("test")


@migrations()
def counts(tables: Tables) -> None:
    tables.table("counts").create({"id": int, "number": int}, pk="id").insert({"id": 1, "number": 0})


def counted(database: Database) -> int:
    [(number,)] = database.rows("SELECT number FROM counts WHERE id = ?", 1)
    return int(number)


def test_a_new_file_and_its_folders_are_made_for_their_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "service.db"
    with closing(Database(path, migrations)) as database:
        assert counted(database) == 0
    assert path.stat().st_mode & 0o077 == 0


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "service.db", migrations)) as database:
        with pytest.raises(ValueError, match="half way"), database.writing() as connection:
            connection.execute("UPDATE counts SET number = 7")
            raise ValueError("half way")
        assert counted(database) == 0


def test_a_transaction_has_the_write_lock_before_it_writes(tmp_path: Path) -> None:
    """What it reads first stays true until it writes: nobody else can begin to write in between."""
    path = tmp_path / "service.db"
    with closing(Database(path, migrations)) as database, closing(sqlite3.connect(path, timeout=0)) as other:
        with database.writing(), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")


def test_no_write_is_lost_among_threads(tmp_path: Path) -> None:
    with closing(Database(tmp_path / "service.db", migrations)) as database:

        def count_once(_: int) -> None:
            with database.writing() as connection:
                [(seen,)] = connection.execute("SELECT number FROM counts").fetchall()
                connection.execute("UPDATE counts SET number = ?", (seen + 1,))

        with ThreadPoolExecutor(4) as threads:
            list(threads.map(count_once, range(200)))
        assert counted(database) == 200
