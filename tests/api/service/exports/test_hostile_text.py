"""What creators wrote survives in every format, and runs in none (features S6, S7)."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.contract.tasks import Format
from tests.api.service.exports.files import COLUMNS, TEXT, Page, sheet, table, written

FORMULAS = [
    '=HYPERLINK("http://evil.example","click")',
    "=1+1",
    "+1 555 0100",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1)",
    "@mia",
    "\tname",
    "\nname",
    "\rname",
    "\x00=1",
    " =1",
    "\u3000=1",
    "\u00a0 \u200b=1",
    "\ufeff=1",
    "\x01=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠mia",
    " ＝1",
]
HARMLESS = ["mia", "7=7", "'quoted", "a\nb", "beauty; us;\tfood\n", "1-2", "美妆 @mia", "(=1)", "🍜 -50%"]

ANYTHING = st.one_of(
    st.text(st.characters(), max_size=60),  # surrogates and control characters included
    st.builds(
        str.__add__,
        st.sampled_from([*FORMULAS, "_x0041_", "<b>&amp;", "a;=", ";\t-", "\n@", '"', "\r\n", "]]>"]),
        st.text(),
    ),
)


def shown(text: str) -> str:
    """A text as a reader may expect it: with plain line ends, and without what no file can hold or nobody sees."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "", lines)


def in_sheet(path: Path) -> list[str]:
    """The texts below the header of a spreadsheet, as Excel shows them: `_x000A_` and its like decoded."""
    values = [cell.value or "" for [cell] in sheet(path).iter_rows(min_row=2)]
    return [re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), str(value)) for value in values]


def in_table(path: Path) -> list[str]:
    return [line[0] for line in table(path)[1:]]


def in_page(path: Path) -> list[str]:
    return [row[0] for row in Page(path).cells[1:]]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_text_in_a_spreadsheet(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, Format.XLSX, [{"text": text}], TEXT)
    cell = sheet(path)["A2"]
    assert (cell.data_type, cell.number_format) == ("s", "@")
    assert in_sheet(path) == [shown(text)]
    assert b"<f>" not in ZipFile(path).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_has_a_quote_before_it_in_csv_and_html(tmp_path: Path, text: str) -> None:
    assert in_table(written(tmp_path, Format.CSV, [{"text": text}], TEXT)) == ["'" + shown(text)]
    assert in_page(written(tmp_path, Format.HTML, [{"text": text}], TEXT)) == ["'" + shown(text)]


@pytest.mark.parametrize("text", HARMLESS)
def test_text_that_is_no_formula_is_left_alone(tmp_path: Path, text: str) -> None:
    rows = [{"text": text}]
    assert in_table(written(tmp_path, Format.CSV, rows, TEXT)) == [text]
    assert in_page(written(tmp_path, Format.HTML, rows, TEXT)) == [text]
    assert in_sheet(written(tmp_path, Format.XLSX, rows, TEXT)) == [text]


def test_one_formula_among_harmless_texts_is_found(tmp_path: Path) -> None:
    texts = ["mia", "leo", "=1", "zoe"]
    rows = [{"text": text} for text in texts]
    assert in_table(written(tmp_path, Format.CSV, rows, TEXT)) == ["mia", "leo", "'=1", "zoe"]
    assert in_page(written(tmp_path, Format.HTML, rows, TEXT)) == ["mia", "leo", "'=1", "zoe"]


def test_a_formula_in_a_column_of_numbers_days_or_links_is_no_way_in(tmp_path: Path) -> None:
    rows = [dict.fromkeys([column.key for column in COLUMNS], "=1+1")]
    assert table(written(tmp_path, Format.CSV, rows))[1] == ["'=1+1"] * len(COLUMNS)
    assert Page(written(tmp_path, Format.HTML, rows)).cells[1] == ["'=1+1"] * len(COLUMNS)
    assert {(cell.value, cell.data_type) for cell in sheet(written(tmp_path, Format.XLSX, rows))[2]} == {("=1+1", "s")}


def unguarded(plain: str, text: str) -> str:
    """A text as read, without the quotes that stand before its parts and not before those of `plain`."""
    parts = zip(re.split("([\n\t;])", plain), re.split("([\n\t;])", text), strict=True)
    return "".join(part if part == bare else part.removeprefix("'") for bare, part in parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hi\n=1+4\n@SUM(A1)\nbye", "hi\n'=1+4\n'@SUM(A1)\nbye"),
        ("hi;=1+4", "hi;'=1+4"),
        ("hi; \u200b＝1; -2", "hi;' \u200b＝1;' -2"),
        ("hi\t+1", "hi\t'+1"),
        ("\t=1", "'\t'=1"),
        ("\n=1", "'\n'=1"),
    ],
)
def test_a_part_of_a_text_in_csv_is_no_formula_either(tmp_path: Path, text: str, expected: str) -> None:
    """Neither for a program that parts cells at semicolons or tabs, and takes lines inside of a text for rows."""
    assert in_table(written(tmp_path, Format.CSV, [{"text": text}], TEXT)) == [expected]


@given(text=ANYTHING)
@settings(max_examples=60)
def test_a_csv_file_has_no_formula_whatever_its_cells_are_parted_at(text: str) -> None:
    with TemporaryDirectory() as folder:
        [read] = in_table(written(Path(folder), Format.CSV, [{"text": text + "."}], TEXT))
    assert not [part for part in re.split("[\n\t;]", read) if part.lstrip()[:1] in tuple("=+-@＝＋－＠")]


@given(texts=st.lists(ANYTHING, min_size=1, max_size=8))
@settings(max_examples=60)
def test_any_text_survives_in_every_format(texts: list[str]) -> None:
    texts = [*texts, "end"]  # readers of spreadsheets drop empty rows at the end
    rows = [{"text": text} for text in texts]
    expected = [shown(text) for text in texts]
    with TemporaryDirectory() as folder:
        assert in_sheet(written(Path(folder), Format.XLSX, rows, TEXT)) == expected
        for read in (
            in_table(written(Path(folder), Format.CSV, rows, TEXT)),
            in_page(written(Path(folder), Format.HTML, rows, TEXT)),
        ):
            assert [unguarded(plain, text) for plain, text in zip(expected, read, strict=True)] == expected
            assert not [
                text for text in read if text.lstrip()[:1] in tuple("=+-@＝＋－＠") or text[:1] in tuple("\t\n")
            ]


@pytest.mark.parametrize("text", ["x" * 40_000, "🍜" * 20_000, "美" * 32_768])
def test_a_text_that_no_cell_holds_is_cut_and_says_so(tmp_path: Path, text: str) -> None:
    [cut] = in_sheet(written(tmp_path, Format.XLSX, [{"text": text}], TEXT))
    assert cut.endswith("…")
    assert text.startswith(cut[:-1])
    assert 32_765 <= len(cut.encode("utf-16-le")) // 2 <= 32_767


def test_the_longest_text_that_fits_is_kept_whole(tmp_path: Path) -> None:
    rows = [{"text": "x" * 32_767}]
    assert in_sheet(written(tmp_path, Format.XLSX, rows, TEXT)) == ["x" * 32_767]
