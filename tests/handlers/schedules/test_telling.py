"""Schedules and their times are told in words that people would use themselves."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handlers.schedules.telling import local, told_schedule
from handlers.words import words

MONDAY = datetime(2026, 11, 30, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("schedule", "english", "chinese"),
    [
        ("daily 09:00", "every day at 09:00", "每天 09:00"),
        ("weekdays 09:00", "Monday to Friday at 09:00", "周一至周五 09:00"),
        ("weekly mon,thu 09:30", "every Monday, Thursday at 09:30", "每周一、周四 09:30"),
        ("monthly 1,last 10:00", "each month on day 1, the last day at 10:00", "每月1日、最后一天 10:00"),
        ('cron "0 9 * * 1#1"', "by cron “0 9 * * 1#1”", "cron “0 9 * * 1#1”"),
    ],
)
def test_a_schedule_is_told_in_both_languages(schedule: str, english: str, chinese: str) -> None:
    assert told_schedule(schedule, "Asia/Tokyo", words("en")) == f"{english} (Asia/Tokyo)"
    assert told_schedule(schedule, "Asia/Tokyo", words("zh")) == f"{chinese}（Asia/Tokyo）"


@pytest.mark.parametrize(
    ("zone", "english"),
    [
        ("Asia/Shanghai", "Mon, Nov 30, 09:00 UTC+8"),
        ("America/St_Johns", "Sun, Nov 29, 21:30 UTC-3:30"),
        ("UTC", "Mon, Nov 30, 01:00 UTC"),
    ],
)
def test_a_moment_is_told_on_the_clocks_of_the_schedule(zone: str, english: str) -> None:
    assert local(MONDAY, zone, words("en")).text == english


def test_an_offset_is_told_the_way_people_write_it() -> None:
    assert "UTC+8" in told_schedule("daily 09:00", "Etc/GMT-8", words("en"))
