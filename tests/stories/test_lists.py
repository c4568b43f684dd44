"""Someone keeps a shortlist: by line and from cards, and sees on every card what the team knows of a creator."""

from __future__ import annotations

import re

import pytest

from bot.app import Scout
from handlers.line import read_line
from handlers.menu import command_of
from tests.platforms.chats import Person, as_named
from tests.stories.conftest import Clock, bought

LINE = "/creators search tiktok beauty country:US followers:10k-500k er:>3%"


def names_in(shown: str) -> list[str]:
    """The creators' names on a card, in order."""
    return re.findall(r"@[\w.]+", shown)


async def test_anything_pasted_goes_on_a_list_that_is_there_from_then_on(mia: Person, scout: Scout) -> None:
    await mia.says("/creators list add Summer https://www.tiktok.com/@charlidamelio, @khaby.lame tiktok")
    assert "2 creators are on “Summer” now" in mia.shown
    await mia.says("/creators list add summer tiktok @charlidamelio https://youtube.com/@MrBeast")
    assert "MrBeast is on “Summer” now" in mia.shown
    assert "Already there: charlidamelio." in mia.shown
    await mia.says("/creators list show SUMMER")
    assert "Summer: 3 creators" in mia.shown
    assert dict.fromkeys(names_in(mia.shown)).keys() >= {"@charlidamelio", "@khaby.lame", "@MrBeast"}
    await mia.says("/creators list")
    assert "One list" in mia.shown
    assert "3 creators" in mia.shown
    assert await bought(scout) == []


async def test_a_creator_on_a_card_is_shortlisted_by_a_press_and_taken_off_again(mia: Person) -> None:
    await mia.says(LINE)
    first = names_in(mia.shown)[0]
    await mia.presses("Shortlist")
    assert "is on “Shortlist” now" in mia.shown
    await mia.presses("Open the list")
    assert "Shortlist: 1 creator" in mia.shown
    assert first in mia.shown
    assert "engagement" in mia.shown  # what the search told stands on the list too
    await mia.presses("Take off")
    assert "Nobody is on this list yet" in mia.shown


async def test_a_press_on_shortlist_leaves_the_results_standing(mia: Person) -> None:
    await mia.says(LINE)
    await mia.presses("Shortlist")
    await mia.presses("Undo")
    assert "is off “Shortlist” again" in mia.shown
    await mia.says(LINE)
    assert "on “Shortlist”" not in mia.shown


async def test_every_card_that_shows_a_creator_says_its_lists_status_owner_and_note(mia: Person) -> None:
    await mia.says(LINE)
    first = names_in(mia.shown)[0]
    await mia.says(f"/creators list add Summer tiktok {first}")
    await mia.says(f'/creators mark tiktok {first} contacted owner:me note:"asked for rates"')
    assert "is marked" in mia.shown
    for line in (LINE, f"/creators show tiktok {first}", "/creators list show Summer"):
        await mia.says(line)
        assert re.search(r"contacted by \S+ today", mia.shown), line
        assert "owner: " in mia.shown, line
        assert "note: asked for rates" in mia.shown, line
    await mia.says(LINE)
    assert "on “Summer”" in mia.shown


async def test_a_status_is_chosen_on_the_list_itself(mia: Person, clock: Clock) -> None:
    await mia.says("/creators list add Summer tiktok @charlidamelio @khaby.lame")
    await mia.presses("Open the list")
    await mia.presses("Negotiating")
    assert "Summer: 2 creators" in mia.shown
    clock.turn(days=3)
    await mia.says("/creators show tiktok @charlidamelio")
    assert "Negotiating" in mia.shown


async def test_details_offer_the_list_and_the_status(mia: Person) -> None:
    await mia.says("/creators show tiktok @charlidamelio")
    await mia.presses("Booked")
    assert "is marked" in mia.shown
    assert "Booked" in mia.shown
    await mia.presses("I take it")
    assert "owner: " in mia.shown


