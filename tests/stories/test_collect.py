"""Someone pastes links, watches one card fill and gets a spreadsheet whose link lives: the same in every chat."""

from __future__ import annotations

import pytest

from api.contract.platforms import Level, Platform
from api.contract.search import SearchRequest
from bot.app import Scout
from bot.settings import Settings
from tests.platforms.chats import CHATS, Person
from tests.platforms.feishu import FeishuDriver
from tests.platforms.slack import SlackDriver
from tests.platforms.terminal import TerminalDriver
from tests.stories.conftest import Clock, Passing

LINKS = "https://www.tiktok.com/@charlidamelio?lang=en\nhttps://www.youtube.com/@MrBeast\ntiktok.com/@charlidamelio"
CHARLI = "/collect https://www.tiktok.com/@charlidamelio"


async def tasks_of(scout: Scout) -> list[tuple[str, str, int]]:
    """Platform, intent and number of values of every task that the bot knows, in order."""
    sql = 'SELECT platform, intent, json_array_length("values") FROM tasks ORDER BY rowid'
    return await scout.context.store.database.read(lambda tables: tables.conn.execute(sql).fetchall())


async def some_names(scout: Scout, count: int) -> list[str]:
    """User names of TikTok creators whom the service knows."""
    found = await scout.context.api.search(SearchRequest(Platform.TIKTOK, {}, size=count, level=Level.S1))
    return [str(creator.username) for creator in found.creators]


async def collects(mia: Person, line: str, label: str) -> None:
    """Paste and press."""
    await mia.says(line)
    await mia.presses(label)


async def test_links_are_shown_as_they_were_read_and_nothing_is_sent(mia: Person, scout: Scout) -> None:
    await mia.says(f"/collect {LINKS}\nhttps://vm.tiktok.com/ZMabc/ https://example.com/x")
    assert "2 creators to collect" in mia.shown
    assert "Listed more than once" in mia.shown
    assert "a short link: open it and paste the address" in mia.shown
    assert "not a link to TikTok, YouTube or Instagram" in mia.shown
    assert "Nothing has been sent or charged yet" in mia.shown
    assert await tasks_of(scout) == []


async def test_a_press_collects_and_the_spreadsheet_comes_with_a_link(
    mia: Person, scout: Scout, passes: Passing
) -> None:
    await collects(mia, f"/collect {LINKS}", "Collect 2")
    assert "Collecting 2 creators" in mia.shown
    assert await tasks_of(scout) == [("tiktok", "confirmed", 1), ("youtube", "confirmed", 1)]
    await passes.delivers()
    assert "Collecting 2 creators · 0%" in mia.shown
    await passes(minutes=1)
    await passes(minutes=1)
    assert "creator is ready" in mia.shown
    assert "-1-creators-2026-11-24.xlsx" in mia.shown
    assert "Download" in mia.shown
    assert "Fresh link" in mia.shown
    can_renew = not isinstance(mia, TerminalDriver)
    assert ("Scout renews it here" in mia.shown) == can_renew


async def test_the_card_fills_while_creators_come_in(mia: Person, scout: Scout, passes: Passing) -> None:
    names = await some_names(scout, 40)
    await collects(mia, "/collect tiktok " + " ".join(f"@{name}" for name in names), "Collect 40")
    await passes.delivers()
    assert "▱▱▱▱▱▱▱▱▱▱ 0%" in mia.shown
    await passes(seconds=61)
    assert "▰▰▰▰▰▱▱▱▱▱ 50%" in mia.shown
    assert "20 of 40" in mia.shown
    await passes(minutes=2)
    assert "40 TikTok creators are ready" in mia.shown


async def test_whoever_was_not_found_is_named_and_can_be_retried(mia: Person, scout: Scout, passes: Passing) -> None:
    names = await some_names(scout, 3)
    await collects(mia, "/collect tiktok @nope_zz " + " ".join(f"@{name}" for name in names), "Collect 4")
    await passes.delivers()
    await passes(minutes=1)
    await passes(minutes=1)
    assert "3 TikTok creators are ready" in mia.shown
    assert "1 · @nope_zz" in mia.shown
    await mia.presses("Retry only the missing 1")
    assert "One creator to collect" in mia.shown
    assert "@nope_zz" in mia.shown


async def test_a_task_that_found_nobody_names_whom_it_was_to_find(mia: Person, passes: Passing) -> None:
    sought = [f"@nope_zz{n:02}" for n in range(12)]
    await collects(mia, f"/collect tiktok {' '.join(sought)}", "Collect 12")
    await passes.delivers()
    await passes(minutes=1)
    await passes(minutes=1)
    assert "Nobody was found on TikTok" in mia.shown
    assert f"12 · {', '.join(sought[:10])} and 2 more" in mia.shown


async def test_the_link_is_alive_whenever_it_is_asked_for(mia: Person, passes: Passing, clock: Clock) -> None:
    await collects(mia, CHARLI, "Collect 1")
    await passes.delivers()
    await passes(minutes=1)
    for days in (1, 40):
        clock.turn(days=days)
        await mia.says("/collect link")
        assert "One TikTok creator is ready" in mia.shown
        assert "left as this is written" in mia.shown
        await mia.presses("Fresh link")
        assert "left as this is written" in mia.shown


async def test_another_format_is_a_press_away(mia: Person, passes: Passing) -> None:
    await collects(mia, CHARLI, "Collect 1")
    await passes.delivers()
    await passes(minutes=1)
    await mia.presses("As CSV")
    assert ".csv" in mia.shown
    await mia.says("/collect export html")
    assert ".html" in mia.shown
    await mia.says("/collect export feishu_doc")
    has_documents = isinstance(mia, FeishuDriver)
    assert ("is a Sheet now" if has_documents else "reserved") in mia.shown


