"""Looking at collections, stopping and going on, and collecting what is missing."""

from __future__ import annotations

import asyncio

import pytest

from bot.app import Scout
from handlers.cards import Card
from handlers.scheduled.sweep import sweep
from tests.handlers.collecting.room import CHANNEL, LEO, MIA, OTHER_CHANNEL, Room, labels, words_of
from tests.platforms.task_api import Refusal


async def started(room: Room, line: str = "tiktok @mia @leo", count: int = 2) -> None:
    await room.says(f"/collect {line}")
    await room.presses(f"Collect {count}")
    await room.runs(seconds=20)


async def test_the_list_has_one_s_own_collections_and_those_of_the_conversation(room: Room) -> None:
    await started(room)
    assert "/collect @mia @leo" in words_of(await room.says("/collect status", person=LEO))
    assert "/collect @mia @leo" in words_of(await room.says("/collect status", place=OTHER_CHANNEL))
    elsewhere = await room.says("/collect status", person=LEO, place=OTHER_CHANNEL)
    assert elsewhere.title == "Nothing was collected here yet"


async def test_the_list_says_what_is_under_way_and_names_the_tasks(room: Room) -> None:
    await started(room)
    card = await room.says("/collect status")
    assert card.title == "One collection is under way"
    assert "task_1" in words_of(card)
    card = await room.presses("Show")
    assert card.title == "Collecting 2 creators · 0%"
    room.api.finish()
    await room.runs(minutes=1)
    card = await room.says("/采集 状态")
    assert card.title == "Nothing is under way; 1 done"
    assert labels(card) == ["Fresh link", "Show"]


async def test_one_task_is_found_by_the_beginning_of_its_id(room: Room) -> None:
    await started(room)
    for name in ("task_1", "TASK_1", "task"):
        assert "Collecting 2 creators" in (await room.says(f"/collect status {name}")).title
    await started(room, "tiktok @kim", 1)
    assert "beginning of several tasks" in words_of(await room.says("/collect status task_"))
    assert "no task of this conversation" in words_of(await room.says("/collect status task_9"))
    assert "no task of this conversation" in words_of(
        await room.says("/collect status task_1", person=LEO, place=OTHER_CHANNEL)
    )


async def test_the_list_is_there_after_a_restart(room: Room) -> None:
    await started(room)
    async with Scout(
        room.scout.settings, clock=room.clock, sleep=room.clock.sleep, transport=room.api.transport()
    ) as later:
        again = Room(later, room.board, room.api, room.clock)
        later.speak_through(room.board)
        assert (await again.says("/collect status ")).title == "One collection is under way"
        room.api.finish()
        await again.runs(minutes=1)
        assert room.parents[0].card.title == "All 2 creators are collected"


async def test_whoever_stops_watching_can_look_again(room: Room) -> None:
    await started(room)
    card = await room.presses("Stop watching", room.parents[0].card, person=LEO)
    assert "no longer watched" in words_of(card) or "stopped watching" in words_of(card)
    await room.delivered()
    stopped = room.parents[0].card
    assert labels(stopped) == ["Look again"]
    asked = room.api.asked["status"]
    await room.runs(minutes=5)
    assert room.api.asked["status"] == asked
    await room.presses("Look again", stopped)
    room.api.finish()
    await room.runs(minutes=1)
    assert room.parents[0].card.title == "All 2 creators are collected"


async def test_a_task_that_ran_out_of_time_offers_what_is_missing_and_only_that(room: Room) -> None:
    names = [f"creator{number}" for number in range(500)]
    await started(room, "tiktok " + " ".join(f"@{name}" for name in names), 500)
    task = room.api.tasks["task_1"]
    task.rows = task.rows[:300]
    task.completed, task.status = 300, "timeout"
    await room.runs(minutes=1)
    [ended] = room.board.about("task")
    assert ended.card.title == "A task on TikTok ran out of time"
    assert labels(ended.card) == ["Retry only the missing 200"]
    preview = await room.presses("Retry only the missing 200", ended.card)
    assert preview.title == "200 creators to collect"
    assert len(await room.tasks()) == 1
    await room.presses("Collect 200", preview)
    newest = (await room.tasks())[0]
    assert newest.values == tuple(f"https://www.tiktok.com/@{name}" for name in names[300:])


async def mixed(room: Room) -> None:
    """Two creators on TikTok, whose task fails, and three on YouTube, of whom one is not found."""
    await room.says("/collect tiktok.com/@ann tiktok.com/@bob youtube.com/@cleo youtube.com/@dan youtube.com/@eve")
    await room.presses("Collect 5")
    await room.delivered()
    tiktok, youtube = room.api.tasks["task_1"], room.api.tasks["task_2"]
    tiktok.status, tiktok.rows = "failed", []
    youtube.status, youtube.completed, youtube.failed = "completed", 2, 1
    youtube.rows = [
        {"uid": name, "username": name, "channel_url": f"https://youtube.com/@{name}"} for name in ("cleo", "eve")
    ]
    await room.runs(minutes=2)


async def test_of_two_platforms_each_shows_how_it_ended_and_what_is_missing_of_it_alone(room: Room) -> None:
    await mixed(room)
    card = room.parents[0].card
    assert (card.title, card.tone) == ("2 of 5 creators are collected", "warning")
    said = words_of(card)
    assert "2 of 5" in said
    assert "TikTok · 0 of 2 · failed" in said
    assert "YouTube · 2 of 3 · done" in said
    assert labels(card) == ["Retry only the missing 2", "Retry only the missing 1"]
    [ready], [ended] = room.ready, room.board.about("task")
    assert ready.card.title == "2 YouTube creators are ready"
    assert ended.card.title == "A task on TikTok failed"
    assert "@cleo" not in words_of(ended.card)


