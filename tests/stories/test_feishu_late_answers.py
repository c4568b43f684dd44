"""Answers that Feishu does not take when they are ready: they come later, once, where and for whom they were meant."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.app import Scout
from bot.settings import Settings
from handlers.scheduled.deliver import deliver
from tests.platforms.chats import feishu
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.feishu.tenant import DM, GROUP
from tests.stories.conftest import Clock, Passing, bought
from tests.stories.feishu_lives import life

SEARCH = "/creators search tiktok beauty level:S1"
COMPARE = "/creators compare tiktok @charlidamelio @khaby.lame"
EDITS, POSTS, PRIVATE = "PATCH im/v1/messages/", "POST im/v1/messages", "ephemeral/v1/send"


@pytest.fixture
async def mia(scout: Scout) -> AsyncIterator[FeishuDriver]:
    async with feishu(scout) as person:
        assert isinstance(person, FeishuDriver)
        yield person


@pytest.fixture
def group(mia: FeishuDriver) -> FeishuDriver:
    return mia.elsewhere(place=GROUP)


def found(fake: FakeFeishu, place: str) -> list[str]:
    """The answers to a search that stand in a place."""
    return [each.words for each in fake.messages if each.chat == place and "creators on TikTok" in each.words]


def shared(fake: FakeFeishu) -> list[str]:
    """What everybody in the group sees."""
    return [each.words for each in fake.messages if each.chat == GROUP and not each.only_for]


async def test_an_answer_that_is_limited_for_a_minute_takes_its_place_after_that(
    mia: FeishuDriver, scout: Scout, passes: Passing
) -> None:
    mia.feishu.slow_down("60", calls=EDITS)
    await mia.says(SEARCH)
    assert found(mia.feishu, DM) == []
    await passes(seconds=59)
    assert found(mia.feishu, DM) == []
    await passes(seconds=1)
    assert len(found(mia.feishu, DM)) == len(mia.feishu.messages) == 1
    assert len(await bought(scout)) == 1


async def test_an_answer_that_comes_long_after_into_a_card_above_is_pointed_to(
    mia: FeishuDriver, passes: Passing, clock: Clock
) -> None:
    mia.feishu.slow_down("900", calls=EDITS)
    await mia.says(SEARCH)
    await passes(minutes=15)
    answer, pointer = mia.feishu.messages
    assert "creators on TikTok" in answer.words
    assert pointer.answers == answer.message
    assert "this chat did not take it then" in pointer.words


async def test_an_answer_whose_place_was_withdrawn_meanwhile_is_a_message(mia: FeishuDriver, passes: Passing) -> None:
    mia.feishu.slow_down("60", calls=EDITS)
    await mia.says(SEARCH)
    [working] = mia.feishu.messages
    working.is_gone = True
    await passes(minutes=2)
    assert len(found(mia.feishu, DM)) == 1


async def test_an_answer_that_may_have_arrived_stands_once(group: FeishuDriver, passes: Passing) -> None:
    await group.says(SEARCH)
    await group.says('/creators save "Skin"')
    reply = "im/v1/messages/om_asked/reply"
    for _ in range(2):  # the second is the other try of the same call
        group.feishu.hang_up_after(reply)
    await group.mention("/creators saved share Skin", message_id="om_asked")
    await group.chat.idle()
    await passes(seconds=5)
    assert len(group.feishu.called(f"POST {reply}")) == 3
    [answer] = [each for each in group.feishu.messages if each.answers]
    assert (answer.chat, answer.answers, answer.is_threaded) == (GROUP, "om_asked", False)
    assert "Skin" in answer.words


async def test_a_private_answer_that_may_not_have_been_shown_comes_to_the_asker_alone(
    group: FeishuDriver, passes: Passing
) -> None:
    group.feishu.garble(PRIVATE, 502, "<html>bad gateway</html>")
    await group.says(SEARCH)
    await passes(seconds=5)
    assert len(found(group.feishu, DM)) == 1
    assert [each.only_for for each in group.feishu.messages if each.chat == GROUP] == ["ou_mia"]


async def test_what_somebody_shares_is_shared_although_their_own_card_does_not_change(group: FeishuDriver) -> None:
    await group.says(COMPARE)
    group.feishu.slow_down("60", calls="POST interactive/v1/card/update")
    group.feishu.garble(PRIVATE, 502, "<html>bad gateway</html>")
    await group.presses("Share to channel")
    assert len(shared(group.feishu)) == 1


async def test_an_answer_that_waits_survives_the_end_of_the_program(settings: Settings, clock: Clock) -> None:
    async with FakeFeishu(clock) as fake:
        async with life(settings, clock, fake) as first:
            mia = FeishuDriver(fake, first.chat, first.app, place=GROUP)
            await mia.says(SEARCH)
            fake.slow_down("60", calls=POSTS)
            await mia.presses("Share to channel")
            assert not shared(fake)
        clock.turn(seconds=60)
        async with life(settings, clock, fake) as second:
            await deliver(second.scout.context)
            await deliver(second.scout.context)
            assert len(shared(fake)) == 1


async def test_an_answer_that_waits_for_its_turn_when_scout_stops_comes_in_its_next_life(
    settings: Settings, clock: Clock
) -> None:
    async with FakeFeishu(clock) as fake:
        async with life(settings, clock, fake) as first:
            mia = FeishuDriver(fake, first.chat, first.app, place=GROUP)
            await mia.says(SEARCH)
            fake.slow_down("25", calls=POSTS)
            await mia.press(mia.card, "Share to channel")
            await first.chat.stop(seconds=5)
            assert not shared(fake)
        clock.turn(seconds=25)
        async with life(settings, clock, fake) as second:
            await deliver(second.scout.context)
            assert len(shared(fake)) == 1


async def test_a_late_answer_never_covers_a_later_one(mia: FeishuDriver, passes: Passing) -> None:
    await mia.says(COMPARE)
    mia.feishu.slow_down("60", calls=EDITS)
    await mia.presses("Chart: engagement")  # which goes by an edit alone
    await mia.presses("Chart: followers")
    later = mia.card.words
    await passes(minutes=2)
    assert mia.card.words == later


async def test_of_two_answers_that_wait_for_one_place_the_later_stands(mia: FeishuDriver, passes: Passing) -> None:
    await mia.says(COMPARE)
    mia.feishu.slow_down("60", "60", calls=EDITS)
    await mia.presses("Chart: engagement")
    await mia.presses("Chart: followers")
    edits = mia.feishu.called(f"PATCH im/v1/messages/{mia.card.message}")
    await passes(minutes=2)
    assert len(mia.feishu.called(f"PATCH im/v1/messages/{mia.card.message}")) == len(edits) + 1
    assert "Followers\n@charlidamelio" in mia.card.words


async def test_an_answer_of_a_time_when_feishu_takes_nothing_of_the_app_comes_once_it_does(
    group: FeishuDriver, passes: Passing
) -> None:
    await group.says(SEARCH)
    group.feishu.refuse("im/v1/messages", "99991662", "99991662")  # the app is stopped
    await group.presses("Share to channel")
    await passes(seconds=5)
    assert not shared(group.feishu)
    await passes(hours=1)
    assert len(shared(group.feishu)) == 1
