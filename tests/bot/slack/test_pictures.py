"""Charts in Slack: a picture in messages, bars of text wherever Slack shows or takes none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.slack.calls import SlackCalls
from bot.slack.chat import SlackChat
from bot.slack.post import SlackPost
from handlers.cards import Amount, Bar, Card, Chart, CreatorText, Note, Text
from handlers.chat import Conversation, Person, Workspace
from tests.bot.slack.conftest import settings_for
from tests.bot.slack.desk import RecordingDesk, for_everyone, privately
from tests.platforms.slack import FakeSlack, SlackDriver
from tests.platforms.slack.blocks import files_of

TEAM = Workspace("slack", "T1")
HERE = Conversation(TEAM, "C1")
MIA = Person(TEAM, "U1")
CHART = Chart(
    "Average views",
    (Bar(CreatorText("@mia"), (Amount(12_040, "12K"),)), Bar(CreatorText("@lena"), (Amount(None, "—"),))),
)
CARD = Card("2 creators", (CHART, Note((Text("level S2"),))), summary="2 creators said")
BARS = "██████████ 12K @mia"


def pictures(slack: FakeSlack) -> list[str]:
    return list(files_of(slack.last.blocks))


async def test_a_posted_chart_is_a_picture_that_says_its_numbers(slack: FakeSlack, chat: SlackChat) -> None:
    await chat.post(HERE, CARD)
    [file] = pictures(slack)
    assert slack.drive.picture(file).startswith(b"\x89PNG")
    assert "(Average views: @mia: 12K; @lena: —)" in slack.last.words
    assert BARS not in slack.last.words
    assert slack.drive.shared == []  # the file itself stands in no conversation


async def test_the_picture_stands_in_the_thread_with_its_card(slack: FakeSlack, chat: SlackChat) -> None:
    await chat.post(replace(HERE, thread="5.1"), CARD)
    assert slack.last.thread == "5.1"
    assert pictures(slack)


async def test_what_one_person_sees_for_a_while_has_bars_of_text(
    slack: FakeSlack, chat: SlackChat, mia: SlackDriver, desk: RecordingDesk
) -> None:
    await chat.whisper(HERE, MIA, CARD)
    assert BARS in slack.last.words
    desk.answers = privately(CARD)
    await mia.says("/creators compare")
    assert BARS in mia.shown
    assert slack.called("files.getUploadURLExternal") == []


async def test_an_answer_for_everyone_and_one_in_a_direct_message_have_the_picture(
    slack: FakeSlack, mia: SlackDriver, mia_alone: SlackDriver, desk: RecordingDesk
) -> None:
    desk.answers = for_everyone(CARD)
    await mia.says("/creators compare")
    assert pictures(slack)
    desk.answers = privately(CARD)
    await mia_alone.says("compare")
    assert (slack.last.channel, bool(pictures(slack))) == ("D1", True)


async def test_an_edited_message_keeps_its_picture_without_another_upload(slack: FakeSlack, chat: SlackChat) -> None:
    posted = await chat.post(HERE, CARD)
    await chat.update(posted, replace(CARD, title="3 creators"))
    assert len(pictures(slack)) == 1
    assert len(slack.called("files.getUploadURLExternal")) == 1


@pytest.mark.parametrize(
    ("method", "code"),
    [
        ("files.getUploadURLExternal", "file_uploads_disabled"),
        ("files.getUploadURLExternal", "missing_scope"),
        ("files.completeUploadExternal", "internal_error"),
        ("files.info", "file_not_found"),
    ],
)
async def test_where_slack_takes_no_picture_the_bars_are_text(
    slack: FakeSlack, chat: SlackChat, method: str, code: str
) -> None:
    slack.refuse(method, code)
    await chat.post(HERE, CARD)
    assert BARS in slack.last.words
    assert len(slack.messages) == 1


async def test_a_message_that_slack_refuses_for_its_picture_is_posted_without_it(
    slack: FakeSlack, chat: SlackChat
) -> None:
    slack.refuse("chat.postMessage", "invalid_blocks")
    await chat.post(HERE, CARD)
    assert BARS in slack.last.words
    assert "level S2" in slack.last.words


async def test_a_picture_is_shown_once_slack_has_looked_into_it(slack: FakeSlack) -> None:
    slack.drive.looks_into_pictures_after = 2
    waits: list[float] = []
    post = SlackPost(SlackCalls(settings_for(slack), await_(waits)))
    await post.post(HERE, CARD)
    assert pictures(slack)
    assert waits == [0.2, 0.4]


async def test_a_picture_that_slack_never_looks_into_is_not_waited_for_long(slack: FakeSlack) -> None:
    slack.drive.looks_into_pictures_after = 1_000
    waits: list[float] = []
    post = SlackPost(SlackCalls(settings_for(slack), await_(waits)))
    await post.post(HERE, CARD)
    assert BARS in slack.last.words
    assert sum(waits) < 10


def await_(waits: list[float]):  # type: ignore[no-untyped-def]
    async def pause(seconds: float) -> None:
        waits.append(seconds)

    return pause
