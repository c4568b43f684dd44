"""html exports: one page that shows a table and does nothing else (contract 9.5, features S7)."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from api.contract.tasks import Format
from api.service.exports.columns import Column, ColumnKind
from tests.api.service.exports.files import COLUMNS, MIA, TEXT, UID, Page, written

LINK = [Column("url", "url", ColumnKind.LINK)]


def page(folder: Path, rows: list[dict[str, object]], columns: list[Column] = COLUMNS, title: str = "Creators") -> Page:
    return Page(written(folder, Format.HTML, rows, columns, title))


def test_it_shows_the_title_and_a_table_with_a_header(tmp_path: Path) -> None:
    shown = page(tmp_path, [MIA, {}], title="Beauty <US>")
    assert shown.title == "Beauty <US>"
    assert shown.cells == [
        [column.label for column in COLUMNS],
        [
            UID,
            "Mia 美妆",
            "https://www.tiktok.com/@mia",
            "150000",
            "-0.25",
            "6.50%",
            "78.65%",
            "true",
            "2026-11-20",
            "2026-11-24 12:00:00",
        ],
        [""] * len(COLUMNS),
    ]
    assert len(shown.named("th")) == len(COLUMNS)


def test_it_fits_a_phone_and_keeps_its_header_in_sight(tmp_path: Path) -> None:
    shown = page(tmp_path, [MIA])
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in shown.named("meta")
    assert re.search(r"th\{position:sticky;top:0", shown.style)


def test_its_policy_allows_its_own_style_sheet_and_nothing_else(tmp_path: Path) -> None:
    shown = page(tmp_path, [MIA])
    [policy] = [meta["content"] for meta in shown.named("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    digest = b64encode(sha256(shown.style.encode()).digest()).decode()
    rules = "default-src 'none'; base-uri 'none'; form-action 'none'"
    assert policy == f"{rules}; style-src 'sha256-{digest}'"


def test_a_spreadsheet_that_opens_it_is_told_that_text_is_text(tmp_path: Path) -> None:
    shown = page(tmp_path, [MIA])
    assert re.search(r'td\{[^}]*mso-number-format:"\\@"', shown.style)
    assert [cell.get("class") for cell in shown.named("td")] == [None, None, None, "n", "n", "n", "n", None, None, None]


def test_long_digits_stay_text_also_in_a_program_that_does_not_read_the_style_sheet(tmp_path: Path) -> None:
    texts = [UID, "007", ".5", " 12", "<1e5>", "mia", "1 & 2", ""]
    shown = page(tmp_path, [{"text": text} for text in texts], TEXT)
    kept = [text for text, cell in zip(texts, shown.named("td"), strict=True) if cell.get("sdnum") == "1033;0;@"]
    assert kept == [UID, "007", ".5", " 12", "1 & 2"]


def test_a_title_is_no_formula_either(tmp_path: Path) -> None:
    path = written(tmp_path, Format.HTML, [MIA], title="=1+1")
    assert "<h1><i>'</i>=1+1</h1>" in path.read_text(encoding="utf-8")
    assert "<h1>Spring &amp; co</h1>" in written(tmp_path, Format.HTML, [MIA], title="Spring & co").read_text()


@pytest.mark.parametrize(
    "address",
    [
        "https://www.tiktok.com/@mia",
        "http://tiktok.com",
        "https://m.youtube.com/channel/UC?a=1&b=<2>",
        "https://youtu.be/x",
        "https://www.instagram.com/mia/#top",
    ],
)
def test_addresses_on_the_platforms_are_links_that_give_nothing_away(tmp_path: Path, address: str) -> None:
    assert page(tmp_path, [{"url": address}], LINK).named("a") == [
        {"href": address, "target": "_blank", "rel": "noopener noreferrer"}
    ]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)//https://www.tiktok.com/@mia",
        "https://evil.example/www.tiktok.com/@mia",
        "https://www.tiktok.com.evil.example/@mia",
        "https://eviltiktok.com/@mia",
        "https://www.tiktok.com@evil.example/",
        "https://www.tiktok.com\\@evil.example/",
        "https://www.tiktok.com:8080/@mia",
        "//www.tiktok.com/@mia",
        "ftp://www.tiktok.com/@mia",
        "data:text/html,<script>",
        "https://www.tiktok.com/@mia onclick=x",
        "https://www.tıktok.com/@mia",
    ],
)
def test_every_other_address_is_text(tmp_path: Path, address: str) -> None:
    shown = page(tmp_path, [{"url": address}], LINK)
    assert not shown.named("a")
    assert shown.cells[1] == [address]


def test_a_hostile_name_is_shown_and_does_nothing(tmp_path: Path) -> None:
    hostile = "</td><script>alert(1)</script><img src=https://evil.example/x onerror='alert(2)'>"
    columns = [Column("text", hostile, ColumnKind.TEXT)]
    shown = page(tmp_path, [{"text": hostile}], columns, title=hostile)
    assert shown.title == hostile
    assert shown.cells == [[hostile], [hostile]]
    assert {name for name, _ in shown.tags} == {
        *("html", "head", "meta", "title", "style", "body", "h1", "main", "table", "thead", "tr", "th", "tbody", "td")
    }


def test_no_rows_leave_the_header(tmp_path: Path) -> None:
    assert page(tmp_path, [], TEXT).cells == [["text"]]
