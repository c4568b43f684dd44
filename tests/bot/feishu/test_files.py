"""Files into Feishu, once per key, and files that people send: opened late and no larger than agreed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.feishu.chat import FeishuChat
from bot.feishu.files import FILE_BYTES_MOST
from handlers.chat import CANNOT_LOOK, DROPPED_BYTES_MOST, ChatError, Conversation, Workspace
from tests.bot.slack.desk import Clock, RecordingDesk, card
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.feishu.tenant import DM, GROUP, TENANT

CONTENT = bytes(range(256)) * 1_000
IN_GROUP = Conversation(Workspace("feishu", TENANT), GROUP)
FILES, MESSAGES = "im/v1/files", "im/v1/messages"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "made.xlsx"
    path.write_bytes(CONTENT)
    return path


@pytest.mark.parametrize(("name", "kind"), [("美妆.xlsx", "xls"), ("a.CSV", "stream"), ("talk.mp4", "stream")])
async def test_a_file_stands_in_the_group_under_its_name(
    feishu: FakeFeishu, chat: FeishuChat, sheet: Path, name: str, kind: str
) -> None:
    posted = await chat.upload(IN_GROUP, name, sheet)
    (file,) = feishu.drive.shared
    assert (file.chat, file.name, file.kind, file.content) == (GROUP, name, kind, CONTENT)
    assert posted.message_id == file.message


async def test_a_file_is_sent_into_the_thread(feishu: FakeFeishu, chat: FeishuChat, sheet: Path) -> None:
    await chat.upload(replace(IN_GROUP, thread="om_root"), "a.xlsx", sheet)
    (file,) = feishu.drive.shared
    assert (file.answers, file.is_threaded) == ("om_root", True)


async def test_a_file_with_a_key_stands_once_however_often_it_is_sent(
    feishu: FakeFeishu, chat: FeishuChat, sheet: Path, clock: Clock
) -> None:
    first = await chat.upload(IN_GROUP, "a.xlsx", sheet, key="file:1")
    clock.tick(minutes=59)
    assert await chat.upload(IN_GROUP, "a.xlsx", sheet, key="file:1") == first
    assert len(feishu.drive.shared) == 1


async def test_a_card_with_a_key_stands_once_for_an_hour(feishu: FakeFeishu, chat: FeishuChat, clock: Clock) -> None:
    first = await chat.post(IN_GROUP, card("Ready"), key="ready:1")
    assert await chat.post(IN_GROUP, card("Ready"), key="ready:1") == first
    assert len(feishu.messages) == 1
    assert chat.repeats_for == timedelta(hours=1)
    clock.tick(hours=1)
    await chat.post(IN_GROUP, card("Ready"), key="ready:1")
    assert len(feishu.messages) == 2


async def test_a_key_holds_in_a_thread_whose_root_is_gone(feishu: FakeFeishu, chat: FeishuChat) -> None:
    thread = replace(IN_GROUP, thread="om_gone")
    first = await chat.post(thread, card("Ready"), key="ready:1")
    assert await chat.post(thread, card("Ready"), key="ready:1") == first


async def test_past_messages_cannot_be_looked_up(chat: FeishuChat, clock: Clock) -> None:
    with pytest.raises(ChatError) as refused:
        await chat.find(IN_GROUP, "ready:1", clock())
    assert (refused.value.code, refused.value.permanent) == (CANNOT_LOOK, True)


async def test_an_edit_after_fourteen_days_comes_too_late(chat: FeishuChat, clock: Clock) -> None:
    posted = await chat.post(IN_GROUP, card("Ready"))
    assert chat.edits_for == timedelta(days=14)
    clock.tick(days=14)
    await chat.update(posted, card("Still fresh"))
    clock.tick(seconds=1)
    with pytest.raises(ChatError) as late:
        await chat.update(posted, card("Expired"))
    assert (late.value.kind, late.value.permanent) == ("message_gone", True)


@pytest.mark.parametrize(("size", "kind"), [(FILE_BYTES_MOST + 1, "too_large"), (0, "no_uploads")])
async def test_a_file_that_feishu_never_takes_is_not_sent(
    feishu: FakeFeishu, chat: FeishuChat, tmp_path: Path, size: int, kind: str
) -> None:
    (tmp_path / "file.csv").write_bytes(bytes(size))
    with pytest.raises(ChatError) as refused:
        await chat.upload(IN_GROUP, "file.csv", tmp_path / "file.csv")
    assert (refused.value.kind, refused.value.permanent) == (kind, True)
    assert feishu.calls == []


async def test_a_missing_permission_is_named_and_leaves_the_link(
    feishu: FakeFeishu, chat: FeishuChat, sheet: Path
) -> None:
    feishu.scopes -= {"im:resource"}
    with pytest.raises(ChatError, match="im:resource is missing") as refused:
        await chat.upload(IN_GROUP, "a.xlsx", sheet)
    assert (refused.value.kind, refused.value.permanent) == ("no_uploads", True)


@pytest.mark.parametrize("code", ["234007", "234041", "234042"])
async def test_a_tenant_that_takes_no_files_leaves_the_link(
    feishu: FakeFeishu, chat: FeishuChat, sheet: Path, code: str
) -> None:
    feishu.refuse(FILES, code)
    with pytest.raises(ChatError) as refused:
        await chat.upload(IN_GROUP, "a.xlsx", sheet)
    assert (refused.value.kind, refused.value.permanent) == ("no_uploads", True)


async def test_a_group_without_scout_takes_no_file(feishu: FakeFeishu, chat: FeishuChat, sheet: Path) -> None:
    with pytest.raises(ChatError) as refused:
        await chat.upload(replace(IN_GROUP, id="oc_elsewhere"), "a.xlsx", sheet)
    assert (refused.value.kind, refused.value.permanent) == ("place_gone", True)


async def test_a_lost_answer_is_certain_before_the_file_is_shown(
    feishu: FakeFeishu, chat: FeishuChat, sheet: Path
) -> None:
    feishu.hang_up_after(FILES)
    feishu.hang_up_after(FILES)
    with pytest.raises(ChatError) as lost:
        await chat.upload(IN_GROUP, "a.xlsx", sheet)
    assert not lost.value.is_uncertain
    assert feishu.drive.shared == []


async def test_a_lost_answer_does_not_show_the_file_twice(feishu: FakeFeishu, chat: FeishuChat, sheet: Path) -> None:
    feishu.hang_up_after(FILES)
    feishu.hang_up_after(MESSAGES)
    await chat.upload(IN_GROUP, "a.xlsx", sheet)
    (file,) = feishu.drive.shared
    assert file.content == CONTENT


async def test_a_sent_file_comes_without_words_and_is_opened_when_it_is_read(
    feishu: FakeFeishu, mia: FeishuDriver, desk: RecordingDesk
) -> None:
    await mia.drops("创作者.csv", b"@mia\n@leo\n")
    (request,) = desk.requests
    (file,) = request.files
    assert (request.text, request.conversation.id, file.name) == ("", DM, "创作者.csv")
    assert feishu.drive.opened == []
    assert await file.read() == b"@mia\n@leo\n"


async def test_a_reply_to_a_file_hands_it_over(feishu: FakeFeishu, mia: FeishuDriver, desk: RecordingDesk) -> None:
    feishu.drive.drop("om_dropped", "links.csv", b"@mia")
    await mia.message("/collect", parent_id="om_dropped")
    await mia.chat.idle()
    (request,) = desk.requests
    (file,) = request.files
    assert (request.text, file.name, await file.read()) == ("/collect", "links.csv", b"@mia")


async def test_in_a_group_it_does_so_where_scout_may_read_the_group_s_messages(
    feishu: FakeFeishu, mia_in_group: FeishuDriver, desk: RecordingDesk
) -> None:
    feishu.drive.drop("om_dropped", "links.csv", b"@mia")
    feishu.drive.in_groups.add("om_dropped")
    for _ in range(2):
        await mia_in_group.mention("/collect", parent_id="om_dropped")
        await mia_in_group.chat.idle()
        feishu.scopes |= {"im:message.group_msg"}
    before, after = desk.requests
    assert [len(before.files), len(after.files)] == [0, 1]


async def test_a_reply_to_anything_else_has_no_file(
    feishu: FakeFeishu, chat: FeishuChat, mia_in_group: FeishuDriver, desk: RecordingDesk
) -> None:
    posted = await chat.post(IN_GROUP, card("Ready"))
    for parent in (posted.message_id, "om_unknown"):
        await mia_in_group.mention("/collect", parent_id=parent)
        await mia_in_group.chat.idle()
    assert [request.files for request in desk.requests] == [(), ()]


async def test_a_file_over_the_limit_is_not_read_to_its_end(mia: FeishuDriver, desk: RecordingDesk) -> None:
    await mia.drops("big.csv", bytes(DROPPED_BYTES_MOST + 1))
    await mia.drops("full.csv", bytes(DROPPED_BYTES_MOST))
    big, full = (request.files[0] for request in desk.requests)
    with pytest.raises(ChatError) as refused:
        await big.read()
    assert (refused.value.kind, refused.value.permanent) == ("too_large", True)
    assert len(await full.read()) == DROPPED_BYTES_MOST


async def test_a_file_is_read_with_a_new_token_where_the_old_one_ended(
    feishu: FakeFeishu, mia: FeishuDriver, desk: RecordingDesk
) -> None:
    await mia.drops("links.csv", b"@mia")
    feishu.forget_tokens()
    assert await desk.requests[0].files[0].read() == b"@mia"


async def test_a_withdrawn_file_is_a_refusal(feishu: FakeFeishu, mia: FeishuDriver, desk: RecordingDesk) -> None:
    await mia.drops("links.csv", b"@mia")
    path = f"im/v1/messages/{desk.requests[0].other_ids[0].removeprefix('message:')}/resources/file_v2_1"
    feishu.refuse(path, "230110")
    with pytest.raises(ChatError) as refused:
        await desk.requests[0].files[0].read()
    assert refused.value.permanent


async def test_what_a_message_replies_to_is_read_while_feishu_is_asked_who_wrote_it(
    mia_in_group: FeishuDriver, feishu: FakeFeishu
) -> None:
    await mia_in_group.message("of no concern")
    await mia_in_group.chat.idle()  # with an access token from now on
    feishu.line.hold("", GROUP)
    await mia_in_group.mention("/collect", parent_id="om_dropped")
    await feishu.line.until(lambda: set(feishu.line.waiting) == {"", GROUP})  # the person, and the message
    feishu.line.let_go()
    await mia_in_group.chat.idle()


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"file_key": 7}', '{"file_name": "a.csv"}'])
async def test_a_file_message_that_names_none_is_left_alone(
    mia: FeishuDriver, desk: RecordingDesk, content: str
) -> None:
    await mia.message("", message_type="file", content=content)
    await mia.chat.idle()
    assert desk.requests == []


async def test_of_a_name_longer_than_any_its_end_is_read(mia: FeishuDriver, desk: RecordingDesk) -> None:
    content = json.dumps({"file_key": "file_1", "file_name": f"{'a' * 5_000}.csv"})
    await mia.message("", message_type="file", content=content)
    await mia.chat.idle()
    (dropped,) = desk.requests[0].files
    assert (len(dropped.name), dropped.name[-5:]) == (255, "a.csv")
