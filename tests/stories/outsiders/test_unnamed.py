"""Feishu does not always say whose somebody is, or who reads along: until it does, nobody spends, sees or changes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.app import Scout
from handlers.chat import Conversation, Person, Workspace
from tests.platforms.feishu import FeishuDriver
from tests.platforms.feishu.tenant import GROUP, TENANT
from tests.stories.conftest import Clock, bought
from tests.stories.outsiders.conftest import REFUSED, SENDER, UNSURE_WHERE, calls_paid, let_in, share_a_search

CONTACTS = {"contact:contact.base:readonly", "contact:user.email:readonly"}
UNSURE_WHO = "whether you are a member of this team"
GROUP_PATH, MEMBERS_PATH = f"im/v1/chats/{GROUP}", f"im/v1/chats/{GROUP}/members"
FAILS = "1500"
"""An inner error of Feishu's, as it passes by itself."""


@pytest.fixture
def blind(mia: FeishuDriver) -> FeishuDriver:
    """Mia, in a tenant whose contacts Scout may not read."""
    mia.feishu.scopes -= CONTACTS
    return mia


@pytest.fixture
def leo(mia: FeishuDriver) -> FeishuDriver:
    """Somebody of Mia's tenant in that group, who has said nothing so far."""
    mia.feishu.members[GROUP] = {"ou_mia", "ou_leo"}
    return mia.elsewhere(place=GROUP, user="ou_leo")


async def has_lists(mia: FeishuDriver) -> bool:
    await mia.says("/creators list")
    return "There is no list yet" not in mia.shown


async def test_an_emoji_of_an_outsider_who_joined_just_now_is_known_as_theirs_by_the_list_of_the_group_s_members(
    blind: FeishuDriver, group: FeishuDriver, guest: FeishuDriver
) -> None:
    await share_a_search(group)
    let_in(blind)
    await guest.reacts("fingerheart", group.card)
    assert "Guests and people of other organisations" in guest.shown
    await guest.reacts("fingerheart", group.card)
    assert len(blind.feishu.called(f"GET {MEMBERS_PATH}")) == 1
    assert not await has_lists(blind)


async def test_an_emoji_of_a_member_counts_where_the_group_is_the_team_s_own(
    blind: FeishuDriver, group: FeishuDriver, leo: FeishuDriver
) -> None:
    await share_a_search(group)
    await leo.reacts("fingerheart", group.card)
    assert "Who goes on “Shortlist”?" in leo.shown
    asked = len(blind.feishu.called(f"GET {GROUP_PATH}"))
    await leo.reacts("fingerheart", group.card)
    assert len(blind.feishu.called(f"GET {GROUP_PATH}")) == asked
    assert blind.feishu.called(f"GET {MEMBERS_PATH}") == []


async def test_whom_the_contacts_do_not_know_is_looked_up_among_the_members_of_the_team_s_own_group(
    mia: FeishuDriver, group: FeishuDriver, leo: FeishuDriver, guest: FeishuDriver
) -> None:
    await share_a_search(group)
    await leo.reacts("fingerheart", group.card)
    assert "Who goes on “Shortlist”?" in leo.shown
    await guest.reacts("fingerheart", group.card)
    assert UNSURE_WHO in guest.shown
    assert not await has_lists(mia)


async def test_an_outsider_whose_tenant_gave_them_a_member_s_user_id_is_not_that_member(
    mia: FeishuDriver, group: FeishuDriver
) -> None:
    await share_a_search(group)
    shared = group.card
    await group.press(shared, "Details", 0, user_id="mia01", tenant_key=TENANT)  # Mia herself
    await group.chat.idle()
    let_in(mia)
    await group.reacts("fingerheart", shared, user_id={"user_id": "mia01"})
    assert UNSURE_WHO in mia.feishu.last.words
    assert not await has_lists(mia)


async def test_an_emoji_counts_for_nothing_while_feishu_tells_neither_who_nor_where(
    blind: FeishuDriver, group: FeishuDriver, guest: FeishuDriver
) -> None:
    await share_a_search(group)
    blind.feishu.scopes -= {"im:chat:readonly"}
    blind.feishu.groups[GROUP]["external"] = True
    await guest.reacts("fingerheart", group.card)
    assert UNSURE_WHO in guest.shown
    assert not await has_lists(blind)


