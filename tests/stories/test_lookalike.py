"""Someone knows one creator and looks for more like them, on the same platform or another."""

from __future__ import annotations

import pytest

from bot.app import Scout
from tests.platforms.chats import Person
from tests.stories.conftest import Clock, bought


async def test_lookalikes_of_a_creator_come_with_how_alike_they_are(mia: Person, scout: Scout) -> None:
    await mia.says("/creators lookalike @charlidamelio on:youtube")
    assert "creators like @charlidamelio" in mia.shown
    assert "YouTube" in mia.shown
    assert "% match" in mia.shown
    assert "10 credits used" in mia.shown
    assert await bought(scout) == [("lookalike", 10)]


@pytest.mark.parametrize(
    "seed",
    [
        "charlidamelio",
        "@charlidamelio",
        "https://www.tiktok.com/@charlidamelio?lang=en",
        "<https://www.tiktok.com/@charlidamelio|charli>",
        "tiktok.com/@charlidamelio",
    ],
)
async def test_a_name_or_any_link_of_the_profile_finds_the_same_creators(mia: Person, seed: str) -> None:
    await mia.says("/creators lookalike tiktok @charlidamelio")
    known = mia.shown.split("\n1. ", 1)[-1].split("\n", 1)[0]
    await mia.says(f"/creators lookalike tiktok {seed}" if "tiktok.com" not in seed else f"/creators lookalike {seed}")
    assert mia.shown.split("\n1. ", 1)[-1].split("\n", 1)[0] == known


async def test_lookalikes_can_be_narrowed(mia: Person) -> None:
    await mia.says("/creators lookalike @charlidamelio in:US followers:100k-1M")
    assert "creators like @charlidamelio" in mia.shown
    assert "United States" in mia.shown


async def test_find_alike_on_a_row_asks_for_that_creator(mia: Person) -> None:
    await mia.says("/creators search tiktok dance country:US size:5")
    await mia.presses("Find alike")
    assert "creators like @" in mia.shown
    assert "% match" in mia.shown


async def test_a_name_without_a_platform_is_said_to_be_ambiguous_and_the_platform_can_be_chosen(
    mia: Person, scout: Scout
) -> None:
    await mia.says("/creators lookalike @charlidamelio on:instagram")
    assert "No platform was named for @charlidamelio" in mia.shown
    await mia.presses("YouTube · ~10 credits")
    assert "/creators lookalike youtube @charlidamelio on:instagram" in mia.shown
    assert "No platform was named" not in mia.shown
    await mia.presses("TikTok · ~10 credits")
    assert "/creators lookalike tiktok @charlidamelio on:instagram" in mia.shown
    await mia.presses("YouTube")
    assert "from memory" in mia.shown
    assert await bought(scout) == [("lookalike", 10)] * 3


@pytest.mark.parametrize(
    "seed", ["tiktok @charlidamelio", "https://www.tiktok.com/@charlidamelio"], ids=["platform", "link"]
)
async def test_where_the_platform_is_known_none_is_asked_for(mia: Person, seed: str) -> None:
    await mia.says(f"/creators lookalike {seed}")
    assert "No platform was named" not in mia.shown
    with pytest.raises(LookupError):
        await mia.presses("YouTube · ~10 credits")


async def test_a_seed_whose_facts_were_bought_says_why_others_are_alike(mia: Person) -> None:
    await mia.says("/creators search tiktok dance country:US size:5")
    await mia.presses("Find alike")
    assert "Alike: same country" in mia.shown
    await mia.says("/creators lookalike tiktok @charlidamelio")
    assert "Alike:" not in mia.shown  # nothing was bought that shows her
    await mia.says("/creators show tiktok @charlidamelio")
    await mia.says("/creators lookalike tiktok @charlidamelio")
    assert "from memory" in mia.shown
    assert "Alike: same country" in mia.shown


async def test_lookalikes_dearer_than_the_threshold_wait_for_a_press(mia: Person, scout: Scout) -> None:
    await mia.says("/creators lookalike tiktok @charlidamelio limit:50 level:S3")
    assert "Creators like @charlidamelio cost about 200 credits" in mia.shown
    assert await bought(scout) == []
    await mia.presses("Spend ~200 credits")
    assert "50 creators like @charlidamelio" in mia.shown
    assert await bought(scout) == [("lookalike", 200)]


async def test_the_next_lookalikes_are_paid_for_already(mia: Person, scout: Scout) -> None:
    await mia.says("/creators lookalike @charlidamelio")
    await mia.presses("Next")
    assert "Showing 6–10" in mia.shown
    assert "0 credits" in mia.shown
    assert len(await bought(scout)) == 1


async def test_the_same_lookalikes_again_come_from_memory(mia: Person, scout: Scout, clock: Clock) -> None:
    await mia.says("/creators lookalike @charlidamelio")
    clock.turn(hours=3)
    await mia.says("/creators lookalike @charlidamelio")
    assert "from memory, bought 3 hours ago · 0 credits" in mia.shown
    assert len(await bought(scout)) == 1


async def test_an_unknown_creator_is_named_with_what_to_try_and_nothing_is_charged(mia: Person, scout: Scout) -> None:
    await mia.says("/creators lookalike @nonexistent_user_xyz_12345")
    assert "does not know @nonexistent_user_xyz_12345" in mia.shown
    assert "Nothing was charged" in mia.shown
    assert await bought(scout) == []


async def test_a_link_to_a_video_is_refused_with_the_reason(mia: Person, scout: Scout) -> None:
    await mia.says("/creators lookalike https://www.tiktok.com/@mia/video/7301000000000000001")
    assert "video" in mia.shown.lower()
    assert "Nothing was sent or charged" in mia.shown
    assert await bought(scout) == []
