"""Feishu at its worst: events that come again, a slow answer, limits, withdrawn cards, a group that ends."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.app import Scout
from bot.settings import Settings
from tests.platforms.chats import feishu
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.feishu.redelivery import until_acknowledged
from tests.platforms.feishu.tenant import DM, GROUP
from tests.stories.conftest import Clock, Passing, bought
from tests.stories.feishu_lives import life

SEARCH = "/creators search tiktok beauty level:S1"
CHARLI = "/collect https://www.tiktok.com/@charlidamelio"
down = PlainTextResponse("no Scout here", 503)


def deaf(app: ASGIApp) -> ASGIApp:
    """The app, whose acknowledgements do not reach Feishu."""

    async def hears(scope: Scope, receive: Receive, send: Send) -> None:
        async def nowhere(message: object) -> None:
            """What the app says is lost."""

        await app(scope, receive, nowhere)
        await PlainTextResponse("gateway timeout", 504)(scope, receive, send)

    return hears


@pytest.fixture
async def mia(scout: Scout) -> AsyncIterator[FeishuDriver]:
    async with feishu(scout) as person:
        assert isinstance(person, FeishuDriver)
        yield person


def answers(fake: FakeFeishu) -> list[str]:
    return [shown.words for shown in fake.messages if "creators on TikTok" in shown.words]


async def test_an_event_that_met_no_scout_is_answered_when_it_comes_again(settings: Settings, clock: Clock) -> None:
    async with FakeFeishu(clock) as fake, life(settings, clock, fake) as scout:
        mia = FeishuDriver(fake, scout.chat, down)
        mia.writes(SEARCH)

        def starts(number: int) -> None:
            if number == 3:
                mia.reaches(scout.chat, scout.app)

        assert await until_acknowledged(mia, clock.turn_by, starts) == 3  # after 15 seconds and five minutes
        await scout.chat.idle()
        assert len(answers(fake)) == 1
        assert len(await bought(scout.scout)) == 1


async def test_an_event_whose_acknowledgement_was_lost_is_not_bought_again_by_the_next_life(
    settings: Settings, clock: Clock
) -> None:
    async with FakeFeishu(clock) as fake:
        async with life(settings, clock, fake) as first:
            mia = FeishuDriver(fake, first.chat, deaf(first.app))
            mia.writes(SEARCH)
            assert not await mia.pushes()
        assert len(answers(fake)) == 1
        async with life(settings, clock, fake) as second:
            mia.reaches(second.chat, second.app)
            for _ in range(3):
                clock.turn(seconds=15)
                assert await mia.pushes()
            await second.chat.idle()
            assert len(await bought(second.scout)) == 1
        assert len(answers(fake)) == 1


async def test_a_message_that_comes_an_hour_late_is_left_alone(settings: Settings, clock: Clock) -> None:
    async with FakeFeishu(clock) as fake, life(settings, clock, fake) as scout:
        mia = FeishuDriver(fake, scout.chat, down)
        mia.writes(SEARCH)

        def starts(number: int) -> None:
            if number == 4:
                mia.reaches(scout.chat, scout.app)

        assert await until_acknowledged(mia, clock.turn_by, starts) == 4
        await scout.chat.idle()
        assert answers(fake) == []
        assert await bought(scout.scout) == []


async def test_work_that_takes_longer_than_feishu_waits_is_acknowledged_at_once_and_done_once(
    mia: FeishuDriver, scout: Scout, clock: Clock
) -> None:
    mia.feishu.line.hold(DM)
    await mia.message(SEARCH)  # comes back with the acknowledgement
    await mia.feishu.line.until(lambda: DM in mia.feishu.line.waiting)
    clock.turn(seconds=15)
    await mia.again()
    assert answers(mia.feishu) == []
    mia.feishu.line.let_go()
    await mia.chat.idle()
    assert len(answers(mia.feishu)) == 1
    assert len(await bought(scout)) == 1


async def test_a_storm_of_limits_delays_the_file_and_nothing_is_sent_before_its_time(
    mia: FeishuDriver, passes: Passing
) -> None:
    await mia.says(CHARLI)
    await mia.presses("Collect 1")
    for _ in range(3):
        await passes(seconds=30)
    before = len(mia.feishu.calls)
    mia.feishu.slow_down(*["60"] * 4)
    await passes(seconds=30)
    stormy = len(mia.feishu.calls)
    await passes(seconds=20)
    assert len(mia.feishu.calls) == stormy
    assert stormy - before <= 4
    for _ in range(8):
        await passes(seconds=61)
    assert len([shown for shown in mia.feishu.messages if "creator is ready" in shown.words]) == 1


async def test_a_collection_whose_card_was_withdrawn_still_brings_its_file(mia: FeishuDriver, passes: Passing) -> None:
    group = mia.elsewhere(place=GROUP)
    await group.says(CHARLI)
    await group.presses("Collect 1")
    await passes(seconds=1)
    [card] = [
        shown for shown in mia.feishu.messages if shown.chat == GROUP and not shown.only_for and not shown.is_gone
    ]
    card.is_gone = True
    for _ in range(6):
        await passes(seconds=30)
    [ready] = [shown for shown in mia.feishu.messages if "creator is ready" in shown.words]
    assert ready.chat == GROUP
    edits = mia.feishu.called(f"PATCH im/v1/messages/{card.message}")
    await passes(minutes=30)
    assert len(edits) == len(mia.feishu.called(f"PATCH im/v1/messages/{card.message}"))


@pytest.mark.parametrize("code", ["230002", "230075", "232009", "232011", "99992356"])
async def test_a_collection_of_a_group_that_scout_was_taken_out_of_is_told_to_who_asked(
    mia: FeishuDriver, passes: Passing, code: str
) -> None:
    group = mia.elsewhere(place=GROUP)
    await group.says(CHARLI)
    await group.presses("Collect 1")
    await passes(seconds=1)
    mia.feishu.shut[GROUP] = code
    for _ in range(6):
        await passes(seconds=30)
    told = [shown for shown in mia.feishu.messages if shown.chat == DM]
    assert len(told) == 1
    assert "Scout could not post in that conversation" in told[0].words
