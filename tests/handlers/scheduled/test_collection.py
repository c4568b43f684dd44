"""From a started collection to its file: one card that fills, one announcement, and nothing lost or said twice."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from api.contract.tasks import Format
from handlers.cards import Mention
from handlers.collecting.intervals import GIVEN_UP_AFTER
from handlers.collecting.results import missing_values
from handlers.scheduled.poll_tasks import LEASE_FOR, poll_tasks
from storage.leases import Lease
from tests.cards import lines_of
from tests.handlers.scheduled.conftest import LINKS, TEAM, World
from tests.platforms.task_api import Refusal


async def test_a_collection_ends_as_a_file_in_the_thread_of_its_one_card(world: World) -> None:
    await world.collects()
    await world.tick()
    [card] = world.chat.posts
    assert card.key == f"collection-{world.ids[0]}"
    world.api.finish()
    await world.runs(seconds=20)
    [ready] = world.chat.about("file")
    assert ready.conversation.thread == "m1"
    assert any("/f-task_1-xlsx?" in url for url in ready.links)
    assert (await world.task()).state == "completed"
    assert (await world.collection()).state == "over"


async def test_the_requester_is_mentioned_and_no_contact_is_said(world: World) -> None:
    await world.collects()
    await world.tick()
    world.api.finish()
    await world.runs(seconds=20)
    [ready] = world.chat.about("file")
    assert Mention("U1", "Mia") in [piece for block in ready.card.blocks for piece in getattr(block, "text", ())]
    assert not any("example.com" in line for line in lines_of(ready.card))
    assert "example.com" not in str((await world.file()).preview)


async def test_the_card_is_edited_in_place_and_at_most_every_half_minute(world: World) -> None:
    await world.collects(tuple(f"https://www.tiktok.com/@u{n}" for n in range(100)))
    await world.tick()
    for done in range(60):
        world.api.tasks["task_1"].completed = done
        await world.runs(seconds=5)
    [card] = world.chat.posts
    times = [at for at, _ in card.cards]
    assert len(times) > 2
    assert min(later - earlier for earlier, later in pairwise(times)) >= timedelta(seconds=30)


async def test_polls_grow_from_fifteen_seconds_to_two_minutes_and_then_to_an_hour(world: World) -> None:
    await world.collects()
    await world.tick()
    await world.runs(minutes=40)
    polls = [at for at, word in world.api.times if word == "status"]
    gaps = [later - earlier for earlier, later in pairwise(polls)]
    assert [gap.total_seconds() for gap in gaps[:5]] == [30, 60, 120, 120, 120]
    await world.runs(every=60, hours=5)
    polls = [at for at, word in world.api.times if word == "status"]
    assert polls[-1] - polls[-2] == timedelta(hours=1)


async def test_a_task_that_never_ends_is_given_up_after_a_day_and_people_are_told(world: World) -> None:
    await world.collects()
    await world.tick()
    await world.runs(every=600, hours=26)
    assert (await world.task()).state == "given_up"
    assert len(world.chat.about("task")) == 1
    asked = world.api.asked["status"]
    await world.runs(every=600, hours=3)
    assert world.api.asked["status"] == asked
    assert timedelta(hours=24) == GIVEN_UP_AFTER


async def test_tasks_that_ended_while_nobody_asked_are_all_announced(world: World) -> None:
    await world.collects(*((f"https://www.tiktok.com/@mia{number}",) for number in range(30)))
    await world.runs(seconds=30)
    world.api.finish()
    world.clock.turn(hours=25)
    await world.runs(every=5, minutes=10)
    assert len(world.chat.about("file")) == 30


@pytest.mark.parametrize("trouble", [Refusal(), Refusal(42901, 429), Refusal(is_lost=True), Refusal(is_away=True)])
@pytest.mark.parametrize("word", ["status", "export"])
async def test_one_bad_answer_after_a_long_silence_ends_no_task(world: World, word: str, trouble: Refusal) -> None:
    await world.collects()
    await world.runs(seconds=10)
    world.api.finish()
    world.clock.turn(hours=25)
    world.api.troubles[word] = [trouble] * 3
    await world.runs(every=60, hours=3)
    assert len(world.chat.about("file")) == 1


async def test_the_card_of_many_tasks_that_end_one_by_one_is_edited_every_half_minute_and_at_the_end(
    world: World,
) -> None:
    await world.collects(*((f"https://www.tiktok.com/@mia{number}",) for number in range(10)))
    await world.runs(seconds=60)
    for id_ in list(world.api.tasks):
        world.api.tasks[id_].status, world.api.tasks[id_].completed = "completed", 1
        await world.runs(seconds=15)
    await world.runs(minutes=3)
    [parent] = world.chat.about("collection")
    moments = [at for at, _ in parent.cards]
    gaps = [later - earlier for earlier, later in pairwise(moments)]
    assert all(gap >= timedelta(seconds=30) for gap in gaps[:-1])
    assert parent.card.tone == "good"


async def test_a_webhook_during_a_poll_makes_the_task_due_again(world: World) -> None:
    await world.collects()
    await world.runs(seconds=10)
    task = await world.task()

    async def called() -> None:
        world.api.finish()
        assert await world.store.tasks.make_due(task.hook, task.task_id, world.clock())

    world.clock.turn(minutes=50)
    world.api.on_its_way["status"] = called
    await world.runs(seconds=10)
    assert (await world.task()).state == "completed"


async def test_a_given_up_task_can_be_watched_again_to_its_end(world: World) -> None:
    await world.collects()
    await world.tick()
    await world.runs(every=600, hours=26)
    assert await world.store.tasks.watch(TEAM, (await world.task()).id, world.clock())
    world.api.finish()
    await world.runs(seconds=20)
    assert len(world.chat.about("file")) == 1


async def test_nobody_asks_about_a_task_that_is_no_longer_watched(world: World) -> None:
    await world.collects()
    await world.tick()
    assert await world.store.tasks.stop_watching(TEAM, (await world.task()).id, world.clock())
    await world.runs(minutes=10)
    assert world.api.asked["status"] == 0


async def test_a_failed_and_a_timed_out_task_say_so_once_each(world: World) -> None:
    await world.collects(LINKS, LINKS)
    await world.tick()
    world.api.tasks["task_1"].status, world.api.tasks["task_2"].status = "failed", "timeout"
    await world.runs(minutes=2)
    assert len(world.chat.about("task")) == 2
    assert {(await world.task(n)).state for n in (0, 1)} == {"failed", "timeout"}


async def test_a_task_that_completed_with_nothing_says_so_and_has_no_file(world: World) -> None:
    await world.collects()
    await world.tick()
    world.api.finish(failed=2)
    world.api.troubles["export"] = [Refusal(40402, 404)]
    await world.runs(seconds=20)
    assert len(world.chat.about("task")) == 1
    assert world.chat.about("file") == []
    assert (await world.task()).state == "completed"


async def test_an_export_that_fails_is_asked_for_again_and_announced_once(world: World) -> None:
    await world.collects()
    await world.tick()
    world.api.finish()
    world.api.troubles["export"] = [Refusal()] * 9
    await world.runs(minutes=10)
    assert len(world.chat.about("file")) == 1


async def test_a_process_that_dies_between_the_answer_and_the_write_announces_once(world: World) -> None:
    """The rows stay leased to the dead; another process takes them over and gets the same file."""
    await world.collects()
    await world.tick()
    world.api.finish()
    world.clock.turn(seconds=20)
    dead = world.worker("dead")
    lease_only = await dead.store.tasks.claim_due(_lease(world, "dead"), 10)
    assert len(lease_only) == 1
    await dead.api.export("task_1", Format.XLSX)
    await world.runs(minutes=4)
    assert world.chat.about("file") == []
    await world.runs(minutes=2)
    assert len(world.chat.about("file")) == 1


async def test_two_processes_on_one_file_poll_and_announce_once(world: World) -> None:
    await world.collects(*[LINKS] * 10)
    other = world.worker()
    await world.tick()
    world.api.finish()
    for _ in range(20):
        world.clock.turn(seconds=5)
        await world.tick()
        await world.tick(context=other)
    assert world.api.asked["submit"] == 10
    assert world.api.asked["status"] == 10
    assert len(world.chat.about("file")) == 10
    assert len({message.key for message in world.chat.posts}) == len(world.chat.posts)


async def test_what_was_collected_is_known_and_what_failed_is_not(world: World) -> None:
    await world.collects()
    await world.tick()
    world.api.tasks["task_1"].rows.pop()
    world.api.finish(failed=1)
    await world.runs(seconds=20)
    known = await world.store.collected.since(TEAM, "tiktok", LINKS, world.clock() - timedelta(days=14))
    assert list(known) == [LINKS[0]]
    assert await missing_values(world.context, await world.task(), await world.collection()) == (LINKS[1],)


async def test_busy_polls_wait_as_long_as_the_api_says(world: World) -> None:
    await world.collects()
    await world.tick()
    world.clock.turn(seconds=15)
    world.api.troubles["status"] = [Refusal(42901, 429, {"Retry-After": "90"})] * 3
    await poll_tasks(world.context)
    task = await world.task()
    assert (task.due_at, task.polls) == (world.clock() + timedelta(seconds=90), 0)


@pytest.mark.parametrize("trouble", [Refusal(), Refusal(is_lost=True), Refusal(is_away=True), Refusal(0, 502)])
@pytest.mark.parametrize("endpoint", ["status", "export", "data", "download-url"])
async def test_no_trouble_of_the_api_loses_a_running_task(world: World, endpoint: str, trouble: Refusal) -> None:
    """Also where it lasts longer than the client's own three attempts."""
    await world.collects()
    await world.tick()
    world.api.troubles[endpoint] = [trouble] * 7
    world.api.finish()
    await world.runs(minutes=15)
    [ready] = world.chat.about("file")
    assert ready.links


def _lease(world: World, owner: str) -> Lease:

    return Lease(owner, world.clock(), LEASE_FOR)
