"""Creators like those on a list: one price before, one card after, and whoever is like most of them first."""

from __future__ import annotations

import re

import pytest

from bot.app import Scout
from tests.platforms.chats import Person
from tests.stories.conftest import Channel, bought
from tests.stories.test_budgets import admin

SAID = "/creators list add Summer tiktok @charlidamelio @khaby.lame"
ALIKE = "/creators list lookalikes Summer limit:8"


async def found(mia: Person, said: str = SAID, line: str = ALIKE) -> list[str]:
    """The names on the first card of a list's lookalikes."""
    await mia.says(said)
    await mia.says(line)
    await mia.presses("Spend ~16 credits")
    return on_rows(mia.shown)


def on_rows(shown: str) -> list[str]:
    """The names of the creators that the card lists, without those that they are like."""
    return re.findall(r"^\W*\d+\. .*?(@[\w.]+)", shown, re.MULTILINE)


async def test_the_price_of_all_is_shown_before_anything_is_asked_for(mia: Person, scout: Scout) -> None:
    await mia.says(SAID)
    await mia.says(ALIKE)
    assert "Creators like “Summer” cost about 16 credits" in mia.shown
    assert await bought(scout) == []
    await mia.presses("Spend ~16 credits")
    assert "creators like those on “Summer”" in mia.shown
    assert "Similar to 1 of 2: " in mia.shown
    assert [action for action, _ in await bought(scout)] == ["lookalike", "lookalike"]
    assert await scout.context.store.reservations.left_behind(scout.clock()) == []


async def test_what_was_bought_is_shown_again_for_nothing_and_leafed_through(mia: Person, scout: Scout) -> None:
    await found(mia)
    paid = await bought(scout)
    await mia.says(ALIKE)
    assert "Showing 1–5" in mia.shown
    await mia.presses("Next")
    assert "Showing 6–10" in mia.shown
    await mia.presses("Previous")
    assert "Showing 1–5" in mia.shown
    assert await bought(scout) == paid


async def test_whoever_is_new_on_the_list_is_asked_for_alone(mia: Person, scout: Scout) -> None:
    await found(mia)
    await mia.says("/creators list add Summer tiktok @addisonre")
    await mia.says(ALIKE)
    assert "Nothing is known yet of one creator on the list" in mia.shown
    await mia.presses("Ask for it · up to 8 credits")
    assert len(await bought(scout)) == 3
    assert "Nothing is known yet" not in mia.shown


async def test_who_is_on_the_list_or_hidden_is_left_out_and_that_is_said(mia: Person) -> None:
    first, second, *_ = await found(mia)
    await mia.says(f"/creators list add Summer tiktok {first}")
    await mia.says(f"/creators hide tiktok {second}")
    await mia.says(ALIKE)
    assert not {first, second} & set(on_rows(mia.shown))
    assert "One was left out, who is on the list already" in mia.shown
    assert "hidden" in mia.shown


async def test_on_another_platform_and_of_creators_that_nobody_knows(mia: Person, scout: Scout) -> None:
    await mia.says("/creators list add Summer tiktok @charlidamelio @nobody.at.all")
    await mia.says("/creators list lookalikes Summer on:youtube limit:5")
    await mia.presses("Spend ~10 credits")
    assert "YouTube" in mia.shown
    assert "Not known to the creator API yet: @nobody.at.all" in mia.shown
    assert len(await bought(scout)) == 1


async def test_a_found_creator_is_put_on_the_list_from_its_row(mia: Person) -> None:
    first = (await found(mia))[0]
    await mia.presses("Shortlist")
    assert "is on “Summer” now" in mia.shown
    await mia.says("/creators list show Summer")
    assert first in mia.shown


async def test_what_does_not_fit_the_budget_as_a_whole_is_not_begun(mia: Person, scout: Scout) -> None:
    await admin(scout, mia)
    await mia.says("/creators budget set 12 month workspace")
    await mia.says(SAID)
    await mia.says(ALIKE)
    await mia.presses("Spend ~16 credits")
    assert "16 credits" in mia.shown
    assert await bought(scout) == []


async def test_an_approver_lets_the_whole_of_it_go(mia: Person, scout: Scout) -> None:
    await admin(scout, mia)
    await mia.says("/creators budget set 12 month workspace")
    await mia.says(SAID)
    await mia.says(ALIKE)
    await mia.presses("Spend ~16 credits")
    await mia.presses("Approve · ~16 credits")
    assert "creators like those on “Summer”" in mia.shown
    assert len(await bought(scout)) == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"{ALIKE} colour:red", "There is no option “colour”"),
        (f"{ALIKE} page:9", "no page 9"),
        ("/creators list lookalikes Sumer", "Did you mean: Summer"),
        ("/creators list lookalikes Long", "20 creators at most"),
    ],
)
async def test_what_cannot_be_asked_for_is_named_with_a_line_that_works(
    mia: Person, scout: Scout, line: str, said: str
) -> None:
    many = " ".join(f"@creator{number}" for number in range(21))
    await mia.says(f"/creators list add Long tiktok {many}")
    await mia.says(SAID)
    await mia.says(line)
    assert said in mia.shown
    assert "Try: /creators list" in mia.shown
    assert await bought(scout) == []


async def test_a_part_of_a_long_list_is_asked_for_by_its_page(mia: Person) -> None:
    many = " ".join(f"@creator{number}" for number in range(21))
    await mia.says(f"/creators list add Long tiktok {many}")
    await mia.says("/creators list lookalikes Long page:2 limit:5")
    assert "cost about 5 credits" in mia.shown


async def test_lookalikes_of_a_list_in_chinese(mia: Person) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 名单 添加 夏季 tiktok @charlidamelio @khaby.lame")
    await mia.says("/达人 名单 相似 夏季 数量:8")
    assert "约需 16 积分" in mia.shown
    await mia.presses("确认，约 16 积分")
    assert "与“夏季”相似的达人" in mia.shown
    assert "位相似：" in mia.shown


async def test_the_found_are_shared_with_the_channel_and_a_private_lists_are_not(channel: Channel) -> None:
    await found(channel.mia)
    await channel.mia.presses("Share to channel")
    assert "creators like those on “Summer”" in channel.leo.shown
    await channel.mia.says("/creators list new Secret private")
    await channel.mia.says("/creators list add Secret tiktok @charlidamelio")
    await channel.mia.says("/creators list lookalikes Secret limit:8")
    assert "Share" not in channel.mia.shown
    await channel.leo.says("/creators list lookalikes Secret")
    assert "There is no list “Secret”" in channel.leo.shown
