"""A whole list at once: everybody on it is collected after one look at what that takes."""

from __future__ import annotations

from bot.app import Scout
from tests.platforms.chats import Person
from tests.stories.conftest import Passing, bought
from tests.stories.test_collect import tasks_of

MIXED = "tiktok @charlidamelio @khaby.lame https://www.youtube.com/@MrBeast https://www.instagram.com/nasa"


async def test_everybody_on_a_list_is_shown_before_anything_is_collected(mia: Person, scout: Scout) -> None:
    await mia.says(f"/creators list add Summer {MIXED}")
    await mia.says("/creators list collect summer")
    assert "4 creators to collect" in mia.shown
    for platform in ("TikTok", "YouTube", "Instagram"):
        assert platform in mia.shown
    assert "3 tasks" in mia.shown
    assert "Nothing has been sent or charged yet" in mia.shown
    assert await tasks_of(scout) == []
    assert await bought(scout) == []


async def test_a_press_on_the_list_and_one_on_the_preview_collect_it(
    mia: Person, scout: Scout, passes: Passing
) -> None:
    await mia.says(f"/creators list add Summer {MIXED}")
    await mia.presses("Open the list")
    await mia.presses("Collect all")
    await mia.presses("Collect 4")
    assert [(platform, count) for platform, _, count in await tasks_of(scout)] == [
        ("tiktok", 2),
        ("youtube", 1),
        ("instagram", 1),
    ]
    await passes.delivers()
    assert "Collecting 4 creators · 0%" in mia.shown


async def test_whom_the_team_collected_lately_need_not_be_collected_again(
    mia: Person, scout: Scout, passes: Passing
) -> None:
    await mia.says("/collect tiktok @charlidamelio")
    await mia.presses("Collect 1")
    await passes.delivers()
    await passes(minutes=1)
    await passes(minutes=1)
    await mia.says("/creators list add Summer tiktok @charlidamelio @khaby.lame")
    await mia.says("/creators list collect")
    await mia.presses("Only the 1 new")
    assert [count for _, _, count in await tasks_of(scout)] == [1, 1]


async def test_an_empty_list_and_an_unknown_one_collect_nobody(mia: Person) -> None:
    await mia.says("/creators list collect")
    assert "There is no list yet" in mia.shown
    await mia.says("/creators list new Summer")
    await mia.says("/creators list collect Summer")
    assert "Nobody is on “Summer” yet" in mia.shown
    await mia.says("/creators list collect Sumer")
    assert "Did you mean: Summer" in mia.shown


async def test_a_list_is_collected_in_chinese(mia: Person) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 名单 添加 夏季 tiktok @charlidamelio @khaby.lame")
    await mia.says("/达人 名单 采集 夏季")
    assert "2 位达人" in mia.shown
    await mia.says("/达人 名单 查看 夏季")
    await mia.presses("全部采集")
    assert "2 位达人" in mia.shown


async def test_who_has_no_name_that_a_link_can_hold_is_told_apart(mia: Person, scout: Scout) -> None:
    await mia.says("/creators search tiktok beauty size:1")
    await mia.presses("Shortlist")
    await scout.context.store.database.write(
        lambda tables: tables.conn.execute("UPDATE creators SET username = '', folded = ''")
    )
    await mia.says("/creators list collect")
    assert "Nothing to collect" in mia.shown
    assert "One entry cannot be collected" in mia.shown
