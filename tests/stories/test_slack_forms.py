"""In Slack, a search or a collection asked for with nothing opens a modal."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.app import Scout
from tests.platforms.chats import SLACK_BY
from tests.platforms.slack import SlackDriver
from tests.stories.conftest import Clock, bought


@pytest.fixture(params=SLACK_BY)
async def mia(request: pytest.FixtureRequest, scout: Scout) -> AsyncIterator[SlackDriver]:
    async with SLACK_BY[request.param](scout) as person:
        assert isinstance(person, SlackDriver)
        yield person


async def test_search_alone_opens_the_form_and_its_answer_is_for_the_asker(mia: SlackDriver, scout: Scout) -> None:
    await mia.says("/creators search")
    assert mia.slack.messages == []
    assert "Find creators" in mia.form.words
    assert "10 creators at S2: about 30 credits at most" in mia.form.words
    await mia.fills("Words", "beauty")
    await mia.fills("Countries", "United States")
    await mia.fills("Followers", "10k-500k")
    await mia.fills("Must have", "An e-mail address")
    await mia.submits()
    assert "search tiktok beauty country:US followers:10k-500k email:yes" in mia.shown.replace('"', "")
    assert mia.card.only_for == "U1"
    assert len(await bought(scout)) == 1


async def test_what_is_wrong_is_said_below_its_field_and_nothing_is_bought(mia: SlackDriver, scout: Scout) -> None:
    await mia.says("/creators search")
    await mia.fills("Words", "beauty")
    await mia.fills("Followers", "500k-10k")
    await mia.submits()
    assert (
        "Followers:\nAny number, or a range: 10k-500k, over 1M\n“500k-10k” for “followers” begins above its end."
        in mia.form.words
    )
    assert await bought(scout) == []
    await mia.fills("Followers", "10k-500k")
    await mia.submits()
    assert "followers:10k-500k" in mia.shown


async def test_a_field_in_which_nothing_is_chosen_says_what_that_means(mia: SlackDriver) -> None:
    await mia.says("/creators search")
    assert mia.form.block("Last post since")["element"]["placeholder"]["text"] == "Any day"
    await mia.says("/collect")
    element = mia.form.block("Names without a link are on")["element"]
    assert element["placeholder"]["text"] == "Choose later, in the preview"


async def test_the_estimate_follows_the_fields(mia: SlackDriver) -> None:
    await mia.says("/creators search")
    await mia.fills("How many", "50")
    assert "50 creators at S2: about 150 credits at most" in mia.form.words
    await mia.fills("Level", "S1 · finds people")
    assert "50 creators at S1: about 50 credits at most" in mia.form.words


async def test_another_platform_brings_its_own_filters_and_keeps_what_was_filled_in(mia: SlackDriver) -> None:
    await mia.says("/creators search")
    await mia.fills("Words", "espresso")
    assert {"Zalo"} <= _choices(mia, "Must have")
    await mia.fills("Platform", "YouTube")
    assert "Zalo" not in _choices(mia, "Must have")
    assert "WhatsApp" in _choices(mia, "Must have")
    await mia.submits()
    assert "search youtube" in mia.shown
    assert "espresso" in mia.shown


async def test_the_form_begins_with_the_last_search(mia: SlackDriver) -> None:
    await mia.says("/creators search youtube gaming country:US,CA followers:>10k last_post:30d level:S1")
    await mia.says("/creators search")
    words = mia.form.words
    assert "Platform: YouTube" in words
    assert "Countries: United States, Canada" in words
    assert "Followers: >=10k" in words
    assert "More filters: last_post:" in words
    assert "Level: S1 · finds people" in words


async def test_a_search_that_finds_nobody_is_changed_in_the_form_as_it_was(mia: SlackDriver) -> None:
    await mia.says('/creators search youtube "zzzzqqq" country:US level:S1')
    assert "No creators match" in mia.shown
    await mia.presses("Change the search")
    assert "Platform: YouTube" in mia.form.words
    assert "Countries: United States" in mia.form.words
    await mia.fills("Words", "gaming")
    await mia.submits()
    assert 'search youtube "gaming" country:US level:S1' in mia.shown


async def test_a_day_is_picked(mia: SlackDriver) -> None:
    await mia.says("/creators search")
    await mia.fills("Words", "beauty")
    await mia.fills("Last post since", "2026-06-01")
    await mia.submits()
    assert "last_post:>=2026-06-01" in mia.shown
    await mia.says("/creators search")
    assert mia.form.block("Last post since")["element"]["initial_date"] == "2026-06-01"


async def test_countries_languages_and_categories_are_found_in_the_readers_language(mia: SlackDriver) -> None:
    mia.slack.people["U1"]["locale"] = "zh-CN"
    await mia.says("/creators search")
    assert "找达人" in mia.form.words
    assert (await mia.suggested("语言", "法"))[0] == "法语"
    assert (await mia.suggested("语言", "fren"))[0] == "法语"
    assert "美妆" in "".join(await mia.suggested("类目", "美"))
    assert (await mia.suggested("国家", "德"))[0] == "德国"
    assert (await mia.suggested("国家", "germ"))[0] == "德国"


async def test_a_trigger_that_came_too_late_becomes_a_button_that_opens_the_form(mia: SlackDriver) -> None:
    mia.slack.refuse("views.open", "expired_trigger_id")
    await mia.says("/creators search")
    assert mia.slack.views.open == []
    await mia.presses("Fill in the search")
    assert "Find creators" in mia.form.words


async def test_a_mention_gets_a_button_that_opens_the_form(mia: SlackDriver) -> None:
    await mia.says("search")
    await mia.presses("Fill in the search")
    await mia.fills("Words", "beauty")
    await mia.submits()
    assert "search tiktok" in mia.shown


async def test_a_costly_form_still_asks_before_it_spends(mia: SlackDriver, scout: Scout) -> None:
    await mia.says("/creators search")
    await mia.fills("Words", "beauty")
    await mia.fills("How many", "100")
    await mia.submits()
    assert "[Spend ~300 credits]" in mia.shown
    assert await bought(scout) == []


async def test_a_collection_is_pasted_into_a_form(mia: SlackDriver) -> None:
    await mia.says("/collect")
    assert "Collect creators" in mia.form.words
    await mia.fills("Links and names", "good morning")
    await mia.submits()
    assert "names no creator" in mia.form.words
    await mia.fills("Links and names", "@mia_x\nhttps://www.youtube.com/@MrBeast")
    await mia.fills("Names without a link are on", "Instagram")
    await mia.submits()
    assert "@mia_x" in mia.shown
    assert "Instagram" in mia.shown
    assert "YouTube" in mia.shown


async def test_a_form_from_long_ago_says_so(mia: SlackDriver, clock: Clock) -> None:
    await mia.says("/creators search")
    clock.turn(days=40)
    await mia.fills("Words", "beauty")
    await mia.submits()
    assert "no longer valid" in mia.shown


async def test_guests_fill_in_forms_for_nothing(mia: SlackDriver, scout: Scout) -> None:
    mia.slack.people["U1"]["is_restricted"] = True
    await mia.says("/creators search")
    assert mia.slack.views.open == []
    assert "Guests" in mia.shown
    assert await bought(scout) == []


async def test_a_channel_that_another_organisation_reads_gets_neither_form_nor_credits(
    mia: SlackDriver, scout: Scout, clock: Clock
) -> None:
    await mia.says("/creators search")
    await mia.fills("Words", "beauty")
    mia.slack.told["C1"] = {"is_ext_shared": True}
    clock.turn(minutes=6)
    await mia.submits()
    assert "not shared" in mia.shown
    await mia.says("/creators search tiktok beauty")
    assert "not shared" in mia.shown
    assert await bought(scout) == []


def _choices(mia: SlackDriver, label: str) -> set[str]:
    return {option["text"]["text"] for option in mia.form.block(label)["element"]["options"]}
