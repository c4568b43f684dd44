"""Bounds take in exactly the values that they would take in as floats, to the last billionth."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from api.contract.search import Range
from api.service.catalogue.ranges import asked_bounds, stored_number
from api.service.catalogue.records import RATE_DECIMALS

rates = st.floats(0, 2).map(lambda rate: round(rate, RATE_DECIMALS))
days = st.integers(0, 20_000).map(lambda number: date(1990, 1, 1) + timedelta(number))


def takes_in(column: str, asked: Range, value: object) -> bool:
    low, high = asked_bounds(column, asked)
    stored = stored_number(column, value)
    return (low is None or stored >= low) and (high is None or stored <= high)


@given(rates, rates, st.sampled_from([-1e-9, 0.0, 1e-9, 1e-12]))
def test_rates_compare_as_floats_do(value: float, bound: float, nudge: float) -> None:
    near = bound + nudge
    for asked in (Range(near), Range(None, near), Range(value, value)):
        assert takes_in("engagement", asked, value) == is_within(asked.low, value, asked.high)


@given(st.integers(0, 10**12), st.integers(0, 10**12) | st.floats(0, 1e6))
def test_counts_may_be_bounded_by_fractions(value: int, bound: float) -> None:
    assert takes_in("avg_views", Range(bound), value) == (value >= bound)
    assert takes_in("avg_views", Range(None, bound), value) == (value <= bound)


@given(st.floats(0, 1e9), st.floats(0, 1e9))
def test_money_stays_a_float(value: float, bound: float) -> None:
    assert takes_in("gmv", Range(bound), value) == (value >= bound)


@given(days, days)
def test_days_include_their_last_minute(value: date, bound: date) -> None:
    late = f"{value.isoformat()}T23:59:59Z"
    assert takes_in("last_post", Range(None, bound), late) == (value <= bound)
    assert takes_in("last_post", Range(bound), late) == (value >= bound)


def is_within(low: object, value: float, high: object) -> bool:
    return (not isinstance(low, float) or value >= low) and (not isinstance(high, float) or value <= high)
