"""A message is found again by its key where Scout may read what was said, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.slack.chat import SlackChat
from handlers.chat import CANNOT_LOOK, ChatError, Conversation, Posted, Workspace
from tests.bot.slack.desk import Clock, card
from tests.platforms.slack import FakeSlack

DIRECT = Conversation(Workspace("slack", "T1"), "D1", is_private=True)
CHANNEL = replace(DIRECT, id="C1", is_private=False)


async def test_a_message_whose_answer_was_lost_is_found(slack: FakeSlack, chat: SlackChat, clock: Clock) -> None:
    began = clock()
    slack.hang_up_after("chat.postMessage")
    with pytest.raises(ChatError) as lost:
        await chat.post(DIRECT, card("Ready"), key="ready:1")
    assert lost.value.is_uncertain
    found = await chat.find(DIRECT, "ready:1", began)
    assert found is not None
    await chat.update(found, card("Found"))
    assert [shown.text for shown in slack.messages] == ["Found said"]


async def test_a_message_that_does_not_stand_is_surely_not_there(
    slack: FakeSlack, chat: SlackChat, clock: Clock
) -> None:
    await chat.post(DIRECT, card("Another"), key="ready:2")
    await chat.post(DIRECT, card("Without"))
    assert await chat.find(DIRECT, "ready:1", clock()) is None


async def test_a_message_in_a_thread_is_found_there(slack: FakeSlack, chat: SlackChat, clock: Clock) -> None:
    thread = replace(DIRECT, thread=(await chat.post(DIRECT, card("Parent"))).message_id)
    posted = await chat.post(thread, card("Ready"), key="ready:1")
    assert await chat.find(thread, "ready:1", clock()) == posted
    assert await chat.find(DIRECT, "ready:1", clock()) is None


async def test_a_message_is_found_behind_many_others(slack: FakeSlack, chat: SlackChat, clock: Clock) -> None:
    posted = await chat.post(DIRECT, card("Ready"), key="ready:1")
    for _ in range(150):
        await chat.post(DIRECT, card("Chatter"))
    assert await chat.find(DIRECT, "ready:1", clock()) == posted
    assert len(slack.called("conversations.history")) == 2


async def test_what_was_posted_before_is_not_looked_at(slack: FakeSlack, chat: SlackChat, clock: Clock) -> None:
    await chat.post(DIRECT, card("Old"), key="ready:1")
    clock.tick(hours=1)
    assert await chat.find(DIRECT, "ready:1", clock()) is None
    assert await chat.find(DIRECT, "ready:1", clock() - timedelta(hours=1)) is not None


@pytest.mark.parametrize("channel", ["C1", "C9", "D9"])
async def test_where_scout_may_not_read_it_says_that_it_cannot_look(
    slack: FakeSlack, chat: SlackChat, clock: Clock, channel: str
) -> None:
    with pytest.raises(ChatError) as refused:
        await chat.find(replace(CHANNEL, id=channel), "ready:1", clock())
    assert (refused.value.code, refused.value.permanent) == (CANNOT_LOOK, True)


async def test_an_operator_may_let_scout_look_into_channels(slack: FakeSlack, chat: SlackChat, clock: Clock) -> None:
    slack.scopes += ",channels:history"
    posted = await chat.post(CHANNEL, card("Ready"), key="ready:1")
    assert await chat.find(CHANNEL, "ready:1", clock()) == posted


async def test_an_unreachable_slack_is_no_message_that_is_missing(
    slack: FakeSlack, chat: SlackChat, clock: Clock
) -> None:
    slack.refuse("conversations.history", "service_unavailable")
    with pytest.raises(ChatError) as refused:
        await chat.find(DIRECT, "ready:1", clock())
    assert (refused.value.code, refused.value.permanent) == ("service_unavailable", False)


async def test_a_file_whose_answer_was_lost_is_found_by_its_name_also_in_a_channel(
    slack: FakeSlack, chat: SlackChat, clock: Clock, tmp_path: Path
) -> None:
    (tmp_path / "made").write_bytes(b"content")
    slack.hang_up_after("files.completeUploadExternal")
    with pytest.raises(ChatError) as lost:
        await chat.upload(CHANNEL, "达人.xlsx", tmp_path / "made", key="file:1")
    assert lost.value.is_uncertain
    assert await chat.find(CHANNEL, "file:1", clock(), file="达人.xlsx") == Posted(CHANNEL, slack.drive.shared[0].id)
    assert await chat.find(CHANNEL, "file:1", clock(), file="another.xlsx") is None
    known = frozenset({slack.drive.shared[0].id})
    assert await chat.find(CHANNEL, "file:2", clock(), file="达人.xlsx", others=known) is None
    assert await chat.find(DIRECT, "file:1", clock(), file="达人.xlsx") is None
    clock.tick(hours=1)
    assert await chat.find(CHANNEL, "file:1", clock(), file="达人.xlsx") is None


@pytest.mark.parametrize("channel", ["C1", "C9"])
async def test_where_files_are_not_shown_scout_says_that_it_cannot_look(
    slack: FakeSlack, chat: SlackChat, clock: Clock, channel: str
) -> None:
    slack.scopes = slack.scopes.replace(",files:read", "" if channel == "C1" else ",files:read")
    with pytest.raises(ChatError) as refused:
        await chat.find(replace(CHANNEL, id=channel), "file:1", clock(), file="a.xlsx")
    assert (refused.value.code, refused.value.permanent) == (CANNOT_LOOK, True)


async def test_people_see_nothing_of_the_key(slack: FakeSlack, chat: SlackChat) -> None:
    await chat.post(DIRECT, card("Ready"), key="ready:1")
    assert "ready:1" not in slack.last.words + slack.last.text
