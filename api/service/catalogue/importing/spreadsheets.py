"""Reading spreadsheets: the first visible sheet with anything in it. Numbers and dates stay what they are."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from api.service.catalogue.importing.numbers import PRECISE
from api.service.catalogue.importing.problems import UnreadableFile
from api.service.catalogue.importing.tables import Row, Table

_UNPACKED = 2 << 30
"""Bytes to which a spreadsheet may unpack; beyond them it is taken for a trap."""


def read_spreadsheet(path: Path) -> Table:
    """The table in a spreadsheet; its first row that is not blank holds the headers. Raises `UnreadableFile`."""
    _refuse_bomb(path)
    head = next((row for row in _rows(path) if not row.is_blank), None)
    if head is None:
        raise UnreadableFile(path, "has no sheet with anything in it")
    headers = tuple("" if cell is None else str(cell) for cell in head.cells)
    below = head.line
    return Table(headers, lambda: (row for row in _rows(path) if row.line > below), percent_cells_are_ratios=True)


def _refuse_bomb(path: Path) -> None:
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > _UNPACKED:
            raise UnreadableFile(path, "unpacks to more than 2 GB; split it or save it as CSV")


def _rows(path: Path) -> Iterator[Row]:
    try:
        with CalamineWorkbook.from_path(path) as book:
            for sheet in book.sheets_metadata:
                if sheet.typ != SheetTypeEnum.WorkSheet or sheet.visible != SheetVisibleEnum.Visible:
                    continue
                opened = book.get_sheet_by_name(sheet.name)
                if opened.height:
                    yield from (
                        Row(line, [_cell(c) for c in cells]) for line, cells in enumerate(opened.iter_rows(), 1)
                    )
                    return
    except PasswordError as error:
        raise UnreadableFile(path, "is protected by a password; save it without one") from error
    except (CalamineError, OSError) as error:
        raise UnreadableFile(path, f"is no readable spreadsheet ({error})") from error


def _cell(value: Any) -> Any:
    """Whole numbers as such: a handle of digits must not become 433.0; those beyond precision show that they are."""
    if isinstance(value, float) and value.is_integer() and abs(value) < PRECISE:
        return int(value)
    return str(value) if isinstance(value, time | timedelta) else value
