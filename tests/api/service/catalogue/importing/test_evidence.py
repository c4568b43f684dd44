"""Percents and ratios: as declared by the option, the header or the cell; else as the numbers tell, and said so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from api.contract.platforms import Platform
from api.service.catalogue.importing import Rejection, read_creators
from tests.api.service.catalogue.importing.conftest import Records, Write, sheet


@pytest.mark.parametrize(
    ("header", "cell", "options"),
    [
        ("engagement rate", "6.5%", {}),
        ("engagement rate", "6.5 ％", {"rates": "ratio"}),
        ("engagement rate (%)", "6.5", {}),
        ("互动率（%）", "6.5", {}),
        ("engagement_rate", "0.065", {}),
        ("engagement_rate", "6.5", {}),
        ("互动率", "6.5", {"rates": "percent"}),
        ("互动率", "0.065", {"rates": "ratio"}),
    ],
)
def test_six_and_a_half_percent_in_every_spelling(
    write: Write, records: Records, header: str, cell: str, options: dict[str, Any]
) -> None:
    [record] = records(write(f"username,{header}\nmia,{cell}\n"), **options)
    assert record["engagement"] == 0.065


def test_one_large_number_makes_the_column_percents(write: Write, records: Records) -> None:
    path = write("username,互动率\nmia,0.8\nleo,6.5\n")
    assert [record["engagement"] for record in records(path)] == [0.008, 0.065]
    assert any("互动率 was read as percents" in note for note in read_creators(path, Platform.TIKTOK).told().notes)


def test_the_option_outweighs_the_numbers(write: Write, records: Records) -> None:
    path = write("username,engagement\nmia,0.8\n")
    assert records(path, rates="percent")[0]["engagement"] == 0.008
    assert records(path)[0]["engagement"] == 0.8
    assert any("was read as ratios" in note for note in read_creators(path, Platform.TIKTOK).told().notes)


def test_a_rate_beyond_belief_is_rejected_with_advice(write: Write) -> None:
    """The first rows look like ratios; what comes after them cannot be one."""
    text = "username,engagement\n" + "".join(f"mia{n},0.05\n" for n in range(1_000)) + "leo,6.5\n"
    *_, last = read_creators(write(text), Platform.TIKTOK)
    assert isinstance(last, Rejection)
    assert last.reason == "reads as 650 %; if the column holds percents, say so with --rates percent"


def test_a_declared_rate_may_exceed_a_hundred_percent(write: Write, records: Records) -> None:
    [record] = records(write("username,engagement %\nmia,150\n"))
    assert record["engagement"] == 1.5


def test_a_female_share_is_a_part_of_a_whole(write: Write, records: Records) -> None:
    assert records(write("username,audience_female_rate\nmia,78.65\n"))[0]["audience_female"] == 0.7865
    [row] = read_creators(write("username,女性占比(%)\nmia,178\n"), Platform.TIKTOK)
    assert isinstance(row, Rejection)


def test_percent_cells_of_a_spreadsheet_store_ratios(tmp_path: Path, records: Records) -> None:
    path = sheet(tmp_path / "a.xlsx", [["username", "互动率(%)"], ["mia", 0.065]], percents="B2")
    [record] = records(path)
    assert record["engagement"] == 0.065


@pytest.mark.parametrize("zero", ["0", "0.0", ""])
def test_an_average_of_zero_is_unknown(write: Write, records: Records, zero: str) -> None:
    [record] = records(write(f"username,followers,avg_views,likes(avg.),comments (avg)\nmia,0,{zero},5,5\n"))
    assert record["followers"] == 0
    assert not {"avg_views", "engagement"} & record.keys()


def test_engagement_above_everything_is_left_out_and_said(write: Write) -> None:
    reading = read_creators(write("username,avg views,avg likes,avg comments\nmia,10,50,5\n"), Platform.TIKTOK)
    [row] = reading
    assert not isinstance(row, Rejection)
    assert "engagement" not in row.record
    assert reading.told().notes == ["engagements left out because they came out above 100 %: 1"]
