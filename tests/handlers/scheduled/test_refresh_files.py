"""Links that never die: renewed on their card in time, for as long as the chat lets the card be edited."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from handlers.chat import ChatError, Kind, Posted
from handlers.fresh_links import SHORTEST
from handlers.scheduled.renewal import LAST_EDIT_BEFORE
from tests.handlers.scheduled.conftest import TEAM, Clock, World
from tests.handlers.scheduled.noticeboard import Message, Noticeboard, urls_on
from tests.platforms.task_api import Refusal, TaskApi

FEISHU = "feishu:t1"


@pytest.fixture
def chat(clock: Clock, request: pytest.FixtureRequest) -> Noticeboard:
    """Slack, unless the test says otherwise."""
    return Noticeboard(clock, **getattr(request, "param", {}))


@pytest.fixture
def api(clock: Clock, request: pytest.FixtureRequest) -> TaskApi:
    """Links live an hour, unless the test says otherwise."""
    return TaskApi(clock, links_live=getattr(request, "param", timedelta(hours=1)))


feishu = pytest.mark.parametrize("chat", [{"name": "feishu", "edits_for": timedelta(days=14)}], indirect=True)
terminal = pytest.mark.parametrize("chat", [{"name": "terminal", "edits_for": timedelta(0)}], indirect=True)


def links_live(**length: float) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("api", [timedelta(**length)], indirect=True)


async def announced(world: World, team: str = TEAM) -> Message:
    await world.collects(team=team)
    await world.tick()
    world.api.finish()
    await world.runs(seconds=30)
    [ready] = world.chat.about("file")
    return ready


def link_on(message: Message) -> str:
    [link] = [url for url in message.links if url.startswith("https://files.example.com/")]
    return link


@links_live(hours=24)
async def test_a_link_works_on_every_day_of_three_months(world: World) -> None:
    ready = await announced(world)
    for _ in range(90 * 24 * 4):
        world.clock.turn(minutes=15)
        if world.clock() >= ((await world.file()).due_at or world.clock()):
            await world.tick()
        assert world.api.lives(link_on(ready)) > timedelta(0)
    assert 90 <= world.api.asked["download-url"] <= 92


async def test_a_link_is_asked_for_once_in_its_life(world: World) -> None:
    await announced(world)
    asked = world.api.asked["download-url"]
    await world.runs(every=30, hours=4)
    assert world.api.asked["download-url"] - asked == 5


async def test_no_link_is_ever_posted_with_less_than_ten_minutes_to_live(world: World) -> None:
    ready = await announced(world)
    for _ in range(200):
        cards = len(ready.cards)
        world.clock.turn(minutes=1)
        await world.tick()
        if len(ready.cards) > cards:
            assert world.api.lives(link_on(ready)) >= SHORTEST


async def test_a_letter_that_waited_long_gets_a_fresh_link(world: World) -> None:
    """The chat was away for two hours between the export and the post."""
    await world.collects()
    await world.tick()
    world.api.finish()
    world.chat.troubles = [ChatError("no route", code="unreachable")] * 60
    await world.runs(every=60, hours=2)
    world.chat.troubles = []
    await world.runs(every=60, minutes=10)
    [ready] = world.chat.about("file")
    assert world.api.lives(link_on(ready)) >= SHORTEST


@pytest.mark.parametrize("api", [timedelta(minutes=8), timedelta(minutes=10), timedelta(minutes=11)], indirect=True)
async def test_a_link_that_would_have_less_than_ten_minutes_once_it_stands_is_not_posted_at_all(world: World) -> None:
    ready = await announced(world)
    assert not any("files.example.com" in url for url in ready.links)


@links_live(minutes=12)
async def test_a_chat_that_takes_its_time_still_shows_a_link_with_ten_minutes_to_live(world: World) -> None:
    await world.collects()
    await world.tick()
    world.api.finish()
    post, update = world.chat.post, world.chat.update

    async def slow_post(*given: Any, **named: Any) -> Posted:
        world.clock.turn(seconds=100)
        return await post(*given, **named)

    async def slow_update(*given: Any) -> None:
        world.clock.turn(seconds=100)
        await update(*given)

    world.chat.post, world.chat.update = slow_post, slow_update  # type: ignore[assignment,method-assign]
    await world.runs(minutes=40)
    [ready] = world.chat.about("file")
    shown = [(at, url) for at, card in ready.cards for url in urls_on(card) if "files.example.com" in url]
    assert len(shown) > 3
    assert all(world.api.links[url] - at >= SHORTEST for at, url in shown)


@feishu
async def test_before_a_card_can_no_longer_be_edited_it_says_expired(world: World) -> None:
    ready = await announced(world, FEISHU)
    posted_at = ready.at
    while world.clock() < posted_at + timedelta(days=15):
        world.clock.turn(minutes=10)
        await world.tick()
    assert not any("files.example.com" in url for url in ready.links)
    last = ready.cards[-1][0] - posted_at
    assert timedelta(days=14) - LAST_EDIT_BEFORE <= last < timedelta(days=14)
    file = await world.file(FEISHU)
    assert (file.state, file.due_at) == ("expired", None)
    link = await world.context.links.of(world.context.api, file.file_id)
    assert link is not None
    assert world.api.lives(link.file_url) >= SHORTEST


@terminal
async def test_where_nothing_posted_ever_changes_nothing_is_renewed(world: World) -> None:
    await announced(world, "terminal:local")
    asked = world.api.asked["download-url"]
    await world.runs(every=300, hours=5)
    assert world.api.asked["download-url"] == asked


@pytest.mark.parametrize("kind", ["place_gone", "app_gone"])
async def test_a_card_that_scout_was_shut_out_from_gets_its_link_once_it_is_let_in_again(
    world: World, kind: Kind
) -> None:
    ready = await announced(world)
    world.chat.troubles = [ChatError("out", code="shut_out", permanent=True, kind=kind)] * 10_000
    await world.runs(every=600, hours=30)
    world.chat.troubles = []
    await world.runs(every=600, hours=30)
    assert world.api.lives(link_on(ready)) > timedelta(0)


async def test_a_workspace_that_forbids_edits_ends_the_renewing(world: World) -> None:
    await announced(world)
    world.chat.troubles = [ChatError("closed", code="edit_window_closed", permanent=True, kind="message_gone")]
    await world.runs(every=60, hours=1)
    asked = world.api.asked["download-url"]
    await world.runs(every=60, hours=3)
    assert (await world.file()).state == "expired"
    assert world.api.asked["download-url"] == asked


async def test_an_api_in_trouble_delays_a_renewal_and_loses_none(world: World) -> None:
    ready = await announced(world)
    world.clock.turn(minutes=48)
    world.api.troubles["download-url"] = [Refusal()] * 6
    await world.runs(every=30, minutes=6)
    assert world.api.lives(link_on(ready)) > timedelta(minutes=50)


async def test_a_link_that_cannot_be_renewed_in_time_is_taken_off_its_card_and_put_back_later(world: World) -> None:
    ready = await announced(world)
    world.clock.turn(minutes=48)
    asked = world.api.asked["download-url"]
    world.api.troubles["download-url"] = [Refusal(40301, 403)] * 10_000
    await world.runs(every=60, minutes=14)
    assert "has ended" in ready.card.title
    assert not any("files.example.com" in url for url in ready.links)
    await world.runs(every=60, hours=5)
    assert world.api.asked["download-url"] - asked < 10
    world.api.troubles["download-url"] = []
    await world.runs(every=60, hours=2)
    assert world.api.lives(link_on(ready)) > timedelta(0)


async def test_a_file_that_the_api_has_no_more_leaves_a_card_without_a_link(world: World) -> None:
    ready = await announced(world)
    world.api.troubles["download-url"] = [Refusal(40402, 404)] * 9
    await world.runs(every=60, hours=1)
    assert not any("files.example.com" in url for url in ready.links)
    assert (await world.file()).state == "expired"


async def test_no_link_is_stored_anywhere(world: World) -> None:
    await announced(world)
    await world.runs(every=60, hours=2)
    stored = b"".join(path.read_bytes() for path in world.path.parent.glob("scout.db*"))
    assert b"files.example.com" not in stored


async def test_two_processes_renew_a_link_once(world: World) -> None:
    await announced(world)
    other, asked = world.worker(), world.api.asked["download-url"]
    edits = world.chat.calls.count("update")
    for _ in range(60):
        world.clock.turn(minutes=1)
        await world.tick()
        await world.tick(context=other)
    assert world.api.asked["download-url"] - asked <= 2
    assert world.chat.calls.count("update") - edits == 1
