"""Posting, editing and whispering, and what happens when Slack does not want to."""

from __future__ import annotations

import pytest

from bot.slack.calls import SlackCalls
from bot.slack.chat import SlackChat, slack_chat
from bot.slack.post import SlackPost
from bot.slack.refusals import DRAWN_WRONG, PERMANENT
from handlers.cards import Button, Card, Column, Controls, Listing, Row, Table, Text
from handlers.chat import ChatError, Conversation, Person, Workspace
from tests.bot.slack.conftest import settings_for
from tests.bot.slack.desk import Clock, RecordingDesk, card
from tests.platforms.slack import FakeSlack

TEAM = Workspace("slack", "T1")
HERE = Conversation(TEAM, "C1")
MIA = Person(TEAM, "U1")


async def test_post_then_edit_in_place(slack: FakeSlack, chat: SlackChat) -> None:
    posted = await chat.post(HERE, card("First"))
    await chat.update(posted, card("Second"))
    (only,) = slack.messages
    assert (only.ts, only.text) == (posted.message_id, "Second said")


async def test_post_in_a_thread(slack: FakeSlack, chat: SlackChat) -> None:
    await chat.post(Conversation(TEAM, "C1", thread="5.1"), card("In the thread"))
    assert slack.last.thread == "5.1"
    assert "reply_broadcast" not in slack.called("chat.postMessage")[0]


async def test_message_to_a_person_can_be_edited_later(slack: FakeSlack, chat: SlackChat) -> None:
    posted = await chat.post(Conversation(TEAM, "U1", is_private=True), card("First"))
    assert posted.conversation.id == "D1"
    await chat.update(posted, card("Second"))
    assert slack.last.text == "Second said"


async def test_whisper_is_for_one_person(slack: FakeSlack, chat: SlackChat) -> None:
    await chat.whisper(HERE, MIA, card("Psst"))
    assert (slack.last.channel, slack.last.only_for) == ("C1", "U1")


@pytest.mark.parametrize(
    "conversation",
    [Conversation(TEAM, "C9"), Conversation(TEAM, "D1", is_private=True), Conversation(TEAM, "D9", is_private=True)],
)
async def test_whisper_elsewhere_is_a_direct_message(
    slack: FakeSlack, chat: SlackChat, conversation: Conversation
) -> None:
    await chat.whisper(conversation, MIA, card("Psst"))
    assert (slack.last.channel, slack.last.only_for) == ("D1", "")


@pytest.mark.parametrize("code", sorted(PERMANENT - DRAWN_WRONG))
async def test_permanent_refusals_say_so(slack: FakeSlack, chat: SlackChat, code: str) -> None:
    slack.refuse("chat.postMessage", code)
    with pytest.raises(ChatError) as error:
        await chat.post(HERE, card("x"))
    assert (error.value.code, error.value.permanent) == (code, True)


@pytest.mark.parametrize("code", ["internal_error", "fatal_error", "service_unavailable", "team_added_to_org"])
async def test_passing_trouble_may_be_tried_again(slack: FakeSlack, chat: SlackChat, code: str) -> None:
    slack.refuse("chat.postMessage", code)
    with pytest.raises(ChatError) as error:
        await chat.post(HERE, card("x"))
    assert not error.value.permanent


async def test_short_waits_are_waited_and_the_message_is_posted_once(slack: FakeSlack) -> None:
    waited: list[float] = []

    async def pause(seconds: float) -> None:
        waited.append(seconds)

    slack.slow_down(7)
    await SlackPost(SlackCalls(settings_for(slack), pause)).post(HERE, card("Once"))
    assert waited == [7.0]
    assert [shown.text for shown in slack.messages] == ["Once said"]


async def test_slack_may_ask_to_wait_again(slack: FakeSlack) -> None:
    waited: list[float] = []

    async def pause(seconds: float) -> None:
        waited.append(seconds)

    slack.slow_down(5, 10, 15)
    await SlackPost(SlackCalls(settings_for(slack), pause)).post(HERE, card("Once"))
    assert waited == [5.0, 10.0, 15.0]
    assert [shown.text for shown in slack.messages] == ["Once said"]


@pytest.mark.parametrize("waits", [(3_600,), (0, 31), (20, 20)])
async def test_long_waits_are_the_callers_and_so_are_short_ones_that_grow_long(
    slack: FakeSlack, waits: tuple[int, ...]
) -> None:
    async def pause(_: float) -> None:
        """Time does not pass here."""

    slack.slow_down(*waits)
    with pytest.raises(ChatError) as error:
        await SlackPost(SlackCalls(settings_for(slack), pause)).post(HERE, card("x"))
    assert (error.value.code, error.value.permanent, error.value.wait) == ("ratelimited", False, float(waits[-1]))


