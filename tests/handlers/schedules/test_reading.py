"""Schedules are typed as people say them, in English and Chinese, and kept in one form."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.grammar.usage import UsageError
from handlers.schedules.due import due_times, is_schedule
from handlers.schedules.reading import read_schedule
from handlers.schedules.schedule import LAST, Schedule, from_cron, on_days

E = "/creators digest add Skin daily 9:00"

TYPED = [
    ("daily 9:00", "daily 09:00"),
    ("daily 9", "daily 09:00"),
    ("daily", "daily 09:00"),
    ("every day at 5pm", "daily 17:00"),
    ("everyday 17:45", "daily 17:45"),
    ("Daily At 9 AM", "daily 09:00"),
    ("daily at noon", "daily 12:00"),
    ("daily 12am", "daily 00:00"),
    ("daily 12 p.m.", "daily 12:00"),
    ("daily 9 o'clock", "daily 09:00"),
    ("daily at 9 in the evening", "daily 21:00"),
    ("weekly mon 09:00", "weekly mon 09:00"),
    ("weekly mon,thu 09:00", "weekly mon,thu 09:00"),
    ("weekly thu, mon 09:00", "weekly mon,thu 09:00"),
    ("weekly on Mondays and Thursdays at 9:30am", "weekly mon,thu 09:30"),
    ("every monday at 9am", "weekly mon 09:00"),
    ("mondays 9:00", "weekly mon 09:00"),
    ("monday morning at 8", "weekly mon 08:00"),
    ("every mon, wed and fri at 18:15", "weekly mon,wed,fri 18:15"),
    ("every monday at nine", "weekly mon 09:00"),
    ("Every Monday at half past nine", "weekly mon 09:30"),
    ("daily at a quarter to ten pm", "daily 21:45"),
    ("weekdays nine thirty", "weekdays 09:30"),
    ("fridays at five o'clock in the afternoon", "weekly fri 17:00"),
    ("every morning", "daily 09:00"),
    ("every evening at 6", "daily 18:00"),
    ("weekly", "weekly mon 09:00"),
    ("weekdays 9:00", "weekdays 09:00"),
    ("every weekday 9:00", "weekdays 09:00"),
    ("mon-fri 9:00", "weekdays 09:00"),
    ("Monday to Friday at 9:00", "weekdays 09:00"),
    ("fri-mon 9:00", "weekly mon,fri,sat,sun 09:00"),
    ("weekends 10:00", "weekly sat,sun 10:00"),
    ("weekdays and weekends 10:00", "daily 10:00"),
    ("monthly 1 10:00", "monthly 1 10:00"),
    ("monthly 1,15 10:00", "monthly 1,15 10:00"),
    ("monthly on the 1st and 15th at 10am", "monthly 1,15 10:00"),
    ("every month on day 3 at 10:00", "monthly 3 10:00"),
    ("monthly last 10:00", "monthly last 10:00"),
    ("last day of each month 10:00", "monthly last 10:00"),
    ("monthly", "monthly 1 09:00"),
    ('cron "0 9 * * 1"', "weekly mon 09:00"),
    ('"0 9 * * 1"', "weekly mon 09:00"),
    ("“0 9 * * 1”", "weekly mon 09:00"),
    ("0 9 * * 1-5", "weekdays 09:00"),
    ("cron 0 9 * * mon,thu", "weekly mon,thu 09:00"),
    ("0 9 * * 0", "weekly sun 09:00"),
    ("0 9 * * 7", "weekly sun 09:00"),
    ("30 8 1,L * *", "monthly 1,last 08:30"),
    ("0 9 * * *", "daily 09:00"),
    ("0 9 * * 1#1", 'cron "0 9 * * 1#1"'),
    ("0 9,17 * * *", 'cron "0 9,17 * * *"'),
    ("每天 9点", "daily 09:00"),
    ("每天9点", "daily 09:00"),
    ("每日上午九点半", "daily 09:30"),
    ("每天下午3点", "daily 15:00"),
    ("每天晚上8点一刻", "daily 20:15"),
    ("每天晚上12点", "daily 00:00"),
    ("每天中午", "daily 12:00"),
    ("每晚8点", "daily 20:00"),
    ("每早 9点", "daily 09:00"),
    ("每天中午12点", "daily 12:00"),
    ("每天 9：30", "daily 09:30"),
    ("每天二十点零五分", "daily 20:05"),
    ("每周一 9点", "weekly mon 09:00"),
    ("每周一9点", "weekly mon 09:00"),
    ("周一9点", "weekly mon 09:00"),
    ("每周一、周四 上午9点半", "weekly mon,thu 09:30"),
    ("每周一、四 9点", "weekly mon,thu 09:00"),
    ("每周一三五 9点", "weekly mon,wed,fri 09:00"),
    ("每周一和周四9:00", "weekly mon,thu 09:00"),
    ("每星期日 10点", "weekly sun 10:00"),
    ("每礼拜天10点", "weekly sun 10:00"),
    ("每周 9点", "weekly mon 09:00"),
    ("每周一十点", "weekly mon 10:00"),
    ("每周一二十点", "weekly mon 20:00"),
    ("每周一12点", "weekly mon 12:00"),
    ("每周1、3、5 9点", "weekly mon,wed,fri 09:00"),
    ("周一到周五 9点", "weekdays 09:00"),
    ("工作日 9点", "weekdays 09:00"),
    ("每个工作日9点", "weekdays 09:00"),
    ("周末10点", "weekly sat,sun 10:00"),
    ("每月1号 10:00", "monthly 1 10:00"),
    ("每月1号10点", "monthly 1 10:00"),
    ("每个月1号和15号 10:00", "monthly 1,15 10:00"),
    ("每月1、15号 10:00", "monthly 1,15 10:00"),
    ("每月十五号上午十点", "monthly 15 10:00"),
    ("每月最后一天 10:00", "monthly last 10:00"),
    ("每月底 10:00", "monthly last 10:00"),
]


@pytest.mark.parametrize(("typed", "text"), TYPED)
def test_what_people_say_is_one_form(typed: str, text: str) -> None:
    read = read_schedule(typed, E)
    assert read.schedule is not None
    assert read.schedule.text == text
    assert read.zone == ""
    assert is_schedule(read.schedule.cron)


@pytest.mark.parametrize(
    ("typed", "text", "zone"),
    [
        ("weekly mon 09:00 Asia/Shanghai", "weekly mon 09:00", "Asia/Shanghai"),
        ("every monday at 9am new york time", "weekly mon 09:00", "America/New_York"),
        ("daily 9:00 ET", "daily 09:00", "America/New_York"),
        ("daily 9:00 utc+8", "daily 09:00", "Etc/GMT-8"),
        ("每周一 9点 北京时间", "weekly mon 09:00", "Asia/Shanghai"),
        ("北京时间每周一9点", "weekly mon 09:00", "Asia/Shanghai"),
        ("每天9点纽约时间", "daily 09:00", "America/New_York"),
        ('"0 9 * * 1" Europe/Berlin', "weekly mon 09:00", "Europe/Berlin"),
        ("cron 0 9 * * 1 Europe/Berlin", "weekly mon 09:00", "Europe/Berlin"),
    ],
)
def test_a_zone_may_be_named(typed: str, text: str, zone: str) -> None:
    read = read_schedule(typed, E)
    assert read.schedule is not None
    assert (read.schedule.text, read.zone) == (text, zone)


@pytest.mark.parametrize(
    ("typed", "problem", "value", "hint"),
    [
        ("weekly munday 09:00", "line-schedule-unread", "munday", "monday"),
        ("dayly 9:00", "line-schedule-unread", "dayly", "daily"),
        ("weekly mon 09:00 Asia/Shangai", "line-schedule-unread", "asia/shangai", "Asia/Shanghai"),
        ("daily 25:00", "line-schedule-time", "25:00", ""),
        ("daily 9:75", "line-schedule-time", "9:75", ""),
        ("daily 13pm", "line-schedule-time", "13pm", ""),
        ("每天25点", "line-schedule-time", "25点", ""),
        ("daily 9:00 and 17:00", "line-schedule-two-times", "9:00, 17:00", ""),
        ("monthly 32 10:00", "line-schedule-date", "32", "31"),
        ("daily monthly 9:00", "line-schedule-two-kinds", "daily + monthly", ""),
        ("every other week", "line-schedule-unusual", "every other week", ""),
        ("every other tuesday", "line-schedule-unusual", "every other tuesday", ""),
        ("first monday of the month 10:00", "line-schedule-unusual", "first monday of the month", ""),
        ("last friday 10:00", "line-schedule-unusual", "last friday", ""),
        ("每月第一个周一 9点", "line-schedule-unusual", "每月第一个周一", ""),
        ("hourly", "line-schedule-unusual", "hourly", ""),
        ("每两周 9点", "line-schedule-unusual", "每两周", ""),
        ("9:00", "line-schedule-how-often", "", ""),
        ('cron "0 9 * *"', "line-schedule-cron", "0 9 * *", ""),
        ("61 9 * * *", "line-schedule-cron", "61 9 * * *", ""),
        ("0 9 30 2 *", "line-schedule-cron", "0 9 30 2 *", ""),
        ("daily 9:00 CST", "line-zone-cst", "CST", "Asia/Shanghai"),
    ],
)
def test_what_cannot_be_read_is_named_with_the_way_out(typed: str, problem: str, value: str, hint: str) -> None:
    with pytest.raises(UsageError) as wrong:
        read_schedule(typed, E)
    assert wrong.value.problem.key == problem
    assert wrong.value.value == value
    told = wrong.value.hint
    assert hint in (" ".join(map(str, told.values.values())) if told else "")


def test_a_text_without_a_schedule_has_none() -> None:
    assert read_schedule("", E).schedule is None
    assert read_schedule("Asia/Tokyo", E).schedule is None


def schedules() -> st.SearchStrategy[Schedule]:
    hours, minutes = st.integers(0, 23), st.integers(0, 59)
    days = st.lists(st.integers(0, 6), min_size=1).map(tuple)
    dates = st.lists(st.sampled_from((*range(1, 32), LAST)), min_size=1, unique=True).map(
        lambda some: tuple(sorted(some))
    )
    return st.one_of(
        st.builds(Schedule, st.just("daily"), hours, minutes),
        st.builds(on_days, days, hours, minutes),
        st.builds(Schedule, st.just("monthly"), hours, minutes, dates),
    )


@given(schedule=schedules())
def test_the_one_form_and_its_cron_fields_mean_the_same(schedule: Schedule) -> None:
    assert read_schedule(schedule.text, E).schedule == schedule
    assert from_cron(schedule.cron) == schedule


@given(schedule=schedules())
def test_a_schedule_is_due_on_its_days_at_its_time(schedule: Schedule) -> None:
    for due in due_times(schedule.cron, "UTC", datetime(2026, 1, 1, tzinfo=UTC), 5):
        assert (due.hour, due.minute) == (schedule.hour, schedule.minute)
        if schedule.kind == "weekly":
            assert due.weekday() in schedule.days
        if schedule.kind == "monthly":
            is_last = (due + timedelta(days=1)).day == 1
            assert due.day in schedule.days or (is_last and LAST in schedule.days)


@given(typed=st.text(max_size=60))
def test_any_text_is_read_or_refused(typed: str) -> None:
    with suppress(UsageError):
        read_schedule(typed, E)
