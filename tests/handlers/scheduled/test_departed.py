"""A workspace is purged while a job works for it: the job lets go, and nothing of the workspace comes back for good."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from handlers.cards import Card
from handlers.chat import Conversation, Departure, Posted, Workspace
from handlers.scheduled.settle_removals import settle_removals
from handlers.workspace.departing import departed
from tests.handlers.scheduled.conftest import TEAM, Clock, World
from tests.handlers.scheduled.noticeboard import Noticeboard
from tests.storage.rows import dump


class SlowBoard(Noticeboard):
    """A chat in which something happens, once, between a post and its answer."""

    meanwhile: Callable[[], Awaitable[None]] | None = None

    async def post(self, conversation: Conversation, card: Card, *, key: str = "") -> Posted:
        posted = await super().post(conversation, card, key=key)
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile:
            await meanwhile()
        return posted


@pytest.fixture
def chat(clock: Clock) -> SlowBoard:
    return SlowBoard(clock)


@pytest.fixture
def purge(world: World) -> Callable[[], Awaitable[None]]:
    async def now() -> None:
        await departed(world.context, Departure("Ev1", Workspace(*TEAM.split(":"))))

    return now


@pytest.mark.parametrize("word", ["submit", "status", "export", "data", "download-url"])
async def test_a_call_that_is_under_way_ends_and_leaves_nothing(
    world: World, purge: Callable[[], Awaitable[None]], word: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    world.api.on_its_way[word] = purge
    await world.collects()
    await world.tick()
    world.api.finish()
    await world.runs(hours=1, every=60)
    assert word not in world.api.on_its_way, "the purge came while this was asked"
    await settles(world)
    assert not await dump(world.store.database, TEAM)
    calls = world.api.asked.total()
    await world.runs(hours=1, every=60)
    assert world.api.asked.total() == calls, "nobody asks for it any more"


async def test_a_message_that_is_being_posted_ends_and_leaves_nothing(
    world: World, chat: SlowBoard, purge: Callable[[], Awaitable[None]]
) -> None:
    await world.collects()
    chat.meanwhile = purge
    await world.tick()
    assert len(chat.posts) == 1
    await settles(world)
    assert not await dump(world.store.database, TEAM)


async def test_a_purge_in_another_process_ends_this_one_s_work_too(world: World) -> None:
    await world.collects()
    await world.tick()
    await departed(world.worker(), Departure("Ev1", Workspace(*TEAM.split(":"))))
    calls = world.api.asked.total()
    await world.runs(minutes=10)
    assert world.api.asked.total() == calls
    assert not await dump(world.store.database, TEAM)


async def settles(world: World) -> None:
    world.clock.now += timedelta(minutes=31)
    await settle_removals(world.context)