async def test_older_word_of_a_group_vouches_for_nobody(
    blind: FeishuDriver, group: FeishuDriver, guest: FeishuDriver
) -> None:
    await share_a_search(group)
    let_in(blind)
    blind.feishu.refuse(GROUP_PATH, FAILS)
    blind.feishu.refuse(MEMBERS_PATH, FAILS)
    await guest.reacts("fingerheart", group.card)
    assert UNSURE_WHO in guest.shown


async def test_a_group_is_shut_at_once_when_feishu_tells_that_outsiders_joined(
    mia: FeishuDriver, group: FeishuDriver, guest: FeishuDriver, scout: Scout
) -> None:
    await group.says("/creators search tiktok beauty level:S1")
    let_in(mia)
    await group.joins("ou_guest")
    await group.says("/creators search tiktok skincare level:S1")
    assert REFUSED in group.shown
    assert await calls_paid(scout) == 1


async def test_a_group_is_shut_within_minutes_where_feishu_does_not_tell_that_outsiders_joined(
    mia: FeishuDriver, group: FeishuDriver, scout: Scout, clock: Clock
) -> None:
    await group.says("/creators search tiktok beauty level:S1")
    let_in(mia)
    clock.turn(minutes=6)
    await group.says("/creators search tiktok skincare level:S1")
    assert REFUSED in group.shown
    assert await calls_paid(scout) == 1


async def test_colleagues_who_join_do_not_shut_a_group_and_are_known_from_then_on(
    blind: FeishuDriver, group: FeishuDriver, scout: Scout
) -> None:
    await group.joins("ou_leo")
    await group.says("/creators search tiktok skincare level:S1")
    assert await calls_paid(scout) == 1
    leo = blind.elsewhere(place=blind.place, user="ou_leo")
    await leo.chooses("credits")
    assert "Credits left" in leo.shown


async def test_the_bot_s_menu_opens_nothing_to_whom_feishu_does_not_name(blind: FeishuDriver, scout: Scout) -> None:
    stranger = blind.elsewhere(place=blind.place, user="ou_guest")
    for key in ("credits", "lists", "digests", "status", "saved", "search", "collect"):
        await stranger.chooses(key)
        assert UNSURE_WHO in stranger.shown
    await stranger.message("/creators credits", sender=SENDER)
    await stranger.chat.idle()
    assert REFUSED in stranger.shown
    await stranger.chooses("credits")
    assert REFUSED in stranger.shown
    assert await bought(scout) == []


async def test_one_message_opens_the_menu_to_a_member_for_thirty_days(blind: FeishuDriver, clock: Clock) -> None:
    await blind.chooses("credits")
    assert UNSURE_WHO in blind.shown
    assert "Write Scout a message once" in blind.shown
    await blind.says("help")
    await blind.chooses("credits")
    assert "Credits left" in blind.shown
    clock.turn(days=29)
    await blind.chooses("credits")
    assert "Credits left" in blind.shown


async def test_whose_somebody_is_lapses_after_thirty_days_and_the_way_back_is_told_in_chinese(
    blind: FeishuDriver, clock: Clock
) -> None:
    await blind.says("/creators settings language:zh")
    clock.turn(days=31)
    await blind.chooses("credits")
    assert "无法确认你是不是本团队的成员" in blind.shown
    assert "请先给 Scout 发一条消息" in blind.shown


async def test_in_a_group_that_feishu_never_told_about_nobody_spends(
    mia: FeishuDriver, group: FeishuDriver, scout: Scout
) -> None:
    mia.feishu.groups[GROUP]["external"] = True
    mia.feishu.refuse(GROUP_PATH, FAILS)
    await group.says("/creators search tiktok beauty level:S1")
    assert UNSURE_WHERE in group.shown
    assert "scout doctor" in group.shown
    assert await calls_paid(scout) == 0
    mia.feishu.groups[GROUP]["external"] = False
    await group.says("/creators search tiktok beauty level:S1")
    assert await calls_paid(scout) == 1


