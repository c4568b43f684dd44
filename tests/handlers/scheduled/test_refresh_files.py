"""Links that never die: renewed on their card in time, for as long as the chat lets the card be edited."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from api.client import connect
from handlers.cards import Button, Card
from handlers.chat import ChatError, Kind, Posted
from handlers.context.fresh_links import SHORTEST, FreshLinks
from handlers.scheduled.deliver import deliver
from handlers.scheduled.lapse_files import lapse_files
from handlers.scheduled.refresh_files import refresh_files
from handlers.scheduled.renewal import LAST_EDIT_BEFORE
from tests.cards import controls_of
from tests.handlers.scheduled.conftest import LINKS, TEAM, Clock, World
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


@asynccontextmanager
async def few_requests(world: World, per_minute: int) -> AsyncIterator[None]:
    """Let the key have so many requests a minute; a quarter of four or more is kept for people."""
    before = world.context
    async with connect(
        "https://api.example.com",
        "cv_live_test",
        clock=world.clock,
        sleep=world.clock.sleep,
        transport=world.api.transport(),
        per_minute=per_minute,
    ) as client:
        world.context = replace(before, api=client, links=FreshLinks())
        yield
    world.context = before


async def deliver_all(world: World) -> None:
    """What the timetable has sent by the next of this test's ticks: one letter of a conversation a second."""
    for _ in range(10):
        await deliver(world.context)


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


@pytest.mark.parametrize("kind", ["place_gone", "app_gone"])
async def test_a_card_whose_link_ended_while_scout_was_shut_out_has_one_within_the_hour_of_being_let_in(
    world: World, kind: Kind
) -> None:
    ready = await announced(world)
    world.chat.troubles = [ChatError("out", code="shut_out", permanent=True, kind=kind)] * 10_000
    await world.runs(every=60, hours=7.5)
    world.chat.troubles = []
    await world.runs(every=60, minutes=66)
    assert world.api.lives(link_on(ready)) > timedelta(0)


async def test_a_card_that_scout_stays_shut_out_from_is_tried_once_a_day_in_the_end(world: World) -> None:
    await announced(world)
    world.chat.troubles = [ChatError("out", code="not_in_channel", permanent=True, kind="place_gone")] * 10_000
    await world.runs(every=600, hours=80)
    before = len(world.chat.troubles)
    await world.runs(every=600, hours=72)
    assert 2 <= before - len(world.chat.troubles) <= 4


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


def dead_links(world: World) -> list[str]:
    """Links on cards that have ended."""
    shown = [url for message in world.chat.about("file") for url in message.links if url in world.api.links]
    return [url for url in shown if world.api.lives(url) <= timedelta(0)]


def buttons_of(card: Card) -> list[str]:
    return [control.label for control in controls_of(card) if isinstance(control, Button)]


async def test_more_links_than_the_key_has_requests_for_end_as_cards_that_say_so_and_never_as_dead_links(
    world: World,
) -> None:
    for number in range(8):
        await world.collects(*[LINKS] * 5, conversation=f"C{number}")
    await world.runs(seconds=30)
    world.api.finish()
    await world.runs(minutes=2)
    assert len(world.chat.about("file")) == 40
    world.api.asked.clear()
    most = 0
    async with few_requests(world, per_minute=1):
        for _ in range(60 * 6):
            world.clock.turn(seconds=15)
            await world.tick()
            await deliver_all(world)
            assert dead_links(world) == []
            ended = [message.card for message in world.chat.about("file") if "has ended" in message.card.title]
            assert all(buttons_of(card)[0] == "Fresh link" for card in ended)
            most = max(most, len(ended))
    assert world.api.asked["download-url"] <= 91
    assert 20 < most < 40
    await world.runs(every=30, minutes=20)
    assert not any("has ended" in message.card.title for message in world.chat.about("file"))


async def test_an_api_that_does_not_answer_about_links_leaves_no_dead_one_on_a_card(world: World) -> None:
    ready = await announced(world)
    world.api.troubles["download-url"] = [Refusal(is_lost=True)] * 10_000
    for _ in range(60 * 6):
        world.clock.turn(seconds=15)
        await world.tick()
        assert dead_links(world) == []
    assert "has ended" in ready.card.title
    world.api.troubles["download-url"] = []
    await world.runs(every=30, minutes=7)
    assert world.api.lives(link_on(ready)) > timedelta(0)


async def test_a_link_that_one_process_got_is_on_the_card_that_another_edits(world: World) -> None:
    """Each remembers only the links that it asked for itself."""
    ready = await announced(world)
    other = world.worker()
    object.__setattr__(other, "links", FreshLinks())
    for _ in range(60 * 3):
        world.clock.turn(minutes=1)
        await refresh_files(world.context)
        await lapse_files(world.context)
        await deliver(other)
        assert dead_links(world) == []
    assert world.api.lives(link_on(ready)) > timedelta(0)


@terminal
async def test_where_nothing_posted_ever_changes_no_second_card_tells_that_a_link_has_ended(world: World) -> None:
    await announced(world, "terminal:local")
    calls = len(world.chat.calls)
    await world.runs(every=60, hours=3)
    assert len(world.chat.calls) == calls


async def test_links_of_a_chat_that_does_not_run_here_cost_nothing(world: World) -> None:
    await announced(world)
    asked = world.api.asked["download-url"]
    world.context = replace(world.context, chats={"feishu": Noticeboard(world.clock, name="feishu")})
    await world.runs(every=60, hours=5)
    assert world.api.asked["download-url"] == asked


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
