"""How tasks go on, by the clock alone, across restarts and beside other processes (contract 9.3)."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from api.contract.endpoints import STATUS
from api.service.app import Service
from api.service.collection.claims import Claims, Step
from api.service.options import Options
from tests.api.clock import Clock
from tests.api.service.collection.steps import (
    CHARLI,
    Receiver,
    done_task,
    passed,
    rows,
    status,
    submit,
    submit_keywords,
)
from tests.api.service.conftest import Open, Records
from tests.api.service.door import Door

PACE = 3


def door_of(service: Service, key: str = "") -> Door:
    return Door(service, key or service.accounts.add_key("tests"))


def rename(file: Path, table: str, name: str) -> None:
    """Give a table another name, so that whoever needs it is in trouble."""
    connection = sqlite3.connect(file)
    connection.execute(f"ALTER TABLE {table} RENAME TO {name}")
    connection.close()


def tiktoks(records: Records, number: int) -> list[str]:
    """Links to so many creators of the catalogue."""
    names = [record["username"] for record in records if record["platform"] == "tiktok"]
    return [f"https://www.tiktok.com/@{name}" for name in names[:number]]


async def test_a_task_takes_its_time_for_every_value_and_then_imports(door: Door) -> None:
    task_id = await submit(door, CHARLI, "nobody_knows_this", CHARLI, "https://example.com/mia")
    seen = []
    for _ in range(6):
        told = await status(door, task_id)
        seen.append((told["status"], told["progress"], told["completed"], told["failed"]))
        await passed(door.service, PACE)
    assert seen == [
        ("processing", 0.0, 0, 0),
        ("processing", 25.0, 1, 0),
        ("processing", 50.0, 1, 1),
        ("processing", 75.0, 2, 1),
        ("processing", 100.0, 2, 2),
        ("completed", 100.0, 2, 2),
    ]


async def test_nothing_goes_on_before_its_time(door: Door) -> None:
    task_id = await submit(door)
    await passed(door.service, PACE - 0.5)
    assert (await status(door, task_id))["progress"] == 0


@pytest.mark.parametrize("pace", [0, 0.01, 0.1, 0.7])
async def test_any_pace_comes_to_its_end(open_service: Open, pace: float) -> None:
    """Also one that no binary fraction can hold, and at moments that fall between two values."""
    service = open_service(options=Options(seconds_per_item=pace))
    door = door_of(service)
    task_id = await submit(door, *["mia"] * 250)
    for _ in range(40):
        await passed(service, pace * 6.5)
    assert (await status(door, task_id))["status"] == "completed"
    assert (await status(door, task_id))["failed"] == 250


async def test_a_final_state_never_changes(door: Door) -> None:
    task_id = await done_task(door)
    told = await status(door, task_id)
    assert told["status"] == "completed"
    await passed(door.service, 100_000)
    assert await status(door, task_id) == told


async def test_a_task_of_which_nothing_could_be_read_has_failed(door: Door) -> None:
    task_id = await done_task(door, "https://example.com/mia", "https://www.tiktok.com/@mia/video/7012345678901234567")
    told = await status(door, task_id)
    assert (told["status"], told["completed"], told["failed"]) == ("failed", 0, 2)


async def test_a_task_whose_creators_nobody_knows_is_completed_with_all_of_them_failed(door: Door) -> None:
    task_id = await done_task(door, "nobody_knows_this", "nor_this_one")
    told = await status(door, task_id)
    assert (told["status"], told["completed"], told["failed"]) == ("completed", 0, 2)


async def test_a_task_that_takes_too_long_times_out_and_keeps_what_it_has(open_service: Open, records: Records) -> None:
    service = open_service(options=Options(longest=timedelta(seconds=10)))
    door = door_of(service)
    task_id = await submit(door, *tiktoks(records, 5))
    await passed(service, 9)
    assert (await status(door, task_id))["status"] == "processing"
    await passed(service, 1)
    told = await status(door, task_id)
    assert (told["status"], told["completed"], told["progress"]) == ("timeout", 3, 60.0)
    assert len(await rows(door, task_id)) == 3
    await passed(service, 1000)
    assert await status(door, task_id) == told


async def test_a_task_that_nobody_was_there_to_work_on_has_not_timed_out(open_service: Open) -> None:
    service = open_service()
    door = door_of(service)
    task_id = await submit(door, *["charlidamelio"] * 300)
    await passed(service, 100_000)
    told = await status(door, task_id)
    assert (told["status"], told["completed"]) == ("completed", 300)


async def test_a_restart_in_the_middle_loses_nothing(open_service: Open, records: Records) -> None:
    first = open_service()
    door = door_of(first)
    task_id = await submit(door, *tiktoks(records, 6))
    await passed(first, 3 * PACE)
    before = await rows(door, task_id)
    first.close()
    again = open_service()
    door = door_of(again, door.key or "")
    assert (await status(door, task_id))["completed"] == 3
    await passed(again, 4 * PACE)
    assert (await status(door, task_id))["status"] == "completed"
    found = await rows(door, task_id)
    assert len(before) == 3
    assert found[:3] == before
    assert len({row["uid"] for row in found}) == 6


async def test_what_a_process_held_when_it_died_is_taken_over(
    open_service: Open, other_process: Claims, records: Records, clock: Clock
) -> None:
    """It had claimed the task, and wrote nothing down."""
    living = open_service()
    door = door_of(living)
    task_id = await submit(door, *tiktoks(records, 4))
    clock.turn(seconds=100)
    assert other_process.take(clock().timestamp())
    await living.runner.work(Receiver())
    assert (await status(door, task_id))["progress"] == 0
    await passed(living, 21)
    assert (await status(door, task_id))["completed"] == 4


async def test_who_comes_back_after_its_lease_changes_nothing(
    open_service: Open, other_process: Claims, records: Records, clock: Clock
) -> None:
    quick = open_service()
    door = door_of(quick)
    task_id = await submit(door, *tiktoks(records, 4))
    clock.turn(seconds=6)
    [claim] = other_process.take(clock().timestamp())
    await passed(quick, 1000)
    told, found = await status(door, task_id), await rows(door, task_id)
    late = Step(is_read=1, completed=0, failed=1, unreadable=0, rows=[("7", {"uid": "7"})], due_at=0.0)
    other_process.put(clock().timestamp(), [(claim, late)])
    assert await status(door, task_id) == told
    assert await rows(door, task_id) == found


async def test_two_runners_on_one_file_do_everything_once(open_service: Open, records: Records, clock: Clock) -> None:
    one, two = open_service(), open_service()
    door, receiver = door_of(one), Receiver()
    url = "https://hooks.example/x"
    tasks = [await submit(door, *tiktoks(records, 5), webhook_url=url) for _ in range(30)]
    for _ in range(8):
        clock.turn(seconds=PACE)
        await asyncio.gather(one.runner.work(receiver), two.runner.work(receiver))
    await passed(one, 0, receiver)
    for task_id in tasks:
        told = await status(door, task_id)
        assert (told["status"], told["completed"], told["failed"]) == ("completed", 5, 0)
        assert len(await rows(door, task_id)) == 5
    assert len(receiver.got) == 30


async def test_keywords_collect_the_creators_that_match_each_of_them_once(door: Door) -> None:
    task_id = await submit_keywords(door, "beauty", "beauty", "zzzz qqqq xxxx")
    await passed(door.service, 100)
    told = await status(door, task_id)
    assert (told["status"], told["total"], told["completed"], told["failed"]) == ("completed", 3, 2, 1)
    found = (await door.post("collection/tasks/data", task_id=task_id, size=100)).data
    assert 1 <= found["total"] <= 50
    assert len({row["uid"] for row in found["items"]}) == found["total"]


async def test_trouble_with_a_task_is_tried_again_later_and_then_it_has_failed(
    door: Door, service_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The catalogue's table is gone, so that nothing can be looked up."""
    task_id = await submit(door)
    rename(service_file, "creators", "hidden")
    await passed(door.service, 10)
    assert (await status(door, task_id))["status"] == "processing"
    for seconds in (10, 20, 40):
        await passed(door.service, seconds)
    assert (await status(door, task_id))["status"] == "processing"
    await passed(door.service, 80)
    told = await status(door, task_id)
    assert (told["status"], told["completed"]) == ("failed", 0)
    assert [record.levelno for record in caplog.records].count(logging.ERROR) == 5
    rename(service_file, "hidden", "creators")


