"""`scout purge`: all that is kept of one workspace, told first and removed when somebody is sure."""

from __future__ import annotations

import asyncio
import random
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.contract.platforms import Platform
from api.contract.tasks import TaskType
from api.service.app import Service
from api.service.collection.database import TaskDatabase
from api.service.collection.tasks import Order, Tasks
from storage.store import Store, open_store
from tests.bot.commands.conftest import Run
from tests.storage.rows import bytes_with, fill

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def memory(folder: Path) -> Path:
    """What two workspaces left behind."""
    path = folder / "scout.db"
    store = open_store(path)
    try:
        asyncio.run(_fill(store))
    finally:
        store.close()
    return path


async def _fill(store: Store) -> None:
    await store.seen.first("slack", ["Ev1"], NOON)
    await store.seen.first("slack:T1", ["Ev1"], NOON)
    await store.seen.first("slack:T2", ["Ev1"], NOON)
    await store.offers.make("slack:T1", "U1", NOON, [("a", {}), ("b", {})])


def test_without_yes_it_is_only_told_what_would_go(scout: Run, memory: Path, capsys: Capture) -> None:
    assert scout("purge", "--workspace", "slack:T1") == 1
    told = capsys.readouterr()
    assert "2  offers" in told.out and "1  seen" in told.out
    assert "nothing was removed; `scout purge --workspace slack:T1 --yes` removes it all for good" in told.err
    assert bytes_with(memory, "slack:T1")


def test_with_yes_all_of_it_is_gone_and_nothing_else(scout: Run, memory: Path, capsys: Capture) -> None:
    assert scout("purge", "--workspace", "slack:T1", "--yes") == 0
    assert "All that was kept of slack:T1 is gone." in capsys.readouterr().out
    assert bytes_with(memory, "slack:T1") == {}
    assert scout("purge", "--workspace", "slack:T2") == 1
    assert "1  seen" in capsys.readouterr().out


def test_what_the_embedded_service_keeps_of_it_goes_too(scout: Run, memory: Path, folder: Path) -> None:
    creators = folder / "creators.db"
    service = Service(creators, lambda: NOON, sample=False)
    service.close()
    beside = creators.with_name(f"{creators.name}.tasks")
    with closing(TaskDatabase(beside)) as database:
        tasks = Tasks(database, lambda: NOON, 3.0, 3_600.0)
        mine, theirs = (
            tasks.add("key", Order(TaskType.FILE_UPLOAD, Platform.TIKTOK, [name]))
            for name in ("glowrecipe", "southsea")
        )
    assert bytes_with(beside, "glowrecipe")
    asyncio.run(_note_task(memory, mine.task_id))
    assert scout("purge", "--workspace", "slack:T1", "--yes") == 0
    assert bytes_with(beside, "glowrecipe", mine.task_id) == {}
    assert bytes_with(beside, "southsea") and bytes_with(beside, theirs.task_id)


async def _note_task(memory: Path, task_id: str) -> None:
    """Let the workspace have submitted a task."""
    store = open_store(memory)
    try:
        await fill(store.database, "slack:T1", "glowrecipe", random.Random(1), rows=1)
        await store.database.write(
            lambda tables: tables.conn.execute("UPDATE tasks SET task_id = ? WHERE workspace = 'slack:T1'", (task_id,))
        )
    finally:
        store.close()


def test_a_workspace_that_nobody_knows_is_named_beside_those_that_there_are(
    scout: Run, memory: Path, capsys: Capture
) -> None:
    assert scout("purge", "--workspace", "slack:T3", "--yes") == 1
    assert "nothing is kept of 'slack:T3'; there are slack:T1, slack:T2" in capsys.readouterr().err


def test_where_there_is_no_memory_none_is_made(scout: Run, folder: Path, capsys: Capture) -> None:
    assert scout("purge", "--workspace", "slack:T1", "--yes") == 1
    assert "there is no file scout.db" in capsys.readouterr().err
    assert not (folder / "scout.db").exists()


def test_a_purge_needs_a_workspace(scout: Run, capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        scout("purge")
    assert "--workspace" in capsys.readouterr().err
