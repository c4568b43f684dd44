"""Someone asks for help, for one creator, for what is left, and for another language."""

from __future__ import annotations

import pytest

from bot.app import Scout
from handlers.menu import COMMANDS
from handlers.words import LANGUAGES
from tests.platforms.chats import Person, as_named
from tests.platforms.terminal import TerminalDriver
from tests.stories.conftest import Clock, bought


async def test_help_lists_every_command_with_examples_to_press(mia: Person, scout: Scout) -> None:
    await mia.says("/creators help")
    for name in ("search", "lookalike", "show", "credits", "settings"):
        assert f"/creators {name}" in mia.shown
    assert await bought(scout) == []
    await mia.presses("Try it", 1)  # that of lookalikes, the second command
    assert "creators like @mrbeast" in mia.shown


async def test_help_on_one_command_says_how_to_type_it(mia: Person) -> None:
    await mia.says("/creators help search")
    assert "/creators search [platform] WORDS" in mia.shown
    assert "followers:" in mia.shown


async def test_a_mistyped_command_gets_the_nearest_one(mia: Person, scout: Scout) -> None:
    await mia.says("/creators serch x")
    assert "Did you mean “search”?" in mia.shown
    assert await bought(scout) == []


async def test_what_is_no_command_is_answered_with_the_few_that_fit_and_not_with_all(mia: Person) -> None:
    await mia.says("/creators serch beauty")
    assert "/creators search [platform] WORDS" in mia.shown
    assert "/creators lookalike" not in mia.shown
    assert "“/creators help” lists all commands." in mia.shown
    await mia.says("/creators zzzzzz")
    for name in ("/creators search", "/creators lookalike", "/collect"):
        assert name in mia.shown
    assert "/creators budget" not in mia.shown


@pytest.mark.parametrize("line", ["/creators", "/creators what can you do?"])
async def test_no_command_at_all_and_the_question_what_there_is_bring_the_whole_help(mia: Person, line: str) -> None:
    await mia.says(line)
    assert "What Scout can do" in mia.shown
    assert "/creators budget" in mia.shown


async def test_who_greets_or_thanks_is_greeted_and_thanked_and_shown_where_to_begin(mia: Person) -> None:
    await mia.says("/creators hello")
    assert "Hello! This is Scout" in mia.shown
    assert "/creators search [platform] WORDS" in mia.shown
    await mia.says("/creators thank you!")
    assert "You are welcome!" in mia.shown
    assert "Nothing was sent" not in mia.shown
    await mia.says("/creators settings language:zh")
    for said, answer in (("你好", "你好，我是 Scout"), ("谢谢！", "不客气！")):
        await mia.says(f"/creators {said}")
        assert answer in mia.shown
    await mia.says("/creators 找达人")
    assert "没看懂" not in mia.shown


async def test_one_creator_is_shown_with_everything_of_the_level(mia: Person, scout: Scout) -> None:
    await mia.says("/creators show tiktok @charlidamelio level:S2")
    assert "on TikTok" in mia.shown
    assert "Followers" in mia.shown
    assert "Engagement" in mia.shown
    assert [action for action, _ in await bought(scout)] == ["show"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/creators rename Summer to Winter", ("“rename” goes with one of these", "saved rename", "list rename")),
        ("/creators share Summer", ("saved share", "list share")),
        ("/creators pause Summer", ("digest pause",)),
        ("/达人 改名 夏季", ("“改名”要和下面的命令一起用", "已保存 改名", "名单 改名")),
    ],
)
async def test_half_a_command_is_told_the_ones_that_it_is_a_part_of(
    mia: Person, line: str, said: tuple[str, ...]
) -> None:
    if line.startswith("/达人"):
        await mia.says("/creators settings language:zh")
    await mia.says(line)
    assert all(each in mia.shown for each in said)
    assert "lookalike" not in mia.shown


async def test_a_creator_nobody_knows_is_said_to_be_unknown(mia: Person) -> None:
    await mia.says("/creators show tiktok @nonexistent_user_xyz_12345")
    assert "No creator named @nonexistent_user_xyz_12345 on TikTok" in mia.shown


