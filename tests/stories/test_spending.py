"""What a month cost, by whom and for what; the sum of the log is what the service billed."""

from __future__ import annotations

import csv
import re
from functools import partial
from pathlib import Path

import pytest
from starlette.applications import Starlette

from bot.app import Scout
from handlers.money.audit import Log, write_audit
from handlers.scheduled.send_digests import send_digests
from storage.spending import Spent, add
from tests.platforms.chats import CHATS, Person
from tests.platforms.feishu import FeishuDriver
from tests.platforms.feishu.tenant import GROUP
from tests.platforms.slack import SlackDriver
from tests.platforms.slack.blocks import files_of
from tests.platforms.slack.drive import SharedFile
from tests.platforms.terminal import TerminalDriver
from tests.stories.conftest import Channel, Clock, bought
from tests.stories.openings import saved

LINE = "/creators search tiktok beauty level:S1"


async def test_a_month_is_shown_with_what_memory_saved(mia: Person) -> None:
    await mia.says(LINE)
    await mia.says(LINE)
    await mia.says("/creators lookalike tiktok @charlidamelio")
    await mia.says("/creators spending")
    assert "Spending in November 2026: 20 credits" in mia.shown
    assert "20 credits in 2 requests" in mia.shown
    assert "Saved by memory" in mia.shown and "10" in mia.shown
    assert "Search" in mia.shown and "Lookalikes" in mia.shown


async def test_one_creator_looked_up_again_is_saved_too(mia: Person) -> None:
    await mia.says("/creators show tiktok @charlidamelio level:S1")
    await mia.says("/creators show tiktok @charlidamelio level:S1")
    assert "from memory" in mia.shown
    await mia.says("/creators spending")
    assert "1 credit in 1 request" in mia.shown
    assert re.search(r"Saved by memory\D+1\b", mia.shown)


@pytest.mark.parametrize(
    ("language", "names"),
    [("en", ("Search", "Details", "Comparisons", "Digests")), ("zh", ("搜索", "达人详情", "对比", "定时简报"))],
)
async def test_what_credits_went_for_is_told_by_what_people_did(
    mia: Person, scout: Scout, clock: Clock, language: str, names: tuple[str, ...]
) -> None:
    await mia.says(f"/creators settings language:{language}")
    await saved(mia, LINE, "Beauty")
    await mia.says("/creators show tiktok @charlidamelio level:S1")
    await mia.says("/creators compare tiktok @khaby.lame @zachking level:S1")
    await mia.says("/creators digest add Beauty daily 13:00 UTC size:5")
    await mia.presses("Start (up to 5 credits a run)" if language == "en" else "开启（每次最多 5 积分）")
    clock.turn(hours=2)
    await send_digests(scout.context)
    assert [action for action, _ in await bought(scout)] == ["search", "show", "compare", "compare", "digest"]
    await mia.says("/creators spending")
    assert all(name in mia.shown for name in names)


async def test_the_month_before_is_shown_when_asked_for(mia: Person, clock: Clock) -> None:
    await mia.says(LINE)
    clock.turn(days=10)
    await mia.says("/creators spending")
    assert "December 2026" in mia.shown and "0 credits in 0 requests" in mia.shown
    await mia.says("/creators spending last")
    assert "November 2026" in mia.shown and "10 credits in 1 request" in mia.shown


@pytest.mark.parametrize("month", ["2026-11", "november", "Nov", "2026年11月", "11月", "十一月"])
async def test_an_earlier_month_is_shown_by_its_name(scout: Scout, clock: Clock, month: str) -> None:
    driver = TerminalDriver(scout.desk, clock)
    await driver.says(LINE)
    clock.turn(days=90)
    await driver.says(f"/creators spending {month}")
    assert "November 2026" in driver.shown and "10 credits in 1 request" in driver.shown


