"""People of one team with their lists: who sees which, who wrote to whom, and a star that stands for a press."""

from __future__ import annotations

import re

import pytest

from bot.app import Scout
from tests.platforms.slack import SlackDriver
from tests.stories.conftest import Clock, Team

LINE = "/creators search tiktok beauty country:US has:email followers:10k-500k"
SAID = "/creators list add Summer tiktok @charlidamelio"


async def test_a_conversations_list_is_for_everybody_there_and_a_private_one_is_not(team: Team) -> None:
    await team.mia.says(SAID)
    assert "everyone in this conversation sees it" in team.mia.shown
    await team.mia.says("/creators list new Secret private")
    await team.leo.says("/creators list")
    assert "Summer" in team.leo.shown
    assert "Secret" not in team.leo.shown
    for line in ("show Secret", "remove Secret tiktok @khaby.lame", "rename Secret Mine", "delete Secret"):
        await team.leo.says(f"/creators list {line}")
        assert "There is no list “Secret” that you can see here." in team.leo.shown
    await team.mia.says("/creators list show Secret")
    assert "Nobody is on this list yet" in team.mia.shown


async def test_a_list_made_in_private_is_private_and_the_channels_show_only_to_its_maker(team: Team) -> None:
    await team.alone.says("/creators list add Mine tiktok @charlidamelio")
    assert "only you see it" in team.alone.shown
    await team.leo.says("/creators list add Ours tiktok @khaby.lame")
    await team.alone.says("/creators list")
    assert "Mine" in team.alone.shown
    assert "Ours" not in team.alone.shown


async def test_what_is_on_a_private_list_is_not_told_to_others(team: Team) -> None:
    await team.mia.says("/creators list new Secret private")
    await team.mia.says("/creators list add Secret tiktok @charlidamelio")
    await team.mia.says("/creators show tiktok @charlidamelio")
    assert "on “Secret”" in team.mia.shown
    await team.leo.says("/creators show tiktok @charlidamelio")
    assert "charli d’amelio" in team.leo.shown
    assert "Secret" not in team.leo.shown


async def test_what_a_shared_card_tells_is_what_everybody_there_may_know(team: Team) -> None:
    await team.mia.says(LINE)
    first = re.findall(r"@[\w.]+", team.mia.shown)[0]
    await team.mia.says("/creators list new Secret private")
    await team.mia.says(f"/creators list add Secret tiktok {first}")
    await team.mia.says(f"/creators list add Ours tiktok {first}")
    await team.mia.says(LINE)
    assert "“Secret”" in team.mia.shown
    await team.mia.presses("Share to channel")
    assert "on “Ours”" in team.leo.shown
    assert "Secret" not in team.leo.shown


async def test_the_second_to_contact_a_creator_sees_who_did_and_must_confirm(team: Team, clock: Clock) -> None:
    await team.mia.says("/creators mark tiktok @charlidamelio contacted")
    clock.turn(days=3)
    await team.leo.says("/creators show tiktok @charlidamelio")
    assert "contacted by Mia 3 days ago" in team.leo.shown
    await team.leo.presses("Contacted")
    assert "charli d’amelio was contacted already" in team.leo.shown
    assert "contacted by Mia 3 days ago" in team.leo.shown
    await team.mia.says("/creators show tiktok @charlidamelio")
    assert "contacted by Mia 3 days ago" in team.mia.shown
    await team.leo.says("/creators mark tiktok @charlidamelio contacted owner:me")
    await team.leo.presses("Mark as contacted all the same")
    assert "contacted by Leo today" in team.leo.shown
    assert "owner: Leo" in team.leo.shown


async def test_after_a_week_nobody_is_asked(team: Team, clock: Clock) -> None:
    await team.mia.says("/creators mark tiktok @charlidamelio contacted")
    clock.turn(days=7, seconds=1)
    await team.leo.says("/creators mark tiktok @charlidamelio contacted")
    assert "contacted by Leo today" in team.leo.shown


async def test_a_contact_chosen_on_a_shared_list_is_asked_about_too(team: Team) -> None:
    await team.mia.says(SAID)
    await team.mia.presses("Open the list")
    await team.mia.presses("Contacted")
    await team.mia.presses("Share to channel")
    assert "contacted by Mia today" in team.leo.shown
    await team.leo.presses("Contacted")
    assert "was contacted already" in team.leo.shown


async def test_a_star_on_a_card_with_one_creator_puts_it_on_the_list_used_last(team: Team, clock: Clock) -> None:
    await team.mia.says(SAID)
    clock.turn(minutes=1)
    await team.leo.says("/creators list add Ours tiktok @khaby.lame")
    await team.mia.says("/creators list show Summer")
    await team.mia.presses("Share to channel")
    await team.leo.reacts(team.star)
    assert "charlidamelio is on “Ours” now" in team.leo.shown
    assert "charlidamelio is on “Ours” now" not in team.mia.shown  # whispered


