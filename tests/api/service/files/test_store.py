"""The store behind the links: whose files they are, and what survives (contract 9.5, 10)."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from api.contract.tasks import Format
from api.service.exports import write_export
from api.service.files.store import File
from tests.api.clock import Clock
from tests.api.service.exports.files import TEXT
from tests.api.service.files.desk import CONTENT, HOUR, LEOS, MIAS, Desk


def test_a_file_is_found_by_its_owner_alone(desk: Desk) -> None:
    file = desk.stored()
    assert desk.files.find(MIAS, file.file_id) == file
    assert desk.files.newest(MIAS, "Creators.xlsx") == file
    assert desk.files.exported(MIAS, "task_1", Format.XLSX) == file
    assert desk.files.find(LEOS, file.file_id) is None
    assert desk.files.newest(LEOS, "Creators.xlsx") is None
    assert desk.files.exported(LEOS, "task_1", Format.XLSX) is None


def test_a_file_says_what_it_is(desk: Desk, clock: Clock) -> None:
    file = desk.stored(name="美妆.xlsx")
    assert (file.owner, file.task_id, file.format, file.name) == (MIAS, "task_1", Format.XLSX, "美妆.xlsx")
    assert (file.rows, file.made_at) == (2, clock.now)
    assert len(file.file_id) == 32
    assert set(file.file_id) <= set("0123456789abcdef")


def test_a_name_means_the_newest_file_that_has_it(desk: Desk, clock: Clock) -> None:
    desk.stored(task="task_1")
    clock.turn(days=1)
    newest = desk.stored(task="task_2")
    clock.turn(days=1)
    desk.stored(task="task_3", name="other.xlsx")
    assert desk.files.newest(MIAS, "Creators.xlsx") == newest
    assert desk.files.newest(MIAS, "nothing.xlsx") is None


def test_a_name_that_no_system_takes_is_made_fit_and_still_found(desk: Desk) -> None:
    file = desk.stored(name="../a\\b\n\u202ec.xlsx")
    assert file.name == ".._a_b_c.xlsx"
    assert desk.files.newest(MIAS, "../a\\b\n\u202ec.xlsx") == file
    quoted = desk.stored(task="task_4", name='a<b>:"c|d?*.xlsx')
    assert quoted.name == "a_b_c_d_.xlsx"
    assert desk.files.newest(MIAS, 'a<b>:"c|d?*.xlsx') == quoted
    long = desk.stored(task="task_2", name="美" * 500 + ".xlsx")
    assert (len(long.name.encode()), long.name[-6:]) == (200, "美.xlsx")
    assert desk.stored(task="task_3", name=" ").name == "export"


def test_a_task_has_one_file_of_a_format(desk: Desk) -> None:
    first = desk.stored(b"first")
    again = desk.stored(b"second", name="other.xlsx")
    assert again == first
    assert first.path.read_bytes() == b"first"
    assert desk.stored(kind=Format.CSV).file_id != first.file_id
    assert desk.stored(owner=LEOS).file_id != first.file_id
    assert len(desk.on_disk()) == 3


def test_many_at_once_make_one_file(desk: Desk) -> None:
    others = [desk.opened() for _ in range(4)]

    def store(number: int) -> File:
        files = others[number % 4]
        with files.draft() as draft:
            draft.write_bytes(b"content")
            return files.put(MIAS, "task_1", Format.XLSX, "Creators.xlsx", 2, draft)

    with ThreadPoolExecutor(8) as threads:
        stored = set(threads.map(store, range(40)))
    assert len(stored) == 1
    assert desk.on_disk() == [f"{stored.pop().file_id}.xlsx"]
    for files in others:
        files.close()


def test_a_file_survives_a_restart(desk: Desk) -> None:
    file = desk.stored()
    desk.files.close()
    desk.files = desk.opened()
    assert desk.files.find(MIAS, file.file_id) == file
    assert file.path.read_bytes() == CONTENT


def test_bytes_that_were_lost_are_written_again_under_the_same_id(desk: Desk) -> None:
    lost = desk.stored(b"first")
    lost.path.unlink()
    assert desk.files.exported(MIAS, "task_1", Format.XLSX) is None
    again = desk.stored(b"second")
    assert again == lost
    assert again.path.read_bytes() == b"second"


def test_what_is_not_finished_leaves_nothing_behind(desk: Desk) -> None:
    with pytest.raises(ZeroDivisionError), desk.files.draft() as draft:
        write_export(Format.CSV, draft, TEXT, ({"text": str(1 // number)} for number in (1, 0)), "Creators")
    assert desk.on_disk() == []
    assert desk.files.exported(MIAS, "task_1", Format.CSV) is None


def test_a_file_is_not_stored_when_its_row_cannot_be(desk: Desk, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "creators.db") as other:
        other.execute("CREATE TRIGGER full BEFORE INSERT ON files BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    other.close()
    with pytest.raises(sqlite3.IntegrityError, match="disk full"):
        desk.stored()
    assert desk.on_disk() == []


def test_drafts_of_a_process_that_died_are_dropped_after_a_day(desk: Desk, clock: Clock) -> None:
    folder = desk.folder / "files"
    for name, age in (("dead.draft", timedelta(days=2)), ("busy.draft", HOUR)):
        (folder / name).touch()
        at = (clock.now - age).timestamp()
        os.utime(folder / name, (at, at))
    desk.opened().close()
    assert desk.on_disk() == ["busy.draft"]


def test_nobody_else_on_the_machine_can_read_the_files(desk: Desk) -> None:
    file = desk.stored()
    assert file.path.stat().st_mode & 0o077 == 0
    assert file.path.parent.stat().st_mode & 0o077 == 0
