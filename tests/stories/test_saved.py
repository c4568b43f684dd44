"""Someone keeps a search under a name, runs it again, and shares it with the team."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from starlette.applications import Starlette

from bot.app import Scout
from bot.settings import Settings
from handlers.scheduled.deliver import deliver
from storage.database import Tables, rows
from storage.times import stamp
from tests.platforms.chats import CHATS, Person, as_named
from tests.platforms.slack import SlackDriver
from tests.platforms.slack.fake import person
from tests.stories.conftest import Clock, bought
from tests.stories.openings import saved

LINE = "/creators search tiktok beauty country:US followers:10k-500k er:>3%"
WORKSPACE = "slack:T1"
SAVE = '/creators save "US skincare"'


@pytest.fixture
async def pair(scout: Scout) -> AsyncIterator[tuple[SlackDriver, SlackDriver]]:
    """Mia and Leo in one channel."""
    async with CHATS["slack"](scout) as mia:
        assert isinstance(mia, SlackDriver)
        mia.slack.people["U2"] = person("U2", "Leo", "leo@example.com")
        app = Starlette(routes=list(mia.chat.routes))
        yield mia, SlackDriver(mia.slack, mia.chat, app, user="U2")


async def test_the_last_search_is_saved_listed_and_run_again(mia: Person, scout: Scout) -> None:
    await saved(mia, LINE, "US skincare")
    assert "“US skincare” is saved" in mia.shown
    await mia.says("/creators saved")
    assert "One saved search" in mia.shown
    assert "country:US" in mia.shown
    assert "TikTok" in mia.shown
    assert "S2" in mia.shown
    assert "up to 30 credits" in mia.shown
    await mia.presses("Run")
    assert "@" in mia.shown
    await mia.says("/creators run us SKINCARE")
    assert "@" in mia.shown
    assert len(await bought(scout)) == 1  # from memory, as a search typed again is


async def test_a_search_that_was_pressed_is_the_last_one(mia: Person) -> None:
    await mia.says(LINE)
    await mia.presses("S1 · 1 credit each")
    await mia.says(SAVE)
    assert "level:S1" in mia.shown


async def test_nothing_is_saved_before_the_first_search(mia: Person) -> None:
    await mia.says(SAVE)
    assert "You have not searched in this conversation yet" in mia.shown
    await mia.says("/creators saved")
    assert "There is no saved search yet" in mia.shown


async def test_a_name_that_is_taken_is_asked_about(mia: Person) -> None:
    await saved(mia, LINE, "US skincare")
    await saved(mia, "/creators search youtube gaming", "us Skincare")
    assert "Replace “US skincare”?" in mia.shown
    await mia.says("/creators saved")
    assert "TikTok" in mia.shown
    await mia.says('/creators save "us Skincare"')
    await mia.presses("Replace it")
    await mia.says("/creators saved")
    assert "One saved search" in mia.shown
    assert "/creators search youtube" in mia.shown


async def test_a_saved_search_is_renamed_and_removed_when_confirmed(mia: Person) -> None:
    await saved(mia, LINE, "Back to school")
    await mia.says('/creators saved rename "Back to school" to "UK skincare"')
    assert "“Back to school” is called “UK skincare” now" in mia.shown
    await mia.says("/creators saved remove uk skincare")
    await mia.presses("Remove")
    assert "“UK skincare” is removed" in mia.shown
    await mia.says("/creators saved")
    assert "There is no saved search yet" in mia.shown


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/creators run US skincar", "Did you mean: US skincare"),
        ("/creators saved share US skincar", "Did you mean: US skincare"),
        ("/creators run", "Which name does the saved search have?"),
        ("/creators save", "Which name does the saved search have?"),
        (f"/creators save {'x' * 61}", "too long"),
    ],
)
async def test_what_cannot_be_done_is_named_with_a_line_that_works(mia: Person, line: str, said: str) -> None:
    await saved(mia, LINE, "US skincare")
    await mia.says(line)
    assert said in mia.shown
    assert "Try:" in mia.shown


async def test_in_chinese_the_same_lines_and_cards(mia: Person) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 搜索 tiktok 美妆 国家:美国")
    await mia.says("/达人 保存 “美国护肤”")
    assert "已保存“美国护肤”" in mia.shown
    await mia.says("/达人 已保存 改名 美国护肤 改为 英国护肤")
    assert "“美国护肤”已改名为“英国护肤”" in mia.shown
    await mia.says("/达人 已保存 分享 英国护肤 团队")
    assert "分享了搜索“英国护肤”" in mia.shown
    await mia.says("/达人 已保存")
    assert "1 个已保存的搜索" in mia.shown
    await mia.says("/达人 运行 英国护肤")
    assert "@" in mia.shown


async def test_saved_searches_and_the_last_one_survive_a_restart(settings: Settings, clock: Clock) -> None:
    async with Scout(settings, clock=clock) as scout, CHATS["slack"](scout) as mia:
        await saved(mia, LINE, "US skincare")
    async with Scout(settings, clock=clock) as scout, CHATS["slack"](scout) as mia:
        await mia.says("/creators saved")
        assert "US skincare" in mia.shown
        await mia.says("/creators save Again")
        assert "“Again” is saved" in mia.shown


async def test_alone_with_scout_a_press_shares_with_the_team_and_says_so(scout: Scout) -> None:
    async with CHATS["terminal"](scout) as mia:
        await saved(mia, LINE, "US skincare")
        await mia.says("/creators saved share US skincare")
        assert "Nobody else reads along here." in mia.shown
        await mia.says("/creators saved")
        await mia.presses("Share with the team")
        assert "shared with the whole team" in mia.shown


async def test_another_sees_and_runs_only_what_is_shared(pair: tuple[SlackDriver, SlackDriver]) -> None:
    mia, leo = pair
    await saved(mia, LINE, "US skincare")
    await leo.says("/creators run US skincare")
    assert "There is no saved search “US skincare” that you can see here." in leo.shown
    await mia.says("/creators saved share US skincare")
    assert "Mia shared the search “US skincare”" in leo.shown
    await leo.presses("Run")
    assert "@" in leo.shown
    await leo.says("/creators saved remove US skincare")
    assert "belongs to Mia" in leo.shown


async def test_a_shared_search_is_not_run_by_whoever_may_not_spend(
    pair: tuple[SlackDriver, SlackDriver], scout: Scout, clock: Clock
) -> None:
    mia, leo = pair
    await saved(mia, LINE, "US skincare")
    await mia.says("/creators saved share US skincare")
    await scout.context.store.roles.give(WORKSPACE, "U2", "Leo", "viewer", "U1", clock.now)
    await leo.says("/creators run US skincare")
    assert "not spend its credits" in leo.shown
    await mia.says("/creators run US skincare")
    assert "@" in mia.shown


async def test_a_chinese_mistake_names_a_line_that_works(mia: Person) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 搜索 tiktok 美妆 国家:美国")
    await mia.says("/达人 保存")
    assert as_named("/达人 保存 “美国护肤”", mia) in mia.shown
    await mia.says('/达人 保存 "US skincare"')
    await mia.says("/达人 已保存 改名 US skincare")
    assert as_named("/达人 已保存 改名 “美国护肤” 改为 “英国护肤”", mia) in mia.shown
    await mia.says('/达人 已保存 改名 "US skincare" to "UK skincare"')
    assert "已改名为“UK skincare”" in mia.shown


async def test_two_hundred_saved_searches_are_leafed_through(mia: Person, scout: Scout, clock: Clock) -> None:
    await saved(mia, LINE, "US skincare")
    await many(scout, clock, 199)
    await mia.says("/creators saved")
    assert "200 saved searches" in mia.shown
    assert "showing 1–8" in mia.shown
    await mia.presses("Next")
    assert "showing 9–16" in mia.shown
    await mia.presses("Previous")
    assert "showing 1–8" in mia.shown
    await mia.says("/creators saved page:25")
    assert "showing 193–200" in mia.shown
    assert "US skincare" in mia.shown
    await mia.says("/creators saved page:99")
    assert "showing 193–200" in mia.shown
    await mia.presses("Run", 7)
    assert "@" in mia.shown


async def many(scout: Scout, clock: Clock, count: int) -> None:
    """More searches of whoever saved the first one."""
    sql = "SELECT * FROM saved_searches LIMIT 1"

    def copy(tables: Tables) -> None:
        [first] = rows(tables, sql)
        at = [stamp(clock.now + timedelta(minutes=number + 1)) for number in range(count)]
        tables.table("saved_searches").insert_all(
            {**first, "id": f"s{number}", "name": f"More {number}", "folded": f"more {number}", "made_at": at[number]}
            for number in range(count)
        )

    await scout.context.store.database.write(copy)


async def test_what_is_shared_already_is_not_posted_again(pair: tuple[SlackDriver, SlackDriver]) -> None:
    mia, leo = pair
    await saved(mia, LINE, "US skincare")
    await mia.says("/creators saved")
    card = mia.card
    share = card.control("Share")
    await mia.press(card, share, "Share")
    await mia.press(card, share, "Share")
    await mia.chat.idle()
    assert "“US skincare” is shared already" in mia.shown
    posted = [one for one in mia.slack.messages if not one.only_for and "shared the search" in one.words]
    assert len(posted) == 1
    await mia.says("/creators saved")
    assert "[Share]" not in mia.shown
    assert "Mia shared the search" in leo.shown


async def test_a_shared_search_is_taken_back_by_its_owner(pair: tuple[SlackDriver, SlackDriver]) -> None:
    mia, leo = pair
    await saved(mia, LINE, "US skincare")
    await mia.says("/creators saved share US skincare team")
    await leo.says("/creators saved share US skincare private")
    assert "belongs to Mia" in leo.shown
    await mia.says("/creators saved share US skincare private")
    assert "“US skincare” is yours alone again" in mia.shown
    await leo.says("/creators run US skincare")
    assert "There is no saved search" in leo.shown


async def test_an_admin_removes_anybodys_search_and_others_do_not(
    pair: tuple[SlackDriver, SlackDriver], scout: Scout, clock: Clock
) -> None:
    mia, leo = pair
    await saved(mia, LINE, "US skincare")
    await mia.says("/creators saved share US skincare")
    await leo.says("/creators saved")
    assert "[Remove]" not in leo.shown and "[Run]" in leo.shown
    await leo.says('/creators saved rename "US skincare" to "Mine"')
    assert "belongs to Mia" in leo.shown
    await scout.context.store.roles.give(WORKSPACE, "U2", "Leo", "admin", "U1", clock.now)
    await leo.says("/creators saved")
    await leo.presses("Remove")
    await leo.presses("Remove")
    assert "“US skincare” is removed" in leo.shown


async def test_removing_a_search_pauses_its_digests_and_that_is_told_and_their_owners_too(
    pair: tuple[SlackDriver, SlackDriver], scout: Scout
) -> None:
    mia, leo = pair
    await saved(mia, LINE, "US skincare")
    await mia.says("/creators saved share US skincare team")
    await leo.says("/creators digest add US skincare daily 9:00 UTC")
    await leo.presses("Start (up to 150 credits a run)")
    await mia.says("/creators saved remove US skincare")
    assert "One digest runs it; it is paused then." in mia.shown
    await mia.presses("Remove")
    assert "The digest that ran it is paused." in mia.shown
    for _ in range(3):
        await deliver(scout.context)
    letters = [each for each in mia.slack.messages if "Somebody removed the saved search" in each.words]
    assert [each.channel for each in letters] == ["D2"]
    await leo.says("/creators digest")
    assert "Paused: its saved search was removed." in leo.shown
    await leo.presses("Resume")
    assert "resumed the digest “US skincare”" in leo.shown


async def test_whoever_removes_the_search_of_their_own_digest_reads_it_on_the_card(mia: Person, scout: Scout) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says(LINE)
    await mia.says("/达人 保存 护肤")
    await mia.says("/达人 简报 添加 护肤 每天 9点 utc")
    await mia.presses("开启（每次最多 150 积分）")
    await mia.says("/达人 已保存 删除 护肤")
    assert "有 1 个定时简报在运行它" in mia.shown
    await mia.presses("删除")
    assert "运行它的 1 个定时简报已暂停" in mia.shown
    shown = mia.shown
    await deliver(scout.context)
    assert mia.shown == shown
    await mia.says("/达人 简报")
    assert "它的已保存搜索已被删除" in mia.shown


@pytest.mark.parametrize(
    ("language", "line", "said"),
    [("en", SAVE, "“US skincare” is saved already"), ("zh", "/达人 保存 US skincare", "“US skincare”已经保存过")],
)
async def test_the_same_search_under_its_own_name_needs_no_question(
    mia: Person, language: str, line: str, said: str
) -> None:
    await mia.says(f"/creators settings language:{language}")
    await mia.says(LINE)
    await mia.says(line)
    await mia.says(line)
    assert said in mia.shown


async def test_the_question_whether_to_replace_a_search_offers_no_run_of_the_old_one(mia: Person) -> None:
    await saved(mia, LINE, "US skincare")
    await saved(mia, "/creators search youtube gaming", "US skincare")
    assert "youtube" in mia.shown
    with pytest.raises(LookupError):
        await mia.presses("Run")


async def test_an_owner_without_a_known_name_is_a_mention_and_goes_by_the_name_once_it_is_known(
    pair: tuple[SlackDriver, SlackDriver], clock: Clock
) -> None:
    mia, leo = pair
    leo.slack.people.pop("U2")
    for line in (LINE, SAVE, "/creators saved share US skincare"):
        await leo.says(line.removeprefix("/"))  # a mention, which tells the id alone
    await mia.says("/creators saved")
    assert "by @U2" in mia.shown
    leo.slack.people["U2"] = person("U2", "Leo", "leo@example.com")
    clock.turn(hours=25)
    await leo.says("creators help")
    await mia.says("/creators saved")
    assert "by Leo" in mia.shown
