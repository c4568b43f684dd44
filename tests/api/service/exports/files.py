"""Exports written for tests, and read back the way other programs read them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

from api.contract.tasks import Format
from api.service.exports import write_export
from api.service.exports.columns import Column, ColumnKind

UID = "7123456789012345678"

COLUMNS = [
    Column("uid", "uid", ColumnKind.TEXT),
    Column("nickname", "nickname", ColumnKind.TEXT),
    Column("profile_url", "profile_url", ColumnKind.LINK),
    Column("followers_count", "followers_count", ColumnKind.WHOLE),
    Column("views_per_follower", "views_per_follower", ColumnKind.NUMBER),
    Column("engagement_rate", "engagement_rate", ColumnKind.RATIO),
    Column("audience_female_rate", "audience_female_rate", ColumnKind.PERCENT),
    Column("is_verified", "is_verified", ColumnKind.FLAG),
    Column("last_post", "last_post", ColumnKind.DATE),
    Column("seen_at", "seen_at", ColumnKind.TIME),
]

MIA = {
    "uid": UID,
    "nickname": "Mia 美妆",
    "profile_url": "https://www.tiktok.com/@mia",
    "followers_count": 150_000,
    "views_per_follower": -0.25,
    "engagement_rate": 0.065,
    "audience_female_rate": 78.65,
    "is_verified": True,
    "last_post": "2026-11-20",
    "seen_at": "2026-11-24T20:00:00+08:00",
}

TEXT = [Column("text", "text", ColumnKind.TEXT)]


def written(
    folder: Path,
    kind: Format,
    rows: Iterable[Mapping[str, Any]],
    columns: list[Column] = COLUMNS,
    title: str = "Creators",
) -> Path:
    """The path of a new export."""
    path = folder / f"export.{kind}"
    write_export(kind, path, columns, rows, title)
    return path


def sheet(path: Path) -> Worksheet:
    """The only sheet of a spreadsheet, as openpyxl reads it."""
    book = openpyxl.load_workbook(path)
    assert len(book.worksheets) == 1
    return book.worksheets[0]


def table(path: Path) -> list[list[str]]:
    """The lines of a csv file, as the csv module reads them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


class Page(HTMLParser):
    """An HTML page: `tags` with their attributes, `cells` of the table's rows as text, and the style sheet."""

    def __init__(self, path: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[list[str]] = []
        self.style = self.title = ""
        self._inside = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.cells.append([])
        elif tag in {"td", "th"}:
            self.cells[-1].append("")
        if tag not in {"a", "i", "meta"}:
            self._inside = tag

    def handle_data(self, data: str) -> None:
        if self._inside in {"td", "th"}:
            self.cells[-1][-1] += data
        elif self._inside == "style":
            self.style += data
        elif self._inside == "title":
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"a", "i"}:
            self._inside = ""

    def named(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every tag of this name."""
        return [attributes for name, attributes in self.tags if name == tag]
