"""Someone sets creators side by side: what they type, what they see and what it costs, the same in every chat."""

from __future__ import annotations

import re

import pytest

from bot.app import Scout
from storage.roles import Role
from tests.platforms.chats import Person, as_named
from tests.platforms.slack import SlackDriver
from tests.platforms.terminal import TerminalDriver
from tests.stories.conftest import Channel, Clock, bought
from tests.stories.test_budgets import admin

LINE = "/creators compare tiktok @charlidamelio @khaby.lame"


def row(shown: str, label: str) -> list[str]:
    """The cells of a table's row, whatever the chat parts them with."""
    lines = (line.split("|") if "|" in line else re.split(r"\s{2,}", line.strip()) for line in shown.splitlines())
    [cells] = [cells for cells in lines if cells[0].strip() == label and len(cells) > 1]
    return [cell.strip() for cell in cells][1:]


async def first_of(mia: Person, platform: str) -> str:
    """The first creator that a search brings."""
    await mia.says(f"/creators search {platform} beauty level:S2 followers:10k-500k")
    return str(re.findall(r"@[\w.]+", mia.shown)[0])


async def test_creators_stand_side_by_side_with_their_figures_and_what_it_cost(mia: Person, scout: Scout) -> None:
    await mia.says(LINE)
    assert "2 creators side by side" in mia.shown
    assert row(mia.shown, "Followers") == ["159M", "162M ★"]
    assert row(mia.shown, "Engagement") == ["7.00% ★", "5.70%"]
    assert row(mia.shown, "Median views") == ["—", "—"]
    assert "— not told" in mia.shown
    assert "6 credits used (estimate 30)" in mia.shown
    assert await bought(scout) == [("compare", 3), ("compare", 3)]


async def test_one_chart_shows_them_and_another_is_a_press_away_for_nothing(mia: Person, scout: Scout) -> None:
    await mia.says(LINE)
    assert "Views of the last 10 posts" in mia.shown
    await mia.presses("Chart: followers")
    assert "Views of the last 10 posts" not in mia.shown
    assert len(await bought(scout)) == 2
    await mia.presses("Chart: engagement")
    assert "Engagement, last 10 posts" in mia.shown


async def test_of_two_platforms_only_common_figures_are_charted_and_the_others_are_labelled(mia: Person) -> None:
    on_tiktok, on_youtube = [await first_of(mia, platform) for platform in ("tiktok", "youtube")]
    await mia.says(f"/creators compare tiktok {on_tiktok} https://www.youtube.com/{on_youtube}")
    assert row(mia.shown, "Platform") == ["TikTok", "YouTube"]
    assert "★" in "".join(row(mia.shown, "Followers"))
    likes, none = row(mia.shown, "Likes (not comparable)")
    assert likes[0].isdigit() and none == "n/a"
    assert row(mia.shown, "Lifetime views (not comparable)")[0] == "n/a"
    assert "★" not in "".join(row(mia.shown, "Posts (not comparable)"))
    assert "n/a: this platform has no such figure" in mia.shown
    with pytest.raises(LookupError):
        await mia.presses("Chart: likes")


async def test_who_was_shown_lately_is_known_for_nothing(mia: Person, scout: Scout) -> None:
    await mia.says("/creators search tiktok beauty level:S2")
    first, second = list(dict.fromkeys(re.findall(r"@[\w.]+", mia.shown)))[:2]
    await mia.says(f"/creators compare tiktok {first} {second}")
    assert "from memory" in mia.shown
    assert await bought(scout) == [("search", 30)]


async def test_only_those_are_bought_who_are_not_known_and_at_a_fuller_level_all(mia: Person, scout: Scout) -> None:
    await mia.says("/creators show tiktok @charlidamelio")
    await mia.says(LINE)
    assert "3 credits used (estimate 15)" in mia.shown
    await mia.says(f"{LINE} level:S1")
    assert "from memory" in mia.shown
    await mia.says(f"{LINE} level:S3")
    assert "8 credits used" in mia.shown
    assert await bought(scout) == [("show", 3), ("compare", 3), ("compare", 4), ("compare", 4)]


