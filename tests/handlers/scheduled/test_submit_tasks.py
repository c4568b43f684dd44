"""Money is careful: a submit is written down before it leaves and never leaves twice by itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from api.client import Priority
from api.transport import CONNECT_SECONDS, PATIENCE_SECONDS, READ_SECONDS
from handlers.collecting.submitting import LEASE_FOR, submit_collection
from handlers.context import Options
from handlers.scheduled.submit_tasks import submit_tasks
from storage import tasks
from storage.leases import Lease, LeaseLost
from storage.tasks import Task
from tests.handlers.scheduled.conftest import LINKS, TEAM, Clock, World
from tests.platforms.task_api import Refusal


async def test_each_task_is_submitted_once_however_many_ask_for_it(world: World) -> None:
    id_ = await world.collects(*[LINKS] * 3)
    other = world.worker()
    for context in (world.context, other, world.context, other):
        await submit_collection(context, TEAM, id_)
        await submit_tasks(context)
    assert world.api.asked["submit"] == 3
    assert {(await world.task(n)).intent for n in range(3)} == {"confirmed"}


async def test_a_process_that_dies_while_a_submit_is_out_leaves_an_unknown_outcome_that_is_never_resent(
    world: World,
) -> None:
    await world.collects()
    dead = world.worker("dead")
    [task] = await dead.store.tasks.claim_submits(Lease("dead", world.clock(), LEASE_FOR), 10)
    await dead.store.tasks.mark_sent(task, "dead")
    await world.runs(minutes=30)
    assert (await world.task()).intent == "unknown"
    assert world.api.asked["submit"] == 0


async def test_a_process_that_dies_before_a_submit_is_out_loses_nothing(world: World) -> None:
    await world.collects()
    dead = world.worker("dead")
    await dead.store.tasks.claim_submits(Lease("dead", world.clock(), LEASE_FOR), 10)
    await world.runs(minutes=4)
    assert (await world.task()).intent == "confirmed"
    assert world.api.asked["submit"] == 1


@pytest.mark.parametrize("refusal", [Refusal(is_lost=True), Refusal(50001, 500), Refusal(0, 502)])
async def test_a_lost_answer_is_an_unknown_outcome(world: World, refusal: Refusal) -> None:
    await world.collects()
    world.api.troubles["submit"] = [refusal]
    await world.runs(minutes=5)
    task = await world.task()
    assert (task.intent, world.api.asked["submit"]) == ("unknown", 1)


async def answered_late(world: World) -> None:
    """A submit is answered while its process is paused for longer than its lease, and another process goes on."""
    await world.collects()
    other = world.worker()

    async def paused() -> None:
        world.clock.turn(minutes=4)
        await submit_tasks(other)

    world.api.on_its_way["submit"] = paused
    await submit_tasks(world.context)


async def test_an_answer_that_came_after_the_lease_ran_out_is_kept_and_the_task_goes_on(world: World) -> None:
    await answered_late(world)
    task = await world.task()
    assert (task.intent, task.state, task.task_id, task.reason) == ("confirmed", "processing", "task_1", "")
    assert (await world.collection()).state == "running"
    world.api.finish()
    await world.runs(seconds=30)
    assert len(world.chat.about("file")) == world.api.asked["submit"] == 1


async def test_a_late_answer_keeps_a_repeat_that_a_person_asked_for_from_being_paid(world: World) -> None:
    await world.collects()

    async def given_up_and_asked_for_again() -> None:
        world.clock.turn(minutes=4)
        await submit_tasks(world.worker())
        task = await world.task()
        assert task.ended_at is not None
        assert await world.store.tasks.try_again(TEAM, task.id, task.ended_at, world.clock())

    world.api.on_its_way["submit"] = given_up_and_asked_for_again
    await submit_tasks(world.context)
    await world.runs(minutes=5)
    assert ((await world.task()).task_id, world.api.asked["submit"]) == ("task_1", 1)


async def test_another_process_that_is_just_giving_a_submit_up_does_not_undo_its_late_answer(world: World) -> None:
    await world.collects()
    other = world.worker()
    claimed: list[Task] = []

    async def claims() -> None:
        world.clock.turn(minutes=4)
        claimed.extend(await other.store.tasks.claim_submits(Lease("other", world.clock(), LEASE_FOR), 10))

    world.api.on_its_way["submit"] = claims
    await submit_tasks(world.context)
    with pytest.raises(LeaseLost):
        await other.store.write(lambda tables: tasks.change(tables, claimed[0], "other", intent="unknown"))
    assert ((await world.task()).intent, (await world.task()).task_id) == ("confirmed", "task_1")


async def test_the_id_of_a_paid_task_that_belongs_to_nothing_any_more_is_logged(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """The repeat that a person asked for was answered first."""
    await world.collects()

    async def repeated() -> None:
        world.clock.turn(minutes=4)
        await submit_tasks(other := world.worker())
        task = await world.task()
        assert task.ended_at is not None
        await world.store.tasks.try_again(TEAM, task.id, task.ended_at, world.clock())
        await submit_tasks(other)

    world.api.on_its_way["submit"] = repeated
    await submit_tasks(world.context)
    assert ((await world.task()).task_id, world.api.asked["submit"]) == ("task_2", 2)
    [line] = [record for record in caplog.records if record.levelname == "ERROR"]
    assert "task_id=task_1" in line.getMessage()


async def test_an_answer_is_written_once_the_database_is_free_again(world: World, clock: Clock) -> None:
    await world.collects()
    release = locked_after_the_answer(world)

    async def sleep(seconds: float) -> None:
        clock.turn(seconds=seconds)
        release()

    await submit_tasks(replace(world.context, sleep=sleep))
    assert ((await world.task()).intent, (await world.task()).task_id) == ("confirmed", "task_1")


async def test_an_answer_that_cannot_be_written_at_all_is_logged_with_its_id(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.collects()
    release = locked_after_the_answer(world)
    await submit_tasks(world.context)
    release()
    lines = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert any("task_id=task_1" in line for line in lines)


def locked_after_the_answer(world: World) -> Callable[[], None]:
    """Another process takes the database's write lock while a submit is out; gives what frees it."""
    other = sqlite3.connect(world.path, isolation_level=None)
    world.opened.callback(other.close)

    async def lock() -> None:
        await world.store.database.write(lambda tables: None)
        await world.store.database.read(lambda tables: tables.conn.execute("PRAGMA busy_timeout = 0"))
        other.execute("BEGIN IMMEDIATE")

    def release() -> None:
        if other.in_transaction:
            other.rollback()

    world.api.on_its_way["submit"] = lock
    return release