async def test_who_was_collected_lately_is_not_collected_again_unasked(
    mia: Person, scout: Scout, passes: Passing
) -> None:
    await collects(mia, CHARLI, "Collect 1")
    await passes.delivers()
    await passes(minutes=1)
    await mia.says(f"/collect {LINKS}")
    assert "1 of 2" in mia.shown
    await mia.presses("Only the 1 new")
    assert await tasks_of(scout) == [("tiktok", "confirmed", 1), ("youtube", "confirmed", 1)]


async def test_a_handle_needs_a_platform(mia: Person, scout: Scout) -> None:
    await mia.says("/collect @charlidamelio")
    assert "Which platform is this handle on?" in mia.shown
    await mia.presses("The handles are on TikTok")
    await mia.presses("Collect 1")
    assert await tasks_of(scout) == [("tiktok", "confirmed", 1)]


async def test_keywords_are_collected_like_links(mia: Person, scout: Scout, passes: Passing) -> None:
    await mia.says('/collect keywords tiktok "beauty tips", skincare')
    assert "Creators for 2 keywords on TikTok" in mia.shown
    await mia.presses("Collect by 2 keywords")
    assert await tasks_of(scout) == [("tiktok", "confirmed", 2)]
    await passes.delivers()
    assert "Collecting by 2 keywords" in mia.shown


async def test_the_list_tells_what_is_under_way(mia: Person, passes: Passing) -> None:
    await collects(mia, CHARLI, "Collect 1")
    await mia.says("/collect status")
    assert "One collection is under way" in mia.shown
    assert "task_" in mia.shown
    await mia.presses("Show")
    assert "Collecting one creator" in mia.shown


async def test_creators_whom_nobody_knows_end_in_a_word_and_no_file(mia: Person, passes: Passing) -> None:
    await collects(mia, "/collect tiktok @nobody_at_all_1 @nobody_at_all_2", "Collect 2")
    await passes.delivers()
    await passes(minutes=1)
    assert "Nobody was found on TikTok" in mia.shown


async def test_the_whole_conversation_can_be_chinese(mia: Person, passes: Passing) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/采集 tiktok @charlidamelio")
    assert "1 位达人可以采集" in mia.shown
    await mia.presses("采集 1 位")
    await passes.delivers()
    assert "正在采集 1 位达人" in mia.shown
    await passes(minutes=1)
    assert "1 位 TikTok 达人已采集完成" in mia.shown
    await mia.says("/采集 状态")
    assert "没有正在进行的采集" in mia.shown


async def test_a_dropped_file_is_collected(mia: Person, scout: Scout) -> None:
    if not isinstance(mia, SlackDriver | FeishuDriver):
        pytest.skip("nothing can be dropped into a terminal")
    await mia.drops("list.csv", b"name,link\nCharli,https://www.tiktok.com/@charlidamelio\n")
    assert "One creator to collect" in mia.shown
    assert "list.csv" in mia.shown
    await mia.presses("Collect 1")
    assert await tasks_of(scout) == [("tiktok", "confirmed", 1)]


class TestOutOfTime:
    """The service stops a task before it is done."""

    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"service_task_minutes": 1.0})

    async def test_only_the_missing_are_offered(self, mia: Person, scout: Scout, passes: Passing) -> None:
        names = await some_names(scout, 50)
        await collects(mia, "/collect tiktok " + " ".join(f"@{name}" for name in names), "Collect 50")
        await passes.delivers()
        await passes(seconds=62)
        assert "A task on TikTok ran out of time" in mia.shown
        assert "20 of 50" in mia.shown
        await mia.presses("Retry only the missing 30")
        assert "30 creators to collect" in mia.shown
        assert await tasks_of(scout) == [("tiktok", "confirmed", 50)]

    async def test_the_other_platform_is_done_and_is_not_collected_again(
        self, mia: Person, scout: Scout, passes: Passing
    ) -> None:
        names = await some_names(scout, 50)
        line = "/collect youtube.com/@MrBeast " + " ".join(f"tiktok.com/@{name}" for name in names)
        await collects(mia, line, "Collect 51")
        await passes.delivers()
        await passes(seconds=31)
        assert "One YouTube creator is ready" in mia.shown
        await passes(seconds=31)
        await passes(seconds=31)
        assert "A task on TikTok ran out of time" in mia.shown
        await mia.says("/collect status")
        await mia.presses("Show")
        assert "21 of 51 creators are collected" in mia.shown
        assert "TikTok · 20 of 50 · ran out of time" in mia.shown
        assert "YouTube · 1 of 1 · done" in mia.shown
        await mia.presses("Retry only the missing 30")
        await mia.presses("Collect 30")
        known = [("tiktok", "confirmed", 50), ("youtube", "confirmed", 1), ("tiktok", "confirmed", 30)]
        assert await tasks_of(scout) == known


async def test_a_mentioned_colleague_is_no_creator(scout: Scout) -> None:
    async with CHATS["slack"](scout) as mia:
        for mention in ("<@U024BE7LH>", "<@U024BE7LH|khaby>"):
            await mia.says(f"/collect tiktok {mention} @mia_x")
            assert "One creator to collect" in mia.shown
            assert "@mia_x" in mia.shown and "khaby" not in mia.shown and "u024be7lh" not in mia.shown


async def test_a_mentioned_group_is_no_creator(scout: Scout) -> None:
    async with CHATS["slack"](scout) as mia:
        await mia.says("/collect tiktok <!subteam^S024BE7LH|@growth_team> <#C1|mia_lee> @mia_x")
        assert "One creator to collect" in mia.shown
        assert "growth" not in mia.shown and "mia_lee" not in mia.shown