async def test_a_name_without_a_platform_is_taken_to_be_on_the_usual_one_and_that_is_said(mia: Person) -> None:
    await mia.says("/creators list add Summer @charlidamelio")
    assert "Names without a platform were taken to be on TikTok." in mia.shown
    await mia.says("/creators list remove Summer @charlidamelio @nobody.at.all")
    assert "One creator is off “Summer”" in mia.shown
    assert "One of those named is not on it." in mia.shown


async def test_what_names_nobody_is_told_with_its_reason_and_the_rest_is_added(mia: Person) -> None:
    await mia.says("/creators list add Summer tiktok @khaby.lame https://vm.tiktok.com/ZMabc")
    assert "khaby.lame is on “Summer” now" in mia.shown
    assert "vm.tiktok.com" in mia.shown


async def test_a_mark_tells_what_names_nobody_and_which_platform_was_taken(mia: Person) -> None:
    await mia.says("/creators mark @khaby.lame https://vm.tiktok.com/ZMabc booked")
    assert "khaby.lame is marked" in mia.shown
    assert "Names without a platform were taken to be on TikTok." in mia.shown
    assert "vm.tiktok.com" in mia.shown


async def test_a_list_is_renamed_and_deleted_when_it_is_confirmed(mia: Person) -> None:
    await mia.says('/creators list add "Summer picks" tiktok @khaby.lame')
    await mia.says('/creators list rename Summer picks "Winter picks"')
    assert "“Summer picks” is called “Winter picks” now" in mia.shown
    await mia.says("/creators list delete winter picks")
    assert "Delete “Winter picks”?" in mia.shown
    await mia.presses("Delete the list")
    assert "“Winter picks” is deleted" in mia.shown
    await mia.says("/creators list")
    assert "There is no list yet" in mia.shown


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/creators list show Sumer", "Did you mean: Summer"),
        ("/creators list add Sumer @khaby.lame", "Did you mean: Summer"),
        ("/creators list add Summer", "Whom should the list take?"),
        ("/creators list new summer", "There is a list “Summer” already."),
        ("/creators list new summer", 'Try: /creators list show "Summer"'),
        ("/creators list new @khaby.lame", "looks like a creator"),
        (f"/creators list new {'x' * 61}", "too long for a list's name"),
        ("/creators list new", "What should the list be called?"),
        ("/creators list remove Summer", "Whom should the list lose?"),
        ("/creators mark @khaby.lame", "What should be marked?"),
        ("/creators mark booked", "Which creator?"),
        ("/creators mark @khaby.lame booked rejected", "is given twice"),
        ("/creators mark @khaby.lame colour:red", "There is no option “colour”"),
    ],
)
async def test_what_cannot_be_done_is_named_with_a_line_that_works(mia: Person, line: str, said: str) -> None:
    await mia.says("/creators list new Summer")
    await mia.says(line)
    assert said in mia.shown
    assert "Try:" in mia.shown
    await mia.says("/creators list show Summer")
    assert "Nobody is on this list yet" in mia.shown


async def test_a_list_of_a_thousand_is_leafed_through(mia: Person) -> None:
    many = "\n".join(f"https://www.tiktok.com/@creator{number}" for number in range(1000))
    await mia.says(f"/creators list add Long {many}")
    assert "1,000 creators are on “Long” now" in mia.shown
    await mia.says("/creators list show Long")
    assert "showing 1–5" in mia.shown
    await mia.presses("Next")
    assert "showing 6–10" in mia.shown
    await mia.presses("Previous")
    assert "showing 1–5" in mia.shown
    await mia.says("/creators list show Long page:200")
    assert "showing 996–1,000" in mia.shown
    assert "@creator999" in mia.shown
    await mia.says("/creators list show Long page:999")
    assert "showing 996–1,000" in mia.shown