async def test_a_group_that_feishu_never_told_about_is_told_of_in_chinese(
    mia: FeishuDriver, group: FeishuDriver
) -> None:
    await mia.says("/creators settings language:zh")
    mia.feishu.refuse(GROUP_PATH, FAILS)
    await group.says("/达人 搜索 tiktok 美妆")
    assert "无法确认这个会话里有没有其他组织的成员" in group.shown
    assert "请私聊 Scout" in group.shown


async def test_without_the_permission_for_groups_they_are_shut_until_it_is_granted(
    mia: FeishuDriver, group: FeishuDriver, scout: Scout, clock: Clock
) -> None:
    mia.feishu.scopes -= {"im:chat:readonly"}
    for _ in range(3):
        await group.says("/creators search tiktok beauty level:S1")
        assert UNSURE_WHERE in group.shown
    assert len(mia.feishu.called(f"GET {GROUP_PATH}")) == 1
    mia.feishu.scopes |= {"im:chat:readonly"}
    clock.turn(minutes=6)
    await group.says("/creators search tiktok beauty level:S1")
    assert await calls_paid(scout) == 1


async def test_a_group_known_as_the_team_s_own_stays_open_for_a_day_while_feishu_does_not_answer(
    mia: FeishuDriver, group: FeishuDriver, scout: Scout, clock: Clock
) -> None:
    await group.says("/creators search tiktok beauty level:S1")
    clock.turn(hours=2)
    mia.feishu.refuse(GROUP_PATH, FAILS, FAILS)
    await group.says("/creators search tiktok skincare level:S1")
    assert await calls_paid(scout) == 2
    clock.turn(hours=23)
    await group.says("/creators search tiktok makeup level:S1")
    assert UNSURE_WHERE in group.shown


async def test_a_group_that_was_shut_to_scout_because_of_outsiders_gets_no_more_digests(mia: FeishuDriver) -> None:
    team = Workspace("feishu", TENANT)
    mia.feishu.refuse(GROUP_PATH, "232033")
    presence = await mia.chat.presence(Conversation(team, GROUP), Person(team, "ou_mia"))
    assert presence.conversation is not None
    assert presence.conversation.is_external


async def test_whoever_comes_from_another_tenant_to_a_self_built_app_is_an_outsider(
    mia: FeishuDriver, scout: Scout, clock: Clock
) -> None:
    await mia.says("help")  # whom the contacts know, so that Scout knows its tenant
    mia.feishu.groups["oc_far"] = {"chat_mode": "p2p"}
    far = mia.elsewhere(place="oc_far", user="ou_guest")
    far.tenant = "tenant_2"
    await far.message("/creators search tiktok beauty level:S1", chat_type="p2p")
    await far.chat.idle()
    assert REFUSED in far.shown
    span = (clock() - timedelta(days=1), clock() + timedelta(days=1))
    assert await scout.context.store.spending.calls("feishu:tenant_2", span) == []


async def test_even_the_first_to_write_after_a_start_is_an_outsider_where_the_groups_tell_whose_scout_is(
    mia: FeishuDriver, scout: Scout
) -> None:
    mia.feishu.groups["oc_far"] = {"chat_mode": "p2p"}
    far = mia.elsewhere(place="oc_far", user="ou_guest")
    far.tenant = "tenant_2"
    for _ in range(2):
        await far.message("/creators search tiktok beauty level:S1", chat_type="p2p")
        await far.chat.idle()
        assert REFUSED in far.shown
    assert await bought(scout) == []
    assert len(mia.feishu.called("GET im/v1/chats")) == 1


async def test_a_tenant_without_groups_whose_contacts_tell_nothing_is_served_all_the_same(
    blind: FeishuDriver, scout: Scout
) -> None:
    blind.feishu.groups.clear()
    for _ in range(2):
        await blind.says("/creators search tiktok beauty level:S1")
        assert "creators on TikTok" in blind.shown
    assert len(blind.feishu.called("GET im/v1/chats")) == 1


async def test_a_delivery_that_names_no_tenant_at_all_opens_nothing(blind: FeishuDriver, scout: Scout) -> None:
    blind.tenant = ""
    await blind.message("/creators search tiktok beauty level:S1")
    await blind.chat.idle()
    assert UNSURE_WHO in blind.shown
    assert await bought(scout) == []
