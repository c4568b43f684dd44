"""Days and months of budgets and of spending begin at midnight of the workspace's own zone."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from tests.handlers.money.office import ADA, LEO, MIA, Office, found, search
from tests.platforms.creator_api import Reply

STOPPED = "This would go over a budget"


def at(office: Office, text: str) -> None:
    """Set the clock (UTC)."""
    office.clock.now = datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "line", ["/creators settings zone:Shanghai", "/达人 设置 时区:北京", "/creators settings tz:UTC+8"]
)
async def test_a_day_begins_at_midnight_where_the_team_is(office: Office, line: str) -> None:
    at(office, "2026-11-24 15:30")  # half past eleven at night in Shanghai
    await office.says(line, ADA)
    await office.says("/creators budget set 10 day workspace", ADA)
    await office.says(search("beauty"))
    assert STOPPED in await office.says(search("fashion"))
    at(office, "2026-11-24 16:01")
    assert STOPPED not in await office.says(search("fashion"))
    at(office, "2026-11-25 00:01")  # midnight in Greenwich means nothing here
    assert STOPPED in await office.says(search("travel"))
    assert len(office.sent) == 2


async def test_a_month_ends_where_the_team_is(office: Office) -> None:
    at(office, "2026-11-30 17:00")  # the first of December in Shanghai
    await office.says("/creators settings zone:Asia/Shanghai", ADA)
    await office.says("/creators budget set 10 month workspace", ADA)
    assert "begin at 00:00 Asia/Shanghai" in office.shown
    await office.says(search("beauty"))
    at(office, "2026-12-01 12:00")
    assert STOPPED in await office.says(search("fashion"))
    assert "Spending in December 2026" in await office.says("/creators spending", ADA)
    assert "10 credits in 1 request" in office.shown
    assert "0 credits in 0 requests" in await office.says("/creators spending last", ADA)
    assert "10 credits in one request" in await office.says("/creators credits")
    await office.says("/creators spending csv", ADA)
    assert "scout-spending-2026-12.csv" in office.shown


async def test_a_call_across_midnight_counts_on_the_day_on_which_it_was_answered(office: Office) -> None:
    at(office, "2026-11-24 15:59:59")
    await office.says("/creators settings zone:Shanghai", ADA)
    await office.says("/creators budget set 10 day workspace", ADA)
    answer, gate = found(), asyncio.Event()
    office.api.answer(Reply(answer.status, answer.content, after=gate))
    asking = asyncio.create_task(office.says(search("beauty")))
    await office.api.arrived.wait()
    at(office, "2026-11-24 16:00:01")
    gate.set()
    await asking
    assert "10 of 10 credits used" in await office.says("/creators budget", ADA)
    at(office, "2026-11-25 16:00:01")
    assert "0 of 10 credits used" in await office.says("/creators budget", ADA)


async def test_the_day_on_which_clocks_go_back_has_one_budget_for_its_25_hours(office: Office) -> None:
    at(office, "2026-11-01 04:30")  # half past midnight in New York, whose clocks go back at two
    await office.says("/creators settings zone:America/New_York", ADA)
    await office.says("/creators budget set 10 day workspace", ADA)
    await office.says(search("beauty"))
    at(office, "2026-11-02 04:30")
    assert STOPPED in await office.says(search("fashion"))
    at(office, "2026-11-02 05:01")
    assert STOPPED not in await office.says(search("fashion"))


async def test_only_admins_move_the_edges_of_budgets(office: Office) -> None:
    await office.gives(LEO, "approver")
    for person in (MIA, LEO):
        assert "Only admins may do this" in await office.says("/creators settings zone:Tokyo", person)
    assert "begin at 00:00 UTC" in await office.says("/creators budget", ADA)


async def test_an_unknown_zone_is_named_with_the_nearest_ones(office: Office) -> None:
    shown = await office.says("/creators settings zone:Shanghia", ADA)
    assert "Shanghia" in shown
    assert "Asia/Shanghai" in shown
    assert "China and in Chicago" in await office.says("/creators settings zone:CST", ADA)
    assert "begin at 00:00 UTC" in await office.says("/creators budget", ADA)


async def test_the_settings_show_the_zone(office: Office) -> None:
    assert "Time zone of this workspace: UTC" in await office.says("/creators settings")
    await office.says("/creators settings zone:UTC+5", ADA)
    assert "Time zone of this workspace: UTC+5" in await office.says("/creators settings")
