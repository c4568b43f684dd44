"""Hidden creators do not come back: for ever in the workspace, or for the campaign that a conversation works on."""

from __future__ import annotations

import pytest

from bot.app import Scout
from tests.platforms.chats import Person
from tests.stories.conftest import bought

LINE = "/creators search tiktok beauty level:S1"
FIRST, SECOND = "selenagomez", "jamescharles"


async def test_a_hidden_creator_does_not_come_back_and_the_card_says_so(mia: Person, scout: Scout) -> None:
    await mia.says(LINE)
    assert f"@{FIRST}" in mia.shown
    await mia.says(f"/creators hide tiktok @{FIRST}")
    assert "Searches and lookalikes leave them out" in mia.shown
    await mia.says(LINE)
    assert f"@{FIRST}" not in mia.shown and "1. James Charles" in mia.shown
    assert "1 hidden creator is left out" in mia.shown
    assert len(await bought(scout)) == 1


async def test_hiding_is_taken_back_by_a_press_or_a_line(mia: Person) -> None:
    await mia.says(f"/creators hide tiktok @{FIRST} @{SECOND}")
    await mia.presses("Undo")
    assert "no longer hidden" in mia.shown
    await mia.says(f"/creators hide tiktok @{FIRST}")
    await mia.says(f"/creators unhide tiktok @{FIRST}")
    await mia.says(LINE)
    assert f"@{FIRST}" in mia.shown and f"@{SECOND}" in mia.shown
    await mia.says(f"/creators unhide tiktok @{FIRST}")
    assert "Nobody of these is hidden" in mia.shown


async def test_a_creator_is_hidden_from_its_own_card(mia: Person) -> None:
    await mia.says(LINE)
    await mia.presses("Details")
    await mia.presses("Hide")
    await mia.says("/creators hidden")
    assert f"@{FIRST}" in mia.shown and "for ever" in mia.shown
    await mia.presses("Show again")
    await mia.says("/creators hidden")
    assert "Nobody is hidden here" in mia.shown


async def test_lookalikes_leave_hidden_creators_out(mia: Person) -> None:
    await mia.says("/creators lookalike tiktok @charlidamelio")
    name = mia.shown.partition("1. ")[2].partition("@")[2].split()[0]
    await mia.says(f"/creators hide tiktok @{name}")
    await mia.says("/creators lookalike tiktok @charlidamelio")
    assert f"@{name} " not in mia.shown
    assert "1 hidden creator is left out" in mia.shown


async def test_where_all_that_was_found_is_hidden_the_card_says_that_and_not_that_there_is_nobody(mia: Person) -> None:
    line = f'/creators search tiktok "{FIRST}" level:S1'
    await mia.says(line)
    await mia.says(f"/creators hide tiktok @{FIRST}")
    await mia.says(line)
    assert "All of them are hidden" in mia.shown or "1 hidden creator is left out" in mia.shown


async def test_what_is_hidden_for_a_campaign_comes_back_with_its_end(mia: Person) -> None:
    await mia.says(f"/creators hide tiktok @{FIRST} for:campaign")
    assert "works on no campaign" in mia.shown
    await mia.says('/creators campaign "Summer"')
    assert "works on “Summer” now" in mia.shown
    await mia.says(f"/creators hide tiktok @{FIRST} for:campaign")
    assert "until that campaign ends" in mia.shown
    await mia.says(LINE)
    assert f"@{FIRST}" not in mia.shown
    await mia.says("/creators campaign end")
    await mia.says(LINE)
    assert f"@{FIRST}" in mia.shown


async def test_another_campaign_shows_them_again(mia: Person) -> None:
    await mia.says("/creators campaign Summer")
    await mia.says(f"/creators hide tiktok @{FIRST} for:campaign")
    await mia.says("/creators campaign Winter")
    await mia.says(LINE)
    assert f"@{FIRST}" in mia.shown
    await mia.says("/creators campaign summer")
    await mia.says(LINE)
    assert f"@{FIRST}" not in mia.shown


async def test_a_chinese_team_hides_in_chinese(mia: Person) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 活动 “夏季新品”")
    assert "这个会话开始进行“夏季新品”活动" in mia.shown
    await mia.says(f"/达人 隐藏 tiktok @{FIRST} 范围:活动")
    assert "夏季新品" in mia.shown
    await mia.says("/达人 搜索 tiktok 美妆 级别:S1")
    assert "已略过 1 位隐藏的达人" in mia.shown
    await mia.says("/达人 已隐藏")
    assert "在“夏季新品”期间隐藏" in mia.shown


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/creators hide", "Name a creator or paste a profile link."),
        ("/creators hide !!", "“!!” names no creator"),
        ("/creators unhide foo@bar.com", "names no creator"),
    ],
)
async def test_a_line_that_names_nobody_hides_nobody(mia: Person, scout: Scout, line: str, said: str) -> None:
    await mia.says(line)
    assert said in mia.shown
    assert await hidden(scout) == 0


async def test_a_name_without_a_platform_is_taken_on_the_usual_one_and_the_card_says_so(
    mia: Person, scout: Scout
) -> None:
    await mia.says(f"/creators hide {FIRST}")
    assert "TikTok" in mia.shown
    assert await hidden(scout) == 1


async def hidden(scout: Scout) -> int:
    sql = "SELECT count(*) FROM hidden"
    found = await scout.context.store.database.read(lambda tables: tables.conn.execute(sql).fetchone())
    return int(found[0])
