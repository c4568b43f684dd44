"""Budgets bind whom they are set for, where and for how long they say, whatever the API tells of the balance."""

from __future__ import annotations

from typing import Any

import pytest

from handlers.chat import Conversation
from tests.handlers.money.office import ADA, CHANNEL, LEO, MIA, OTHER_CHANNEL, TEAM, Office, found, search

STOPPED = "This would go over a budget"


async def test_a_person_s_budget_binds_nobody_else(office: Office) -> None:
    await office.says("/creators help")  # so that Scout knows who Mia is
    await office.says("/creators budget set 10 day person:@Mia", ADA)
    await office.says(search("beauty"))
    assert STOPPED in await office.says(search("fashion"))
    assert STOPPED in await office.says(search("fashion"), place=OTHER_CHANNEL)
    assert STOPPED not in await office.says(search("travel"), LEO)
    assert len(office.sent) == 2


async def test_a_channel_s_budget_binds_whoever_spends_there_and_nobody_elsewhere(office: Office) -> None:
    await office.says("/creators budget set 10 month channel", ADA, CHANNEL)
    await office.says(search("beauty"))
    assert STOPPED in await office.says(search("fashion"), LEO)
    assert STOPPED not in await office.says(search("fashion"), LEO, OTHER_CHANNEL)
    assert len(office.sent) == 2


async def test_a_workspace_s_budget_binds_everybody_everywhere(office: Office) -> None:
    await office.says("/creators budget set 20 month workspace", ADA)
    await office.says(search("beauty"))
    await office.says(search("fashion"), LEO, OTHER_CHANNEL)
    for person, place in ((MIA, CHANNEL), (LEO, OTHER_CHANNEL), (LEO, Conversation(TEAM, "D7", is_private=True))):
        assert STOPPED in await office.says(search("travel"), person, place)
    assert len(office.sent) == 2


async def test_the_tightest_of_several_budgets_stops_and_is_named(office: Office) -> None:
    await office.says("/creators budget set 500 month workspace", ADA)
    await office.says("/creators help")  # so that Scout knows who Mia is
    await office.says("/creators budget set 10 day person:@Mia", ADA)
    await office.says(search("beauty"))
    shown = await office.says(search("fashion"))
    assert "10 of 10 credits used" in shown
    assert "500" not in shown


async def test_a_day_ends_before_its_month(office: Office) -> None:
    await office.says("/creators budget set 10 day workspace", ADA)
    await office.says("/creators budget set 20 month workspace", ADA)
    for word, hours in (("beauty", 24), ("fashion", 24), ("travel", 0)):
        await office.says(search(word))
        office.clock.turn(hours=hours)
    assert "20 of 20 credits used" in office.shown
    assert len(office.sent) == 2


@pytest.mark.parametrize(
    "told",
    [{}, {"credits_remaining": -1}, {"credits_remaining": 100_000}, {"credits_remaining": 0, "quota_remaining": -1}],
    ids=["balance not told", "unlimited", "plenty", "none left"],
)
async def test_a_budget_holds_whatever_the_balance(office: Office, told: dict[str, Any]) -> None:
    office.api.answer(found(**told))
    await office.says("/creators budget set 10 day workspace", ADA)
    await office.says(search("beauty"))
    assert STOPPED in await office.says(search("fashion"))
    assert len(office.sent) == 1


async def test_whoever_set_a_budget_is_warned_once_in_each_of_its_periods(office: Office) -> None:
    await office.says("/creators budget set 50 day workspace", ADA)
    for word in ("beauty", "fashion", "travel"):
        assert "nearly used" not in await office.says(search(word))
    await office.delivers()
    assert office.written(ADA) == []
    assert "Budget nearly used: The workspace, a day at 80%, 10 left" in await office.says(search("food"))
    assert "Budget used up: The workspace, a day at 100%" in await office.says(search("cars"))
    assert (await office.says("/creators budget", ADA)).startswith("Budget used up: The workspace, a day at 100%")
    await office.delivers()
    [warning] = office.written(ADA)
    assert "80% of the budget is used" in warning
    office.clock.turn(hours=24)
    for word in ("art", "books", "music", "pets"):
        await office.says(search(word))
    await office.delivers()
    assert len(office.written(ADA)) == 2


async def test_a_chinese_team_is_warned_and_stopped_in_chinese(office: Office) -> None:
    await office.says("/creators settings language:zh", ADA)
    await office.says("/creators settings language:zh")
    await office.says("/达人 预算 设置 20 每天 工作区", ADA)
    await office.says("/达人 搜索 tiktok 美妆 级别:S1")
    assert "预算已用完：整个工作区 · 每天" in await office.says("/达人 搜索 tiktok 时尚 级别:S1")
    shown = await office.says("/达人 搜索 tiktok 旅行 级别:S1")
    assert "这会超出预算，没有发送请求，也没有扣积分" in shown
    assert "已用 20 / 20 积分，剩余 0" in shown
    await office.delivers()
    assert "整个工作区 · 每天：预算已用 100%" in office.written(ADA)[0]
