"""Moments to come, as people type them in either language."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.vocabulary.moments import read_moment

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 13, 0, tzinfo=BERLIN)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fri 18:00", "2026-11-27 18:00"),
        ("Friday 6pm", "2026-11-27 18:00"),
        ("friday", "2026-11-27 18:00"),
        ("on Fri, 6:30 pm", "2026-11-27 18:30"),
        ("tue 18:00", "2026-11-24 18:00"),
        ("tue 9:00", "2026-12-01 09:00"),
        ("next tue 18:00", "2026-12-01 18:00"),
        ("next friday", "2026-11-27 18:00"),
        ("18:00", "2026-11-24 18:00"),
        ("9:00", "2026-11-25 09:00"),
        ("9am", "2026-11-25 09:00"),
        ("12am", "2026-11-25 00:00"),
        ("noon", "2026-11-25 12:00"),
        ("24:00", "2026-11-24 23:59"),
        ("today", "2026-11-24 18:00"),
        ("today 20:15", "2026-11-24 20:15"),
        ("tomorrow", "2026-11-25 18:00"),
        ("tomorrow at 9:30", "2026-11-25 09:30"),
        ("48h", "2026-11-26 13:00"),
        ("2 days", "2026-11-26 13:00"),
        ("in 2 days", "2026-11-26 13:00"),
        ("30min", "2026-11-24 13:30"),
        ("a week", "2026-12-01 13:00"),
        ("2026-11-27", "2026-11-27 18:00"),
        ("2026-11-27 09:00", "2026-11-27 09:00"),
        ("2026/11/27 9am", "2026-11-27 09:00"),
        ("27 Nov", "2026-11-27 18:00"),
        ("Nov 27 12:00", "2026-11-27 12:00"),
        ("Jan 3", "2027-01-03 18:00"),
        ("11-27", "2026-11-27 18:00"),
        ("周五", "2026-11-27 18:00"),
        ("周五 18:00", "2026-11-27 18:00"),
        ("周五下午6点", "2026-11-27 18:00"),
        ("星期五晚上8点半", "2026-11-27 20:30"),
        ("下周五", "2026-12-04 18:00"),
        ("下周一 9:00", "2026-11-30 09:00"),
        ("礼拜天", "2026-11-29 18:00"),
        ("明天", "2026-11-25 18:00"),
        ("明天上午10点", "2026-11-25 10:00"),
        ("后天18点", "2026-11-26 18:00"),
        ("今晚8点", "2026-11-24 20:00"),
        ("今晚", "2026-11-24 20:00"),
        ("11月27日 18:00", "2026-11-27 18:00"),
        ("11月27号", "2026-11-27 18:00"),
        ("2026年11月27日", "2026-11-27 18:00"),
        ("下午6点", "2026-11-24 18:00"),
        ("18点30分", "2026-11-24 18:30"),
        ("3天后", "2026-11-27 13:00"),
        ("两天", "2026-11-26 13:00"),
        ("半小时后", "2026-11-24 13:30"),
        ("48小时", "2026-11-26 13:00"),
    ],
)
def test_a_moment_to_come_is_read(typed: str, meant: str) -> None:
    found = read_moment(typed, NOW)
    assert found is not None
    assert f"{found:%Y-%m-%d %H:%M}" == meant
    assert found.tzinfo == BERLIN


@pytest.mark.parametrize(
    "typed", ["", "soon", "fri 25:00", "13pm", "2026-13-40", "31 Feb", "fryday", "3 parsecs", "@mia", "周八"]
)
def test_what_names_no_moment_is_none(typed: str) -> None:
    assert read_moment(typed, NOW) is None


def test_a_past_moment_is_read_as_what_it_is() -> None:
    assert read_moment("2020-01-01", NOW) == datetime(2020, 1, 1, 18, tzinfo=BERLIN)
    assert read_moment("today 9:00", NOW) == datetime(2026, 11, 24, 9, tzinfo=BERLIN)


def test_days_keep_the_time_of_day_over_a_change_of_clocks_and_hours_do_not() -> None:
    before = datetime(2026, 10, 24, 13, 0, tzinfo=BERLIN)
    assert f"{read_moment('2 days', before):%d %H}" == "26 13"
    assert f"{read_moment('36h', before):%d %H}" == "26 00"
