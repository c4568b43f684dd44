"""How a value on the wire is read: the live backend sends every scalar as text (contract 6.2)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.contract.values import Kind, read, read_day, read_time

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("kind", "sent", "meant"),
    [
        (Kind.WHOLE, "150000", 150_000),
        (Kind.WHOLE, 150_000, 150_000),
        (Kind.WHOLE, " 42 ", 42),
        (Kind.WHOLE, "0", 0),
        (Kind.WHOLE, 0, 0),
        (Kind.WHOLE, "150000.0", 150_000),
        (Kind.WHOLE, 1.5e6, 1_500_000),
        (Kind.RATIO, "0.065", 0.065),
        (Kind.RATIO, 0.065, 0.065),
        (Kind.PERCENT, "78.65", 78.65),
        (Kind.NUMBER, "-1", -1),
        (Kind.NUMBER, "1e3", 1000.0),
        (Kind.FLAG, "true", True),
        (Kind.FLAG, "False", False),
        (Kind.FLAG, "1", True),
        (Kind.FLAG, 1, True),
        (Kind.FLAG, 0, False),
        (Kind.FLAG, True, True),
        (Kind.TEXT, "7123456789012345678", "7123456789012345678"),
        (Kind.TEXT, 7123456789012345678, "7123456789012345678"),
        (Kind.TEXTS, ["US", "GB"], ["US", "GB"]),
        (Kind.TEXTS, "US, GB,", ["US", "GB"]),
        (Kind.TEXTS, [], []),
        (Kind.TEXTS, [12, None, "x"], ["12", "x"]),
    ],
)
def test_a_value_is_read_as_its_kind_however_it_was_spelt(kind: Kind, sent: Any, meant: Any) -> None:
    assert read(kind, sent) == meant
    assert type(read(kind, sent)) is type(meant)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("sent", [None, "", "  "])
def test_what_is_empty_is_absent_and_never_zero(kind: Kind, sent: Any) -> None:
    assert read(kind, sent) is None


@pytest.mark.parametrize(
    ("kind", "sent"),
    [
        (Kind.WHOLE, "many"),
        (Kind.WHOLE, "13.8M"),
        (Kind.WHOLE, "1_000"),
        (Kind.WHOLE, "१२"),
        (Kind.NUMBER, "nan"),
        (Kind.NUMBER, "1e999"),
        (Kind.RATIO, "9" * 400),
        (Kind.FLAG, "maybe"),
        (Kind.FLAG, 7),
    ],
)
def test_what_cannot_be_read_stays_as_it_came(kind: Kind, sent: Any) -> None:
    assert read(kind, sent) == sent


@pytest.mark.parametrize(
    "sent",
    [
        [{"primary": "Art", "secondary": "Music", "tertiary": "Music"}],
        [["Art", "Music", "Music"]],
    ],
)
def test_category_levels_come_as_objects_or_as_lists(sent: Any) -> None:
    assert read(Kind.CATEGORIES, sent) == [{"primary": "Art", "secondary": "Music", "tertiary": "Music"}]


def test_category_levels_may_be_plain_names_or_partly_there() -> None:
    assert read(Kind.CATEGORIES, ["Art", "Pets"]) == [{"primary": "Art"}, {"primary": "Pets"}]
    assert read(Kind.CATEGORIES, "Art,Pets") == [{"primary": "Art"}, {"primary": "Pets"}]
    assert read(Kind.CATEGORIES, [{"primary": "Art", "tertiary": None, "more": 1}, {}]) == [{"primary": "Art"}]


@given(kind=st.sampled_from(Kind), value=ANYTHING)
def test_nothing_that_json_can_hold_is_an_error(kind: Kind, value: Any) -> None:
    read(kind, value)


@pytest.mark.parametrize("spelling", ["2026-03-15T10:45:00Z", "2026-03-15T10:45:00+00:00", "2026-03-15T18:45:00+08:00"])
def test_both_spellings_of_a_time_are_the_same_time(spelling: str) -> None:
    assert read_time(spelling) == datetime(2026, 3, 15, 10, 45, tzinfo=UTC)


def test_a_time_without_a_zone_is_in_utc() -> None:
    assert read_time("2026-03-15T10:45:00") == datetime(2026, 3, 15, 10, 45, tzinfo=UTC)


@pytest.mark.parametrize("sent", [None, "", "soon", 1_773_571_500, "2026-13-01T00:00:00Z"])
def test_what_is_no_time_is_none(sent: Any) -> None:
    assert read_time(sent) is None
    assert read_day(sent) is None


@pytest.mark.parametrize(
    ("sent", "day"),
    [
        ("2026-05-01", date(2026, 5, 1)),
        ("2026-05-01T09:00:00Z", date(2026, 5, 1)),
        ("2026-05-01T02:00:00+08:00", date(2026, 4, 30)),
    ],
)
def test_a_day_is_a_day_in_utc(sent: str, day: date) -> None:
    assert read_day(sent) == day


def test_a_time_before_the_calendar_begins_is_no_day() -> None:
    assert read_day("0001-01-01T00:00:00+14:00") is None
