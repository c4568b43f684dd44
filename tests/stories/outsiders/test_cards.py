"""A Feishu group with people of another tenant in it: they spend nothing, see no contact and change nothing."""

from __future__ import annotations

import pytest

from bot.app import Scout
from tests.platforms.feishu import FeishuDriver
from tests.platforms.feishu.tenant import GROUP
from tests.stories.outsiders.conftest import OUTSIDER, REFUSED, SENDER, calls_paid, let_in, share_a_search


async def test_a_search_of_theirs_is_refused_and_costs_nothing(guest: FeishuDriver, scout: Scout) -> None:
    await guest.mention("/creators search tiktok beauty level:S1", sender=SENDER)
    await guest.chat.idle()
    assert REFUSED in guest.shown
    assert await calls_paid(scout) == 0


async def test_nobody_searches_in_a_group_with_outsiders_not_even_a_member_of_the_team(
    mia: FeishuDriver, group: FeishuDriver, scout: Scout
) -> None:
    mia.feishu.groups[GROUP]["external"] = True
    await group.says("/creators search tiktok beauty level:S1")
    assert REFUSED in group.shown
    assert await calls_paid(scout) == 0


async def test_a_group_into_which_scout_may_not_look_because_of_outsiders_is_one_with_outsiders(
    mia: FeishuDriver, group: FeishuDriver, scout: Scout
) -> None:
    mia.feishu.refuse(f"im/v1/chats/{GROUP}", "232033")
    await group.says("/creators search tiktok beauty level:S1")
    assert REFUSED in group.shown
    assert await calls_paid(scout) == 0


async def test_a_group_that_outsiders_joined_is_known_as_such_once_one_of_them_speaks(
    mia: FeishuDriver, group: FeishuDriver, guest: FeishuDriver, scout: Scout
) -> None:
    await group.says("/creators search tiktok beauty level:S1")
    mia.feishu.groups[GROUP]["external"] = True
    await guest.mention("/creators help", sender=SENDER)
    await group.says("/creators search tiktok skincare level:S1")
    assert REFUSED in group.shown
    assert await calls_paid(scout) == 1


async def test_an_outsider_s_press_reveals_no_contact_and_buys_nothing(
    group: FeishuDriver, guest: FeishuDriver, scout: Scout
) -> None:
    await share_a_search(group)
    shared, paid = group.card, await calls_paid(scout)
    await guest.press(shared, "Details", 0, **OUTSIDER)
    await guest.chat.idle()
    assert guest.card.only_for == "ou_guest"
    assert "Contacts are shown to members of the team only" in guest.shown
    assert "E-mail: " not in guest.shown
    await guest.press(shared, "Find alike", 0, **OUTSIDER)
    await guest.chat.idle()
    assert REFUSED in guest.shown
    assert await calls_paid(scout) == paid


@pytest.mark.parametrize("code", ["41050", "41012", "99992351", "99992361", "99992364"])
async def test_an_outsider_s_emoji_puts_nobody_on_a_list(
    mia: FeishuDriver, group: FeishuDriver, guest: FeishuDriver, code: str
) -> None:
    await share_a_search(group)
    let_in(mia)
    mia.feishu.refuse("contact/v3/users/ou_guest", code)
    await guest.reacts("fingerheart", group.card)  # Feishu does not say of which tenant they are
    assert "Guests and people of other organisations" in guest.shown
    await mia.says("/creators list")
    assert "There is no list yet" in mia.shown
