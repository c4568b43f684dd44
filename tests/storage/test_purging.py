"""After a purge nothing is left of a workspace: no row, no cell, no byte of the file or its write-ahead log."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.purging import ON_ITS_WAY_MOST, UNDER_WAY_MOST
from storage.store import Store, open_store
from tests.storage.rows import bytes_with, cells_with, dump, fill, tables_of

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
GONE, STAYS = "slack:T4711gone", "slack:T0815stays"
WORD = "northwind"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "scout.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_store(path)
    yield opened
    opened.close()


@pytest.mark.parametrize("seed", range(8))
async def test_after_a_purge_nothing_is_left_and_other_workspaces_are_as_they_were(
    store: Store, path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(3):
        await fill(store.database, GONE, WORD, chance)
        await fill(store.database, STAYS, "southsea", chance)
    before = await dump(store.database, STAYS)
    filled = await dump(store.database, GONE)
    every_table = {name for name, columns in (await store.database.read(tables_of)).items() if "workspace" in columns}
    assert set(filled) == set(before) == every_table
    assert bytes_with(path, WORD)

    gone = await store.purging.purge(GONE, NOON)

    assert gone == {table: len(rows) for table, rows in filled.items()}
    assert await cells_with(store.database, GONE, "T4711gone", WORD) == set()
    assert bytes_with(path, GONE, "T4711gone", WORD) == {}
    assert await dump(store.database, STAYS) == before
    assert await store.purging.workspaces() == [STAYS]


async def test_what_is_held_is_told_before_it_goes(store: Store) -> None:
    await store.seen.first(GONE, ["Ev1", "Ev2"], NOON)
    await store.offers.make(GONE, "U1", NOON, [("a", {})])
    assert await store.purging.held(GONE) == {"seen": 2, "offers": 1}
    assert await store.purging.held(STAYS) == {}


async def test_a_purge_of_nothing_takes_nothing(store: Store) -> None:
    await store.seen.first(STAYS, ["Ev1"], NOON)
    assert await store.purging.purge(GONE, NOON) == {}
    assert await store.purging.held(STAYS) == {"seen": 1}


async def test_what_was_under_way_and_came_late_is_purged_once_it_must_have_ended(store: Store, path: Path) -> None:
    await store.purging.purge(GONE, NOON)
    await store.offers.make(GONE, "U1", NOON, [("late", {"word": WORD})])
    await store.seen.first(GONE, ["Ev1"], NOON + ON_ITS_WAY_MOST)
    assert await store.purging.settle(NOON + UNDER_WAY_MOST - timedelta(seconds=1)) == {}
    assert await store.purging.settle(NOON + UNDER_WAY_MOST) == {"offers": 1, "seen": 1}
    assert await cells_with(store.database, GONE, WORD) == set()
    assert bytes_with(path, GONE, WORD) == {}


async def test_a_workspace_that_is_back_keeps_what_it_does_from_then_on(store: Store) -> None:
    await store.purging.purge(GONE, NOON)
    await store.seen.first(GONE, ["Ev1"], NOON + timedelta(minutes=2))
    await store.offers.make(GONE, "U1", NOON + timedelta(minutes=2), [("new", {})])
    assert await store.purging.settle(NOON + UNDER_WAY_MOST) == {}
    assert await store.purging.held(GONE) == {"offers": 1, "seen": 1}


async def test_a_purge_is_looked_after_until_nothing_is_left_to_do(store: Store) -> None:
    await store.purging.purge(GONE, NOON)
    assert await dump(store.database), "a note of it, which does not tell whose it is"
    assert await cells_with(store.database, GONE) == set()
    for minutes in (31, 32):
        await store.purging.settle(NOON + timedelta(minutes=minutes))
    assert set(await dump(store.database)) == set()


async def test_where_another_process_reads_the_file_is_scrubbed_later(store: Store, path: Path) -> None:
    await fill(store.database, GONE, WORD, random.Random(1))
    reading = sqlite3.connect(path, isolation_level=None)
    reading.execute("BEGIN")
    reading.execute("SELECT count(*) FROM seen").fetchall()
    await store.purging.purge(GONE, NOON)
    assert await cells_with(store.database, WORD) == set()
    assert bytes_with(path, WORD)
    reading.close()
    await store.purging.settle(NOON + timedelta(minutes=1))
    assert bytes_with(path, GONE, WORD) == {}


async def test_another_process_works_on_with_the_scrubbed_file(store: Store, path: Path) -> None:
    other = open_store(path)
    try:
        await fill(store.database, GONE, WORD, random.Random(1))
        await other.seen.first(STAYS, ["Ev1"], NOON)
        await store.purging.purge(GONE, NOON)
        assert not await other.seen.first(STAYS, ["Ev1"], NOON)
        assert await other.seen.first(STAYS, ["Ev2"], NOON)
        assert bytes_with(path, GONE, WORD) == {}
    finally:
        other.close()
