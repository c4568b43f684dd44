"""Someone asks for help, for one creator, for what is left, and for another language."""

from __future__ import annotations

from bot.app import Scout
from tests.platforms.chats import Person
from tests.stories.conftest import bought


async def test_help_lists_every_command_with_examples_to_press(mia: Person, scout: Scout) -> None:
    await mia.says("/creators help")
    for name in ("search", "lookalike", "show", "credits", "settings"):
        assert f"/creators {name}" in mia.shown
    assert await bought(scout) == []
    await mia.presses("/creators lookalike @mrbeast on:youtube")
    assert "creators like @mrbeast" in mia.shown


async def test_help_on_one_command_says_how_to_type_it(mia: Person) -> None:
    await mia.says("/creators help search")
    assert "/creators search [platform] WORDS" in mia.shown
    assert "followers:" in mia.shown


async def test_a_mistyped_command_gets_the_nearest_one(mia: Person, scout: Scout) -> None:
    await mia.says("/creators serch x")
    assert "Did you mean “search”?" in mia.shown
    assert await bought(scout) == []


async def test_one_creator_is_shown_with_everything_of_the_level(mia: Person, scout: Scout) -> None:
    await mia.says("/creators show tiktok @charlidamelio level:S2")
    assert "on TikTok" in mia.shown
    assert "Followers" in mia.shown
    assert "Engagement" in mia.shown
    assert [action for action, _ in await bought(scout)] == ["search"]


async def test_a_creator_nobody_knows_is_said_to_be_unknown(mia: Person) -> None:
    await mia.says("/creators show tiktok @nonexistent_user_xyz_12345")
    assert "No creator named @nonexistent_user_xyz_12345 on TikTok" in mia.shown


async def test_credits_are_unknown_until_the_api_has_said_something(mia: Person) -> None:
    await mia.says("/creators credits")
    assert "unknown" in mia.shown
    await mia.says("/creators search tiktok beauty")
    await mia.says("/creators credits")
    assert "unlimited" in mia.shown
    assert "30 credits in one search" in mia.shown


async def test_choices_are_kept(mia: Person) -> None:
    await mia.says("/creators settings platform:youtube level:S1")
    assert "Saved" in mia.shown
    await mia.says("/creators search gaming")
    assert "creators on YouTube" in mia.shown
    assert "level S1" in mia.shown


async def test_chinese_help_is_in_chinese(mia: Person) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 帮助")
    assert "找达人、找相似达人" in mia.shown
