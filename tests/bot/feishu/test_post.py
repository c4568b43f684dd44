"""How cards leave: once each, with a token that lives, in Feishu's own time, and plainer where it must be."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bot.feishu.calls import FeishuCalls
from bot.feishu.post import FeishuPost
from handlers.cards import Button, Card, Column, Table, Text
from handlers.chat import ChatError, Conversation, Person, Posted, Workspace
from tests.bot.slack.desk import Clock, card
from tests.platforms.feishu import FakeFeishu
from tests.platforms.feishu.tenant import DM, GROUP, TENANT

WORKSPACE = Workspace("feishu", TENANT)
IN_GROUP = Conversation(WORKSPACE, GROUP)
DIRECT = Conversation(WORKSPACE, DM, is_private=True)
MIA = Person(WORKSPACE, "ou_mia")
MESSAGES = "im/v1/messages"
TOKENS = "POST auth/v3/tenant_access_token/internal"


async def test_a_posted_card_can_be_replaced(post: FeishuPost, feishu: FakeFeishu) -> None:
    posted = await post.post(IN_GROUP, card("Running"))
    await post.update(posted, card("Done"))
    (shown,) = feishu.messages
    assert posted == Posted(IN_GROUP, shown.message)
    assert shown.said == "Done said"


async def test_a_conversation_s_thread_is_replied_into(post: FeishuPost, feishu: FakeFeishu) -> None:
    await post.post(replace(IN_GROUP, thread="om_root"), card("Done"))
    (shown,) = feishu.messages
    assert (shown.answers, shown.is_threaded) == ("om_root", True)


async def test_a_person_is_whispered_to_in_the_group(post: FeishuPost, feishu: FakeFeishu) -> None:
    await post.whisper(IN_GROUP, MIA, card("Only you"))
    (shown,) = feishu.messages
    assert (shown.chat, shown.only_for) == (GROUP, "ou_mia")


async def test_where_scout_is_not_in_the_group_a_whisper_is_a_direct_message(
    post: FeishuPost, feishu: FakeFeishu
) -> None:
    await post.whisper(replace(IN_GROUP, id="oc_elsewhere"), MIA, card("Only you"))
    (shown,) = feishu.messages
    assert (shown.chat, shown.only_for) == (DM, "")


async def test_a_message_to_a_person_knows_the_direct_message_it_stands_in(post: FeishuPost) -> None:
    posted = await post.post(replace(DIRECT, id="ou_mia"), card("Hello"))
    assert posted.conversation.id == DM


async def test_an_answer_lost_on_the_way_does_not_post_twice(post: FeishuPost, feishu: FakeFeishu) -> None:
    feishu.hang_up_after(MESSAGES)
    await post.post(IN_GROUP, card("Once"))
    assert len(feishu.messages) == 1
    uuids = [sent["uuid"] for sent in feishu.called(f"POST {MESSAGES}")]
    assert len(uuids) == 2
    assert len(set(uuids)) == 1


async def test_two_posts_are_two_messages(post: FeishuPost, feishu: FakeFeishu) -> None:
    await post.post(IN_GROUP, card("Same"))
    await post.post(IN_GROUP, card("Same"))
    assert len(feishu.messages) == 2


async def test_a_private_card_is_not_sent_again_when_its_answer_is_lost(post: FeishuPost, feishu: FakeFeishu) -> None:
    feishu.hang_up_after("ephemeral/v1/send")
    with pytest.raises(ChatError) as lost:
        await post.whisper(IN_GROUP, MIA, card("Once"))
    assert (lost.value.code, lost.value.permanent, lost.value.is_uncertain) == ("no_answer", False, True)
    assert len(feishu.messages) == 1


async def test_the_token_is_asked_for_once_and_renewed_before_it_ends(
    post: FeishuPost, feishu: FakeFeishu, clock: Clock
) -> None:
    for _ in range(3):
        await post.post(IN_GROUP, card("Hello"))
    assert len(feishu.called(TOKENS)) == 1
    clock.tick(minutes=116)
    await post.post(IN_GROUP, card("Hello"))
    assert len(feishu.called(TOKENS)) == 2
    assert len(feishu.messages) == 4


async def test_a_token_that_ended_early_is_replaced(post: FeishuPost, feishu: FakeFeishu) -> None:
    await post.post(IN_GROUP, card("Hello"))
    feishu.forget_tokens()
    await post.post(IN_GROUP, card("Hello"))
    assert len(feishu.called(TOKENS)) == 2
    assert len(feishu.messages) == 2


async def test_a_short_rate_limit_is_waited_for(post: FeishuPost, feishu: FakeFeishu, pauses: list[float]) -> None:
    feishu.slow_down("7")
    await post.post(IN_GROUP, card("Hello"))
    assert pauses == [7.0]
    assert len(feishu.messages) == 1


async def test_a_storm_of_limits_is_waited_out_longer_each_time_so_that_no_answer_is_lost(
    post: FeishuPost, feishu: FakeFeishu, pauses: list[float]
) -> None:
    feishu.slow_down(None, "1", "6", None)
    await post.whisper(IN_GROUP, MIA, card("Found"))
    assert pauses == [1.0, 2.0, 6.0, 8.0]
    assert feishu.last.only_for == MIA.id


async def test_a_private_card_that_a_group_has_no_room_for_goes_to_the_direct_message(
    post: FeishuPost, feishu: FakeFeishu
) -> None:
    feishu.slow_down("300")
    await post.whisper(IN_GROUP, MIA, card("Found"))
    assert (feishu.last.chat, feishu.last.said) == (DM, "Found said")


async def test_limits_that_last_go_to_the_caller_with_their_length(
    post: FeishuPost, feishu: FakeFeishu, pauses: list[float]
) -> None:
    feishu.slow_down("300")
    with pytest.raises(ChatError) as long:
        await post.post(IN_GROUP, card("Hello"))
    assert (long.value.code, long.value.permanent, long.value.wait) == ("99991400", False, 300.0)
    assert pauses == []
    feishu.slow_down("20", "11")
    with pytest.raises(ChatError) as again:
        await post.post(IN_GROUP, card("Hello"))
    assert again.value.wait == 11.0
    assert pauses == [20.0]
    assert feishu.messages == []


async def test_a_lasting_limit_that_names_no_time_leaves_the_length_of_the_wait_to_the_caller(
    post: FeishuPost, feishu: FakeFeishu, pauses: list[float]
) -> None:
    feishu.slow_down(*[None] * 5)
    with pytest.raises(ChatError) as again:
        await post.post(IN_GROUP, card("Hello"))
    assert (again.value.code, again.value.permanent, again.value.wait) == ("99991400", False, None)
    assert pauses == [1.0, 2.0, 4.0, 8.0]


async def test_a_failure_of_feishu_s_own_is_tried_once_more_under_the_same_key(
    post: FeishuPost, feishu: FakeFeishu, pauses: list[float]
) -> None:
    feishu.refuse(MESSAGES, "1500", "1500", "1500")
    with pytest.raises(ChatError):
        await post.post(IN_GROUP, card("Hello"))
    await post.post(IN_GROUP, card("Hello"))
    assert pauses == [1.0, 1.0]
    assert len(feishu.messages) == 1
    lost, also, failed, stands = feishu.called(f"POST {MESSAGES}")
    assert (lost["uuid"], failed["uuid"]) == (also["uuid"], stands["uuid"])


@pytest.mark.parametrize("code", ["99991400", "230020", "11232", "11233", "11247"])
async def test_all_of_feishu_s_frequency_limits_are_limits(
    post: FeishuPost, feishu: FakeFeishu, pauses: list[float], code: str
) -> None:
    feishu.refuse(MESSAGES, code)
    await post.post(IN_GROUP, card("Hello"))
    assert pauses == [1.0]


@pytest.mark.parametrize("code", ["230001", "230002", "230013", "230036", "230053", "230055", "99992402"])
async def test_some_refusals_end_the_trying(post: FeishuPost, feishu: FakeFeishu, code: str) -> None:
    feishu.refuse(MESSAGES, code)
    with pytest.raises(ChatError) as refused:
        await post.post(IN_GROUP, card("Hello"))
    assert (refused.value.code, refused.value.permanent, refused.value.wait) == (code, True, None)
    assert len(feishu.called(f"POST {MESSAGES}")) == 1


async def test_an_unknown_refusal_may_be_tried_again_later(post: FeishuPost, feishu: FakeFeishu) -> None:
    feishu.refuse(MESSAGES, "230049")
    with pytest.raises(ChatError) as refused:
        await post.post(IN_GROUP, card("Hello"))
    assert not refused.value.permanent


async def test_a_missing_permission_is_named_with_the_page_that_grants_it(post: FeishuPost, feishu: FakeFeishu) -> None:
    feishu.scopes -= {"im:message:send_as_bot"}
    with pytest.raises(ChatError) as refused:
        await post.post(IN_GROUP, card("Hello"))
    assert refused.value.permanent
    assert "im:message:send_as_bot is missing" in str(refused.value)
    assert f"{feishu.root}/app/cli_test/auth?q=im:message:send_as_bot" in str(refused.value)


async def test_where_one_permission_of_several_is_missing_that_is_said(post: FeishuPost, feishu: FakeFeishu) -> None:
    said = "Access denied. One of these scopes is required: [im:message, im:message:send_as_bot]."
    feishu.garble(MESSAGES, 400, json.dumps({"code": 99991672, "msg": said}))
    with pytest.raises(ChatError) as refused:
        await post.post(IN_GROUP, card("Hello"))
    assert "one of im:message, im:message:send_as_bot is missing" in str(refused.value)
    assert "/auth?q=im:message,im:message:send_as_bot" in str(refused.value)


async def test_a_refused_drawing_is_sent_plainer(post: FeishuPost, feishu: FakeFeishu) -> None:
    table = Table((Column("Name"), Column("Fans", "right")), (((Text("Mia"),), (Text("33.1K"),)),))
    found = Card("Found", (table,), summary="1 creator")
    feishu.refuse(MESSAGES, "230099")
    await post.post(IN_GROUP, found)
    assert "Fans: 33.1K" in feishu.last.words
    feishu.refuse(MESSAGES, "230099", "230099")
    await post.post(IN_GROUP, found)
    assert feishu.last.words == "Found\n1 creator"


async def test_an_unreachable_feishu_is_no_reason_to_give_up(clock: Clock) -> None:
    calls = FeishuCalls(FakeFeishu(clock).settings(feishu_domain="http://127.0.0.1:9"), clock)
    await calls.open()
    with pytest.raises(ChatError) as lost:
        await FeishuPost(calls, clock).post(IN_GROUP, card("Hello"))
    await calls.close()
    assert (lost.value.code, lost.value.permanent, lost.value.is_uncertain) == ("unreachable", False, False)


async def test_buttons_know_where_their_card_sits_and_since_when(
    post: FeishuPost, feishu: FakeFeishu, clock: Clock
) -> None:
    pressable = card("Found", Button("Next", press="p-1"))
    await post.post(IN_GROUP, pressable)
    await post.post(DIRECT, pressable)
    await post.whisper(IN_GROUP, MIA, pressable)
    values = [shown.control("Next")["behaviors"][0]["value"] for shown in feishu.messages]
    day = int(clock().timestamp() // 86_400)
    assert values == [
        {"press": "p-1"},
        {"press": "p-1", "at": "direct", "day": day},
        {"press": "p-1", "at": "alone", "day": day},
    ]
