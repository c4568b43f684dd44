"""A digest posts where it was asked for, into another conversation, or to one person alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.applications import Starlette

from bot.app import Scout
from bot.settings import Settings
from handlers.scheduled.deliver import deliver
from handlers.scheduled.send_digests import send_digests
from tests.platforms.chats import CHATS
from tests.platforms.feishu import FeishuDriver
from tests.platforms.feishu.tenant import GROUP
from tests.platforms.slack import SlackDriver
from tests.stories.conftest import Channel, Clock
from tests.stories.digests import SEARCH, START, creator, put, started
from tests.stories.openings import saved

DAILY = "/creators digest add Zorbling daily 9:00 utc"
HOME: dict[type, str] = {SlackDriver: "C1", FeishuDriver: GROUP}
MIA = frozenset({"U1", "ou_mia"})
MORNING = datetime(2026, 11, 25, 9, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def zorblers(settings: Settings) -> None:
    put(settings, creator("ann"), creator("bob"))


@pytest.fixture
def kol(channel: Channel) -> str:
    """Another conversation, `#kol`, where Scout and Mia are; gives its id."""
    return add_place(channel, "kol")


def add_place(channel: Channel, name: str, *, members: frozenset[str] = MIA, **told: Any) -> str:
    """Another conversation with Scout in it."""
    mia = channel.mia
    if isinstance(mia, SlackDriver):
        id_ = f"C_{name.upper()}"
        mia.slack.channels.add(id_)
        mia.slack.told[id_] = {"name": name, **told}
        mia.slack.members[id_] = set(members)
        return id_
    assert isinstance(mia, FeishuDriver)
    id_ = f"oc_{name}"
    external = told.get("is_ext_shared", False)
    mia.feishu.groups[id_] = {"chat_mode": "group", "name": name, "external": external}
    mia.feishu.members[id_] = set(members)
    return id_


def shown_in(channel: Channel, place: str) -> str:
    """All that stands in a conversation for everybody."""
    mia = channel.mia
    if isinstance(mia, SlackDriver):
        return "\n".join(each.words for each in mia.slack.messages if each.channel == place and not each.only_for)
    assert isinstance(mia, FeishuDriver)
    return "\n".join(each.words for each in mia.feishu.messages if each.chat == place and not each.only_for)


async def due(scout: Scout, clock: Clock) -> None:
    clock.now = MORNING
    await send_digests(scout.context)
    for _ in range(3):
        await deliver(scout.context)


@pytest.mark.parametrize("where", ["in:#kol", "to:#kol", "#kol", "in #kol"])
async def test_a_digest_posts_into_another_conversation_that_is_named(
    channel: Channel, scout: Scout, clock: Clock, kol: str, where: str
) -> None:
    await started(channel.mia, f"{DAILY} {where}")
    assert "in #kol" in channel.mia.shown or "in kol" in channel.mia.shown
    await due(scout, clock)
    assert "a first look at 2 creators" in shown_in(channel, kol)
    assert "a first look" not in shown_in(channel, HOME[type(channel.mia)])


async def test_a_digest_moves_to_another_conversation_and_back(
    channel: Channel, scout: Scout, clock: Clock, kol: str
) -> None:
    await started(channel.mia, DAILY)
    await channel.mia.says("/creators digest move Zorbling to:#kol")
    await channel.mia.presses("Change it (up to 150 credits a run)")
    await due(scout, clock)
    assert "a first look at 2 creators" in shown_in(channel, kol)
    await channel.mia.says("/creators digest move Zorbling")
    assert "in this conversation" in channel.mia.shown


async def test_a_digest_posts_to_its_owner_alone(channel: Channel, scout: Scout, clock: Clock) -> None:
    await started(channel.mia, f"{DAILY} to:me")
    await due(scout, clock)
    assert "a first look at 2 creators" in channel.mia.shown
    assert "a first look" not in shown_in(channel, HOME[type(channel.mia)])


async def test_a_conversation_that_is_not_there_or_not_the_asker_s_is_named(channel: Channel, scout: Scout) -> None:
    add_place(channel, "secret", members=frozenset({"U2", "ou_leo"}), is_private=True)
    await saved(channel.mia, SEARCH, "Zorbling")
    for name in ("#nowhere", "#secret"):
        await channel.mia.says(f"{DAILY} in:{name}")
        assert f"“{name}” is no conversation that both you and Scout are in" in channel.mia.shown


async def test_a_conversation_with_outsiders_gets_no_digest(channel: Channel) -> None:
    add_place(channel, "partners", is_ext_shared=True)
    await saved(channel.mia, SEARCH, "Zorbling")
    await channel.mia.says(f"{DAILY} in:#partners")
    assert "People of another organisation read along there" in channel.mia.shown


async def test_the_same_search_comes_once_into_a_conversation(channel: Channel, scout: Scout) -> None:
    await started(channel.mia, DAILY)
    await channel.mia.says("/creators saved share Zorbling")
    await channel.leo.says("/creators digest add Zorbling weekly fri 10:00 utc")
    await channel.leo.presses(START)
    assert "every day at 09:00" in channel.leo.shown
    await channel.mia.says("/creators digest")
    assert "One digest" in channel.mia.shown


@pytest.fixture
async def alone(scout: Scout) -> AsyncIterator[SlackDriver]:
    async with CHATS["slack"](scout) as mia:
        assert isinstance(mia, SlackDriver)
        yield mia


async def test_where_scout_is_not_a_digest_is_not_added_and_the_way_in_is_told(alone: SlackDriver) -> None:
    alone.slack.told["C_OPEN"] = {"name": "open"}
    there = SlackDriver(alone.slack, alone.chat, Starlette(routes=list(alone.chat.routes)), channel="C_OPEN")
    await saved(there, SEARCH, "Zorbling")
    await there.says(DAILY)
    assert any("Scout cannot post here" in each.words and "/invite" in each.words for each in alone.slack.messages) or (
        any("Scout cannot post here" in str(sent) for sent in alone.slack.called("response_url"))
    )


async def test_a_digest_asked_for_in_a_thread_posts_into_the_channel(
    alone: SlackDriver, scout: Scout, clock: Clock
) -> None:
    await saved(alone, SEARCH, "Zorbling")
    parent = alone.card.ts
    await alone.mention(f"<@UBOT> {DAILY.removeprefix('/creators ')}", thread_ts=parent)
    await alone.chat.idle()
    await alone.presses(START)
    await due(scout, clock)
    [posted] = [each for each in alone.slack.messages if "first look" in each.words]
    assert (posted.channel, posted.thread) == ("C1", "")


async def test_a_direct_message_between_two_people_brings_it_into_scout_s_own(
    alone: SlackDriver, scout: Scout, clock: Clock
) -> None:
    there = SlackDriver(alone.slack, alone.chat, Starlette(routes=list(alone.chat.routes)), channel="D_TWO")
    await saved(there, SEARCH, "Zorbling")
    await there.says(DAILY)
    await there.presses(START)
    await due(scout, clock)
    [posted] = [each for each in alone.slack.messages if "first look" in each.words]
    assert posted.channel == "D1"


async def test_a_digest_that_the_channel_refuses_pauses_and_its_owner_is_told_alone(
    alone: SlackDriver, scout: Scout, clock: Clock
) -> None:
    await started(alone, DAILY)
    alone.slack.refuse("chat.postMessage", "restricted_action")
    await due(scout, clock)
    assert "The digest “Zorbling” is paused" in alone.shown
    assert alone.card.channel == "D1"
    await alone.says("/creators digest move Zorbling to:me")
    await alone.presses("Change it (up to 150 credits a run)")
    assert "It is still paused" in alone.shown
    await alone.presses("Resume")
    assert "resumed the digest" in alone.shown


async def test_a_post_that_the_chat_never_confirmed_is_not_repeated_and_the_next_one_says_so(
    alone: SlackDriver, scout: Scout, clock: Clock
) -> None:
    await started(alone, DAILY)
    alone.slack.hang_up_after("chat.postMessage")
    await due(scout, clock)
    clock.turn(minutes=10)
    await deliver(scout.context)
    assert sum("first look" in each.words for each in alone.slack.messages) == 1
    clock.now = datetime(2026, 11, 26, 9, 5, tzinfo=UTC)
    await send_digests(scout.context)
    await deliver(scout.context)
    assert "Nobody knows whether the one of Wed, Nov 25, 09" in alone.shown
    assert "arrived here" in alone.shown