async def test_unreachable_slack_is_not_permanent(slack: FakeSlack, desk: RecordingDesk, clock: Clock) -> None:
    settings = settings_for(slack, slack_api_url="http://127.0.0.1:1/api/")
    with pytest.raises(ChatError) as error:
        await slack_chat(settings, desk, clock=clock).post(HERE, card("x"))
    assert (error.value.code, error.value.permanent, error.value.is_uncertain) == ("unreachable", False, False)


async def test_picture_that_slack_cannot_load_does_not_cost_the_message(slack: FakeSlack, chat: SlackChat) -> None:
    row = Row((Text("Mia"),), image="https://cdn.example.com/gone.jpg", image_alt="Mia")
    slack.break_pictures()
    await chat.post(HERE, Card("Found", (Listing((row,)),)))
    assert "Mia" in slack.last.words
    assert [block["type"] for block in slack.last.blocks] == ["header", "section"]


async def test_refused_table_is_posted_as_rows(slack: FakeSlack, chat: SlackChat) -> None:
    table = Table((Column("Name"), Column("Size")), (((Text("Mia"),), (Text("33.1K"),)),))
    slack.refuse("chat.postMessage", "invalid_blocks")
    await chat.post(HERE, Card("Found", (table,)))
    assert "33.1K" in slack.last.words
    assert "table" not in [block["type"] for block in slack.last.blocks]


async def test_blocks_refused_for_good_leave_the_one_line(slack: FakeSlack, chat: SlackChat) -> None:
    slack.refuse("chat.postMessage", "invalid_blocks")
    await chat.post(HERE, Card("Found", (Controls((Button("Go", press="p"),)),), summary="12 creators"))
    assert (slack.last.text, slack.last.blocks) == ("12 creators", [])


async def test_message_that_may_have_arrived_is_not_sent_again(slack: FakeSlack, chat: SlackChat) -> None:
    slack.hang_up_after("chat.postMessage")
    with pytest.raises(ChatError) as error:
        await chat.post(HERE, card("Once"))
    assert (error.value.code, error.value.permanent, error.value.is_uncertain) == ("no_answer", False, True)
    assert [shown.text for shown in slack.messages] == ["Once said"]


async def test_check_names_the_scopes_that_are_missing(slack: FakeSlack, chat: SlackChat) -> None:
    assert await chat.check() == []
    slack.scopes = "commands,chat:write,im:history"
    missing = await chat.check()
    assert [each.split(" ")[0] for each in missing] == [
        *("app_mentions:read", "users:read", "users:read.email", "files:write", "files:read", "reactions:read"),
        *("channels:read", "groups:read"),
    ]
    assert all("OAuth & Permissions" in each for each in missing)


async def test_check_of_a_bad_token_is_an_error(slack: FakeSlack, chat: SlackChat) -> None:
    slack.token_is_good = False
    with pytest.raises(ChatError, match="invalid_auth"):
        await chat.check()


async def test_check_tries_the_app_token_too(slack: FakeSlack, desk: RecordingDesk, clock: Clock) -> None:
    slack.refuse("apps.connections.open", "missing_scope")
    chat = slack_chat(settings_for(slack, slack_app_token="xapp-test"), desk, clock=clock)
    with pytest.raises(ChatError, match="app token: missing_scope"):
        await chat.check()


async def test_a_long_limit_of_one_channel_is_kept_to_by_every_letter_for_it_and_by_no_other(
    slack: FakeSlack, chat: SlackChat, clock: Clock
) -> None:
    there = Conversation(HERE.workspace, "C2")
    slack.channels.add("C2")
    slack.slow_down(60)
    for asked, wait in ((0, 60.0), (20, 40.0)):
        clock.tick(seconds=asked)
        with pytest.raises(ChatError) as refused:
            await chat.post(HERE, card("Later"))
        assert (refused.value.wait, refused.value.permanent) == (wait, False)
    assert len(slack.called("chat.postMessage")) == 1
    await chat.post(there, card("Now"))
    clock.tick(seconds=40)
    await chat.post(HERE, card("Later"))
    assert [shown.channel for shown in slack.messages] == ["C2", "C1"]


async def test_a_long_limit_of_edits_is_kept_to_in_every_channel_while_posts_go_on(
    slack: FakeSlack, chat: SlackChat
) -> None:
    first, second = [await chat.post(HERE, card("Old")) for _ in range(2)]
    slack.slow_down(60)
    for posted in (first, second):
        with pytest.raises(ChatError):
            await chat.update(posted, card("New"))
    assert len(slack.called("chat.update")) == 1
    await chat.post(HERE, card("Another"))
