"""In Feishu, a search or a collection asked for with nothing brings a card with a form in it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.app import Scout
from tests.platforms.chats import CHATS
from tests.platforms.feishu import FeishuDriver
from tests.stories.conftest import Clock, bought


@pytest.fixture
async def mia(scout: Scout) -> AsyncIterator[FeishuDriver]:
    async with CHATS["feishu"](scout) as person:
        assert isinstance(person, FeishuDriver)
        yield person


async def test_the_form_is_filled_in_on_the_card_and_the_answer_takes_its_place(
    mia: FeishuDriver, scout: Scout
) -> None:
    await mia.says("/creators search")
    form = mia.card
    assert "Find creators" in mia.shown
    assert "10 creators at S2: about 30 credits at most" in mia.shown
    mia.fills("Words", "beauty")
    mia.fills("Countries", "United States, 加拿大")
    mia.fills("Followers", "10k-500k")
    mia.fills("Must have", "An e-mail address")
    await mia.presses("Search")
    assert 'search tiktok "beauty" country:US,CA followers:10k-500k email:yes' in mia.shown
    assert mia.card is form
    assert len(await bought(scout)) == 1


async def test_a_search_that_finds_nobody_is_changed_on_its_card(mia: FeishuDriver) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 搜索 youtube “zzzzqqq” 国家:美国 级别:S1 粉丝:>1万")
    nobody = mia.card
    await mia.presses("修改搜索条件")
    assert "粉丝数: >=1万" in mia.shown
    mia.fills("关键词", "gaming")
    await mia.presses("搜索")
    assert "gaming" in mia.shown and "国家:美国" in mia.shown
    assert mia.card is nobody


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/creators search", {"Must have": "Nothing in particular", "Last post since": "Any day"}),
        ("/达人 搜索", {"必须有": "不限", "最近发布不早于": "不限日期"}),
        ("/collect", {"Names without a link are on": "Choose later, in the preview"}),
        ("/采集", {"没有链接的用户名属于": "也可在预览时再选"}),
    ],
)
async def test_a_field_in_which_nothing_is_chosen_says_what_that_means(
    mia: FeishuDriver, line: str, said: dict[str, str]
) -> None:
    await mia.says(f"/creators settings language:{'en' if line.isascii() else 'zh'}")
    await mia.says(line)
    assert {label: mia.card.field(label)["placeholder"]["content"] for label in said} == said


async def test_what_is_wrong_is_said_below_its_field_and_what_was_filled_in_stays(
    mia: FeishuDriver, scout: Scout
) -> None:
    await mia.says("/creators search")
    mia.fills("Words", "beauty")
    mia.fills("Followers", "lots")
    mia.fills("Countries", "Atlantis")
    await mia.presses("Search")
    assert "“lots” is no number for “followers”" in mia.shown
    assert "“Atlantis” is no value" in mia.shown
    assert "Words: beauty" in mia.shown
    assert "Followers: lots" in mia.shown
    assert "Countries: Atlantis" in mia.shown
    assert "is no number" in mia.feishu.toasts[-1] or "is no value" in mia.feishu.toasts[-1]
    assert await bought(scout) == []
    mia.fills("Followers", "10k-500k")
    mia.fills("Countries", "US")
    await mia.presses("Search")
    assert "country:US followers:10k-500k" in mia.shown


async def test_a_day_is_picked_and_stays_picked(mia: FeishuDriver) -> None:
    await mia.says("/creators search")
    assert mia.card.field("Last post since")["tag"] == "date_picker"
    mia.fills("Words", "beauty")
    mia.fills("Last post since", "2026-06-01")
    mia.fills("Followers", "lots")
    await mia.presses("Search")
    assert mia.card.field("Last post since")["initial_date"] == "2026-06-01"
    mia.fills("Followers", ">1k")
    await mia.presses("Search")
    assert "last_post:>=2026-06-01" in mia.shown


async def test_what_is_wrong_is_said_in_chinese_to_those_who_read_chinese(mia: FeishuDriver, scout: Scout) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 搜索")
    mia.fills("关键词", "美妆")
    mia.fills("粉丝数", "很多")
    mia.fills("国家", "亚特兰蒂斯")
    await mia.presses("搜索")
    assert "“粉丝”的“很多”不是数字" in mia.shown
    assert "亚特兰蒂斯" in mia.shown
    assert "followers" not in mia.shown
    assert await bought(scout) == []
    await mia.says("/采集")
    mia.fills("链接和用户名", "早上好")
    await mia.presses("预览识别结果")
    assert "“早上好”里没有达人" in mia.shown


async def test_the_estimate_is_told_anew_on_demand_and_nothing_is_bought(mia: FeishuDriver, scout: Scout) -> None:
    await mia.says("/creators search")
    mia.fills("How many", "50")
    mia.fills("Platform", "YouTube")
    await mia.presses("Update the estimate")
    assert "50 creators at S2: about 150 credits at most" in mia.shown
    assert "Zalo" not in [option["text"]["content"] for option in mia.card.field("Must have")["options"]]
    assert await bought(scout) == []


async def test_the_form_begins_with_the_last_search_in_the_readers_language(mia: FeishuDriver) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 搜索 油管 游戏 国家:美国,加拿大 粉丝:>1万 播放:>5000")
    await mia.says("/达人 搜索")
    assert "找达人" in mia.shown
    assert "国家: 美国, 加拿大" in mia.shown
    assert "粉丝数: >=1万" in mia.shown
    assert "更多条件: 平均播放:>=5000" in mia.shown
    await mia.presses("搜索")
    assert "/达人 搜索 youtube 国家:美国,加拿大 类目:游戏 粉丝:>=1万 平均播放:>=5000 级别:S2 数量:10" in mia.shown
    assert "country" not in mia.shown


async def test_a_collection_is_pasted_into_a_form(mia: FeishuDriver) -> None:
    await mia.says("/collect")
    mia.fills("Links and names", "good morning")
    await mia.presses("Show what it names")
    assert "names no creator" in mia.shown
    mia.fills("Links and names", "@mia_x\nhttps://www.youtube.com/@MrBeast")
    mia.fills("Names without a link are on", "Instagram")
    await mia.presses("Show what it names")
    assert "@mia_x" in mia.shown
    assert "YouTube" in mia.shown


async def test_a_form_from_long_ago_says_so(mia: FeishuDriver, clock: Clock) -> None:
    await mia.says("/creators search")
    mia.fills("Words", "beauty")
    clock.turn(days=31)
    await mia.presses("Search")
    assert "no longer valid" in mia.shown
