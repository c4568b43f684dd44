"""An empty catalogue on disk, and files written for one test."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]  # it ships no types, and tests alone need it

from api.contract.platforms import Platform
from api.service.catalogue.catalogue import Catalogue
from api.service.catalogue.importing import Rejection, read_creators

Write = Callable[..., Path]
Records = Callable[..., list[dict[str, Any]]]


def sheet(path: Path, rows: Sequence[Any], percents: str = "") -> Path:
    """Write a spreadsheet of rows, each a list of cells; the cell named by `percents` is formatted as such."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if percents:
        book.active[percents].number_format = "0.0%"
    book.save(path)
    return path


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """A real catalogue without the sample set."""
    opened = Catalogue.open(tmp_path / "creators.db", sample=False)
    yield opened
    opened.close()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a text to a file of the given name and say where it is."""

    def written(text: str, name: str = "creators.csv", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return written


@pytest.fixture
def records() -> Records:
    """The records of a file whose every row is good."""

    def read(path: Path, platform: Platform = Platform.TIKTOK, **options: Any) -> list[dict[str, Any]]:
        rows = list(read_creators(path, platform, **options))
        assert not [row for row in rows if isinstance(row, Rejection)]
        return [row.record for row in rows if not isinstance(row, Rejection)]

    return read
