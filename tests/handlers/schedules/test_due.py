"""A digest is due once for each due time of its schedule, on the clocks of its zone, whatever these clocks do."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cronsim import CronSimError
from hypothesis import given
from hypothesis import strategies as st

from handlers.digests.crowds import worked_at
from handlers.schedules.due import due_between, due_times, next_due

ZONES = ("America/New_York", "Europe/Berlin", "Asia/Shanghai", "Australia/Lord_Howe", "UTC")
YEAR = datetime(2026, 1, 1, tzinfo=UTC)
END = datetime(2027, 1, 1, tzinfo=UTC)


def _year(cron: str, zone: str) -> list[datetime]:
    return list(due_between(cron, zone, next_due(cron, zone, YEAR) or END, END))


@pytest.mark.parametrize("zone", ZONES)
def test_every_day_of_the_year_has_nine_o_clock_once(zone: str) -> None:
    local = [due.astimezone(ZoneInfo(zone)) for due in _year("0 9 * * *", zone)]
    assert {(due.hour, due.minute) for due in local} == {(9, 0)}
    days = [due.date() for due in local]
    assert days == sorted(set(days))
    assert len(days) in {364, 365, 366}


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("hour", [0, 1, 2, 3])
def test_days_on_which_the_clocks_change_have_each_due_time_once_too(zone: str, hour: int) -> None:
    days = [due.astimezone(ZoneInfo(zone)).date() for due in _year(f"30 {hour} * * *", zone)]
    inner = [day for day in days if date(2026, 1, 2) <= day <= date(2026, 12, 30)]
    assert inner == [date(2026, 1, 2) + timedelta(days=number) for number in range(len(inner))]
    assert inner[-1] == date(2026, 12, 30)


def test_a_time_that_the_clocks_leave_out_is_the_moment_of_their_change() -> None:
    due = next_due("30 2 * * *", "America/New_York", datetime(2026, 3, 8, 5, tzinfo=UTC))
    assert due == datetime(2026, 3, 8, 7, tzinfo=UTC)  # 03:00 in summer time
    assert next_due("30 2 * * *", "America/New_York", due) == datetime(2026, 3, 9, 6, 30, tzinfo=UTC)


def test_of_a_time_that_comes_twice_the_first_counts() -> None:
    due = next_due("30 2 * * *", "Europe/Berlin", datetime(2026, 10, 24, 23, tzinfo=UTC))
    assert due == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 02:30 in summer time
    assert next_due("30 2 * * *", "Europe/Berlin", due) == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


def test_mondays_at_nine_move_by_an_hour_of_utc_with_the_summer() -> None:
    mondays = due_times("0 9 * * 1", "Europe/Berlin", datetime(2026, 3, 20, tzinfo=UTC), 3)
    assert [due.hour for due in mondays] == [8, 7, 7]


def test_a_day_that_no_month_has_is_no_schedule() -> None:
    with pytest.raises(CronSimError):
        next_due("0 9 30 2 *", "UTC", YEAR)


@given(minutes=st.integers(0, 525_600), zone=st.sampled_from(ZONES), minute=st.integers(0, 59), hour=st.integers(0, 23))
def test_the_next_due_time_lies_ahead_and_asking_from_within_the_gap_changes_nothing(
    minutes: int, zone: str, minute: int, hour: int
) -> None:
    cron, after = f"{minute} {hour} * * *", YEAR + timedelta(minutes=minutes)
    due = next_due(cron, zone, after)
    assert due is not None
    assert after < due <= after + timedelta(hours=25, minutes=30)
    assert next_due(cron, zone, after + (due - after) / 2) == due


def test_a_crowded_chat_is_posted_to_one_to_four_minutes_after_the_full_and_half_hour() -> None:
    for cron in ("0 9 * * *", "30 9 * * *"):
        for due in due_times(cron, "Asia/Kolkata", YEAR, 50):
            wait = worked_at(due, "Asia/Kolkata", "d1", is_crowded=True) - due
            assert timedelta(minutes=1) <= wait <= timedelta(minutes=4)
            assert wait == worked_at(due, "Asia/Kolkata", "d1", is_crowded=True) - due


def test_at_other_minutes_and_in_other_chats_it_is_posted_in_time() -> None:
    [odd] = due_times("17 9 * * *", "UTC", YEAR, 1)
    [full] = due_times("0 9 * * *", "UTC", YEAR, 1)
    assert worked_at(odd, "UTC", "d1", is_crowded=True) == odd
    assert worked_at(full, "UTC", "d1", is_crowded=False) == full
