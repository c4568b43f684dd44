"""Whoever looks through creators keeps them in sight: what is asked about one of them, or of all, comes beside."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette

from bot.app import Scout
from bot.settings import Settings
from tests.platforms.chats import CHATS
from tests.platforms.feishu import FeishuDriver, messages
from tests.platforms.feishu.tenant import GROUP
from tests.platforms.slack import SlackDriver, fake
from tests.platforms.slack.fake import DM
from tests.stories.conftest import Clock
from tests.stories.test_budgets import given

Somewhere = SlackDriver | FeishuDriver
Shown = fake.Shown | messages.Shown
PLACES = ("a Slack channel", "Slack directly", "a Feishu group", "Feishu directly")


@pytest.fixture
async def scout(settings: Settings, clock: Clock) -> AsyncIterator[Scout]:
    """Scout, with a sign of work for whatever is worked on."""
    async with Scout(settings, clock=clock, working_after=0.0) as running:
        yield running


@pytest.fixture(params=PLACES)
async def mia(request: pytest.FixtureRequest, scout: Scout) -> AsyncIterator[Somewhere]:
    async with CHATS["slack" if "Slack" in request.param else "feishu"](scout) as person:
        match person:
            case SlackDriver():
                app = Starlette(routes=list(person.chat.routes))
                channel = DM if "directly" in request.param else person.channel
                yield SlackDriver(person.slack, person.chat, app, channel=channel)
            case FeishuDriver():
                yield person if "directly" in request.param else person.elsewhere(place=GROUP)


async def looks_closer(mia: Somewhere, listed: Shown, label: str, row: int = 0) -> None:
    """Press a button on a card that need not be the last one any more."""
    match mia, listed:
        case SlackDriver(), fake.Shown():
            await mia.press(listed, listed.control(label, row), label)
        case FeishuDriver(), messages.Shown():
            await mia.press(listed, label, row)
    await mia.chat.idle()


@pytest.mark.parametrize(("label", "says"), [("Find alike", "creators like @"), ("Details", "Country")])
async def test_what_is_asked_about_one_after_another_comes_beside_the_list(
    mia: Somewhere, label: str, says: str
) -> None:
    await mia.says("/creators search tiktok dance country:US size:5")
    listed, words = mia.card, mia.shown
    for row in (0, 1):
        await looks_closer(mia, listed, label, row)
        assert says in mia.shown
        assert (mia.card is listed, listed.words) == (False, words)


async def test_lookalikes_that_cannot_be_bought_are_refused_beside_the_list(mia: Somewhere, scout: Scout) -> None:
    await mia.says("/creators search tiktok dance country:US size:5")
    listed, words = mia.card, mia.shown
    await given(scout, "viewer")
    await looks_closer(mia, listed, "Find alike")
    assert "not spend its credits" in mia.shown
    assert listed.words == words


@pytest.fixture
async def listed(mia: Somewhere) -> Shown:
    """A private list that Mia looks at."""
    await mia.says("/creators list new Spring private")
    await mia.says("/creators list add Spring @charlidamelio @khaby.lame tiktok")
    await mia.says("/creators list show Spring")
    return mia.card


async def test_lookalikes_of_a_whole_list_come_beside_it(mia: Somewhere, listed: Shown) -> None:
    words = listed.words
    await looks_closer(mia, listed, "Find lookalikes")
    assert "cost about" in mia.shown
    await mia.presses("Spend ~20 credits")
    assert "creators like those on “Spring”" in mia.shown
    assert listed.words == words


@pytest.mark.parametrize(
    ("label", "says"),
    [("Collect all", "2 creators to collect"), ("Export", "“Spring” as a file"), ("Vote", "“Spring”")],
)
async def test_what_is_done_with_a_whole_list_comes_beside_it(
    mia: Somewhere, listed: Shown, label: str, says: str
) -> None:
    words = listed.words
    await looks_closer(mia, listed, label)
    assert says in mia.shown
    assert (mia.card is listed, listed.words) == (False, words)