async def test_in_chinese_the_same_lines_and_cards(mia: Person) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 名单 添加 夏季 @charlidamelio @khaby.lame tiktok")
    assert "2 位达人已加入“夏季”" in mia.shown
    await mia.says("/达人 标记 tiktok @charlidamelio 已联系 负责人：我 备注：“问了报价”")
    assert "今天联系过" in mia.shown
    await mia.says("/达人 名单 查看 夏季")
    assert "夏季：2 位达人" in mia.shown
    assert "备注：问了报价" in mia.shown
    await mia.presses("移出")
    assert "夏季：1 位达人" in mia.shown
    await mia.says("/达人 名单 改名 夏季 “冬季”")
    assert "“夏季”已改名为“冬季”" in mia.shown
    await mia.says("/达人 名单")
    assert "1 个名单" in mia.shown
    await mia.says("/达人 名单 查看 春季")
    assert "看不到名为“春季”的名单" in mia.shown


async def test_a_creator_listed_by_name_gets_its_figures_when_a_card_shows_it(mia: Person) -> None:
    await mia.says("/creators list add Summer tiktok @khaby.lame")
    await mia.says("/creators list show Summer")
    assert "followers" not in mia.shown
    await mia.says("/creators show tiktok @khaby.lame")
    assert "on “Summer”" in mia.shown
    await mia.says("/creators list show Summer")
    assert "followers" in mia.shown
    assert "Summer: 1 creator" in mia.shown


async def test_a_name_that_the_team_keeps_means_that_creator(mia: Person) -> None:
    await mia.says("/creators list add Summer https://www.youtube.com/@MrBeast")
    await mia.says("/creators mark @mrbeast booked")
    assert "YouTube" in mia.shown
    await mia.says("/creators list show Summer")
    assert "Booked" in mia.shown


async def test_lookalikes_too_are_shortlisted_from_their_card(mia: Person) -> None:
    await mia.says("/creators lookalike tiktok @charlidamelio")
    first = names_in(mia.shown.split("most alike first")[1])[0]
    await mia.presses("Shortlist")
    await mia.presses("Open the list")
    assert first in mia.shown


async def test_creators_added_are_added_to_a_further_list_by_a_choice(mia: Person) -> None:
    await mia.says("/creators list new Winter")
    await mia.says("/creators list add Summer tiktok @khaby.lame")
    await mia.presses("Winter")
    assert "is on “Winter” now" in mia.shown
    await mia.says("/creators show tiktok @khaby.lame")
    assert "on “Summer”, “Winter”" in mia.shown


async def test_what_a_button_stood_for_and_is_gone_is_said(mia: Person) -> None:
    await mia.says("/creators list add Summer tiktok @khaby.lame")
    await mia.says("/creators list delete Summer")
    await mia.presses("Delete the list")
    await mia.says("/creators list show Summer")
    assert "There is no list “Summer” that you can see here." in mia.shown


async def test_details_of_a_listed_creator_cost_nothing_and_leave_the_list_standing(mia: Person, scout: Scout) -> None:
    await mia.says(f"{LINE} has:email level:S3")
    await mia.presses("Shortlist")
    await mia.presses("Open the list")
    assert "@example" not in mia.shown  # an address stands in the asker's details only
    await mia.presses("Details")
    assert "Female audience" in mia.shown
    assert "E-mail" in mia.shown
    assert "0 credits" in mia.shown
    assert "on “Shortlist”" in mia.shown
    assert len(await bought(scout)) == 1


async def test_a_creator_of_whom_only_the_name_is_known_has_no_details(mia: Person) -> None:
    await mia.says("/creators list add Summer tiktok @khaby.lame")
    await mia.presses("Open the list")
    assert "Take off" in mia.shown
    assert "Details" not in mia.shown


async def test_a_list_whose_name_has_a_to_in_it_is_renamed(mia: Person) -> None:
    await mia.says('/creators list new "Back to school"')
    await mia.says('/creators list rename "Back to school" "Term start"')
    await mia.says("/creators list")
    assert "Term start" in mia.shown and "Back to school" not in mia.shown


@pytest.mark.parametrize("line", ["/creators list rename", "/creators hide", "/creators saved rename x"])
async def test_the_line_that_a_chinese_mistake_proposes_is_chinese_and_finds_its_command(
    mia: Person, line: str
) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says(line)
    proposed = re.search(as_named(r"/达人 .+", mia), mia.shown)
    assert proposed is not None
    found = command_of(read_line(proposed[0]))
    assert found is not None and found[0].words[1] == line.split()[1]
