"""Someone looks for creators: what they type and what they see, the same in every chat."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from api.contract.platforms import Platform
from api.service.catalogue.catalogue import Catalogue
from api.service.catalogue.importing import import_files
from bot.app import Scout
from bot.settings import Settings
from tests.platforms.chats import Person
from tests.platforms.feishu import FeishuDriver
from tests.platforms.slack import SlackDriver
from tests.stories.conftest import Clock, bought

LINE = "/creators search tiktok beauty country:US followers:10k-500k er:>3%"


async def test_a_search_shows_creators_with_their_figures_and_what_it_cost(mia: Person, scout: Scout) -> None:
    await mia.says(LINE)
    assert "creators on TikTok" in mia.shown
    assert "United States" in mia.shown
    assert len(re.findall(r"\d% engagement", mia.shown)) == 5
    assert "30 credits used" in mia.shown
    assert "request req_" in mia.shown
    assert await bought(scout) == [("search", 30)]


async def test_the_estimate_is_told_before_and_beside_what_was_used(mia: Person) -> None:
    await mia.says("/creators search youtube gaming")
    assert "30 credits used (estimate 30)" in mia.shown
    assert "find alike: about 10 credits" in mia.shown
    if isinstance(mia, SlackDriver):  # where what was shown before can be looked up
        before, after = mia.slack.called("response_url")
        assert "about 30 credits" in before["text"]
        assert (before["replace_original"], after["replace_original"]) == (False, True)
        assert len(mia.slack.messages) == 1


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("/creators search tiktok beauty", "At least 10 creators on TikTok"),
        ("/creators search tiktok beauty page:2", "At least 20 creators on TikTok"),
        ("/creators search tiktok charlidamelio", "One creator on TikTok"),
    ],
)
async def test_a_number_that_nobody_counted_is_not_called_the_total(mia: Person, line: str, title: str) -> None:
    await mia.says(line)
    assert title in mia.shown


async def test_next_shows_what_was_bought_for_nothing_and_then_says_what_more_would_cost(
    mia: Person, scout: Scout
) -> None:
    await mia.says(LINE)
    assert "Showing 1–5" in mia.shown
    await mia.presses("Next")
    assert "Showing 6–10" in mia.shown
    assert "0 credits" in mia.shown
    await mia.presses("Next · ~30 credits")
    assert "Showing 11–15" in mia.shown
    assert "30 credits used" in mia.shown
    await mia.presses("Previous")
    assert "Showing 6–10" in mia.shown
    assert "from memory" in mia.shown
    assert await bought(scout) == [("search", 30), ("search", 30)]


@pytest.mark.parametrize(
    ("line", "refresh"),
    [
        ("/creators show tiktok @charlidamelio", "Refresh · ~15 credits"),
        ("/达人 详情 tiktok @charlidamelio", "刷新 · 约 15 积分"),
        ("/creators show tiktok @charli", "Refresh · ~15 credits"),
    ],
)
async def test_details_from_memory_are_fetched_anew_by_a_press(
    mia: Person, scout: Scout, line: str, refresh: str
) -> None:
    if "达人" in line:
        await mia.says("/creators settings language:zh")
    await mia.says(line)
    assert refresh not in mia.shown
    await mia.says(line)
    assert len(await bought(scout)) == 1
    await mia.presses(refresh)
    assert len(await bought(scout)) == 2
    assert "req_" in mia.shown and refresh not in mia.shown


async def test_the_same_search_again_costs_nothing_until_it_is_refreshed(
    mia: Person, scout: Scout, clock: Clock
) -> None:
    await mia.says(LINE)
    clock.turn(hours=2)
    await mia.says(LINE)
    assert "from memory, bought 2 hours ago · 0 credits" in mia.shown
    await mia.presses("Refresh · ~30 credits")
    assert "30 credits used" in mia.shown
    assert await bought(scout) == [("search", 30), ("search", 30)]


async def test_a_sort_and_a_level_can_be_chosen_on_the_card(mia: Person, scout: Scout) -> None:
    await mia.says(LINE)
    await mia.presses("Sort: engagement · ~30 credits")
    assert "sorted by engagement" in mia.shown
    await mia.presses("S1 · 1 credit each")
    assert "level S1" in mia.shown
    assert "10 credits used" in mia.shown
    assert not re.search(r"\d% engagement", mia.shown)  # level S1 does not know it
    assert await bought(scout) == [("search", 30), ("search", 30), ("search", 10)]


async def test_level_s1_rows_stand_without_what_the_level_lacks(mia: Person) -> None:
    await mia.says("/creators search youtube gaming level:S1")
    assert "creators on YouTube" in mia.shown
    assert "last post" in mia.shown
    assert "subscribers" not in mia.shown
    assert "None" not in mia.shown


async def test_a_search_dearer_than_the_threshold_waits_for_a_press(mia: Person, scout: Scout) -> None:
    await mia.says(f"{LINE} size:100")
    assert "about 300 credits" in mia.shown
    assert "Nothing has been sent or charged yet" in mia.shown
    assert await bought(scout) == []
    await mia.presses("Spend ~300 credits")
    assert "creators on TikTok" in mia.shown
    assert "credits used" in mia.shown
    assert len(await bought(scout)) == 1


async def test_chinese_words_find_the_same_creators(mia: Person) -> None:
    await mia.says(LINE)
    english = re.findall(r"@[\w.]+", mia.shown)
    await mia.says("/达人 搜索 tiktok 美妆 国家：美国 粉丝：1万-50万 互动率:>3%")
    assert re.findall(r"@[\w.]+", mia.shown) == english
    assert "from memory" in mia.shown


async def test_someone_who_chose_chinese_is_answered_in_chinese(mia: Person) -> None:
    await mia.says("/creators settings language:zh")
    assert "已保存" in mia.shown
    await mia.says(LINE)
    assert "位达人" in mia.shown
    assert "美国" in mia.shown


async def test_the_platform_of_the_last_search_is_the_next_one_s(mia: Person) -> None:
    await mia.says("/creators search instagram travel")
    assert "creators on Instagram" in mia.shown
    await mia.says("/creators search food")
    assert "creators on Instagram" in mia.shown


async def test_a_mistyped_value_is_named_and_nothing_is_charged(mia: Person, scout: Scout) -> None:
    await mia.says("/creators search tiktok followers:lots")
    assert "lots" in mia.shown
    assert "/creators search" in mia.shown
    assert await bought(scout) == []


async def test_a_filter_of_another_platform_is_refused_before_it_would_be_billed(mia: Person, scout: Scout) -> None:
    await mia.says("/creators search tiktok beauty has:whatsapp")
    assert "YouTube" in mia.shown and "Instagram" in mia.shown
    assert "Nothing was sent or charged" in mia.shown
    assert await bought(scout) == []


async def test_nothing_found_costs_nothing_and_says_how_to_find_something(mia: Person, scout: Scout) -> None:
    await mia.says('/creators search tiktok "zzzzqqq"')
    assert "No creators match" in mia.shown
    assert "Widen a range" in mia.shown
    assert await bought(scout) == [("search", 0)]


async def test_what_was_imported_since_is_found_although_nothing_was_before(
    mia: Person, scout: Scout, settings: Settings, tmp_path: Path
) -> None:
    await mia.says('/creators search tiktok "zzzzqqq"')
    assert "No creators match" in mia.shown
    file = tmp_path / "more.csv"
    file.write_text("username,nickname\nzed.zed,Zzzzqqq Zed\n", encoding="utf-8")
    catalogue = Catalogue.open(settings.service_database)
    import_files(catalogue, [file], Platform.TIKTOK)
    catalogue.close()
    await mia.says('/creators search tiktok "zzzzqqq"')
    assert "Zzzzqqq Zed" in mia.shown


@pytest.mark.parametrize("line", ["/creators search tiktok", "/creators search youtube level:S3 size:50"])
async def test_a_search_for_anybody_at_all_asks_what_to_look_for_instead_of_buying(
    mia: Person, scout: Scout, line: str
) -> None:
    await mia.says("/creators search instagram food")
    await mia.says(line)
    if isinstance(mia, FeishuDriver):
        assert "Find creators" in mia.shown
        assert ("TikTok" if "tiktok" in line else "YouTube") in mia.shown
        assert "food" not in mia.shown
    assert len(await bought(scout)) == 1


async def test_details_bring_everything_for_nothing(mia: Person, scout: Scout) -> None:
    await mia.says(f"{LINE} has:email level:S3")
    assert "@example" not in mia.shown  # an address stands in the asker's details only
    await mia.presses("Details")
    assert "Female audience" in mia.shown
    assert "E-mail" in mia.shown
    assert "0 credits" in mia.shown
    assert len(await bought(scout)) == 1


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("能帮我找20个美妆达人吗？", "category:beauty level:S2 size:20"),
        ("find me 5 beauty creators", "size:5"),
        ("find me beauty creators in the UK with an email", "tiktok country:GB category:beauty email:yes"),
        ("找和 @charlidamelio 差不多的达人", "/creators lookalike @charlidamelio"),
    ],
)
async def test_a_search_may_be_asked_for_in_a_sentence(mia: Person, scout: Scout, said: str, asked: str) -> None:
    await mia.says(said)
    assert asked in mia.shown
    assert len(await bought(scout)) == 1
