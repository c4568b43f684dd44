"""Numbers as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.service.catalogue.importing.numbers import is_exact, is_nothing, read_number
from api.service.catalogue.importing.problems import Unreadable


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("13.8M", 13_800_000),
        ("1.2万", 12_000),
        ("1.2 万", 12_000),
        ("3,911", 3_911),
        ("129K", 129_000),
        ("129 k", 129_000),
        ("1.5亿", 150_000_000),
        ("5w", 50_000),
        ("1,234,567.5", "1234567.5"),
        ("1.234.567", 1_234_567),
        ("1.234.567,5", "1234567.5"),
        ("1,5M", 1_500_000),
        ("12 345", 12_345),
        ("１２，３４５", 12_345),
        ("6.5%", "6.5"),
        ("6.5 ％", "6.5"),
        ("10M+", 10_000_000),
        (".5", "0.5"),
        ("1e6", 1_000_000),
        ("199.5", "199.5"),
        (13_812_345, 13_812_345),
        (0.065, "0.065"),
        ("2.3B", 2_300_000_000),
    ],
)
def test_written_numbers_are_read(written: object, meant: int | str) -> None:
    assert read_number(written) == Decimal(meant)


@pytest.mark.parametrize(
    "written", ["abc", "12 apples", "1.2.3", "1,23,4567", "0x10", "--5", "5MM", "9" * 50, True, "∞"]
)
def test_what_is_no_number_is_refused(written: object) -> None:
    with pytest.raises(Unreadable):
        read_number(written)


@pytest.mark.parametrize(
    "cell", [None, "", "  ", "-", "N/A", "null", "#VALOR!", "#REF!", "#DIV/0!", "#N/A", "未知", "暂无"]
)
def test_cells_that_say_nothing(cell: object) -> None:
    assert is_nothing(cell)


@pytest.mark.parametrize("cell", [0, "0", "#beauty", "no", False])
def test_cells_that_say_something(cell: object) -> None:
    assert not is_nothing(cell)


@given(st.integers(0, 10**15))
def test_every_whole_number_survives_thousands_marks(number: int) -> None:
    assert read_number(f"{number:,}") == read_number(str(number)) == number


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    try:
        assert read_number(text).is_finite()
    except Unreadable as refused:
        assert str(refused)


def test_exact_numbers_are_told_from_shortened_ones() -> None:
    assert is_exact("13800000")
    assert is_exact("199.5")
    assert not is_exact("13.8M")
    assert not is_exact("3,911")
