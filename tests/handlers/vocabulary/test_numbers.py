"""Numbers and days as people type them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.contract.search import Range
from handlers.vocabulary.days import read_days
from handlers.vocabulary.numbers import read_number, read_span, short
from tests.handlers.lines import TODAY


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("10k", 10_000),
        ("10K", 10_000),
        ("1.5M", 1_500_000),
        ("1.5 million", 1_500_000),
        ("2b", 2_000_000_000),
        ("1万", 10_000),
        ("1.2萬", 12_000),
        ("5w", 50_000),
        ("3千", 3_000),
        ("2亿", 200_000_000),
        ("十万", 100_000),
        ("五十万", 500_000),
        ("两千", 2_000),
        ("10,000", 10_000),
        ("$25", 25),
        ("0.03", Decimal("0.03")),
        (".03", Decimal("0.03")),
    ],
)
def test_a_number_is_read(typed: str, value: int | Decimal) -> None:
    number = read_number(typed)
    assert number
    assert number.value == value
    assert not number.is_percent


@pytest.mark.parametrize("typed", ["", "k", "ten", "1..2", "1.2.3", "10x", "١٢", "²", "1e5", "-5", "1,00", "9" * 80])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert read_number(typed) is None


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("10k-500k", 10_000, 500_000),
        ("10k..500k", 10_000, 500_000),
        ("10k ~ 500k", 10_000, 500_000),
        ("1万至50万", 10_000, 500_000),
        (">=3%", 3, None),
        (">3", 3, None),
        ("3%+", 3, None),
        ("1万以上", 10_000, None),
        ("over 10k", 10_000, None),
        ("<1M", None, 1_000_000),
        ("100万以下", None, 1_000_000),
        ("up to 5k", None, 5_000),
        ("-5k", None, 5_000),
        ("5k-", 5_000, None),
        ("5k", 5_000, None),
        (">=.03", Decimal("0.03"), None),
        ("1...5", 1, 5),
    ],
)
def test_bounds_are_read(typed: str, low: int | Decimal | None, high: int | None) -> None:
    span = read_span(typed)
    assert span
    assert (span.low and span.low.value, span.high and span.high.value) == (low, high)


@given(st.integers(1, 10**13))
def test_a_number_is_written_so_that_it_reads_the_same(value: int) -> None:
    number = read_number(short(value))
    assert number
    assert number.value == value


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("2026-11-01", Range(date(2026, 11, 1))),
        ("2026/11/1", Range(date(2026, 11, 1))),
        ("2026年11月1日", Range(date(2026, 11, 1))),
        (">2026-11-01", Range(date(2026, 11, 1))),
        ("<=2026-11-01", Range(None, date(2026, 11, 1))),
        ("2026-10-01..2026-11-01", Range(date(2026, 10, 1), date(2026, 11, 1))),
        ("30d", Range(date(2026, 10, 25))),
        ("2 weeks", Range(date(2026, 11, 10))),
        ("最近30天", Range(date(2026, 10, 25))),
        ("30天内", Range(date(2026, 10, 25))),
        ("半年", Range(date(2026, 5, 26))),
        ("today", Range(TODAY)),
        ("<30d", Range(date(2026, 10, 25))),
        (">30d", Range(None, date(2026, 10, 25))),
        ("30d-7d", Range(date(2026, 10, 25), date(2026, 11, 17))),
        ("7d-30d", Range(date(2026, 10, 25), date(2026, 11, 17))),
        ("2026-02-30", None),
        ("99999 years", None),
        ("soon", None),
        ("", None),
    ],
)
def test_days_are_read(typed: str, days: Range | None) -> None:
    assert read_days(typed, TODAY) == days
