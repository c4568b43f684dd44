"""People point at a message that somebody else wrote: its creators are found, looked up and collected."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.app import Scout
from tests.platforms.chats import CHATS, SLACK_BY, Person
from tests.platforms.feishu import FeishuDriver
from tests.platforms.feishu.tenant import BOT, GROUP, TENANT
from tests.platforms.slack import SlackDriver
from tests.stories.conftest import bought

SAID = "have a look at https://www.tiktok.com/@charlidamelio?lang=en and https://www.youtube.com/@MrBeast/videos 👀"


@pytest.fixture(params=SLACK_BY)
async def in_slack(request: pytest.FixtureRequest, scout: Scout) -> AsyncIterator[SlackDriver]:
    async with SLACK_BY[request.param](scout) as person:
        assert isinstance(person, SlackDriver)
        yield person


async def test_every_creator_of_a_text_can_be_looked_up_and_all_be_collected(mia: Person, scout: Scout) -> None:
    await mia.says(f"/creators pick {SAID}")
    assert "2 creators in this message" in mia.shown
    assert "@charlidamelio" in mia.shown
    assert "@MrBeast" in mia.shown
    assert await bought(scout) == []
    await mia.presses("Collect all 2")
    assert "https://www.tiktok.com/@charlidamelio" in mia.shown or "@charlidamelio" in mia.shown
    assert "YouTube" in mia.shown


async def test_a_name_without_a_platform_is_looked_up_where_the_person_says(mia: Person) -> None:
    await mia.says("/creators pick thoughts on @khaby.lame?")
    assert "One creator in this message" in mia.shown
    await mia.presses("TikTok")
    assert "khaby.lame" in mia.shown


async def test_a_text_without_creators_says_so_in_both_languages(mia: Person) -> None:
    await mia.says("/creators pick lunch at noon?")
    assert "This names no creator" in mia.shown
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 挑选 中午吃什么")
    assert "这里没有达人" in mia.shown


async def test_a_slack_message_is_pointed_at_by_its_shortcut_and_only_the_asker_sees_the_answer(
    in_slack: SlackDriver,
) -> None:
    await in_slack.uses("creators_in_message", on="<https://www.tiktok.com/@charlidamelio> is <@U9>'s favourite")
    assert "One creator in this message" in in_slack.shown
    assert in_slack.card.only_for == "U1"
    await in_slack.presses("Find alike")
    assert "charlidamelio" in in_slack.shown


async def test_a_slack_channel_without_scout_answers_shortcuts_as_well(in_slack: SlackDriver) -> None:
    in_slack.slack.channels.discard("C1")
    await in_slack.uses("creators_in_message", on="<https://www.tiktok.com/@charlidamelio>")
    assert "One creator in this message" in in_slack.shown


CHARLI, BEAST = "https://www.tiktok.com/@charlidamelio", "https://www.youtube.com/@MrBeast"
IN_PARTS: dict[str, dict[str, Any]] = {
    "another app's blocks": {
        "blocks": [
            {"type": "section", "text": {"type": "mrkdwn", "text": f"New: <{CHARLI}|Charli>"}},
            {
                "type": "actions",
                "elements": [{"type": "button", "text": {"type": "plain_text", "text": "@not_me"}, "url": BEAST}],
            },
        ]
    },
    "rich text": {
        "blocks": [
            {
                "type": "rich_text",
                "elements": [
                    {
                        "type": "rich_text_list",
                        "elements": [
                            {"type": "rich_text_section", "elements": [{"type": "link", "url": link}]}
                            for link in (CHARLI, BEAST)
                        ],
                    }
                ],
            }
        ]
    },
    "attachments": {"attachments": [{"text": f"see <{CHARLI}>", "fields": [{"title": "Also", "value": f"<{BEAST}>"}]}]},
    "a message passed on": {
        "attachments": [
            {"is_share": True, "from_url": "https://acme.slack.com/archives/C1/p1", "text": f"<{CHARLI}> <{BEAST}>"}
        ]
    },
    "previews of pages": {
        "attachments": [{"from_url": link, "title": "Mia", "text": "with @friend"} for link in (CHARLI, BEAST)]
    },
}


@pytest.mark.parametrize("kind", IN_PARTS)
async def test_creators_are_found_in_every_part_of_a_slack_message(in_slack: SlackDriver, kind: str) -> None:
    await in_slack.uses("creators_in_message", on="", **IN_PARTS[kind])
    assert "2 creators in this message" in in_slack.shown
    assert "@charlidamelio" in in_slack.shown
    assert "@MrBeast" in in_slack.shown


async def test_what_a_slack_message_says_twice_is_one_creator(in_slack: SlackDriver) -> None:
    said = {"type": "rich_text_section", "elements": [{"type": "link", "url": CHARLI}, {"type": "text", "text": " !"}]}
    blocks = [{"type": "rich_text", "elements": [said]}]
    await in_slack.uses("creators_in_message", on=f"<{CHARLI}> !", blocks=blocks)
    assert "One creator in this message" in in_slack.shown


async def test_global_shortcuts_open_the_forms_and_answer_in_the_direct_message(in_slack: SlackDriver) -> None:
    await in_slack.uses("collect_creators")
    assert "Collect creators" in in_slack.form.words
    await in_slack.uses("find_creators")
    await in_slack.fills("Words", "beauty")
    await in_slack.submits()
    assert "beauty" in in_slack.shown
    assert in_slack.card.channel == "D1"


async def test_guests_do_not_point_at_messages_for_credits(in_slack: SlackDriver, scout: Scout) -> None:
    in_slack.slack.people["U1"]["is_ultra_restricted"] = True
    await in_slack.uses("creators_in_message", on="<https://www.tiktok.com/@charlidamelio>")
    assert "Guests" in in_slack.shown
    assert await bought(scout) == []


@pytest.fixture
async def in_feishu(scout: Scout) -> AsyncIterator[FeishuDriver]:
    async with CHATS["feishu"](scout) as person:
        assert isinstance(person, FeishuDriver)
        yield person


@pytest.mark.parametrize(
    ("reply", "shown"),
    [
        ("", "2 creators in this message"),
        ("/creators lookalike", "2 creators in this message"),
        ("相似", "2 creators in this message"),
        ("找相似", "2 creators in this message"),
        ("find alike", "2 creators in this message"),
        ("/collect", "Collect 2"),
        ("采集", "Collect 2"),
    ],
)
async def test_a_reply_in_feishu_is_about_the_message_that_it_answers(
    in_feishu: FeishuDriver, reply: str, shown: str
) -> None:
    parent = in_feishu.feishu.drive.say("om_said", f"@_user_1 {SAID}")
    await in_feishu.message(reply or "@_user_1", parent_id=parent, mentions=MENTION)
    await in_feishu.chat.idle()
    assert shown in in_feishu.shown


@pytest.mark.parametrize(
    ("reply", "shown"),
    [("", "这条消息里有 2 位达人"), ("/达人 相似", "这条消息里有 2 位达人"), ("采集", "采集 2 位")],
)
async def test_a_reply_is_answered_in_chinese_to_those_who_read_chinese(
    in_feishu: FeishuDriver, reply: str, shown: str
) -> None:
    await in_feishu.says("/creators settings language:zh")
    parent = in_feishu.feishu.drive.say("om_said", f"看看 {SAID}")
    await in_feishu.message(reply or "@_user_1", parent_id=parent, mentions=MENTION)
    await in_feishu.chat.idle()
    assert shown in in_feishu.shown


@pytest.mark.parametrize("code", ["", "230027"])
@pytest.mark.parametrize("reply", ["", "/creators lookalike", "/collect"])
async def test_a_reply_to_what_scout_may_not_read_says_so_and_names_the_permission(
    in_feishu: FeishuDriver, reply: str, code: str
) -> None:
    group = in_feishu.elsewhere(place=GROUP)
    group.feishu.drive.in_groups.add(parent := group.feishu.drive.say("om_said", SAID))
    if code:
        group.feishu.refuse(f"im/v1/messages/{parent}", code)
    await group.mention(reply, parent_id=parent)
    await group.chat.idle()
    assert group.card.only_for == "ou_mia"
    assert "Scout may not read the message that you reply to" in group.shown
    assert "im:message.group_msg" in group.shown
    group.feishu.scopes.add("im:message.group_msg")
    await group.mention(reply, parent_id=parent)
    await group.chat.idle()
    assert "@MrBeast" in group.shown


@pytest.mark.parametrize("more", [{}, {"thread_id": "omt_1"}])
async def test_what_needs_no_message_is_answered_though_scout_may_not_read_it(
    in_feishu: FeishuDriver, more: dict[str, str]
) -> None:
    group = in_feishu.elsewhere(place=GROUP)
    group.feishu.drive.in_groups.add(parent := group.feishu.drive.say("om_said", SAID))
    await group.mention("/collect" if more else "/creators credits", parent_id=parent, **more)
    await group.chat.idle()
    assert ("Collect creators" if more else "Credits left") in group.shown


async def test_a_reply_that_says_something_else_is_about_that(in_feishu: FeishuDriver) -> None:
    parent = in_feishu.feishu.drive.say("om_said", SAID)
    await in_feishu.message("/creators show tiktok @charlidamelio", parent_id=parent)
    await in_feishu.chat.idle()
    assert "MrBeast" not in in_feishu.shown


MENTION = [{"key": "@_user_1", "id": {"open_id": BOT, "union_id": "on_bot"}, "name": "Scout", "tenant_key": TENANT}]