async def test_a_name_that_nobody_has_is_said_and_the_others_are_compared(mia: Person) -> None:
    await mia.says(f"{LINE} @nobody.at.all.xyz")
    assert "2 creators side by side" in mia.shown
    assert "Nobody is called @nobody.at.all.xyz (TikTok)" in mia.shown
    await mia.says("/creators settings language:zh")
    await mia.says(f"{LINE} @nobody.at.all.xyz")
    assert "没有找到 @nobody.at.all.xyz（TikTok）。" in mia.shown


async def test_one_name_alone_is_no_comparison_and_seven_are_too_many(mia: Person, scout: Scout) -> None:
    await mia.says("/creators compare @charlidamelio")
    assert "two to six creators" in mia.shown
    await mia.says("/creators compare tiktok " + " ".join(f"@name{n}" for n in range(7)))
    assert "7 creators are too many" in mia.shown
    await mia.says("/creators compare")
    assert "Whom should Scout compare?" in mia.shown
    await mia.says("/creators compare @a @b level:S9")
    assert "S9" in mia.shown
    assert await bought(scout) == []


async def test_the_same_creator_twice_is_one(mia: Person) -> None:
    await mia.says("/creators compare @khaby.lame tiktok https://tiktok.com/@khaby.lame")
    assert "two to six creators" in mia.shown


async def test_names_are_on_the_platform_of_the_others_in_the_line(mia: Person) -> None:
    await mia.says("/creators settings platform:youtube")
    await mia.says("/creators compare https://www.tiktok.com/@khaby.lame vs @charlidamelio")
    assert row(mia.shown, "Followers") == ["162M ★", "159M"]
    assert "taken to be on TikTok" in mia.shown


async def test_a_mistake_in_chinese_shows_a_chinese_line_that_works(mia: Person) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 对比 @charlidamelio")
    assert as_named("/达人 对比 tiktok @charlidamelio @khaby.lame", mia) in mia.shown


async def test_a_link_that_names_nobody_is_said_beside_the_comparison(mia: Person) -> None:
    await mia.says(f"{LINE} https://vm.tiktok.com/ZMabc https://www.youtube.com/channel/UCX6OQ3DkcsbYNE6H8uQQuVA")
    assert "2 creators side by side" in mia.shown
    assert "short link" in mia.shown
    assert "Nothing is known of UCX6OQ3DkcsbYNE6H8uQQuVA (YouTube) yet" in mia.shown


async def test_a_dear_comparison_waits_for_a_press(mia: Person, scout: Scout) -> None:
    six = "@charlidamelio @khaby.lame @bellapoarch @zachking @addisonre @mrbeast"
    await mia.says(f"/creators compare tiktok {six} level:S3")
    assert "about 120 credits" in mia.shown
    assert await bought(scout) == []
    await mia.presses("Spend ~120 credits")
    assert "side by side" in mia.shown
    once = await bought(scout)
    assert once
    await mia.says(f"/creators compare tiktok {six} level:S3")
    assert [each for each in (await bought(scout))[len(once) :] if each[1]] == []


async def test_all_of_it_fits_the_budget_or_nothing_is_sent(mia: Person, scout: Scout) -> None:
    await admin(scout, mia)
    await mia.says("/creators budget set 29 month workspace")
    await mia.says(LINE)
    assert "side by side" not in mia.shown
    assert await bought(scout) == []
    await mia.says("/creators budget set 30 month workspace")
    await mia.says(LINE)
    assert "2 creators side by side" in mia.shown


async def test_whoever_lets_a_comparison_go_over_the_budget_lets_all_of_it(mia: Person, scout: Scout) -> None:
    await admin(scout, mia)
    await mia.says("/creators budget set 1 month workspace")
    await mia.says(LINE)
    assert "side by side" not in mia.shown
    await mia.presses("Approve · ~30 credits")
    assert "2 creators side by side" in mia.shown
    assert await bought(scout) == [("compare", 3), ("compare", 3)]


