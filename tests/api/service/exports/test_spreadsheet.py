"""xlsx exports as another program reads them (contract 9.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from api.contract.tasks import Format
from api.service.exports.columns import Column, ColumnKind
from api.service.exports.spreadsheet import MOST_COLUMNS, MOST_ROWS, DoesNotFit, write_spreadsheet
from tests.api.service.exports.files import COLUMNS, MIA, TEXT, UID, sheet, written


def test_the_header_is_bold_on_a_fill_and_stays_when_one_scrolls(tmp_path: Path) -> None:
    read = sheet(written(tmp_path, Format.XLSX, [MIA]))
    assert [cell.value for cell in read[1]] == [column.label for column in COLUMNS]
    assert all(cell.font.bold and cell.fill.fgColor.rgb == "FFD9E7F5" for cell in read[1])
    assert not any(cell.font.bold for cell in read[2])
    assert read.freeze_panes == "A2"


def test_every_value_has_the_type_of_its_column(tmp_path: Path) -> None:
    read = sheet(written(tmp_path, Format.XLSX, [MIA]))
    assert [(cell.value, cell.data_type, cell.number_format) for cell in read[2]] == [
        (UID, "s", "@"),
        ("Mia 美妆", "s", "@"),
        ("https://www.tiktok.com/@mia", "s", "@"),
        (150_000, "n", "General"),
        (-0.25, "n", "General"),
        (0.065, "n", "0.00%"),
        (78.65, "n", '0.00"%"'),
        (True, "b", "General"),
        (datetime(2026, 11, 20), "d", "yyyy-mm-dd"),
        (datetime(2026, 11, 24, 12), "d", "yyyy-mm-dd hh:mm:ss"),
    ]


def test_ids_stay_text_even_where_they_arrive_as_numbers(tmp_path: Path) -> None:
    read = sheet(written(tmp_path, Format.XLSX, [{"uid": int(UID), "followers_count": int(UID)}]))
    assert (read["A2"].value, read["A2"].data_type) == (UID, "s")
    assert (read["D2"].value, read["D2"].data_type) == (UID, "s")  # fifteen digits are all that a number keeps


def test_numbers_that_arrive_as_text_are_numbers_and_words_stay_words(tmp_path: Path) -> None:
    rows = [
        {"followers_count": "150000", "engagement_rate": "-0.5", "is_verified": "true"},
        {"followers_count": "many"},
    ]
    read = sheet(written(tmp_path, Format.XLSX, rows))
    assert (read["D2"].value, read["F2"].value, read["H2"].value) == (150_000, -0.5, True)
    assert (read["D3"].value, read["D3"].data_type) == ("many", "s")


def test_what_is_not_known_is_an_empty_cell(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [MIA, {}, dict.fromkeys(MIA), {"nickname": "", "followers_count": float("nan")}]
    read = sheet(written(tmp_path, Format.XLSX, rows))
    for row in (3, 4, 5):
        assert [cell.value for cell in read[row]] == [None] * len(COLUMNS)


def test_a_day_that_no_calendar_has_and_one_before_excels_calendar_are_text(tmp_path: Path) -> None:
    read = sheet(written(tmp_path, Format.XLSX, [{"last_post": "2026-02-30"}, {"last_post": "1850-01-01"}]))
    assert [read["I2"].value, read["I3"].value] == ["2026-02-30", "1850-01-01"]


def test_lists_and_categories_are_written_out(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [
        {"text": ["beauty", "us"]},
        {"text": [{"primary": "Art", "secondary": "Music"}, {"primary": "Pets"}]},
    ]
    read = sheet(written(tmp_path, Format.XLSX, rows, TEXT))
    assert [read["A2"].value, read["A3"].value] == ["beauty; us", "Art > Music; Pets"]


def test_columns_are_as_wide_as_what_stands_in_them(tmp_path: Path) -> None:
    long, wide = "a" * 40, "美" * 22
    columns = [Column(key, key, ColumnKind.TEXT) for key in ("short", "long", "wide", "endless", "a quite long label")]
    rows = [{"short": "x", "long": long, "wide": wide, "endless": "word " * 500}]
    read = sheet(written(tmp_path, Format.XLSX, rows, columns))
    widths = [read.column_dimensions[letter].width for letter in "ABCDE"]
    assert widths[0] < 10
    assert 40 <= widths[1] <= 42
    assert 44 <= widths[2] <= 46
    assert 60 <= widths[3] <= 62
    assert widths[4] > len("a quite long label")


def test_counts_of_many_digits_are_shown_in_full(tmp_path: Path) -> None:
    read = sheet(written(tmp_path, Format.XLSX, [{"followers_count": 123_456_789_012}]))
    assert (read["D2"].value, read["D2"].number_format) == (123_456_789_012, "0")


def test_an_address_is_text_and_no_link(tmp_path: Path) -> None:
    path = written(tmp_path, Format.XLSX, [MIA])
    assert sheet(path)["C2"].hyperlink is None
    assert not [name for name in ZipFile(path).namelist() if "/_rels/sheet" in name or "externalLink" in name]


def test_the_sheet_is_named_by_the_title_as_far_as_excel_allows(tmp_path: Path) -> None:
    def name_for(title: str) -> str:
        return str(sheet(written(tmp_path, Format.XLSX, [MIA], title=title)).title)

    assert name_for("美妆 US") == "美妆 US"
    assert name_for("a/b: [x]?*\\ " + "🍜" * 40).startswith("a b")
    assert name_for("") == name_for("History") == name_for("''") == "Export"


def test_no_rows_leave_the_header(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    assert write_spreadsheet(path, COLUMNS, [], "Creators") == 0
    assert [cell.value for cell in sheet(path)[1]] == [column.label for column in COLUMNS]


def test_two_columns_with_one_label_are_refused_by_name(tmp_path: Path) -> None:
    twice = [Column("a", "Views", ColumnKind.WHOLE), Column("b", "Views", ColumnKind.WHOLE)]
    with pytest.raises(ValueError, match='"Views"'):
        write_spreadsheet(tmp_path / "x.xlsx", twice, [], "Creators")


def test_more_than_a_sheet_holds_is_refused_with_the_way_out(tmp_path: Path) -> None:
    columns = [Column(str(place), str(place), ColumnKind.TEXT) for place in range(MOST_COLUMNS + 1)]
    with pytest.raises(DoesNotFit, match="16,384 columns, not 16,385; csv"):
        write_spreadsheet(tmp_path / "x.xlsx", columns, [], "Creators")

    def endless() -> Iterator[dict[str, str]]:
        while True:
            yield {}

    with pytest.raises(DoesNotFit, match=f"{MOST_ROWS - 1:,} rows below its header; csv"):
        write_spreadsheet(tmp_path / "y.xlsx", TEXT, endless(), "Creators")


def test_rows_are_read_one_after_the_other_and_a_failure_among_them_comes_through(tmp_path: Path) -> None:
    def failing() -> Iterator[dict[str, Any]]:
        yield from [MIA] * 1_200
        raise ConnectionError("the database went away")

    with pytest.raises(ConnectionError, match="went away"):
        write_spreadsheet(tmp_path / "x.xlsx", COLUMNS, failing(), "Creators")


def test_every_row_of_a_long_export_arrives_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    rows = ({"uid": str(number), "followers_count": number} for number in range(1_234))
    assert write_spreadsheet(path, COLUMNS, rows, "Creators") == 1_234
    read = sheet(path)
    assert [(row[0], row[3]) for row in read.iter_rows(min_row=2, values_only=True)] == [
        (str(number), number) for number in range(1_234)
    ]
