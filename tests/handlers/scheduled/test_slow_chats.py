"""The timetable over the real Slack and Feishu code while a chat does not answer: who waits, and what stands then."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.timetable import TICKS, Timetable
from handlers.chat import Conversation
from handlers.scheduled.deliver import deliver
from handlers.scheduled.poll_tasks import poll_tasks
from tests.contracts.places import PLACES, REMOTE, FeishuPlace, Place, SlackPlace
from tests.handlers.scheduled.conftest import Clock, World

SOON = timedelta(milliseconds=5)


@asynccontextmanager
async def delivering(world: World) -> AsyncIterator[None]:
    """The timetable's delivery, which ticks faster here; in the end everything that was begun is over."""
    [tick] = [replace(tick, every=SOON) for tick in TICKS if tick.job is deliver]
    timetable = Timetable(world.context, [tick])
    timetable.start()
    try:
        yield
        await timetable.finish()
    finally:
        timetable.stop()


@pytest.fixture
async def slack(clock: Clock, tmp_path: Path) -> AsyncIterator[SlackPlace]:
    async with PLACES["slack-channel"](clock, tmp_path) as place:
        assert isinstance(place, SlackPlace)
        yield place


@pytest.fixture
async def feishu(clock: Clock, tmp_path: Path) -> AsyncIterator[FeishuPlace]:
    async with PLACES["feishu-group"](clock, tmp_path) as place:
        assert isinstance(place, FeishuPlace)
        yield place


@pytest.fixture(params=REMOTE)
async def place(request: pytest.FixtureRequest, clock: Clock, tmp_path: Path) -> AsyncIterator[Place]:
    async with PLACES[request.param](clock, tmp_path) as opened:
        yield opened


def speaks(world: World, *places: Place) -> None:
    world.context = replace(world.context, chats={place.chat.name: place.chat for place in places})


async def collects(world: World, where: Conversation) -> str:
    return await world.collects(team=where.workspace.key, here=where)


async def test_a_conversation_that_does_not_answer_holds_up_no_other(world: World, slack: SlackPlace) -> None:
    speaks(world, slack)
    others = [replace(slack.here, id=f"C{number}") for number in range(2, 8)]
    slack.join(*(each.id for each in others))
    slack.line.hold(slack.here.id)
    async with delivering(world):
        await collects(world, slack.here)
        await slack.line.until(lambda: slack.line.waiting == [slack.here.id])
        for round_ in (1, 2):
            for each in others:
                await collects(world, each)
            await slack.line.until(lambda round_=round_: all(len(slack.standing_in(each)) == round_ for each in others))  # type: ignore[misc]
        assert slack.standing_in(slack.here) == []
        slack.line.let_go()
        await slack.line.until(lambda: len(slack.standing_in(slack.here)) == 1)
    assert slack.sendings() == 13


async def test_a_chat_of_which_every_conversation_hangs_holds_up_no_other_chat(
    world: World, slack: SlackPlace, feishu: FeishuPlace
) -> None:
    """They begin to hang one after another, as posts come up, so that each of them keeps another tick from ending."""
    speaks(world, slack, feishu)
    hanging = [replace(slack.here, id=f"C{number}") for number in range(60)]
    slack.join(*(each.id for each in hanging))
    slack.line.hold(*(each.id for each in hanging))
    async with delivering(world):
        for number, each in enumerate(hanging, 1):
            await collects(world, each)
            await slack.line.until(lambda number=number: len(slack.line.waiting) == number)  # type: ignore[misc]
        await collects(world, feishu.here)
        await feishu.line.until(lambda: len(feishu.seen_by(feishu.mia)) == 1)
        slack.line.let_go()
        await slack.line.until(lambda: all(len(slack.standing_in(each)) == 1 for each in hanging))


async def test_the_last_edit_wins_however_long_the_one_before_it_is_on_its_way(world: World, place: Place) -> None:
    speaks(world, place)
    await collects(world, place.here)
    await world.tick()
    place.line.hold(place.here.id)
    async with delivering(world):
        world.api.tasks["task_1"].completed = 1
        world.clock.turn(seconds=45)
        await poll_tasks(world.context)
        await place.line.until(lambda: place.line.waiting == [place.here.id])
        world.api.finish()
        world.clock.turn(seconds=120)
        await poll_tasks(world.context)
        place.line.let_go()
        await place.line.until(lambda: len(place.seen_by(place.mia)) == 2)
        await place.line.until(lambda: "Collected" in place.seen_by(place.mia)[0])
    await deliver(world.context)
    assert "Collected" in place.seen_by(place.mia)[0]


async def test_what_happens_while_the_first_card_is_on_its_way_is_on_it_in_the_end(world: World, place: Place) -> None:
    speaks(world, place)
    place.line.hold(place.here.id)
    async with delivering(world):
        await collects(world, place.here)
        await place.line.until(lambda: place.line.waiting == [place.here.id])
        await world.tick()
        world.api.finish()
        world.clock.turn(seconds=120)
        await world.tick()
        place.line.let_go()
        await place.line.until(lambda: len(place.seen_by(place.mia)) == 2)
        await place.line.until(lambda: "Collected" in place.seen_by(place.mia)[0])


async def test_a_program_that_is_started_anew_sends_at_once_what_a_revoked_token_held_back(
    world: World, slack: SlackPlace
) -> None:
    speaks(world, slack)
    slack.let_in(False)
    await collects(world, slack.here)
    await world.runs(minutes=5)
    assert slack.standing_in(slack.here) == []
    slack.let_in(True)
    await deliver(world.context)
    assert slack.standing_in(slack.here) == []
    async with delivering(world):
        await slack.line.until(lambda: len(slack.standing_in(slack.here)) == 2)
    assert "Scout can post here again" in slack.standing_in(slack.here)[1]
