"""A table is read as a whole, however it comes: headings say what stands below them and are nobody's names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import openpyxl  # type: ignore[import-untyped]
import pytest

from handlers.dropped import read_drop
from handlers.pasted import Item, Reason, read_pasted
from tests.handlers.pasted.tables import TABLES, cells_of

ALL = [
    pytest.param(table, named, id=table.replace("\n", " ⏎ ")[:60]) for some in TABLES.values() for table, named in some
]


def told(items: Iterable[Item]) -> list[str]:
    """Items as the tables write them."""
    return [f"{item.platform} {item.value}" if item.is_taken else f"? {item.value or item.input}" for item in items]


def in_file(name: str, content: bytes) -> list[str]:
    """What a file names in all columns, in any order."""
    drop = read_drop(name, content)
    return sorted(told([*(item for column in drop.columns for item in column.pasted.items), *drop.told]))


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def as_spreadsheet(rows: Sequence[Sequence[str]]) -> bytes:
    """The rows as people type them: digits become numbers, empty cells stay empty."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([int(cell) if cell.isdecimal() else cell or None for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize(("table", "named"), ALL)
def test_a_pasted_table_names_what_its_columns_say_in_the_order_of_its_rows(table: str, named: str) -> None:
    text = "\n".join("\t".join(row) for row in cells_of(table))
    assert told(read_pasted(text).items) == named.split("; ")


@pytest.mark.parametrize(("table", "named"), ALL)
def test_a_dropped_table_names_the_same(table: str, named: str) -> None:
    rows = cells_of(table)
    assert in_file("list.csv", as_csv(rows)) == sorted(named.split("; "))
    assert in_file("list.xlsx", as_spreadsheet(rows)) == sorted(named.split("; "))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("TikTok,Category\nmia_x,Beauty\nleo,Food", "tiktok mia_x; tiktok leo"),
        ("TikTok;Niche\nmia_x;Beauty", "tiktok mia_x"),
        ("平台，账号，粉丝\nTikTok，mia_x，1万", "tiktok mia_x"),
        ("| Name | TikTok |\n|------|--------|\n| Mia  | mia_x  |\n| Leo  | @leo   |", "tiktok mia_x; tiktok leo"),
        ('Handle,Notes\nmia,"likes tea, milk"\nleo,"two\nlines"\nkim,"5"" tall"', "? mia; ? leo; ? kim"),
        ("please collect:\nName\tTikTok\nMia\tmia_x\nthanks!", "tiktok mia_x"),
        ("TikTok:\nHandle\tCountry\nmia\tUS\n\nand also:\nhttps://instagram.com/leo", "tiktok mia; instagram leo"),
        ("Handle\tPlatform\n<https://www.tiktok.com/@mia|mia, our star>\tTikTok", "tiktok mia"),
        ("Name\tCountry\nmia\tUS", "? mia"),
        ("Handle\nmia\n433\nkim lee", "? mia; ? 433; ? kim lee"),
        ("TikTok账号：\nmia\n433\n\nthanks", "tiktok mia; tiktok 433"),
        ("Q3 TikTok campaign\nHandle\tCountry\nmia\tUS", "tiktok mia"),
        ("Mia | IG: mia_x | TT: mia_tt", "instagram mia_x; tiktok mia_tt"),
        ("Mia, IG: mia_x, TT: mia_tt", "instagram mia_x; tiktok mia_tt"),
    ],
)  # fmt: skip
def test_a_table_may_be_parted_by_commas_semicolons_and_bars_and_stand_among_other_lines(text: str, named: str) -> None:
    assert told(read_pasted(text).items) == named.split("; ")


@pytest.mark.parametrize(
    "text",
    [
        "tiktok, mia\nleo, kim",
        "Hi team, please collect these:\nmia, leo",
        "TikTok\tmia_x\nInstagram\tmia.ig",
        "instagram,mia\ntiktok,leo",
    ],
)
def test_a_list_that_begins_with_a_platform_or_a_sentence_is_no_table(text: str) -> None:
    read = [item.value for item in read_pasted(text).items]
    assert read[0] in {"mia", "mia_x"}
    assert len(read) >= 2


def test_names_in_notes_are_told_and_not_collected() -> None:
    text = "Handle\tPlatform\tNotes\nmia\tTikTok\tlike @leo, see https://www.tiktok.com/@kim\nann\tTikTok\t@ann is busy"
    pasted = read_pasted(text)
    assert [item.value for item in pasted.taken] == ["mia", "ann"]
    assert [(item.input, item.reason) for item in pasted.unreadable] == [
        ("@leo", Reason.BESIDE),
        ("https://www.tiktok.com/@kim", Reason.BESIDE),
    ]


def test_many_names_in_notes_are_told_together() -> None:
    rows = [f"mia_{number}\tlike @leo_{number}" for number in range(300)]
    pasted = read_pasted("TikTok handle\tBio\n" + "\n".join(rows))
    assert len(pasted.taken) == 300
    [beside] = pasted.unreadable
    assert beside.input.startswith("@leo_0, @leo_1, @leo_2")


def test_a_row_without_a_name_is_told_where_others_have_one() -> None:
    pasted = read_pasted("Name\tLink\tPrice\nMia\thttps://www.tiktok.com/@mia\t100\nLeo King\t\t200\nTotal\t\t300")
    assert [(item.input, item.reason) for item in pasted.unreadable] == [("Leo King", Reason.ROW)]


def test_names_are_shown_as_they_were_typed() -> None:
    assert [item.input for item in read_pasted("TikTok\tNotes\nmia_x\t\n@leo\t").items] == ["mia_x", "@leo"]
