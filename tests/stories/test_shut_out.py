"""A chat lets Scout in no more for a while, or does not say whether it took a card: the collection goes on."""

from __future__ import annotations

import logging

import pytest

from bot.app import Scout
from handlers.scheduled.pausing import resume
from tests.platforms.chats import CHATS
from tests.platforms.feishu import FeishuDriver
from tests.platforms.slack import SlackDriver
from tests.stories.conftest import Clock, Passing

in_chats_across_a_network = pytest.mark.parametrize("mia", ["slack", "feishu"], indirect=True)

Across = SlackDriver | FeishuDriver
CHARLI = "/collect https://www.tiktok.com/@charlidamelio"


def lets_in(mia: Across, is_in: bool) -> None:
    """Let Scout's token be revoked, or its bot be switched off, and take that back."""
    match mia:
        case SlackDriver():
            mia.slack.token_is_good = is_in
        case FeishuDriver():
            mia.feishu.is_switched_on = is_in


def standing(mia: Across) -> list[str]:
    """The words of everything that Mia sees."""
    messages = mia.slack.messages if isinstance(mia, SlackDriver) else mia.feishu.messages
    return [shown.words for shown in messages]


def with_words(mia: Across, words: str) -> list[str]:
    return [shown for shown in standing(mia) if words in shown]


async def collects_while_shut_out(mia: Across, passes: Passing) -> None:
    await mia.says(CHARLI)
    await mia.presses("Collect 1")
    await passes.delivers()
    lets_in(mia, False)
    for _ in range(12):
        await passes(minutes=30)
    await passes(days=5)


@in_chats_across_a_network
async def test_a_collection_outlives_scout_s_way_into_the_chat(
    mia: Across, passes: Passing, scout: Scout, caplog: pytest.LogCaptureFixture
) -> None:
    await collects_while_shut_out(mia, passes)
    assert with_words(mia, "is ready") == []
    [told] = [record for record in caplog.records if "action=pause" in record.getMessage()]
    assert told.levelno == logging.ERROR
    lets_in(mia, True)
    await resume(scout.context)  # as a program does that is started anew, with the token of another installation
    await passes.delivers()
    [ready] = with_words(mia, "creator is ready")
    assert "Download" in ready
    assert len(with_words(mia, "Scout can post here again")) == 1
    assert "Collected" in " ".join(standing(mia))
    await passes(hours=2)
    assert len(with_words(mia, "Scout can post here again")) == 1


@in_chats_across_a_network
async def test_a_scout_that_nobody_starts_anew_finds_within_the_hour_that_it_is_let_in(
    mia: Across, passes: Passing
) -> None:
    await collects_while_shut_out(mia, passes)
    lets_in(mia, True)
    await passes(minutes=59)
    await passes(minutes=2)
    await passes.delivers()
    assert len(with_words(mia, "creator is ready")) == 1


@in_chats_across_a_network
async def test_a_card_of_which_nobody_knows_whether_it_stands_is_told_of_and_its_collection_goes_on(
    mia: Across, passes: Passing, clock: Clock
) -> None:
    await mia.says(CHARLI)
    match mia:
        case SlackDriver():  # Scout may not read what was said in the channel
            await mia.presses("Collect 1")
            mia.slack.hang_up_after("chat.postMessage")
            await passes(seconds=1)
            await passes(seconds=10)
        case FeishuDriver():  # the same key gives the same message for an hour
            await mia.presses("Collect 1")
            for _ in range(2):
                mia.feishu.hang_up_after("im/v1/messages")
            await passes.delivers()
            clock.turn(hours=1.1)
            await passes.delivers()
    assert len(with_words(mia, "The card of your collection may be missing")) == 1
    assert "The card of your collection may be missing" in mia.shown
    await mia.presses("Show")
    assert "Collected" in mia.shown or "Collecting" in mia.shown
    for _ in range(3):
        await passes(minutes=1)
    assert len(with_words(mia, "creator is ready")) == 1
    assert len(with_words(mia, "The card of your collection may be missing")) <= 1


async def test_a_channel_that_scout_was_taken_out_of_is_tried_once_more_and_its_asker_told_once(
    scout: Scout, passes: Passing
) -> None:
    async with CHATS["slack"](scout) as mia:
        assert isinstance(mia, SlackDriver)
        await mia.says(CHARLI)
        await mia.presses("Collect 1")
        await passes.delivers()
        mia.slack.channels.remove("C1")
        for _ in range(6):
            await passes(minutes=30)
        await passes(days=5)
        tried = [sent for method, sent in mia.slack.calls if sent.get("channel") == "C1" and "blocks" in sent]
        told = [each for each in mia.slack.messages if each.channel == "D1"]
        assert len(told) == 1, [each.words for each in told]
        before = len(tried)
        await passes(days=5)
        tried = [sent for method, sent in mia.slack.calls if sent.get("channel") == "C1" and "blocks" in sent]
        assert len(tried) == before