@pytest.mark.parametrize("refusal", [None, Refusal(40402, 404), Refusal(40001, 400)])
async def test_what_failed_on_one_platform_is_collected_anew_without_what_came_from_the_other(
    room: Room, refusal: Refusal | None
) -> None:
    """Also where the API gives no rows of a task that failed."""
    await mixed(room)
    room.api.troubles["data"] = [refusal] if refusal else []
    preview = await room.presses("Retry only the missing 2", room.board.about("task")[0].card)
    assert preview.title == "2 creators to collect"
    await room.presses("Collect 2", preview)
    assert room.api.tasks["task_3"].values == ["https://www.tiktok.com/@ann", "https://www.tiktok.com/@bob"]
    preview = await room.presses("Retry only the missing 1", room.parents[0].card)
    await room.presses("Collect 1", preview)
    assert room.api.tasks["task_4"].values == ["https://www.youtube.com/@dan"]
    room.api.finish()
    await room.runs(minutes=2)
    assert sorted(message.card.title for message in room.parents) == [
        "2 of 5 creators are collected",
        "All 2 creators are collected",
        "The creator is collected",
    ]
    assert len(room.ready) == 3


async def test_a_failed_keyword_task_offers_its_keywords_again(room: Room) -> None:
    await room.says("/collect keywords tiktok glass skin, skincare")
    await room.presses("Collect by 2 keywords")
    await room.runs(seconds=20)
    room.api.tasks["task_1"].status = "failed"
    await room.runs(minutes=1)
    card = await room.presses("Retry only the missing 2", room.board.about("task")[0].card)
    assert card.title == "Creators for 2 keywords on TikTok"


async def test_nothing_missing_is_said_rather_than_collected_again(room: Room) -> None:
    await started(room)
    room.api.tasks["task_1"].status = "timeout"  # although it has every row
    await room.runs(minutes=1)
    card = await room.presses("Retry only the missing 2", room.board.about("task")[0].card)
    assert "Nothing is missing" in words_of(card)


@pytest.mark.parametrize("state", ["failed", "timeout"])
async def test_how_a_task_ended_is_said_once_to_whom_it_concerns(room: Room, state: str) -> None:
    await started(room)
    room.api.tasks["task_1"].status = state
    await room.runs(minutes=2)
    [ended] = room.board.about("task")
    assert "@Mia" in words_of(ended.card)
    assert ended.conversation.thread
    assert room.parents[0].card.tone == "bad"


async def test_a_finished_task_that_found_nobody_has_no_file_and_says_so(room: Room) -> None:
    await started(room)
    room.api.troubles["export"] = [Refusal(40402, 404)] * 5
    room.api.finish(failed=2)
    await room.runs(minutes=1)
    [ended] = room.board.about("task")
    assert ended.card.title == "Nobody was found on TikTok"
    assert room.parents[0].card.title == "Nothing was collected"


async def test_the_usual_time_is_that_of_the_workspace_s_own_tasks(room: Room) -> None:
    assert "usually" not in words_of(await room.says("/collect tiktok @mia"))
    await started(room)
    room.clock.turn(minutes=6)
    room.api.finish()
    await room.runs(minutes=2)
    assert "usually 6 minutes" in words_of(await room.says("/collect tiktok @kim"))
    assert "usually" not in words_of(await room.says("/collect youtube @kim"))
    await started(room, "tiktok @kim", 1)
    assert "of usually 6 minutes" in words_of(room.parents[1].card)


async def test_a_task_that_takes_long_is_called_slow(room: Room) -> None:
    await started(room)
    room.clock.turn(minutes=50)
    room.api.tasks["task_1"].completed = 1
    await room.runs(minutes=2)
    assert "It takes longer than usual" in words_of(room.parents[0].card)


async def test_everything_read_but_not_imported_is_not_called_nothing(room: Room) -> None:
    await started(room)
    [task] = await room.tasks()
    columns = {"progress": 100.0}
    await room.scout.context.store.database.write(
        lambda tables: tables.table("tasks").update((task.workspace, task.id), columns)
    )
    card = await room.says("/collect status task_1")
    assert card.title == "Collecting 2 creators · 100%"
    assert "Everything is read" in words_of(card)


async def test_buttons_of_a_card_work_months_later(room: Room) -> None:
    await started(room)
    room.api.finish()
    await room.runs(minutes=1)
    [ready] = room.ready
    kept: Card = ready.cards[0][1]
    room.clock.turn(days=90)
    await sweep(room.scout.context)
    card = await room.presses("Fresh link", kept)
    assert "creators are ready" in card.title
    assert labels(card)[0] == "Download"


async def test_presses_of_another_workspace_find_nothing(room: Room) -> None:
    await started(room)
    stranger = type(MIA)(type(MIA.workspace)("slack", "T2"), "U1", "Mia")
    place = type(CHANNEL)(stranger.workspace, "C1")
    card = await room.presses("Stop watching", room.parents[0].card, person=stranger, place=place)
    assert "no longer valid" in words_of(card)
    assert [task.state for task in await room.tasks()] == ["processing"]


async def test_stop_pressed_by_many_is_one_stop(room: Room) -> None:
    await started(room)
    shown = room.parents[0].card
    await asyncio.gather(*(room.presses("Stop watching", shown) for _ in range(20)))
    assert [task.state for task in await room.tasks()] == ["stopped"]
