"""A line about a digest says which one it means, and what it chooses for it, in any order."""

from __future__ import annotations

import pytest

from handlers.digests.lines import ADD, Terms, read_terms, split
from handlers.grammar.usage import UsageError
from handlers.schedules.schedule import Schedule

MONDAYS = Schedule("weekly", 9, 0, (0,))


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("weekly mon 09:00 Asia/Shanghai", Terms(MONDAYS, "Asia/Shanghai")),
        ("weekly mon 09:00 in:#kol", Terms(MONDAYS, place="#kol")),
        ("in #kol weekly mon 09:00", Terms(MONDAYS, place="#kol")),
        ("weekly mon 09:00 to #kol", Terms(MONDAYS, place="#kol")),
        ("#kol every monday at 9am", Terms(MONDAYS, place="#kol")),
        ('weekly mon 09:00 to:"Growth team"', Terms(MONDAYS, place="Growth team")),
        ("weekly mon 09:00 to:me", Terms(MONDAYS, place="me")),
        ("mon to fri 9:00", Terms(Schedule("weekdays"))),
        ("weekly mon,thu 09:00", Terms(Schedule("weekly", 9, 0, (0, 3)))),
        ('cron "0 9 * * 1"', Terms(MONDAYS)),
        ('"0 9 * * 1" Asia/Tokyo', Terms(MONDAYS, "Asia/Tokyo")),
        ("0 9 1,15 * *", Terms(Schedule("monthly", 9, 0, (1, 15)))),
        ("daily 9:30 zone:tokyo", Terms(Schedule("daily", 9, 30), "Asia/Tokyo")),
        ("daily size:20 rising:25% quiet:45d when:always", Terms(Schedule("daily"), "", "", 20, 0.25, 45, "always")),
        ("daily quiet:6w when:new", Terms(Schedule("daily"), silent_days=42, says="news")),
        ("每周一 9点", Terms(MONDAYS)),
        ("每周一、周四 上午9点半", Terms(Schedule("weekly", 9, 30, (0, 3)))),
        ("每天9:30", Terms(Schedule("daily", 9, 30))),
        ("每天：9点", Terms(Schedule("daily"))),
        ("每天上午9：30 到:#运营群", Terms(Schedule("daily", 9, 30), place="#运营群")),
        (
            "每周一9点 发到：运营群 数量：20 上涨：20% 沉寂：45天 发送：总是",
            Terms(MONDAYS, "", "运营群", 20, 0.2, 45, "always"),
        ),
        ("每周一9点 发到#运营群", Terms(MONDAYS, place="#运营群")),
        ("每月1号 10:00 时区:纽约", Terms(Schedule("monthly", 10, 0, (1,)), "America/New_York")),
    ],
)
def test_a_line_is_read(typed: str, terms: Terms) -> None:
    assert read_terms(typed, ADD) == terms


@pytest.mark.parametrize(
    ("typed", "problem", "value"),
    [
        ("daily size:0", "line-unknown-value", "0"),
        ("daily size:lots", "line-unknown-value", "lots"),
        ("daily size:500", "line-unknown-value", "500"),
        ("daily rising:0%", "line-unknown-value", "0%"),
        ("daily quiet:soon", "line-unknown-value", "soon"),
        ("daily when:perhaps", "line-unknown-value", "perhaps"),
        ("daily zone:Mars", "line-unknown-zone", "Mars"),
        ("daily in:#a to:#b", "line-two-values", "#b"),
        ("daily colour:red", "line-schedule-unread", "colour:red"),
    ],
)
def test_a_mistake_is_named(typed: str, problem: str, value: str) -> None:
    with pytest.raises(UsageError) as wrong:
        read_terms(typed, ADD)
    assert (wrong.value.problem.key, wrong.value.value) == (problem, value)


@pytest.mark.parametrize(
    ("typed", "name", "rest"),
    [
        ('"US skincare" daily 9:00', "US skincare", "daily 9:00"),
        ("US skincare daily 9:00", "US skincare", "daily 9:00"),
        ("us SKINCARE daily 9:00", "us SKINCARE", "daily 9:00"),
        ("Daily picks daily 9:00", "Daily picks", "daily 9:00"),
        ("UK skincare every monday 9:00", "UK skincare", "every monday 9:00"),
        ("美国护肤 每周一 9点", "美国护肤", "每周一 9点"),
        ("“美国护肤” 每周一 9点", "美国护肤", "每周一 9点"),
        ("Nobody in:#kol", "Nobody", "in:#kol"),
        ("US skincare", "US skincare", ""),
        ("", "", ""),
    ],
)
def test_the_name_stands_first(typed: str, name: str, rest: str) -> None:
    assert split(typed, ["US skincare", "Daily picks", "美国护肤"]) == (name, rest)
