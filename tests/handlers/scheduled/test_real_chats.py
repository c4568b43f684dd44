"""The jobs over the real Slack and Feishu code: the same story, and the same honesty about lost answers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.contracts.places import PLACES, REMOTE, Place
from tests.handlers.scheduled.conftest import Clock, World


@pytest.fixture(params=REMOTE)
async def place(request: pytest.FixtureRequest, clock: Clock, tmp_path: Path) -> AsyncIterator[Place]:
    async with PLACES[request.param](clock, tmp_path) as opened:
        yield opened


@pytest.fixture
async def collecting(world: World, place: Place) -> Callable[[], Awaitable[None]]:
    """Start a collection in the place."""
    world.context = replace(world.context, chats={place.chat.name: place.chat})

    async def start() -> None:
        await world.collects(team=place.here.workspace.key, here=place.here)

    return start


async def test_from_the_first_card_to_a_link_that_lives_on(
    world: World, place: Place, collecting: Callable[[], Awaitable[None]]
) -> None:
    await collecting()
    await world.tick()
    assert len(place.seen_by(place.mia)) == 1
    world.api.finish()
    await world.runs(seconds=30)
    [ready] = await replies(world, place)
    assert "f-task_1-xlsx.xlsx" in ready
    first = await posted_link(world, place)
    await world.runs(every=30, minutes=52)
    second = await posted_link(world, place)
    assert second != first
    assert world.api.lives(second) > world.api.lives(first)
    assert len(place.seen_by(place.mia)) == 2


async def test_a_first_card_whose_answer_is_lost_stands_once(
    world: World, place: Place, collecting: Callable[[], Awaitable[None]]
) -> None:
    await collecting()
    place.lose_answers()
    await world.runs(minutes=10)
    assert len([card for card in place.seen_by(place.mia) if "Collecting 2 creators" in card]) == 1
    assert len(place.seen_by(place.leo)) == 1
    world.api.finish()
    await world.runs(minutes=3)
    assert len(place.seen_by(place.leo)) == 2


async def replies(world: World, place: Place) -> list[str]:
    stored = await world.collection(place.here.workspace.key)
    assert stored.message is not None
    return place.replies_to(stored.message["message_id"])


async def posted_link(world: World, place: Place) -> str:
    """The newest link that the API gave and the card shows."""
    file = await world.file(place.here.workspace.key)
    [link] = [url for url, ends in world.api.links.items() if ends == file.expires_at]
    assert file.message is not None
    return link