@pytest.mark.parametrize("month", ["2027-01", "2026-13", "13月", "0月"])
async def test_a_month_to_come_or_that_is_none_is_named(scout: Scout, clock: Clock, month: str) -> None:
    driver = TerminalDriver(scout.desk, clock)
    await driver.says(f"/creators spending {month}")
    assert month in driver.shown and "no month that Scout can show" in driver.shown


async def test_a_chinese_month(mia: Person) -> None:
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 搜索 tiktok 美妆 级别:S1")
    await mia.says("/达人 花费")
    assert "2026年11月的花费" in mia.shown
    assert "10 积分，1 次请求" in mia.shown


async def test_a_month_is_drawn_day_by_day_up_to_today(mia: Person, clock: Clock) -> None:
    await mia.says(LINE)
    clock.turn(days=2)
    await mia.says("/creators lookalike tiktok @charlidamelio")
    await mia.says("/creators spending")
    assert "Credits by day" in mia.shown
    if isinstance(mia, FeishuDriver):  # the others have room for the shape alone
        assert "Nov 24  10" in mia.shown and "Nov 25  0" in mia.shown and "Nov 26  10" in mia.shown
        assert "Nov 27" not in mia.shown
    else:
        assert re.search(r"Nov 1 ▁{23}█▁█ Nov 26", mia.shown)
    clock.turn(days=30)
    await mia.says("/creators spending")
    assert "Credits by day" not in mia.shown  # nothing was spent
    await mia.says("/creators spending last")
    assert "Nov 30" in mia.shown


async def test_in_a_direct_message_of_slack_the_month_is_a_picture(scout: Scout) -> None:
    async with CHATS["slack"](scout) as mia:
        assert isinstance(mia, SlackDriver)
        alone = SlackDriver(mia.slack, mia.chat, Starlette(routes=list(mia.chat.routes)), channel="D1")
        await alone.says("search tiktok beauty level:S1")
        await alone.says("spending")
        assert "(Credits by day: Nov 24: 10)" in alone.shown
        assert len(list(files_of(alone.card.blocks))) == 1


async def test_an_unknown_month_is_named(mia: Person) -> None:
    await mia.says("/creators spending yesterday")
    assert "yesterday" in mia.shown
    assert "/creators spending last" in mia.shown


async def test_who_is_no_admin_sees_the_sum_and_their_own_part(scout: Scout, clock: Clock) -> None:
    driver = TerminalDriver(scout.desk, clock)
    await driver.says(LINE)
    await driver.says("/creators spending")
    assert "By person" in driver.shown  # the one user of a terminal is its admin


