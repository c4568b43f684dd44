"""People in one channel: what one shares all can use, and what is pressed twice is paid for once."""

from __future__ import annotations

import asyncio

import pytest

from bot.app import Scout
from tests.platforms.chats import Person
from tests.platforms.feishu import FeishuDriver
from tests.platforms.slack import SlackDriver
from tests.stories.conftest import Channel, bought

LINE = "/creators search tiktok beauty country:US has:email followers:10k-500k"
LOOKALIKE = "/creators lookalike tiktok @charlidamelio"


@pytest.mark.parametrize("line", [LINE, LOOKALIKE], ids=["search", "lookalike"])
async def test_what_one_shares_everybody_sees_and_can_use(channel: Channel, scout: Scout, line: str) -> None:
    await channel.mia.says(line)
    with pytest.raises(LookupError):
        channel.leo.shown  # noqa: B018 - nothing is there for Leo yet
    await channel.mia.presses("Share to channel")
    shared = channel.leo.shown
    assert "Shared by Mia" in shared
    assert "[Find alike]" in shared
    assert "Refresh" not in shared and "Sort" not in shared  # what spends for Mia stays on her card
    assert "credits used" not in shared and "request req_" not in shared
    assert "@example" not in shared  # no address of anybody
    assert len(await bought(scout)) == 1
    await channel.leo.presses("Details")
    assert "0 credits" in channel.leo.shown
    assert "Shared by Mia" in channel.mia.shown  # details are Leo's alone
    assert len(await bought(scout)) == 1


@pytest.mark.parametrize(
    "line", [LINE, LOOKALIKE, "/creators compare tiktok @charlidamelio @khaby.lame"], ids=["search", "alike", "compare"]
)
async def test_what_was_shared_has_no_button_to_share_any_more(channel: Channel, line: str) -> None:
    await channel.mia.says(line)
    title = channel.mia.shown.splitlines()[0]
    await channel.mia.presses("Share to channel")
    assert times_shared(channel.mia) == 1
    [own] = [words for words in words_of_all(channel.mia) if "Shared with everybody here" in words]
    assert own.splitlines()[0] == title
    assert not [words for words in words_of_all(channel.mia) if "[Share to channel]" in words]


async def test_share_pressed_twice_posts_once(channel: Channel) -> None:
    await channel.mia.says(LINE)
    await both(channel.mia, "Share to channel")
    shared = channel.leo.shown
    await channel.leo.presses("Details")
    assert "Shared by Mia" in shared
    assert times_shared(channel.leo) == 1


@pytest.mark.parametrize(
    ("line", "label"),
    [
        (f"{LINE} size:100", "Spend ~300 credits"),
        (f"{LOOKALIKE} limit:50 level:S3", "Spend ~200 credits"),
        (LINE, "Find alike"),
        (LINE, "Sort: engagement · ~30 credits"),
    ],
    ids=["confirm a search", "confirm lookalikes", "find alike", "sort"],
)
async def test_a_button_that_spends_pressed_twice_at_once_is_paid_for_once(
    channel: Channel, scout: Scout, line: str, label: str
) -> None:
    await channel.mia.says(line)
    before = len(await bought(scout))
    await both(channel.mia, label)
    assert len(await bought(scout)) == before + 1


async def test_refresh_pressed_twice_at_once_is_paid_for_once(channel: Channel, scout: Scout) -> None:
    await channel.mia.says(LINE)
    await channel.mia.says(LINE)
    await both(channel.mia, "Refresh · ~30 credits")
    assert [action for action, _ in await bought(scout)] == ["search", "search"]


async def both(person: Person, label: str) -> None:
    """A double click: two presses of one control, before either is answered."""
    if isinstance(person, SlackDriver):
        card = person.card
        control = card.control(label)
        await asyncio.gather(*(person.press(card, control, label) for _ in range(2)))
        await person.chat.idle()
    elif isinstance(person, FeishuDriver):
        card_there = person.card
        await asyncio.gather(*(person.press(card_there, label) for _ in range(2)))
        await person.chat.idle()


def times_shared(person: Person) -> int:
    """How many cards that everybody sees stand in the channel."""
    return sum("Shared by" in words for words in words_of_all(person))


def words_of_all(person: Person) -> list[str]:
    """The words of every card that stands anywhere."""
    assert isinstance(person, SlackDriver | FeishuDriver)
    messages = person.slack.messages if isinstance(person, SlackDriver) else person.feishu.messages
    return [each.words for each in messages]
