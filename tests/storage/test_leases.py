"""Due rows go to one worker at a time, and come back when that worker never does."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage import collected, files, tasks
from storage.collections import NewCollection
from storage.database import Tables
from storage.files import NewFile
from storage.kinds import Periods
from storage.leases import Lease, LeaseLost
from storage.store import Store, open_store
from storage.tasks import NewTask, Task
from storage.times import stamp

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
LASTS = timedelta(minutes=3)
TEAM, OTHER = "slack:T1", "slack:T2"


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """The same file, opened by two processes."""
    with ExitStack() as opened:
        stores = [open_store(tmp_path / "scout.db") for _ in range(2)]
        for store in stores:
            opened.callback(store.close)
        yield stores[0], stores[1]


def a_collection(workspace: str = TEAM) -> NewCollection:
    return NewCollection(workspace, "U1", "Mia", "mia@example.com", "en", {"id": "C1"}, "/collect @mia")


async def started(store: Store, count: int, workspace: str = TEAM) -> str:
    return await store.collections.start(
        a_collection(workspace), [NewTask("tiktok", "LINK_BATCH", (f"@{n}",)) for n in range(count)], NOON
    )


async def confirm(store: Store, task: Task, owner: str, **columns: object) -> None:
    await store.write(lambda tables: tasks.change(tables, task, owner, intent="confirmed", **columns))


async def test_of_two_workers_each_gets_rows_of_its_own(two: tuple[Store, Store]) -> None:
    first, second = two
    await started(first, 40)
    claims = [
        store.tasks.claim_submits(Lease(f"w{number}", NOON, LASTS), 5)
        for number in range(6)
        for store in (first, second)
    ]
    claimed = [task.id for batch in await asyncio.gather(*claims) for task in batch]
    assert len(claimed) == len(set(claimed)) == 40


async def test_rows_whose_worker_never_came_back_are_free_when_the_lease_ends(two: tuple[Store, Store]) -> None:
    first, second = two
    await started(first, 1)
    assert len(await first.tasks.claim_submits(Lease("dead", NOON, LASTS), 5)) == 1
    assert await second.tasks.claim_submits(Lease("w2", NOON + LASTS - timedelta(seconds=1), LASTS), 5) == []
    assert len(await second.tasks.claim_submits(Lease("w2", NOON + LASTS, LASTS), 5)) == 1


async def test_a_worker_that_comes_back_too_late_writes_nothing(two: tuple[Store, Store]) -> None:
    first, second = two
    id_ = await started(first, 1)
    [task] = await first.tasks.claim_submits(Lease("slow", NOON, LASTS), 5)
    await second.tasks.claim_submits(Lease("w2", NOON + LASTS, LASTS), 5)
    with pytest.raises(LeaseLost):
        await confirm(first, task, "slow", task_id="task_1")
    assert (await first.tasks.of_collection(TEAM, id_))[0].task_id == ""


async def test_a_change_from_outside_takes_the_lease_away(two: tuple[Store, Store]) -> None:
    store, _ = two
    await started(store, 1)
    [task] = await store.tasks.claim_submits(Lease("w1", NOON, LASTS), 5)
    await confirm(store, task, "w1", task_id="task_1", state="processing", due_at=stamp(NOON))
    [task] = await store.tasks.claim_due(Lease("w1", NOON, LASTS), 5)
    assert await store.tasks.stop_watching(TEAM, task.id, NOON)
    with pytest.raises(LeaseLost):
        await confirm(store, task, "w1", state="completed")


async def test_what_is_not_due_is_not_claimed_and_what_is_due_longest_comes_first(two: tuple[Store, Store]) -> None:
    store, _ = two
    await started(store, 3)
    for minutes, task in enumerate(reversed(await store.tasks.claim_submits(Lease("w", NOON, LASTS), 5))):
        await confirm(store, task, "w", due_at=stamp(NOON + timedelta(minutes=minutes)))
    claimed = await store.tasks.claim_due(Lease("w", NOON + timedelta(seconds=90), LASTS), 5)
    assert [task.values for task in claimed] == [("@2",), ("@1",)]


async def test_a_collection_is_over_when_nothing_of_it_is_under_way(two: tuple[Store, Store]) -> None:
    store, _ = two
    id_ = await started(store, 2)
    first, second = await store.tasks.claim_submits(Lease("w", NOON, LASTS), 5)
    await confirm(store, first, "w", state="completed", ended_at=stamp(NOON))
    assert (await store.collections.of(TEAM, id_)).state == "running"
    await store.write(lambda tables: tasks.change(tables, second, "w", intent="unknown", ended_at=stamp(NOON)))
    assert (await store.collections.of(TEAM, id_)).state == "over"
    assert await store.tasks.try_again(TEAM, second.id, NOON, NOON)
    assert (await store.collections.of(TEAM, id_)).state == "running"


async def test_of_fifty_presses_on_try_again_one_counts(two: tuple[Store, Store]) -> None:
    store, other = two
    await started(store, 1)
    [task] = await store.tasks.claim_submits(Lease("w", NOON, LASTS), 5)
    await store.write(lambda tables: tasks.change(tables, task, "w", intent="unknown", ended_at=stamp(NOON)))
    presses = [each.tasks.try_again(TEAM, task.id, NOON, NOON) for _ in range(25) for each in two]
    assert sum(await asyncio.gather(*presses)) == 1
    assert len(await other.tasks.claim_submits(Lease("w", NOON, LASTS), 5)) == 1


async def test_what_belongs_to_one_workspace_is_not_there_for_another(two: tuple[Store, Store]) -> None:
    store, _ = two
    id_ = await started(store, 1)
    [task] = await store.tasks.of_collection(TEAM, id_)
    assert await store.collections.find(OTHER, id_) is None
    assert await store.tasks.find(OTHER, task.id) is None
    assert await store.tasks.of_collection(OTHER, id_) == []
    assert not await store.tasks.stop_watching(OTHER, task.id, NOON)
    assert not await store.tasks.try_again(OTHER, task.id, NOON, NOON)
    assert await store.tasks.newest(OTHER, 5) == []


async def test_a_collection_and_its_intents_are_written_together_or_not_at_all(two: tuple[Store, Store]) -> None:
    store, _ = two
    with pytest.raises(TypeError):
        await store.collections.start(a_collection(), [NewTask("tiktok", "LINK_BATCH", (object(),))], NOON)  # type: ignore[arg-type]
    assert await store.collections.newest(TEAM, 5) == []


async def test_the_usual_duration_is_the_middle_of_what_tasks_took(two: tuple[Store, Store]) -> None:
    store, _ = two
    await started(store, 3)
    like = NewTask("tiktok", "LINK_BATCH", ("@mia", "@leo"))
    assert await store.tasks.usual_duration(TEAM, like) is None
    for minutes, task in zip((5, 7, 60), await store.tasks.claim_submits(Lease("w", NOON, LASTS), 5), strict=True):
        ended = stamp(NOON + timedelta(minutes=minutes))
        await confirm(store, task, "w", state="completed", submitted_at=stamp(NOON), ended_at=ended)
    assert await store.tasks.usual_duration(TEAM, like) == timedelta(minutes=7)
    assert await store.tasks.usual_duration(OTHER, like) is None


@pytest.mark.parametrize(
    "unlike",
    [
        pytest.param(NewTask("youtube", "LINK_BATCH", ("@mia",)), id="another platform"),
        pytest.param(NewTask("tiktok", "KEYWORD", ("skincare",)), id="keywords"),
        pytest.param(NewTask("tiktok", "LINK_BATCH", ("@mia", "@leo", "@kim")), id="three times as large"),
    ],
)
async def test_a_task_says_nothing_of_how_long_one_unlike_it_takes(two: tuple[Store, Store], unlike: NewTask) -> None:
    store, _ = two
    await started(store, 1)
    [task] = await store.tasks.claim_submits(Lease("w", NOON, LASTS), 5)
    times = {"submitted_at": stamp(NOON), "ended_at": stamp(NOON + timedelta(minutes=5))}
    await confirm(store, task, "w", state="completed", **times)
    assert await store.tasks.usual_duration(TEAM, unlike) is None


async def test_what_was_collected_is_known_by_value_in_any_case(two: tuple[Store, Store]) -> None:
    store, _ = two
    values = [f"https://www.tiktok.com/@U{n}" for n in range(1_200)]
    await store.write(lambda tables: collected.note(tables, TEAM, "tiktok", values, "t1", NOON))
    asked = ["https://www.tiktok.com/@u7", *values]
    known = await store.collected.since(TEAM, "tiktok", asked, NOON)
    assert len(known) == 1_200
    assert await store.collected.since(TEAM, "tiktok", values, NOON + timedelta(seconds=1)) == {}
    assert await store.collected.since(OTHER, "tiktok", values, NOON) == {}
    assert await store.collected.since(TEAM, "youtube", values, NOON) == {}


async def test_a_refusal_of_files_is_news_once_and_again_after_a_new_choice(two: tuple[Store, Store]) -> None:
    store, _ = two
    assert await store.handover.of(TEAM) == "link"
    assert await store.handover.note_refusal(TEAM, "file_uploads_disabled", NOON)
    assert not await store.handover.note_refusal(TEAM, "file_uploads_disabled", NOON)
    await store.handover.choose(TEAM, "both", NOON)
    assert await store.handover.of(TEAM) == "both"
    assert await store.handover.note_refusal(TEAM, "file_uploads_disabled", NOON)


async def test_old_collections_go_with_their_tasks_and_running_ones_stay(two: tuple[Store, Store]) -> None:
    store, _ = two
    running, over = await started(store, 1), await started(store, 1)
    await store.write(lambda tables: tables.conn.execute("UPDATE collections SET state = 'over' WHERE id = ?", (over,)))
    assert await store.keeping.sweep(NOON + timedelta(days=401), Periods()) == {"collections": 1}
    assert await store.tasks.of_collection(TEAM, over) == []
    assert len(await store.tasks.of_collection(TEAM, running)) == 1


async def test_old_collections_with_files_stay_for_ever_without_the_rows_that_they_showed(
    two: tuple[Store, Store],
) -> None:
    store, _ = two
    over = await started(store, 1)
    [task] = await store.tasks.of_collection(TEAM, over)
    new = NewFile(TEAM, over, task.id, "xlsx", "f1", "f.xlsx", 1, {"items": [{"email": "mia@example.com"}]})

    def change(tables: Tables) -> None:
        tables.conn.execute("UPDATE collections SET state = 'over' WHERE id = ?", (over,))
        files.add(tables, "file1", new, NOON)

    await store.write(change)
    assert await store.keeping.sweep(NOON + timedelta(days=401), Periods()) == {"files.preview": 1}
    kept = await store.files.find(TEAM, "file1")
    assert kept is not None and kept.preview == {}
    assert await store.tasks.of_collection(TEAM, over) == [task]


async def test_of_more_due_links_than_can_be_renewed_the_newest_come_first(two: tuple[Store, Store]) -> None:
    store, _ = two

    def change(tables: Tables) -> None:
        for minute in range(5):
            posted_at = NOON + timedelta(minutes=minute)
            new = NewFile(TEAM, "c1", "t1", "xlsx", f"f{minute}", "f.xlsx", 1)
            files.add(tables, f"file{minute}", new, posted_at)
            files.note_message(tables, TEAM, f"file{minute}", {"message_id": "m"}, posted_at)
            files.note_link(tables, TEAM, f"file{minute}", NOON, NOON + timedelta(minutes=minute))

    await store.write(change)
    claimed = await store.files.claim_due(Lease("w", NOON + timedelta(hours=1), LASTS), 2, ["slack"])
    assert {file.id for file in claimed} == {"file4", "file3"}