async def test_the_log_goes_to_the_admin_as_a_file_and_sums_up_to_what_was_billed(
    scout: Scout, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    driver = TerminalDriver(scout.desk, clock)
    scout.speak_through(driver.chat)
    for line in (LINE, "/creators search tiktok fashion level:S2 size:5", "/creators lookalike tiktok @charlidamelio"):
        await driver.says(line)
    await driver.says("/creators spending csv")
    rows = log_in(tmp_path)
    assert [row["action"] for row in rows] == ["search", "search", "lookalike"]
    assert sum(int(row["credits"]) for row in rows) == sum(spent for _, spent in await bought(scout)) == 35


@pytest.mark.parametrize("channel", ["slack", "feishu"], indirect=True)
async def test_from_a_channel_the_log_goes_to_the_admin_alone(channel: Channel, scout: Scout) -> None:
    mia, leo = channel.mia, channel.leo
    await leo.says("/creators roles")
    await mia.says(LINE)
    await mia.says("/creators spending csv")
    assert "Only admins may do this" in mia.shown
    assert brought_to(leo) == []
    await make_admin(scout, leo)
    await leo.says("/creators spending csv")
    assert "scout-spending-2026-11.csv, 1 request. Nobody else sees it." in leo.shown
    [(place, content)] = brought_to(leo)
    assert place not in {"C1", GROUP}
    [row] = csv.DictReader(content.decode("utf-8-sig").splitlines())
    assert (row["name"], row["credits"], row["outcome"]) == ("Mia", "10", "answered")


@pytest.mark.parametrize("channel", ["slack", "feishu"], indirect=True)
async def test_where_credits_went_is_told_by_name_as_far_as_the_admin_may_know(channel: Channel, scout: Scout) -> None:
    mia, leo = channel.mia, channel.leo
    await mia.says(LINE)
    await leo.says("/creators roles")
    await make_admin(scout, leo)
    called(leo, "kol-us")
    await leo.says("/creators budget set 500 month channel")
    await leo.says("/creators spending")
    assert "kol-us" in leo.shown
    assert "C1" not in leo.shown and GROUP not in leo.shown


async def test_conversations_without_a_name_are_told_together_and_never_by_an_id(
    channel: Channel, scout: Scout
) -> None:
    mia, leo = channel.mia, channel.leo
    await mia.says(LINE)
    await leo.says("/creators roles")
    await make_admin(scout, leo)
    called(leo, "kol-us")
    workspace, account = await _ledger(scout)
    for place, credits_ in (("D_ALONE", 40), ("oc_far", 20)):
        spent = Spent(workspace, account, "U9", place, scout.clock(), "search", LINE, "S1", 1, credits_, "req_x")
        await scout.context.store.database.write(partial(add, spent=spent))
    await leo.says("/creators spending")
    assert re.search(r"Direct messages, and channels you are not in\D+60\b", leo.shown)
    assert "kol-us" in leo.shown
    assert not any(each in leo.shown for each in ("C1", GROUP, "D_ALONE", "oc_far"))


async def test_at_a_terminal_it_is_here_that_credits_went(scout: Scout, clock: Clock) -> None:
    mia = TerminalDriver(scout.desk, clock)
    await mia.says(LINE)
    await mia.says("/creators spending")
    assert "Here" in mia.shown and "screen" not in mia.shown


async def _ledger(scout: Scout) -> tuple[str, str]:
    """The workspace and the account of the first call."""
    found: list[tuple[str, str]] = await scout.context.store.database.read(
        lambda tables: tables.conn.execute("SELECT workspace, account FROM spending").fetchall()
    )
    return found[0]


def called(person: Person, name: str) -> None:
    """Let the channel have a name, and whoever it is be in it."""
    if isinstance(person, SlackDriver):
        person.slack.told["C1"] = {"name": name}
    elif isinstance(person, FeishuDriver):
        person.feishu.groups[GROUP]["name"] = name
        person.feishu.members[GROUP] = {person.user}


def brought_to(person: Person) -> list[tuple[str, bytes]]:
    """Place and content of every file that Scout put into the chat of a person."""
    assert isinstance(person, SlackDriver | FeishuDriver)
    drive = person.slack.drive if isinstance(person, SlackDriver) else person.feishu.drive
    return [(file.channel if isinstance(file, SharedFile) else file.chat, file.content) for file in drive.shared]


async def make_admin(scout: Scout, person: Person) -> None:
    """Give somebody who has spoken the role."""
    assert isinstance(person, SlackDriver | FeishuDriver)
    [workspace] = await scout.context.store.database.read(
        lambda tables: tables.conn.execute("SELECT workspace FROM members WHERE person = ?", (person.user,)).fetchone()
    )
    await scout.context.store.roles.give(workspace, person.user, "Leo", "admin", "U_ADA", scout.clock())


def log_in(folder: Path) -> list[dict[str, str]]:
    [path] = folder.rglob("scout-spending-2026-11.csv")
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_a_line_in_the_log_is_no_formula(tmp_path: Path, clock: Clock) -> None:
    call = Spent("w", "a", "U1", "C1", clock(), "search", "=1+4", "S1", 1, 1, "req", "")
    write_audit(tmp_path / "a.csv", Log([call]))
    [row] = csv.DictReader((tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines())
    assert row["line"] == "'=1+4"
