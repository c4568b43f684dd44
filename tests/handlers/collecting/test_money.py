"""What submits cost: set aside when somebody starts them, settled by their answers, however late those come."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from bot.app import Scout
from handlers.scheduled.settle_money import settle_money
from handlers.scheduled.submit_tasks import submit_tasks
from storage.store import open_store
from tests.handlers.collecting.room import MIA, Room, words_of
from tests.platforms.task_api import Refusal

AGAIN = "Send again (may be paid twice)"
BOSS = replace(MIA, id="U5", name="Ada", is_admin=True)


@pytest.fixture
async def priced(room: Room) -> Room:
    """A submit takes five credits, and the team may take a hundred a day."""
    room.api.price = 5
    await room.says("/creators budget set 100 day workspace", person=BOSS)
    return room


async def budget(room: Room) -> str:
    return words_of(await room.says("/creators budget", person=BOSS))


async def log(room: Room) -> list[tuple[str, str]]:
    """Outcome and credits of every call in the log as the admin gets it."""
    await room.says("/creators spending csv", person=BOSS)
    content = room.board.posts[-1].file
    assert content is not None
    return [(call["outcome"], call["credits"]) for call in csv.DictReader(content.decode("utf-8-sig").splitlines())]


async def collects(room: Room) -> None:
    await room.says("/collect tiktok @mia @leo")
    await room.presses("Collect 2")


async def test_a_submit_s_price_takes_the_place_of_what_was_set_aside(priced: Room) -> None:
    await collects(priced)
    assert "5 of 100 credits used, 95 left" in await budget(priced)
    assert await log(priced) == [("answered", "5")]


async def test_where_neither_the_api_nor_the_settings_tell_a_price_a_submit_is_free_and_stands_in_the_log(
    room: Room,
) -> None:
    await room.says("/creators budget set 100 day workspace", person=BOSS)
    await collects(room)
    assert "0 of 100 credits used, 100 left" in await budget(room)
    assert await log(room) == [("answered", "")]


async def test_where_only_the_settings_tell_a_price_a_submit_counts_at_that(room: Room) -> None:
    settings, clock = room.scout.settings.model_copy(update={"collect_price": 3}), room.clock
    async with Scout(settings, clock=clock, sleep=clock.sleep, transport=room.api.transport()) as scout:
        scout.speak_through(room.board)
        dear = Room(scout, room.board, room.api, clock)
        await dear.says("/creators budget set 100 day workspace", person=BOSS)
        await collects(dear)
        assert "0 of 100 credits used, 6 reserved, 94 left" in await budget(dear)
        assert await log(dear) == [("answered", "")]


async def test_a_lost_submit_counts_at_its_estimate_and_its_repeat_by_its_price(priced: Room) -> None:
    priced.api.troubles["submit"] = [Refusal(is_lost=True)]
    await collects(priced)
    assert "0 of 100 credits used, 1 reserved, 99 left" in await budget(priced)
    priced.clock.turn(seconds=30)
    await priced.delivered()
    await priced.presses(AGAIN, priced.parents[-1].card)
    assert "5 of 100 credits used, 1 reserved, 94 left" in await budget(priced)
    assert await log(priced) == [("unknown", ""), ("answered", "5")]


async def test_a_refused_submit_leaves_nothing_reserved(priced: Room) -> None:
    priced.api.troubles["submit"] = [Refusal(40201, 402)]
    await collects(priced)
    assert "0 of 100 credits used, 100 left" in await budget(priced)


async def test_an_answer_that_came_when_the_submit_was_given_up_settles_what_was_kept_for_it(priced: Room) -> None:
    async def given_up() -> None:
        priced.clock.turn(minutes=4)
        await elsewhere(priced)

    priced.api.on_its_way["submit"] = given_up
    await collects(priced)
    assert "5 of 100 credits used, 95 left" in await budget(priced)
    assert await log(priced) == [("answered", "5")]


async def test_a_late_answer_settles_the_repeat_that_is_not_sent_any_more_too(priced: Room) -> None:
    async def given_up_and_asked_for_again() -> None:
        priced.clock.turn(minutes=4)
        await elsewhere(priced)
        [task] = await priced.tasks()
        assert task.ended_at is not None
        priced.api.troubles["submit"] = [Refusal(42901, 429, {"Retry-After": "600"})]
        await priced.delivered()
        await priced.presses(AGAIN, priced.parents[-1].card)
        assert "2 reserved" in await budget(priced)

    priced.api.on_its_way["submit"] = given_up_and_asked_for_again
    await collects(priced)
    await priced.runs(minutes=20, every=60)
    await settle_money(priced.scout.context)
    assert "5 of 100 credits used, 95 left" in await budget(priced)
    assert priced.api.tasks.keys() == {"task_1"}


async def elsewhere(room: Room) -> None:
    """Another process does what is due."""
    store = open_store(room.scout.settings.database_path)
    try:
        await submit_tasks(replace(room.scout.context, store=store, worker="other"))
    finally:
        store.close()