async def test_a_star_on_a_card_with_several_asks_whom(team: Team) -> None:
    await team.mia.says(LINE)
    names = list(dict.fromkeys(re.findall(r"@[\w.]+", team.mia.shown)))[:5]
    await team.mia.presses("Share to channel")
    shared = team.leo.card
    await team.leo.reacts(team.star)
    assert "Who goes on “Shortlist”?" in team.leo.shown
    await team.leo.presses("Shortlist")
    assert "is on “Shortlist” now" in team.leo.shown
    await team.leo.reacts(team.star, shared)  # type: ignore[arg-type]  # a card of the same chat
    assert "on “Shortlist”" in team.leo.shown
    await team.leo.presses("Shortlist all 5")
    assert "4 creators are on “Shortlist” now" in team.leo.shown
    await team.leo.says("/creators list show Shortlist")
    assert {name for name in names if name in team.leo.shown} == set(names)


async def test_other_emojis_and_other_messages_mean_nothing(team: Team) -> None:
    await team.mia.says(LINE)
    await team.mia.presses("Share to channel")
    before = team.leo.shown
    await team.leo.reacts("thumbsup" if team.star == "star" else "THUMBSUP")
    assert team.leo.shown == before
    await team.leo.says("/creators help")
    helped = team.leo.shown
    await team.leo.reacts(team.star)
    assert team.leo.shown == helped


async def test_a_star_that_is_delivered_twice_counts_once(team: Team) -> None:
    await team.mia.says(SAID)
    await team.mia.presses("Open the list")
    await team.mia.presses("Share to channel")
    await team.leo.reacts(team.star)
    assert "Nobody new for “Summer”" in team.leo.shown
    count = len(_messages(team))
    await team.leo.again()
    await team.leo.chat.idle()
    assert len(_messages(team)) == count


async def test_a_star_on_a_message_that_shows_something_else_by_now_means_nothing(team: Team) -> None:
    await team.alone.says("creators list add Summer tiktok @charlidamelio")
    await team.alone.presses("Open the list")
    await team.alone.presses("Take off")
    assert "Nobody is on this list yet" in team.alone.shown
    await team.alone.reacts(team.star)
    assert "Nobody is on this list yet" in team.alone.shown


async def test_in_a_direct_message_with_scout_a_star_works_on_every_card(team: Team) -> None:
    await team.alone.says("creators show tiktok @charlidamelio")
    await team.alone.reacts(team.star)
    assert "is on “Shortlist” now" in team.alone.shown
    assert "only you see it" in team.alone.shown


@pytest.mark.parametrize("team", ["slack"], indirect=True)
async def test_a_guest_s_star_adds_nobody(team: Team) -> None:
    assert isinstance(team.leo, SlackDriver)
    team.leo.slack.people["U2"]["is_restricted"] = True
    await team.mia.says(SAID)
    await team.mia.presses("Open the list")
    await team.mia.presses("Share to channel")
    await team.leo.reacts(team.star)
    assert "Guests and people of other organisations" in team.leo.shown
    await team.mia.says("/creators list")
    assert "One list" in team.mia.shown


def _messages(team: Team) -> list[object]:
    mia = team.mia
    return list(mia.slack.messages if isinstance(mia, SlackDriver) else mia.feishu.messages)


async def test_a_creator_added_in_two_channels_is_one_creator_on_two_lists(team: Team, scout: Scout) -> None:
    elsewhere = team.in_another_channel()
    await team.mia.says(SAID)
    await elsewhere.says("/creators list add Winter https://www.tiktok.com/@CharliDamelio")
    await team.mia.says("/creators mark tiktok @charlidamelio negotiating")
    await elsewhere.says("/creators list show Winter")
    assert "Negotiating" in elsewhere.shown
    assert "Summer" not in elsewhere.shown  # which is seen where it was made
    count = "SELECT (SELECT count(*) FROM creators), (SELECT count(*) FROM list_members)"
    assert await scout.context.store.database.read(lambda tables: tables.conn.execute(count).fetchone()) == (1, 2)


async def test_an_owner_who_is_mentioned_is_that_colleague_by_name(team: Team) -> None:
    await team.leo.says("/creators help")
    if isinstance(team.mia, SlackDriver):
        await team.mia.says("/creators mark tiktok @charlidamelio owner:<@U2|leo> booked")
    else:
        mentions = [
            {"key": "@_user_1", "id": {"open_id": "ou_bot"}, "name": "Scout", "tenant_key": "tenant_1"},
            {"key": "@_user_2", "id": {"open_id": "ou_leo"}, "name": "Leo", "tenant_key": "tenant_1"},
        ]
        line = "@_user_1 /creators mark tiktok @charlidamelio owner:@_user_2 booked"
        await team.mia.message(line, mentions=mentions)
        await team.mia.chat.idle()
    assert "owner: Leo" in team.mia.shown
    await team.leo.says("/creators mark tiktok @charlidamelio owner:me")
    await team.mia.says("/creators mark tiktok @charlidamelio owner:leo")
    assert "owner: Leo" in team.mia.shown


async def test_many_lists_are_leafed_through(team: Team) -> None:
    for number in range(25):
        await team.mia.says(f"/creators list new L{number}")
    await team.mia.says("/creators list")
    assert "25 lists" in team.mia.shown
    assert "showing 1–10" in team.mia.shown
    await team.mia.presses("Next")
    assert "showing 11–20" in team.mia.shown
    await team.mia.says("/creators list page:3")
    assert "showing 21–25" in team.mia.shown