async def test_trouble_that_passes_leaves_no_trace(door: Door, service_file: Path) -> None:
    task_id = await submit(door)
    rename(service_file, "creators", "hidden")
    await passed(door.service, 10)
    rename(service_file, "hidden", "creators")
    await passed(door.service, 100)
    told = await status(door, task_id)
    assert (told["status"], told["completed"]) == ("completed", 1)


async def test_a_task_of_somebody_else_is_not_there(door: Door, stranger: Door) -> None:
    task_id = await done_task(door)
    for path, more in [("status", {}), ("data", {}), ("export", {"format": "csv"})]:
        own = await door.post(f"collection/tasks/{path}", task_id=task_id, **more)
        foreign = await stranger.post(f"collection/tasks/{path}", task_id=task_id, **more)
        forged = await stranger.post(f"collection/tasks/{path}", task_id="task_20261124_0000000000000000", **more)
        assert own.status == 200
        assert foreign.refusal == forged.refusal == (404, 40401)
        assert foreign.message.replace(task_id, "") == forged.message.replace("task_20261124_0000000000000000", "")


@pytest.mark.parametrize("task_id", ["' OR 1=1 --", "%", "task_*", "a" * 100_000, "任务", "\u0000"])
async def test_ids_that_nobody_made_find_nothing(door: Door, task_id: str) -> None:
    await submit(door)
    assert (await door.post(STATUS.path, task_id=task_id)).refusal == (404, 40401)


@pytest.mark.parametrize("body", [{}, {"task_id": None}, {"task_id": ""}, {"task_id": 7}, {"task_id": ["a"]}])
async def test_a_task_must_be_named(door: Door, body: dict[str, object]) -> None:
    for path in ("status", "data", "export"):
        got = await door.post(f"collection/tasks/{path}", body | {"format": "csv"})
        assert got.refusal == (400, 40001)
        assert "task_id" in got.message


async def test_who_asks_is_told_how_things_are_now_whatever_the_background_does(door: Door, clock: Clock) -> None:
    task_id = await submit(door, CHARLI, "nobody_knows_this")
    clock.turn(seconds=PACE)
    assert (await status(door, task_id))["progress"] == 50
    clock.turn(seconds=2 * PACE)
    assert len(await rows(door, task_id)) == 1
    assert (await status(door, task_id))["status"] == "completed"
