"""csv exports as another program reads them (contract 9.5)."""

from __future__ import annotations

from pathlib import Path

from api.contract.tasks import Format
from tests.api.service.exports.files import COLUMNS, MIA, TEXT, UID, table, written


def test_it_is_utf_8_with_the_mark_that_excel_needs(tmp_path: Path) -> None:
    content = written(tmp_path, Format.CSV, [MIA]).read_bytes()
    assert content.startswith(b'\xef\xbb\xbf"uid"')
    assert content.count(b"\xef\xbb\xbf") == 1
    assert "Mia 美妆".encode() in content


def test_lines_hold_what_rows_hold_in_the_order_of_the_columns(tmp_path: Path) -> None:
    assert table(written(tmp_path, Format.CSV, [MIA, {}])) == [
        [column.label for column in COLUMNS],
        [
            UID,
            "Mia 美妆",
            "https://www.tiktok.com/@mia",
            "150000",
            "-0.25",
            "0.065",
            "78.65",
            "true",
            "2026-11-20",
            "2026-11-24T12:00:00Z",
        ],
        [""] * len(COLUMNS),
    ]


def test_text_is_quoted_and_numbers_are_not(tmp_path: Path) -> None:
    line = written(tmp_path, Format.CSV, [MIA]).read_text(encoding="utf-8-sig").splitlines()[1]
    assert line.startswith(f'"{UID}","Mia 美妆","https://www.tiktok.com/@mia",150000,-0.25,0.065,78.65,')


def test_quotes_commas_and_line_ends_survive_as_rfc_4180_has_it(tmp_path: Path) -> None:
    text = 'She said "hi", then\r\nleft'
    path = written(tmp_path, Format.CSV, [{"text": text}], TEXT)
    assert path.read_bytes().endswith(b'"text"\r\n"She said ""hi"", then\nleft"\r\n')
    assert table(path)[1] == ['She said "hi", then\nleft']


def test_no_rows_leave_the_header(tmp_path: Path) -> None:
    assert table(written(tmp_path, Format.CSV, [])) == [[column.label for column in COLUMNS]]
