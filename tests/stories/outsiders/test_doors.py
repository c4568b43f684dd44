"""By whatever door an outsider comes to Scout in Feishu, they spend nothing, open nothing and change nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.app import Scout
from tests.platforms.feishu import FeishuDriver
from tests.platforms.feishu.tenant import DM, GROUP
from tests.stories.conftest import Passing, bought
from tests.stories.outsiders.conftest import OUTSIDER, REFUSED, SENDER, UNSURE_WHERE, let_in, share_a_search
from tests.stories.test_collect import tasks_of

LINKS = b"https://www.tiktok.com/@charlidamelio\n"


@pytest.fixture
def visitor(mia: FeishuDriver) -> FeishuDriver:
    """The guest in a direct message with Scout, which an app that is shared outwards has with outsiders too."""
    return mia.elsewhere(place=DM, user="ou_guest")


async def test_a_file_of_theirs_is_not_even_opened(visitor: FeishuDriver, scout: Scout) -> None:
    message = visitor.feishu.next_message()
    content = visitor.feishu.drive.drop(message, "links.csv", LINKS)
    await visitor.message("", sender=SENDER, message_id=message, message_type="file", content=content)
    await visitor.chat.idle()
    assert REFUSED in visitor.shown
    assert visitor.feishu.drive.opened == []
    assert await tasks_of(scout) == []


async def test_a_reply_to_links_of_somebody_s_looks_nobody_up(guest: FeishuDriver, scout: Scout) -> None:
    guest.feishu.scopes |= {"im:message.group_msg"}
    guest.feishu.drive.say("om_links", "https://www.tiktok.com/@charlidamelio")
    for line in ("", "/collect", "相似"):
        await guest.mention(line, sender=SENDER, parent_id="om_links")
        await guest.chat.idle()
        assert REFUSED in guest.shown
    assert await bought(scout) == []
    assert await tasks_of(scout) == []


@pytest.mark.parametrize("line", ["/collect", "/collect https://www.tiktok.com/@charlidamelio", "/creators search"])
async def test_a_native_command_of_theirs_is_refused(visitor: FeishuDriver, scout: Scout, line: str) -> None:
    await visitor.message(line, sender=SENDER)
    await visitor.chat.idle()
    assert REFUSED in visitor.shown
    assert await tasks_of(scout) == []


async def test_a_form_of_a_member_s_is_not_sent_in_by_somebody_else(
    mia: FeishuDriver, visitor: FeishuDriver, scout: Scout
) -> None:
    await mia.says("/creators search")
    form = mia.card
    mia.fills("Words", "beauty")
    await visitor.press(form, "Search", 0, **OUTSIDER)
    await visitor.chat.idle()
    assert await bought(scout) == []


async def test_a_member_s_form_buys_nothing_once_outsiders_are_in_the_group(
    mia: FeishuDriver, group: FeishuDriver, scout: Scout
) -> None:
    await group.says("/creators search")
    group.fills("Words", "beauty")
    let_in(mia)
    await group.joins("ou_guest")
    await group.presses("Search")
    assert REFUSED in group.shown
    assert await bought(scout) == []


async def test_a_member_shares_nothing_with_everyone_once_outsiders_are_in_the_group(
    mia: FeishuDriver, group: FeishuDriver, guest: FeishuDriver
) -> None:
    await group.says("/creators search tiktok beauty has:email")
    let_in(mia)
    await group.joins("ou_guest")
    await group.presses("Share to channel")
    assert REFUSED in group.shown
    assert [shown for shown in mia.feishu.messages if shown.chat == GROUP and not shown.only_for] == []


async def test_an_outsider_hides_nobody_from_the_team(
    mia: FeishuDriver, group: FeishuDriver, guest: FeishuDriver
) -> None:
    await share_a_search(group)
    await guest.press(group.card, "Details", 0, **OUTSIDER)
    await guest.chat.idle()
    await guest.press(guest.card, "Hide", 0, **OUTSIDER)
    await guest.chat.idle()
    assert REFUSED in guest.shown
    await mia.says("/creators hidden")
    assert "Nobody is hidden" in mia.shown


async def test_a_vote_of_theirs_does_not_count(
    mia: FeishuDriver, group: FeishuDriver, guest: FeishuDriver, scout: Scout, passes: Passing
) -> None:
    await group.says("/creators list add Summer tiktok @charlidamelio @khaby.lame")
    await group.says("/creators list vote Summer")
    await passes.delivers()
    await guest.press(group.card, "Yes", 0, **OUTSIDER)
    await guest.chat.idle()
    assert REFUSED in guest.shown
    ballots = await scout.context.store.database.read(
        lambda tables: tables.conn.execute("SELECT count(*) FROM ballots").fetchone()
    )
    assert ballots == (0,)


@pytest.mark.parametrize("way", ["link", "upload", "both"])
async def test_a_finished_collection_is_its_requester_s_alone_where_outsiders_joined_meanwhile(
    mia: FeishuDriver, group: FeishuDriver, guest: FeishuDriver, passes: Passing, way: str
) -> None:
    await mia.says(f"/creators settings files:{way}")
    await group.says("/collect tiktok @charlidamelio @khaby.lame")
    await group.presses("Collect 2")
    let_in(mia)
    for _ in range(4):
        await passes(minutes=1)
    assert "Only you can get it" in guest.shown
    assert "[Download]" not in guest.shown
    assert mia.feishu.drive.shared == []
    await guest.press(guest.card, "Get my link", 0, **OUTSIDER)
    await guest.chat.idle()
    assert REFUSED in guest.shown
    await mia.says("/collect link")
    assert "[Download]" in mia.shown


async def test_a_card_that_turns_up_in_a_group_without_scout_buys_and_shares_nothing_there(
    mia: FeishuDriver, group: FeishuDriver, scout: Scout
) -> None:
    await share_a_search(group)
    paid = len(await bought(scout))
    forwarded = replace(group.card, chat="oc_elsewhere")
    await group.press(forwarded, "Find alike")
    await group.chat.idle()
    assert UNSURE_WHERE in mia.shown
    assert len(await bought(scout)) == paid


@pytest.mark.parametrize("is_external", [False, True])
async def test_a_card_of_a_direct_message_reveals_nothing_to_a_group_that_it_was_carried_into(
    mia: FeishuDriver, group: FeishuDriver, guest: FeishuDriver, is_external: bool
) -> None:
    await mia.says("/creators search tiktok beauty has:email")
    mia.feishu.groups[GROUP]["external"] = is_external
    carried = mia.feishu.stand(replace(mia.card, chat=GROUP, message=mia.feishu.next_message()))
    await group.press(carried, "Details", 0)
    await group.chat.idle()
    assert group.card.only_for == "ou_mia"
    assert "Shop window" in group.shown
    assert ("Contacts are shown to members of the team only" in group.shown) is is_external
    assert "Shop window" not in guest.shown


async def test_no_card_of_scout_s_works_where_it_is_forwarded_to(mia: FeishuDriver, group: FeishuDriver) -> None:
    await share_a_search(group)
    await mia.says("/creators search")
    assert [each for each in mia.feishu.messages if each.card["config"].get("enable_forward_interaction")] == []
