"""Lines that are almost commands, or none: what was probably meant is offered, and nothing is bought before a press."""

from __future__ import annotations

import pytest

from bot.app import Scout
from tests.platforms.chats import Person, as_named
from tests.stories.conftest import bought

CHARLI, BEAST = "https://www.tiktok.com/@charlidamelio", "https://www.youtube.com/@MrBeast"


async def test_a_mistyped_command_is_offered_with_what_stood_beside_it(mia: Person, scout: Scout) -> None:
    await mia.says("/creators serch youtube gaming country:US")
    assert "/creators search youtube gaming country:US" in mia.shown
    assert await bought(scout) == []
    await mia.presses("Try it")
    assert "creators on YouTube" in mia.shown
    assert len(await bought(scout)) == 1


@pytest.mark.parametrize(
    ("said", "line"),
    [("搜素 油管 游戏", "/达人 搜索 油管 游戏"), ("导出csv", "/采集 导出 csv"), ("还剩多少积分", "/达人 积分")],
)
async def test_so_is_a_chinese_one(mia: Person, said: str, line: str) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says(said)
    assert as_named(line, mia) in [row.strip() for row in mia.shown.splitlines()]


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("tiktok beauty SEA", "/creators search tiktok beauty SEA"),
        ("beauty creators in the US", "/creators search beauty creators in US"),
        ("tiktok recipes", "/creators search tiktok recipes"),
        ("tiktok 护肤 东南亚", "/creators search tiktok 护肤 东南亚"),
    ],
)
async def test_what_could_be_searched_for_is_offered_as_a_search(
    mia: Person, scout: Scout, said: str, line: str
) -> None:
    await mia.says(f"/creators {said}")
    assert line in mia.shown
    assert await bought(scout) == []
    await mia.presses("Try it")
    assert "creators on TikTok" in mia.shown
    assert len(await bought(scout)) == 1


async def test_a_platform_that_scout_does_not_search_is_named(mia: Person) -> None:
    await mia.says("/creators 小红书 美妆达人")
    assert "not on “小红书”" in mia.shown


@pytest.mark.parametrize("said", ["happy friday", "we are in Japan now", "今天美国天气"])
async def test_talk_is_no_search(mia: Person, said: str) -> None:
    await mia.says(f"/creators {said}")
    assert "not something that Scout understands" in mia.shown


async def test_of_names_alone_it_is_asked_what_is_wanted(mia: Person, scout: Scout) -> None:
    await mia.says("/creators who is @charlidamelio?")
    assert "One creator in this message" in mia.shown
    assert await bought(scout) == []
    await mia.presses("Details · TikTok")
    assert "charli d’amelio on TikTok" in mia.shown


@pytest.mark.parametrize("heading", ["候选", "主页", "活动", "名单", "Status"])
async def test_what_heads_links_is_no_command(mia: Person, heading: str) -> None:
    await mia.says(f"{heading}\n{CHARLI}\n{BEAST}")
    assert "2 creators to collect" in mia.shown


async def test_a_link_of_another_site_is_said_to_be_one_whatever_stands_beside_it(mia: Person) -> None:
    await mia.says("https://v.douyin.com/iJpABC/ what about this one")
    assert "not a link to TikTok, YouTube or Instagram" in mia.shown


@pytest.mark.parametrize(("said", "answer"), [("ok", "Good. What is next?"), ("好的", "Good. What is next?")])
async def test_who_only_agrees_is_not_told_of_a_mistake(mia: Person, said: str, answer: str) -> None:
    await mia.says(f"/creators {said}")
    assert answer in mia.shown
    assert "Nothing was sent" not in mia.shown


@pytest.mark.parametrize("said", ["进度", "progress", "/采集 进度"])
async def test_how_far_collections_are_may_be_asked_in_other_words(mia: Person, said: str) -> None:
    await mia.says(as_named(said, mia))
    assert "Nothing was collected here yet" in mia.shown


async def test_another_language_may_be_asked_for_in_so_many_words(mia: Person) -> None:
    await mia.says("换成中文")
    assert "设置已保存" in mia.shown
    await mia.says("please switch to English")
    assert "Saved" in mia.shown
