"""Files into Slack in three steps, and files that people drop: opened late, with the token, in Slack alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.slack.calls import SlackCalls
from bot.slack.chat import SlackChat
from bot.slack.files import Shared, download
from handlers.cards import Card
from handlers.chat import DROPPED_BYTES_MOST, ChatError, Conversation, Workspace
from tests.bot.slack.conftest import settings_for
from tests.bot.slack.desk import RecordingDesk, card
from tests.platforms.slack import FakeSlack, SlackDriver

CONTENT = bytes(range(256)) * 1_000
HERE = Conversation(Workspace("slack", "T1"), "C1")


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "made.xlsx"
    path.write_bytes(CONTENT)
    return path


async def test_a_file_stands_in_the_thread_under_its_name(slack: FakeSlack, chat: SlackChat, sheet: Path) -> None:
    parent = await chat.post(HERE, card("Collecting"))
    thread = replace(HERE, thread=parent.message_id)
    posted = await chat.upload(
        thread, "美妆 creators.xlsx", sheet, comment=Card("Ready", summary="12 <creators> & more")
    )
    (file,) = slack.drive.shared
    assert (file.channel, file.thread, file.name) == ("C1", parent.message_id, "美妆 creators.xlsx")
    assert file.content == CONTENT
    assert file.comment == "12 &lt;creators&gt; &amp; more"
    assert posted.message_id == file.id


async def test_a_file_is_sent_without_the_token(slack: FakeSlack, chat: SlackChat, sheet: Path) -> None:
    await chat.upload(HERE, "a.xlsx", sheet)
    assert slack.drive.opened == []


async def test_a_reply_is_no_parent_for_a_file(slack: FakeSlack, chat: SlackChat, sheet: Path) -> None:
    parent = await chat.post(HERE, card("Collecting"))
    reply = await chat.post(replace(HERE, thread=parent.message_id), card("Ready"))
    with pytest.raises(ChatError, match="thread_not_found") as refused:
        await chat.upload(replace(HERE, thread=reply.message_id), "a.xlsx", sheet)
    assert refused.value.permanent
    assert slack.drive.shared == []


@pytest.mark.parametrize(
    ("method", "code", "kind"),
    [
        ("files.getUploadURLExternal", "file_uploads_disabled", "no_uploads"),
        ("files.getUploadURLExternal", "file_uploads_except_images_disabled", "no_uploads"),
        ("files.getUploadURLExternal", "file_upload_size_restricted", "too_large"),
        ("files.getUploadURLExternal", "missing_scope", "no_uploads"),
        ("files.completeUploadExternal", "not_in_channel", "place_gone"),
    ],
)
async def test_a_refused_file_says_in_every_chat_s_words_why(
    slack: FakeSlack, chat: SlackChat, sheet: Path, method: str, code: str, kind: str
) -> None:
    slack.refuse(method, code)
    with pytest.raises(ChatError) as refused:
        await chat.upload(HERE, "a.xlsx", sheet)
    assert (refused.value.code, refused.value.kind, refused.value.permanent) == (code, kind, True)


async def test_an_empty_file_is_refused_before_slack_is_asked(
    slack: FakeSlack, chat: SlackChat, tmp_path: Path
) -> None:
    (tmp_path / "empty.csv").touch()
    with pytest.raises(ChatError) as refused:
        await chat.upload(HERE, "empty.csv", tmp_path / "empty.csv")
    assert (refused.value.kind, refused.value.permanent) == ("no_uploads", True)
    assert slack.calls == []


async def test_only_the_step_that_people_see_can_have_an_unknown_outcome(
    slack: FakeSlack, chat: SlackChat, sheet: Path
) -> None:
    slack.hang_up_after("files.getUploadURLExternal")
    with pytest.raises(ChatError) as early:
        await chat.upload(HERE, "a.xlsx", sheet)
    assert not early.value.is_uncertain
    slack.hang_up_after("files.completeUploadExternal")
    with pytest.raises(ChatError) as late:
        await chat.upload(HERE, "a.xlsx", sheet)
    assert late.value.is_uncertain
    assert len(slack.drive.shared) == 1


async def test_a_file_host_in_trouble_may_be_tried_again(slack: FakeSlack, chat: SlackChat, sheet: Path) -> None:
    slack.drive.takes_nothing = True
    with pytest.raises(ChatError) as refused:
        await chat.upload(HERE, "a.xlsx", sheet)
    assert (refused.value.code, refused.value.permanent, refused.value.is_uncertain) == ("http_503", False, False)
    assert slack.called("files.completeUploadExternal") == []
    slack.drive.takes_nothing = False
    await chat.upload(HERE, "a.xlsx", sheet)
    assert len(slack.drive.shared) == 1


@pytest.mark.parametrize("channel", ["C1", "D1"])
async def test_a_dropped_file_comes_with_the_words_and_is_opened_when_it_is_read(
    slack: FakeSlack, mia: SlackDriver, desk: RecordingDesk, channel: str
) -> None:
    mia.channel = channel
    await mia.drops("创作者.csv", b"link\nhttps://www.tiktok.com/@mia\n", "/collect")
    (request,) = desk.requests
    (file,) = request.files
    assert (request.text, file.name, file.size) == ("/collect", "创作者.csv", 33)
    assert slack.drive.opened == []
    assert await file.read() == b"link\nhttps://www.tiktok.com/@mia\n"


async def test_a_file_may_come_without_a_word(mia_alone: SlackDriver, desk: RecordingDesk) -> None:
    await mia_alone.drops("links.txt", b"@mia")
    (request,) = desk.requests
    assert (request.text, len(request.files)) == ("", 1)


async def test_a_deleted_file_is_none(mia_alone: SlackDriver, desk: RecordingDesk) -> None:
    await mia_alone.drops("links.txt", b"@mia", "/collect", mode="tombstone")
    assert desk.requests[0].files == ()


@pytest.mark.parametrize("told", [DROPPED_BYTES_MOST + 1, 10])
async def test_a_file_over_the_limit_is_not_read_whatever_its_size_is_said_to_be(
    slack: FakeSlack, mia: SlackDriver, desk: RecordingDesk, told: int
) -> None:
    await mia.drops("big.csv", bytes(DROPPED_BYTES_MOST + 1), "/collect", size=told)
    with pytest.raises(ChatError) as refused:
        await desk.requests[0].files[0].read()
    assert (refused.value.kind, refused.value.permanent) == ("too_large", True)
    assert len(slack.drive.opened) == (0 if told > DROPPED_BYTES_MOST else 1)


async def test_a_file_of_exactly_the_limit_is_read(mia: SlackDriver, desk: RecordingDesk) -> None:
    await mia.drops("full.csv", bytes(DROPPED_BYTES_MOST), "/collect")
    assert len(await desk.requests[0].files[0].read()) == DROPPED_BYTES_MOST


async def test_a_token_without_the_scope_gets_no_page_for_a_file(
    slack: FakeSlack, mia: SlackDriver, desk: RecordingDesk
) -> None:
    await mia.drops("links.csv", b"x", "/collect")
    slack.drive.answers_pages = True
    with pytest.raises(ChatError, match="files:read") as refused:
        await desk.requests[0].files[0].read()
    assert refused.value.permanent
    assert len(slack.drive.opened) == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://files.example.com/files-pri/T1-F1/a.csv",
        "https://files.slack.com.example.com/a.csv",
        "https://files.slack.com@example.com/a.csv",
        "https://mia:pw@files.slack.com/a.csv",
        "http://files.slack.com/a.csv",
        "https://files.slack.com:8443/a.csv",
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "",
    ],
)
async def test_the_token_goes_to_slack_s_file_host_alone(slack: FakeSlack, url: str) -> None:
    with pytest.raises(ChatError) as refused:
        await download(SlackCalls(settings_for(slack)), Workspace("slack", "T1"), Shared("a.csv", 1, url))
    assert (refused.value.code, refused.value.permanent) == ("elsewhere", True)
