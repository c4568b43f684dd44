"""Every way in to Scout in Feishu, in both languages: lines, mentions, replies, `/` panel, files, buttons, forms."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from starlette.applications import Starlette

from bot.app import Scout
from bot.feishu.chat import feishu_chat
from tests.platforms.chats import FEISHU_BY
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.feishu.tenant import BOT, GROUP, TENANT
from tests.stories.conftest import Clock, bought

CHARLI, BEAST = "https://www.tiktok.com/@charlidamelio", "https://www.youtube.com/@MrBeast"
SAID = f"看看 {CHARLI} and {BEAST} 👀"
ROWS = f"Creator,Link\nCharli,{CHARLI}\nKhaby,https://www.tiktok.com/@khaby.lame\n"
SCOUT = {"key": "@_user_1", "id": {"open_id": BOT, "union_id": "on_bot"}, "name": "Scout", "tenant_key": TENANT}
EVERYONE = {"key": "@_all", "id": {}, "name": "Everyone"}
ANOTHER_BOT = {"key": "@_user_1", "id": {"open_id": "ou_other_bot"}, "name": "Helper", "tenant_key": TENANT}


@dataclass(frozen=True)
class Spoken:
    """The lines, labels and answers of a language."""

    command: str
    search: str
    found: str
    share: str
    collect: str
    button: str
    reply: str
    named: str
    field_words: str
    field_followers: str
    field_must_have: str
    field_since: str
    email: str
    wrong: str
    too_wrong: str
    right: str
    send: str
    menu: str
    unreadable: str


ENGLISH = Spoken(
    command="creators",
    search="search tiktok beauty",
    found="creators on TikTok",
    share="Share to channel",
    collect="collect",
    button="Collect 2",
    reply="find alike",
    named="2 creators in this message",
    field_words="Words",
    field_followers="Followers",
    field_must_have="Must have",
    field_since="Last post since",
    email="An e-mail address",
    wrong="lots",
    too_wrong="“lots” is no number for “followers”",
    right="10k-500k",
    send="Search",
    menu="Find creators",
    unreadable="no pictures, voice messages, videos",
)
CHINESE = Spoken(
    command="达人",
    search="搜索 tiktok 美妆",
    found="TikTok 上",
    share="分享到会话",
    collect="采集",
    button="采集 2 位",
    reply="找相似",
    named="这条消息里有 2 位达人",
    field_words="关键词",
    field_followers="粉丝数",
    field_must_have="必须有",
    field_since="最近发布不早于",
    email="邮箱",
    wrong="很多",
    too_wrong="“粉丝”的“很多”不是数字",
    right="1万-50万",
    send="搜索",
    menu="找达人",
    unreadable="看不了图片、语音、视频",
)


@pytest.fixture(params=[ENGLISH, CHINESE], ids=["in English", "in Chinese"])
def spoken(request: pytest.FixtureRequest) -> Spoken:
    chosen: Spoken = request.param
    return chosen


@pytest.fixture(params=FEISHU_BY)
async def mia(request: pytest.FixtureRequest, scout: Scout, spoken: Spoken) -> AsyncIterator[FeishuDriver]:
    """Mia in her direct message with Scout, in the language of the story."""
    async with FEISHU_BY[request.param](scout) as person:
        assert isinstance(person, FeishuDriver)
        if spoken is CHINESE:
            await person.says("/creators settings language:zh")
        yield person


@pytest.fixture
def group(mia: FeishuDriver) -> FeishuDriver:
    """Mia in a group where Scout is too."""
    return mia.elsewhere(place=GROUP)


async def test_a_line_in_the_direct_message(mia: FeishuDriver, spoken: Spoken) -> None:
    await mia.says(spoken.search)
    assert spoken.found in mia.shown


async def test_a_mention_in_a_group_is_answered_to_whoever_asked(group: FeishuDriver, spoken: Spoken) -> None:
    await group.mention(f"/{spoken.command} {spoken.search}")
    await group.chat.idle()
    assert spoken.found in group.shown
    assert group.card.only_for == "ou_mia"


@pytest.mark.parametrize("said", ["", "  ", "\n\n"])
async def test_a_mention_of_scout_and_nothing_more_brings_the_whole_help(
    group: FeishuDriver, spoken: Spoken, said: str
) -> None:
    await group.says(said)
    for verb in spoken.search.split()[0], spoken.collect:
        assert f" {verb}" in group.shown.replace("/", " ")


@pytest.mark.parametrize("whom", [[EVERYONE], [ANOTHER_BOT], []], ids=["@all", "another bot", "nobody"])
async def test_a_group_s_talk_to_others_is_left_alone(
    group: FeishuDriver, spoken: Spoken, scout: Scout, whom: list[dict[str, object]]
) -> None:
    before = len(group.feishu.messages)
    who = str(whom[0]["key"]) if whom else ""
    await group.message(f"{who} /{spoken.command} {spoken.search}", mentions=whom)
    await group.chat.idle()
    assert len(group.feishu.messages) == before
    assert await bought(scout) == []


async def test_another_bot_that_mentions_scout_is_left_alone(group: FeishuDriver, spoken: Spoken, scout: Scout) -> None:
    before = len(group.feishu.messages)
    bot = {"sender_id": {"open_id": "ou_other_bot"}, "sender_type": "app"}
    await group.mention(f"/{spoken.command} {spoken.search}", sender=bot)
    await group.chat.idle()
    assert len(group.feishu.messages) == before
    assert await bought(scout) == []


async def test_a_reply_collects_or_looks_for_others_like_those_whom_the_message_links_to(
    group: FeishuDriver, spoken: Spoken
) -> None:
    parent = group.feishu.drive.say("om_said", SAID)
    await group.mention(spoken.reply, parent_id=parent)
    await group.chat.idle()
    assert spoken.named in group.shown
    assert "@charlidamelio" in group.shown
    await group.mention(spoken.collect, parent_id=parent)
    await group.chat.idle()
    assert f"[{spoken.button}]" in group.shown


async def test_a_file_is_dropped_into_the_direct_message_or_replied_to_in_a_group(
    mia: FeishuDriver, group: FeishuDriver, spoken: Spoken
) -> None:
    await mia.drops("creators.csv", ROWS.encode())
    assert f"[{spoken.button}]" in mia.shown
    sent = group.feishu.next_message()
    group.feishu.drive.drop(sent, "达人.csv", ROWS.encode())
    await group.mention("", parent_id=sent)
    await group.chat.idle()
    assert "达人.csv" in group.shown
    assert f"[{spoken.button}]" in group.shown


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("image", '{"image_key": "img_1"}'),
        ("audio", '{"file_key": "file_1", "duration": 2000}'),
        ("merge_forward", '{"content": "Merged and Forwarded Message"}'),
        ("post", '{"title": "", "content": [[{"tag": "img", "image_key": "img_1"}]]}'),
    ],
)
async def test_what_scout_cannot_read_is_said_to_be_so_where_nobody_else_is_meant(
    mia: FeishuDriver, group: FeishuDriver, spoken: Spoken, kind: str, content: str
) -> None:
    await mia.message("", message_type=kind, content=content)
    await mia.chat.idle()
    assert spoken.unreadable in mia.shown
    before = len(group.feishu.messages)
    await group.message("", message_type=kind, content=content)
    await group.chat.idle()
    assert len(group.feishu.messages) == before


async def test_a_sticker_is_left_as_it_is(mia: FeishuDriver) -> None:
    before = len(mia.feishu.messages)
    await mia.message("", message_type="sticker", content='{"file_key": "sticker_1"}')
    await mia.chat.idle()
    assert len(mia.feishu.messages) == before


async def test_a_button_on_a_private_card_shares_it_with_the_group(group: FeishuDriver, spoken: Spoken) -> None:
    await group.says(f"/{spoken.command} {spoken.search}")
    await group.presses(spoken.share)
    assert group.card.only_for == ""
    assert spoken.found in group.shown


async def test_an_entry_of_the_bot_s_menu_is_answered_in_the_direct_message(mia: FeishuDriver, spoken: Spoken) -> None:
    await mia.chooses("search")
    assert spoken.menu in mia.shown
    assert mia.card.chat == mia.place


@pytest.mark.parametrize("is_alone", [True, False], ids=["alone", "in a group"])
async def test_a_form_says_below_its_fields_what_is_wrong_keeps_the_rest_and_is_sent_in(
    mia: FeishuDriver, group: FeishuDriver, spoken: Spoken, scout: Scout, is_alone: bool
) -> None:
    someone = mia if is_alone else group
    await someone.says(f"/{spoken.command} {spoken.search.split()[0]}")
    assert someone.card.field(spoken.field_must_have)["tag"] == "multi_select_static"
    assert someone.card.field(spoken.field_since)["tag"] == "date_picker"
    someone.fills(spoken.field_words, "beauty")
    someone.fills(spoken.field_must_have, spoken.email)
    someone.fills(spoken.field_since, "2026-06-01")
    someone.fills(spoken.field_followers, spoken.wrong)
    await someone.presses(spoken.send)
    assert spoken.too_wrong in someone.shown
    assert await bought(scout) == []
    someone.fills(spoken.field_followers, spoken.right)
    await someone.presses(spoken.send)
    for kept in ("beauty", spoken.right, "2026-06-01"):
        assert kept in someone.shown
    assert len(await bought(scout)) == 1


async def test_what_people_choose_in_the_command_panel_is_a_line_that_works(
    scout: Scout, clock: Clock, spoken: Spoken
) -> None:
    async with FakeFeishu(clock) as feishu:
        feishu.scopes |= {f"application:app_slash_command:{what}" for what in ("read", "write")}
        feishu.panel = {
            "cmd_old": {"command": "scout-old", "description": {}},
            "cmd_known": {"command": spoken.command, "description": {"default_value": "An old sentence"}},
        }
        chat = feishu_chat(feishu.settings(feishu_mode="webhook"), scout.desk, clock=clock, pace=feishu.pace())
        scout.speak_through(chat)
        await chat.start()
        await chat.idle()
        names = {each["command"] for each in feishu.panel.values()}
        assert {"creators", "collect", "达人", "采集"} == names
        assert feishu.panel["cmd_known"]["description"]["default_value"] != "An old sentence"
        mia = FeishuDriver(feishu, chat, Starlette(routes=list(chat.routes)))
        if spoken is CHINESE:
            await mia.says("/creators settings language:zh")
        await mia.says(f"/{spoken.command} {spoken.search}")
        assert spoken.found in mia.shown
        await chat.stop(seconds=1)
