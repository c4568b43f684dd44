"""Budgets: what a team may spend is set aside before a call, and what goes over it waits for an approver."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.app import Scout
from handlers.scheduled.deliver import deliver
from handlers.scheduled.settle_money import settle_money
from storage.reservations import NewReservation
from storage.roles import Role
from tests.platforms.chats import CHATS, Person, as_named
from tests.platforms.feishu import FeishuDriver
from tests.platforms.feishu.tenant import GROUP
from tests.platforms.terminal import TerminalDriver
from tests.stories.conftest import Channel, Clock, bought

LINE = "/creators search tiktok beauty level:S1"
OTHER = "/creators search tiktok fashion level:S1"
APPROVE = "Approve · ~10 credits"


async def admin(scout: Scout, mia: Person) -> None:
    """Make whoever speaks there an admin, as another admin would."""
    await mia.says("/creators roles")
    workspace, person = await _speaker(scout)
    await scout.context.store.roles.give(workspace, person, "Mia", "admin", "U_ADA", scout.clock())


async def _speaker(scout: Scout) -> tuple[str, str]:
    return await scout.context.store.database.read(
        lambda tables: tables.conn.execute("SELECT workspace, person FROM members").fetchone()
    )


async def given(scout: Scout, role: str) -> None:
    """Give everybody who has spoken a role."""
    workspace, person = await _speaker(scout)
    await scout.context.store.roles.give(workspace, person, "Mia", role, "U_ADA", scout.clock())  # type: ignore[arg-type]


@pytest.fixture(params=["slack", "feishu"])
async def colleague(request: pytest.FixtureRequest, scout: Scout) -> AsyncIterator[Person]:
    """Somebody whom nobody made an admin; at a terminal there is nobody else who could be one."""
    async with CHATS[request.param](scout) as person:
        yield person


async def test_a_budget_is_set_used_and_lifted(mia: Person, scout: Scout) -> None:
    await admin(scout, mia)
    await mia.says("/creators budget set 25 month workspace")
    assert "The budget is set" in mia.shown
    await mia.says(LINE)
    await mia.says("/creators budget")
    assert "10 of 25 credits used, 15 left" in mia.shown
    await mia.says("/creators budget remove month workspace")
    await mia.says("/creators budget")
    assert "There is no budget here" in mia.shown


async def test_a_budget_for_a_colleague_is_shown_and_not_said_to_be_none(scout: Scout) -> None:
    async with CHATS["slack"](scout) as mia:
        await admin(scout, mia)
        await mia.says("/creators budget set 25 month <@U2|leo>")
        assert "The budget is set" in mia.shown
        assert "0 of 25 credits used, 25 left" in mia.shown
        assert "There is no budget here" not in mia.shown


async def test_a_chinese_team_sets_budgets_in_chinese(mia: Person, scout: Scout) -> None:
    await admin(scout, mia)
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 预算 设置 25 每月 工作区")
    await mia.says("/达人 搜索 tiktok 美妆 级别:S1")
    await mia.says("/达人 预算")
    assert "已用 10 / 25 积分，剩余 15" in mia.shown


@pytest.mark.parametrize(
    "line", ["25 month workspace", "25/month workspace", "workspace 25 a month", "25 credits per month for the team"]
)
async def test_a_budget_is_typed_as_people_say_it(scout: Scout, clock: Clock, line: str) -> None:
    mia = TerminalDriver(scout.desk, clock)
    await mia.says(f"/creators budget set {line}")
    assert "0 of 25 credits used" in mia.shown


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/creators budget set 10 year", "“year” is neither"),
        ("/creators budget set 10 weekly", "“weekly” is neither"),
        ("/达人 预算 设置 100 每年", "不支持“每年”"),
        ("/达人 预算 设置 100/周", "试试：/达人 预算 设置 500 每月 本群"),
    ],
)
async def test_a_budget_for_another_period_is_named_with_a_line_that_works(
    mia: Person, scout: Scout, line: str, said: str
) -> None:
    if line.startswith("/达人"):
        await mia.says("/creators settings language:zh")
    await admin(scout, mia)
    await mia.says(line)
    assert as_named(said, mia) in mia.shown


async def test_what_would_go_over_a_budget_is_not_sent(mia: Person, scout: Scout) -> None:
    await admin(scout, mia)
    await mia.says("/creators budget set 15 day workspace")
    await mia.says(LINE)
    await given(scout, "spender")
    await mia.says(OTHER)
    assert "budget" in mia.shown.lower()
    assert [spent for _, spent in await bought(scout)] == [10]


async def test_what_was_bought_is_still_shown_when_the_budget_is_used_up(mia: Person, scout: Scout) -> None:
    await admin(scout, mia)
    await mia.says("/creators budget set 10 day workspace")
    await mia.says(LINE)
    await mia.says(LINE)
    assert "from memory" in mia.shown
    assert len(await bought(scout)) == 1


async def test_a_new_day_begins_with_a_whole_budget(mia: Person, scout: Scout, clock: Clock) -> None:
    await admin(scout, mia)
    await mia.says("/creators budget set 10 day workspace")
    await mia.says(LINE)
    await given(scout, "spender")
    await mia.says(OTHER)
    assert len(await bought(scout)) == 1
    clock.turn(hours=12)  # it was noon
    await mia.says(OTHER)
    assert len(await bought(scout)) == 2


async def test_a_viewer_buys_nothing_and_is_told_so(colleague: Person, scout: Scout) -> None:
    await colleague.says("/creators roles")
    await given(scout, "viewer")
    for line in (LINE, "/creators lookalike tiktok @charlidamelio"):
        await colleague.says(line)
        assert "Nothing was charged" in colleague.shown
    assert await bought(scout) == []


async def test_who_lost_the_right_meanwhile_presses_a_paid_button_in_vain(colleague: Person, scout: Scout) -> None:
    await colleague.says(LINE)
    await given(scout, "viewer")
    await colleague.presses("Find alike")
    assert "Nothing was charged" in colleague.shown
    assert len(await bought(scout)) == 1


async def test_only_admins_set_budgets_and_give_roles(colleague: Person, scout: Scout) -> None:
    await colleague.says("/creators roles")
    await given(scout, "approver")
    for line in ("/creators budget set 9000 day workspace", "/creators role @me admin"):
        await colleague.says(line)
        assert "admin" in colleague.shown
    assert (
        await scout.context.store.database.read(
            lambda tables: tables.conn.execute("SELECT count(*) FROM budgets").fetchone()[0]
        )
        == 0
    )


async def test_an_admin_may_go_over_the_budget_by_a_press_of_their_own(mia: Person, scout: Scout) -> None:
    await admin(scout, mia)
    await mia.says("/creators budget set 10 day workspace")
    await mia.says(LINE)
    await mia.says(OTHER)
    assert len(await bought(scout)) == 1
    await mia.presses(APPROVE)
    assert [spent for _, spent in await bought(scout)] == [10, 10]
    assert "creators on TikTok" in mia.shown


async def test_twenty_searches_at_once_against_a_budget_for_ten(scout: Scout, clock: Clock) -> None:
    drivers = [TerminalDriver(scout.desk, clock) for _ in range(20)]
    await drivers[0].says("/creators budget set 100 day workspace")
    words = [
        "beauty",
        "fashion",
        "travel",
        "food",
        "fitness",
        "gaming",
        "music",
        "dance",
        "comedy",
        "pets",
        "art",
        "cars",
        "tech",
        "books",
        "home",
        "sports",
        "parenting",
        "education",
        "finance",
        "nature",
    ]
    await asyncio.gather(
        *(driver.says(f"/creators search tiktok {word} level:S1") for driver, word in zip(drivers, words, strict=True))
    )
    each = [spent for _, spent in await bought(scout)]
    assert sum(each) <= 100
    assert len(each) == 10


@pytest.fixture
async def limited(channel: Channel, scout: Scout) -> Channel:
    """A channel with a budget for one search, where Leo may let Mia go over it."""
    leo = channel.leo
    await leo.says("/creators roles")
    workspace, id_ = await _speaker(scout)
    await scout.context.store.roles.give(workspace, id_, "Leo", "admin", "U_ADA", scout.clock())
    await leo.says("/creators budget set 10 day workspace")
    await scout.context.store.roles.give(workspace, id_, "Leo", "approver", "U_ADA", scout.clock())
    return channel


async def test_an_approver_lets_exactly_the_request_go_once(limited: Channel, scout: Scout) -> None:
    await limited.mia.says(LINE)
    await limited.mia.says(OTHER)
    assert "Leo" in limited.mia.shown  # who was asked
    await _delivers(scout)
    assert OTHER.split("tiktok ")[1].split(maxsplit=1)[0] in limited.leo.shown
    await limited.leo.presses(APPROVE)
    assert APPROVE not in limited.leo.shown
    await _delivers(scout)
    assert [spent for _, spent in await bought(scout)] == [10, 10]
    await limited.mia.says("/creators search tiktok travel level:S1")
    assert len(await bought(scout)) == 2  # the grant was for one request


@pytest.mark.parametrize(
    ("press", "outcome"), [(APPROVE, "approved what Mia asked for"), ("Decline", "declined what Mia asked for")]
)
async def test_what_was_decided_stands_on_the_card_that_asked_and_not_once_more_beside_it(
    limited: Channel, scout: Scout, press: str, outcome: str
) -> None:
    await limited.mia.says(LINE)
    await limited.mia.says(OTHER)
    await _delivers(scout)
    await limited.leo.presses(press)
    assert outcome in limited.leo.shown
    if isinstance(limited.leo, FeishuDriver):
        shown = limited.leo.feishu.messages
        assert [each.only_for for each in shown if outcome in each.words and each.chat == GROUP] == [""]


@pytest.mark.parametrize("line", [f"{OTHER} last_post:30d", "/creators run Lately"])
async def test_what_is_approved_the_next_day_is_what_was_asked_for(
    limited: Channel, scout: Scout, clock: Clock, line: str
) -> None:
    await limited.mia.says(f"{LINE} last_post:30d")
    await limited.mia.says("/creators save Lately")
    workspace, _ = await _speaker(scout)
    leo = "U2" if workspace.startswith("slack") else "ou_leo"
    roles: tuple[Role, ...] = ("admin", "approver")
    for role in roles:
        await scout.context.store.roles.give(workspace, leo, "Leo", role, "U_ADA", scout.clock())
        await limited.leo.says("/creators budget set 10 month workspace")
    clock.turn(hours=11)
    await _delivers(scout)  # the warning that the budget is used
    await limited.mia.says(line)
    await _delivers(scout)
    clock.turn(hours=2)
    await limited.leo.presses(APPROVE)
    assert "is not the same" not in limited.leo.shown
    assert len(await bought(scout)) == 2


async def test_a_chinese_team_asks_approves_and_declines_in_chinese(limited: Channel, scout: Scout) -> None:
    mia, leo = limited.mia, limited.leo
    for one in (mia, leo):
        await one.says("/creators settings language:zh")
    await mia.says("/达人 搜索 tiktok 美妆 级别:S1")
    await mia.says("/达人 搜索 tiktok 时尚 级别:S1")
    assert "这会超出预算" in mia.shown and "审批" in mia.shown
    await _delivers(scout)
    assert "申请超出预算" in leo.shown and "约 10 积分" in leo.shown and "有效期至" in leo.shown
    await leo.presses("批准 · 约 10 积分")
    assert "批准了" in leo.shown and "已执行" in leo.shown
    await _delivers(scout)
    assert len(await bought(scout)) == 2
    await mia.says("/达人 搜索 tiktok 旅行 级别:S1")
    await _delivers(scout)
    await leo.presses("拒绝")
    assert "拒绝了" in leo.shown and "没有扣积分" in leo.shown
    assert len(await bought(scout)) == 2


async def test_a_chinese_admin_decides_on_the_spot(mia: Person, scout: Scout) -> None:
    await admin(scout, mia)
    await mia.says("/creators settings language:zh")
    await mia.says("/达人 预算 设置 5 每天 工作区")
    await mia.says("/达人 搜索 tiktok 美妆 级别:S1")
    assert "这会超出预算，仍要执行吗？" in mia.shown
    assert await bought(scout) == []
    await mia.presses("批准 · 约 10 积分")
    assert len(await bought(scout)) == 1


async def test_a_declined_request_is_not_sent_and_the_asker_is_told(limited: Channel, scout: Scout) -> None:
    await limited.mia.says(LINE)
    await limited.mia.says(OTHER)
    await _delivers(scout)
    await limited.leo.presses("Decline")
    await _delivers(scout)
    assert len(await bought(scout)) == 1


async def test_a_request_is_over_after_a_day(limited: Channel, scout: Scout, clock: Clock) -> None:
    await limited.mia.says(LINE)
    await limited.mia.says(OTHER)
    await _delivers(scout)
    clock.turn(hours=25)
    await limited.leo.presses(APPROVE)
    assert len(await bought(scout)) == 1


async def test_who_waits_in_vain_and_who_asked_see_that_a_request_is_over(
    limited: Channel, scout: Scout, clock: Clock
) -> None:
    await limited.mia.says(LINE)
    await limited.mia.says(OTHER)
    await _delivers(scout)
    assert APPROVE in limited.leo.shown
    clock.turn(hours=25)
    await settle_money(scout.context)
    assert "has expired" in limited.leo.shown
    assert len(await bought(scout)) == 1


async def test_what_a_dead_process_had_set_aside_counts_on(scout: Scout, clock: Clock) -> None:
    mia = TerminalDriver(scout.desk, clock)
    await mia.says("/creators budget set 15 day workspace")
    workspace, person = await _speaker(scout)
    lost = NewReservation(workspace, "embedded", person, "C1", "search", LINE, "S1", 10)
    await scout.context.store.reservations.hold(lost, clock())
    clock.turn(minutes=20)
    await settle_money(scout.context)
    await mia.says("/creators budget")
    assert "10 reserved" in mia.shown


async def _delivers(scout: Scout) -> None:
    for _ in range(4):
        await deliver(scout.context)


async def test_a_mentioned_group_is_nobody_to_give_a_budget(scout: Scout) -> None:
    async with CHATS["slack"](scout) as mia:
        await admin(scout, mia)
        await mia.says("/creators budget set 25 month <!subteam^S024BE7LH|@growth>")
        assert "@growth has not used Scout here" in mia.shown
        await mia.says("/creators budget")
        assert "There is no budget here" in mia.shown
