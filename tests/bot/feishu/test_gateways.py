"""Between Scout and Feishu stands a gateway that answers with pages of its own, and headers that make no sense."""

from __future__ import annotations

import pytest

from bot.feishu.post import FeishuPost
from handlers.chat import ChatError, Conversation, Workspace
from tests.bot.slack.desk import card
from tests.platforms.feishu import FakeFeishu
from tests.platforms.feishu.tenant import GROUP, TENANT

IN_GROUP = Conversation(Workspace("feishu", TENANT), GROUP)
MESSAGES, TOKENS = "im/v1/messages", "auth/v3/tenant_access_token/internal"
PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>"


@pytest.mark.parametrize("status", [200, 502, 503, 504])
async def test_a_page_in_the_place_of_an_answer_has_the_call_made_again_and_the_card_posted_once(
    post: FeishuPost, feishu: FakeFeishu, pauses: list[float], status: int
) -> None:
    feishu.garble(MESSAGES, status, PAGE)
    posted = await post.post(IN_GROUP, card("Hello"))
    assert [shown.message for shown in feishu.messages] == [posted.message_id]
    assert pauses == [1.0]


async def test_a_token_is_asked_for_again_too(post: FeishuPost, feishu: FakeFeishu, pauses: list[float]) -> None:
    feishu.garble(TOKENS, 502, PAGE)
    await post.post(IN_GROUP, card("Hello"))
    assert len(feishu.messages) == 1
    assert pauses == [1.0]


async def test_a_limit_on_tokens_is_waited_for(post: FeishuPost, feishu: FakeFeishu, pauses: list[float]) -> None:
    feishu.refuse(TOKENS, "99991400", "99991400")
    await post.post(IN_GROUP, card("Hello"))
    assert len(feishu.messages) == 1
    assert pauses == [1.0, 2.0]


async def test_a_gateway_that_stays_leaves_the_caller_in_doubt(post: FeishuPost, feishu: FakeFeishu) -> None:
    feishu.garble(MESSAGES, 502, PAGE, times=2)
    with pytest.raises(ChatError, match="a gateway did") as lost:
        await post.post(IN_GROUP, card("Hello"))
    assert lost.value.is_uncertain
    assert not lost.value.permanent


@pytest.mark.parametrize("seconds", ["1790000000", "9" * 400])
async def test_nothing_waits_for_years(post: FeishuPost, feishu: FakeFeishu, seconds: str) -> None:
    feishu.slow_down(seconds)
    with pytest.raises(ChatError) as limited:
        await post.post(IN_GROUP, card("Hello"))
    assert limited.value.wait == 3_600.0