async def test_credits_are_unknown_until_the_api_has_said_something(mia: Person) -> None:
    await mia.says("/creators credits")
    assert "unknown" in mia.shown
    await mia.says("/creators search tiktok beauty")
    await mia.says("/creators credits")
    assert "unlimited" in mia.shown
    assert "30 credits in one request" in mia.shown
    assert "about 30 credits a day (last day)" in mia.shown
    await mia.says("/creators show tiktok @charlidamelio")
    await mia.says("/creators lookalike @mrbeast")
    await mia.says("/creators credits")
    assert "credits in 3 requests" in mia.shown


async def test_choices_are_kept(mia: Person) -> None:
    await mia.says("/creators settings platform:youtube level:S1")
    assert "Saved" in mia.shown
    await mia.says("/creators search gaming")
    assert "creators on YouTube" in mia.shown
    assert "level S1" in mia.shown


async def test_the_pace_of_spending_says_how_long_the_credits_last(scout: Scout, clock: Clock) -> None:
    driver = TerminalDriver(scout.desk, clock)
    for _ in range(3):
        await driver.says("/creators search tiktok beauty level:S1")
        clock.turn(days=2)
    assert await bought(scout) == [("search", 10)] * 3
    store, account = scout.context.store.spending, scout.context.options.account
    await store.note_balance(account, clock(), credits_left=104, requests_left=None)
    await driver.says("/creators credits")
    assert "about 5 credits a day (last 6 days)" in driver.shown
    assert "Account: 104 credits left" in driver.shown
    assert "about 20 days" in driver.shown
    clock.turn(days=30)
    await driver.says("/creators credits")
    assert "credits a day" not in driver.shown


async def test_chinese_help_is_in_chinese(mia: Person) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 帮助")
    assert "找达人、找相似达人" in mia.shown
    assert as_named("/达人 搜索 [平台] 关键词 [条件:值 …]", mia) in mia.shown
    assert "/creators search" not in mia.shown
    await mia.says("/达人 帮助 搜索")
    assert as_named("/达人 搜索 油管 游戏", mia) in mia.shown
    assert "国家:" in mia.shown and "country:" not in mia.shown
    await mia.presses("试一试")
    assert "TikTok 上" in mia.shown and "位达人" in mia.shown


async def test_a_mistyped_chinese_command_gets_the_nearest_one(mia: Person) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 搜锁 美妆")
    assert "你是不是想输入“搜索”" in mia.shown


async def test_the_settings_card_names_the_language_that_it_is_in(scout: Scout, clock: Clock) -> None:
    driver = TerminalDriver(scout.desk, clock)
    await driver.says("/creators settings workspace_language:zh")
    assert "中文（默认）" in driver.shown
    assert "English（默认）" not in driver.shown


async def test_a_changed_language_holds_for_the_lines_that_the_settings_card_proposes(mia: Person) -> None:
    await mia.says("/creators settings language:zh")
    assert as_named("/达人 设置 语言:英文", mia) in mia.shown
    assert "/creators settings" not in mia.shown


async def test_a_language_asked_for_at_the_terminal_comes_before_a_saved_one(scout: Scout, clock: Clock) -> None:
    await TerminalDriver(scout.desk, clock).says("/creators settings language:en")
    told = TerminalDriver(scout.desk, clock, language="zh", speaks_as_told=True)
    await told.says("/creators help")
    assert "Scout 能做什么" in told.shown
    by_locale = TerminalDriver(scout.desk, clock, language="zh_CN")
    await by_locale.says("/creators help")
    assert "What Scout can do" in by_locale.shown


EXAMPLES = [
    line
    for command in COMMANDS
    for language in LANGUAGES
    for line in command.typed(language).examples
    if command.key in {"search", "lookalike", "show"}
]


@pytest.mark.parametrize("example", EXAMPLES)
async def test_every_example_of_help_finds_somebody(example: str, scout: Scout, clock: Clock) -> None:
    driver = TerminalDriver(scout.desk, clock)
    await driver.says(example)
    [(_, paid)] = await bought(scout)
    assert paid > 0
    assert "Open profile" in driver.shown
