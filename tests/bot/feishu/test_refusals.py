"""What becomes of a card or a file that Feishu refuses, by the code that it gives."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.feishu.calls import FeishuCalls
from bot.feishu.files import Sent, download
from bot.feishu.post import FeishuPost
from handlers.cards import Card, Paragraph, Text
from handlers.chat import ChatError, Conversation, Person, Workspace
from tests.bot.slack.desk import Clock, card
from tests.platforms.feishu import FakeFeishu
from tests.platforms.feishu.tenant import GROUP, TENANT

WORKSPACE = Workspace("feishu", TENANT)
IN_GROUP = Conversation(WORKSPACE, GROUP)
MIA = Person(WORKSPACE, "ou_mia")
MESSAGES = "im/v1/messages"
TOKENS = "POST auth/v3/tenant_access_token/internal"
FOUND = Card("Found", (Paragraph((Text("mia@example.com"),)),), summary="1 creator")


@pytest.fixture
async def calls(feishu: FakeFeishu, clock: Clock) -> AsyncIterator[FeishuCalls]:
    async def pause(seconds: float) -> None:
        """Do not wait."""

    opened = FeishuCalls(feishu.settings(), clock, pause)
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture
def post(calls: FeishuCalls, clock: Clock) -> FeishuPost:
    return FeishuPost(calls, clock)


@pytest.mark.parametrize("code", ["230011", "230019", "230054", "230071", "230072", "230111", "99992354"])
async def test_what_cannot_be_replied_to_is_answered_beside_it(post: FeishuPost, feishu: FakeFeishu, code: str) -> None:
    feishu.refuse(f"{MESSAGES}/om_asked/reply", code)
    await post.post(replace(IN_GROUP, thread="om_asked"), card("Found"))
    assert (feishu.last.chat, feishu.last.answers, feishu.last.said) == (GROUP, "", "Found said")


@pytest.mark.parametrize("code", ["230022", "230028"])
async def test_where_the_words_are_refused_one_line_is_tried_and_no_more(
    post: FeishuPost, feishu: FakeFeishu, code: str
) -> None:
    feishu.refuse(MESSAGES, code)
    await post.post(IN_GROUP, FOUND)
    assert feishu.last.words == "Found\n1 creator"
    feishu.refuse(MESSAGES, code, code)
    with pytest.raises(ChatError) as refused:
        await post.post(IN_GROUP, FOUND)
    assert (refused.value.code, refused.value.permanent) == (code, True)
    assert len(feishu.called(f"POST {MESSAGES}")) == 4


@pytest.mark.parametrize("code", ["11246", "11248", "11310", "11312", "19036"])
async def test_a_private_card_that_is_refused_stays_private_and_in_the_group(
    post: FeishuPost, feishu: FakeFeishu, code: str
) -> None:
    feishu.refuse("ephemeral/v1/send", code)
    await post.whisper(IN_GROUP, MIA, FOUND)
    assert (feishu.last.chat, feishu.last.only_for, feishu.last.words) == (GROUP, "ou_mia", "Found\n1 creator")


@pytest.mark.parametrize(
    "code",
    ["230054", "230075", "18120", "99992351", "99992355", "99992356", "99992360", "99992361", "99992364", "99992381"],
)
async def test_whom_or_what_feishu_does_not_know_is_no_place_to_post(
    post: FeishuPost, feishu: FakeFeishu, code: str
) -> None:
    feishu.refuse(MESSAGES, code)
    with pytest.raises(ChatError) as refused:
        await post.post(IN_GROUP, FOUND)
    assert (refused.value.kind, refused.value.permanent) == ("place_gone", True)


@pytest.mark.parametrize("code", ["230110", "99992354"])
async def test_a_message_that_is_no_more_is_not_edited(post: FeishuPost, feishu: FakeFeishu, code: str) -> None:
    posted = await post.post(IN_GROUP, FOUND)
    feishu.refuse(f"{MESSAGES}/{posted.message_id}", code)
    with pytest.raises(ChatError) as refused:
        await post.update(posted, FOUND)
    assert (refused.value.kind, refused.value.permanent) == ("message_gone", True)


async def test_a_private_card_that_was_removed_already_is_no_failure(post: FeishuPost, feishu: FakeFeishu) -> None:
    shown = await post.show_alone(IN_GROUP, MIA, FOUND)
    feishu.hang_up_after("ephemeral/v1/delete")
    await post.take_back(IN_GROUP, shown)
    assert [each.is_gone for each in feishu.messages] == [True]


@pytest.mark.parametrize(
    ("code", "way"),
    [
        ("10003", "FEISHU_APP_ID"),
        ("10005", "FEISHU_APP_ID"),
        ("10014", "FEISHU_APP_ID and FEISHU_APP_SECRET"),
        ("10015", "FEISHU_APP_SECRET"),
        ("99991401", "add its address to the list of allowed ones"),
        ("99991403", "calls of this month are used up"),
        ("99991662", "have its administrator switch it on"),
        ("99991673", "have its administrator switch it on"),
        ("232004", "FEISHU_APP_ID"),
        ("232034", "have its administrator switch it on"),
    ],
)
async def test_an_app_that_feishu_does_not_take_is_told_with_the_way_out(
    post: FeishuPost, feishu: FakeFeishu, code: str, way: str
) -> None:
    feishu.refuse(MESSAGES, code)
    with pytest.raises(ChatError, match=way) as refused:
        await post.post(IN_GROUP, FOUND)
    assert (refused.value.kind, refused.value.permanent) == ("app_gone", True)


@pytest.mark.parametrize("code", ["99991663", "99991671"])
async def test_a_token_that_feishu_does_not_take_is_replaced(post: FeishuPost, feishu: FakeFeishu, code: str) -> None:
    feishu.refuse(MESSAGES, code)
    await post.post(IN_GROUP, FOUND)
    assert len(feishu.called(TOKENS)) == 2


@pytest.mark.parametrize("code", ["234003", "234004", "234009", "234038", "234040", "234043"])
async def test_a_file_that_scout_may_not_have_is_not_asked_for_again(
    calls: FeishuCalls, feishu: FakeFeishu, code: str
) -> None:
    path = f"{MESSAGES}/om_1/resources/file_1"
    feishu.refuse(path, code)
    with pytest.raises(ChatError) as refused:
        await download(calls.of(WORKSPACE), Sent("om_1", "file_1", "a.csv", 0))
    assert (refused.value.code, refused.value.permanent) == (code, True)