@pytest.mark.parametrize("code", [0, 42901])
async def test_too_many_requests_without_a_word_on_when_to_come_again_only_delay_a_submit(
    world: World, code: int
) -> None:
    await world.collects()
    world.api.troubles["submit"] = [Refusal(code, 429)] * 3
    await world.tick()
    assert (await world.task()).intent == "intended"
    await world.runs(minutes=4)
    assert ((await world.task()).intent, world.api.asked["submit"]) == ("confirmed", 4)


BROKEN = b'{"success": true, "data": {"task_id": "ta'


@pytest.mark.parametrize("trouble", [Refusal(is_slow=True), Refusal(http=200, content=BROKEN)])
async def test_an_answer_that_stalls_or_breaks_off_is_an_unknown_outcome(world: World, trouble: Refusal) -> None:
    await world.collects()
    world.api.troubles["submit"] = [trouble]
    await world.runs(minutes=5)
    task = await world.task()
    assert (task.intent, world.api.asked["submit"], len(world.api.tasks)) == ("unknown", 1, 1)


async def test_an_unknown_submit_is_sent_again_only_when_a_person_says_so(world: World) -> None:
    await world.collects()
    world.api.troubles["submit"] = [Refusal(is_lost=True)]
    await world.runs(seconds=10)
    task = await world.task()
    assert task.ended_at is not None
    assert await world.store.tasks.try_again(TEAM, task.id, task.ended_at, world.clock())
    await world.runs(seconds=10)
    assert ((await world.task()).intent, world.api.asked["submit"]) == ("confirmed", 2)


async def test_too_many_requests_only_delay_a_submit(world: World) -> None:
    await world.collects()
    world.api.troubles["submit"] = [Refusal(42901, 429, {"Retry-After": "60"})] * 3
    await submit_tasks(world.context)
    await world.runs(minutes=4)
    assert (await world.task()).intent == "confirmed"


@pytest.mark.parametrize(("code", "http"), [(40201, 402), (42902, 402), (40301, 403), (40001, 400)])
async def test_a_refusal_is_kept_with_its_code_and_ends_the_collection(world: World, code: int, http: int) -> None:
    await world.collects()
    world.api.troubles["submit"] = [Refusal(code, http)]
    await world.runs(minutes=5)
    task = await world.task()
    assert (task.intent, task.reason, task.request_id) == ("refused", str(code), "req_1")
    assert (await world.collection()).state == "over"
    assert world.api.asked["submit"] == 1


@pytest.mark.parametrize("options", [Options(webhooks_at="https://scout.example.com/webhooks/tasks")])
async def test_the_api_is_told_a_path_that_nobody_can_guess_for_each_task(world: World) -> None:
    await world.collects(LINKS, LINKS)
    await world.tick()
    first, second = (task.webhook_url for task in world.api.tasks.values())
    assert first.startswith("https://scout.example.com/webhooks/tasks/")
    assert len(first.rsplit("/", 1)[1]) >= 32
    assert first != second


@pytest.mark.parametrize("options", [Options(webhooks_at="https://scout.example.com/webhooks/tasks")])
async def test_a_submit_with_an_unknown_outcome_is_found_by_its_webhook(world: World) -> None:
    await world.collects()
    world.api.troubles["submit"] = [Refusal(is_lost=True)]
    await world.runs(seconds=10)
    assert (await world.task()).intent == "unknown"
    hook = world.api.tasks["task_1"].webhook_url.rsplit("/", 1)[1]
    world.api.finish()
    assert await world.store.tasks.make_due(hook, "task_1", world.clock())
    await world.runs(seconds=10)
    assert ((await world.task()).state, world.api.asked["submit"]) == ("completed", 1)
    assert len(world.chat.about("file")) == 1


async def test_an_api_that_cannot_be_reached_is_tried_again(world: World) -> None:
    await world.collects()
    world.api.troubles["submit"] = [Refusal(is_away=True)] * 3
    await world.tick()
    assert (await world.task()).intent == "intended"
    world.clock.turn(seconds=20)
    await world.tick()
    assert (await world.task()).intent == "confirmed"


def test_a_lease_outlasts_a_submit_with_all_its_waiting() -> None:
    longest = PATIENCE_SECONDS[Priority.COMPLETION] + CONNECT_SECONDS + READ_SECONDS
    assert timedelta(seconds=longest) < LEASE_FOR