async def test_whoever_may_only_look_compares_what_is_known_and_buys_nothing(channel: Channel, scout: Scout) -> None:
    await channel.mia.says(LINE)
    once = await bought(scout)
    await given_to_all(scout, "viewer")
    await channel.leo.says(LINE)
    assert "2 creators side by side" in channel.leo.shown
    await channel.leo.says(f"{LINE} @bellapoarch")
    assert "side by side" not in channel.leo.shown
    assert await bought(scout) == once


async def given_to_all(scout: Scout, role: Role) -> None:
    """Give everybody who spoke, or will, a role."""
    store = scout.context.store
    people = await store.database.read(
        lambda tables: tables.conn.execute("SELECT workspace, person FROM members").fetchall()
    )
    for workspace, _ in people:
        for person in ("U1", "U2", "ou_mia", "ou_leo"):
            await store.roles.give(workspace, person, person, role, "U_ADA", scout.clock())


async def test_in_chinese(mia: Person) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 对比 tiktok @charlidamelio 和 @khaby.lame 级别:S2")
    assert "2 位达人对比" in mia.shown
    assert row(mia.shown, "粉丝数") == ["1.6亿", "1.6亿 ★"]
    assert "近 10 条作品播放量" in mia.shown
    await mia.presses("图表：粉丝数")
    assert "近 10 条作品播放量" not in mia.shown


async def test_a_search_s_creators_are_compared_by_one_press_and_the_list_stays(mia: Person, scout: Scout) -> None:
    await mia.says("/creators search tiktok beauty level:S2")
    names = list(dict.fromkeys(re.findall(r"@[\w.]+", mia.shown)))
    await mia.presses("Compare these")
    assert "5 creators side by side" in mia.shown
    assert all(name in mia.shown for name in names)
    assert await bought(scout) == [("search", 30)]
    if isinstance(mia, SlackDriver):
        assert len([each for each in mia.slack.messages if each.only_for]) == 2


async def test_the_first_of_a_list_are_compared_by_what_is_known_of_them(mia: Person, scout: Scout) -> None:
    await mia.says("/creators search tiktok beauty level:S2")
    first, second = list(dict.fromkeys(re.findall(r"@[\w.]+", mia.shown)))[:2]
    await mia.presses("Shortlist")
    await mia.says(f"/creators list add Shortlist tiktok {second} @khaby.lame")
    await mia.says("/creators list compare Shortlist")
    assert first in mia.shown
    assert "Nothing is known of" in mia.shown and "@khaby.lame (TikTok)" in mia.shown
    assert len(await bought(scout)) == 1


async def test_those_compared_go_on_a_list_together(mia: Person) -> None:
    await mia.says(LINE)
    await mia.presses("Shortlist all 2")
    assert "charli d’amelio" in mia.shown and "Khabane lame" in mia.shown
    await mia.says("/creators list compare")
    assert "2 creators side by side" in mia.shown
    assert row(mia.shown, "Followers") == ["159M", "162M ★"]


async def test_a_comparison_is_shared_with_everybody_as_it_stands(channel: Channel, scout: Scout) -> None:
    await channel.mia.says(LINE)
    await channel.mia.presses("Chart: followers")
    await channel.mia.presses("Share to channel")
    assert "Shared by" in channel.leo.shown
    assert "162M ★" in channel.leo.shown
    assert "credits used" not in channel.leo.shown
    assert len(await bought(scout)) == 2


async def test_a_comparison_that_is_long_forgotten_says_so(scout: Scout, clock: Clock) -> None:
    driver = TerminalDriver(scout.desk, clock)
    await driver.says(LINE)
    clock.turn(days=31)
    await driver.presses("Chart: followers")
    assert "Chart" not in driver.shown
