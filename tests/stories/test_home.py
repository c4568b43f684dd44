"""A person's page: what runs, their files, saved searches, the account and their settings."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest

from bot.app import Scout
from tests.platforms.chats import SLACK_BY, Person
from tests.platforms.slack import SlackDriver
from tests.stories.conftest import Clock, Passing, bought
from tests.stories.openings import saved


@pytest.fixture(params=SLACK_BY)
async def in_slack(request: pytest.FixtureRequest, scout: Scout) -> AsyncIterator[SlackDriver]:
    async with SLACK_BY[request.param](scout) as person:
        assert isinstance(person, SlackDriver)
        yield person


async def test_everything_of_a_person_stands_on_one_card(mia: Person, scout: Scout) -> None:
    await saved(mia, "/creators search tiktok beauty country:US", "US skincare")
    await mia.says("/creators home")
    assert "One saved search" in mia.shown
    assert "US skincare" in mia.shown
    assert "Nothing was collected here yet" in mia.shown
    assert "30 credits in one request" in mia.shown
    assert "Platform when a line names none" in mia.shown
    assert "There is no digest yet" in mia.shown
    assert len(await bought(scout)) == 1


async def test_a_digest_is_paused_and_resumed_at_home(in_slack: SlackDriver) -> None:
    in_slack.channel = "D1"
    await saved(in_slack, "/creators search tiktok beauty", "beauty")
    await in_slack.says('/creators digest add "beauty" weekly mon 09:00')
    await in_slack.presses("Start (up to 150 credits a run)")
    await in_slack.opens_home()
    assert "One digest" in in_slack.home.words
    assert "every Monday at 09:00" in in_slack.home.words
    await in_slack.presses_home("Pause")
    await in_slack.opens_home()
    assert "[Resume]" in in_slack.home.words


async def test_the_page_speaks_the_readers_language(mia: Person) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 主页")
    assert "找达人" in mia.shown
    assert "你的设置" in mia.shown


async def test_opening_the_home_tab_fills_it(in_slack: SlackDriver) -> None:
    await in_slack.opens_home()
    words = in_slack.home.words
    assert "[Find creators]" in words
    assert "Your settings" in words
    assert in_slack.slack.messages == []


async def test_settings_are_chosen_at_home(in_slack: SlackDriver) -> None:
    await in_slack.opens_home()
    await in_slack.presses_home("中文")
    assert "你的设置" in in_slack.home.words
    await in_slack.presses_home("YouTube")
    await in_slack.says("/达人 设置")
    assert "YouTube" in in_slack.shown


async def test_a_search_begun_at_home_is_answered_in_the_direct_message(in_slack: SlackDriver) -> None:
    await in_slack.opens_home()
    await in_slack.presses_home("Find creators")
    await in_slack.fills("Words", "beauty")
    await in_slack.submits()
    assert "beauty" in in_slack.shown
    assert in_slack.card.channel == "D1"


async def test_the_home_tab_follows_what_is_pressed_on_it(in_slack: SlackDriver) -> None:
    in_slack.channel = "D1"
    await saved(in_slack, "/creators search tiktok beauty", "beauty")
    await in_slack.opens_home()
    await in_slack.presses_home("Run")
    assert "beauty" in in_slack.shown
    await in_slack.says("/creators settings language:zh")
    await in_slack.opens_home()
    assert "[找达人]" in in_slack.home.words


async def test_a_running_collection_shows_its_progress_at_home(in_slack: SlackDriver) -> None:
    in_slack.channel = "D1"
    await in_slack.says("/collect https://www.tiktok.com/@charlidamelio https://www.tiktok.com/@khaby.lame")
    await in_slack.presses("Collect 2")
    await in_slack.opens_home()
    assert "of 2" in in_slack.home.words


async def test_a_finished_collection_stands_at_home_with_the_life_of_its_link(
    in_slack: SlackDriver, clock: Clock, passes: Passing
) -> None:
    in_slack.channel = "D1"
    await in_slack.says("/collect https://www.tiktok.com/@charlidamelio")
    await in_slack.presses("Collect 1")
    for _ in range(4):
        await passes(seconds=30)
    await in_slack.opens_home()
    left = re.search(r"its link works for (\d+) more minutes", in_slack.home.words)
    assert left
    clock.turn(minutes=10)
    await in_slack.opens_home()
    assert f"its link works for {int(left[1]) - 10} more minutes" in in_slack.home.words
    clock.turn(days=2)
    await in_slack.opens_home()
    assert "its link has ended; a fresh one is a press away" in in_slack.home.words
    await in_slack.presses_home("Fresh link")
    assert "[Download]" in in_slack.shown
    assert "its link works for" in in_slack.home.words


async def test_language_and_defaults_are_chosen_at_home(in_slack: SlackDriver) -> None:
    await in_slack.opens_home()
    await in_slack.presses_home("YouTube")
    assert "Platform when a line names none\nYouTube\n" in in_slack.home.words
    assert in_slack.home.control("YouTube")["initial_option"]["text"]["text"] == "YouTube"
    await in_slack.presses_home("中文")
    assert "[找达人]" in in_slack.home.words
    assert in_slack.home.control("中文")["initial_option"]["text"]["text"] == "中文"


async def test_a_busy_home_uses_all_the_room_that_slack_has_there(in_slack: SlackDriver) -> None:
    in_slack.slack.people["U1"]["is_admin"] = True
    in_slack.channel = "D1"
    for number in range(1, 9):
        await in_slack.says(f"/collect https://www.tiktok.com/@mia{number}")
        await in_slack.presses("Collect 1")
        await saved(in_slack, f"/creators search tiktok beauty {number}", f"beauty {number}")
        await in_slack.says(f'/creators digest add "beauty {number}" weekly mon 09:00')
        await in_slack.presses("Start (up to 150 credits a run)")
    await in_slack.opens_home()
    words = in_slack.home.words
    assert "more" not in words
    assert words.count("every Monday at 09:00") == 8
    assert "For admins" in words


async def test_only_admins_find_the_teams_money_at_home(in_slack: SlackDriver) -> None:
    await in_slack.opens_home()
    assert "For admins" not in in_slack.home.words


async def test_admins_reach_spending_roles_and_budgets_from_home(in_slack: SlackDriver) -> None:
    in_slack.slack.people["U1"]["is_admin"] = True
    await in_slack.opens_home()
    assert "For admins" in in_slack.home.words
    await in_slack.presses_home("Roles")
    assert "admin" in in_slack.shown


async def test_guests_see_their_own_settings_and_nothing_of_the_teams(in_slack: SlackDriver) -> None:
    in_slack.slack.people["U1"]["is_restricted"] = True
    await in_slack.opens_home()
    words = in_slack.home.words
    assert "Your settings" in words
    assert "Find creators" not in words
    assert "credits" not in words
