"""Spreadsheets: bold header on a fill, fitted column widths, header row frozen (contract 9.5, features S6).

Text is written as inline strings in cells whose format is text: nothing in them is a formula or a link, not even after
somebody has edited them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from rustpy_xlsxwriter import Format, write_worksheet

from api.service.exports.cells import Cell, batches
from api.service.exports.columns import Column, ColumnKind
from api.service.exports.text import cleaned
from api.service.exports.widths import fitted

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""What a sheet holds, its header row included."""

HEADER_FILL = "#D9E7F5"
LONG = 10**11
"""Spreadsheets show a number of more digits as 1.2E+11 unless they are told not to."""

_FORMATS: Mapping[ColumnKind, str] = {
    ColumnKind.TEXT: "@",
    ColumnKind.LINK: "@",
    ColumnKind.RATIO: "0.00%",
    ColumnKind.PERCENT: '0.00"%"',
    ColumnKind.DATE: "yyyy-mm-dd",
    ColumnKind.TIME: "yyyy-mm-dd hh:mm:ss",
}


class DoesNotFit(Exception):
    """More rows or columns than a sheet holds. Other formats have no such limit."""


def write_spreadsheet(path: Path, columns: Sequence[Column], rows: Iterable[Mapping[str, Any]], title: str) -> int:
    """Write the rows to `path` and give their number. `title` names the sheet. Raises `DoesNotFit`.

    Column widths are fitted to the first batch of rows: all rows of most exports.
    """
    labels = _labels(columns)
    count = 0
    stream = batches(columns, rows)
    first = next(stream, None)
    sample = first or [[]] * len(labels)
    widths = {label: fitted(label, cells) for label, cells in zip(labels, sample, strict=True)}

    def records() -> Iterator[dict[str, Cell]]:
        nonlocal count
        if first is None:
            yield dict.fromkeys(labels)  # the writer learns the labels from a row, if need be from an empty one
            return
        for batch in chain([first], stream):
            count += len(batch[0])
            if count >= MOST_ROWS:
                raise DoesNotFit(f"a sheet holds {MOST_ROWS - 1:,} rows below its header; csv and html hold more")
            cells = map(_known_to_excel, columns, batch)
            yield from map(dict, map(zip, repeat(labels), zip(*cells, strict=True)))

    write_worksheet(
        records(),
        path,
        sheet_name=sheet_name(title),
        freeze_row=1,
        header_format=Format().set_bold().set_background_color(HEADER_FILL),
        column_widths=widths,
        column_formats=_formats(labels, columns, sample),
        ignore_errors=[label for label, column in zip(labels, columns, strict=True) if column.kind.is_text],
    )
    return count


def sheet_name(title: str) -> str:
    """A title as the name of a sheet: at most 31 UTF-16 code units, without what Excel forbids there."""
    name = re.sub(r"[\[\]:*?/\\\n\t]", " ", cleaned(title)).encode("utf-16-le")[:62].decode("utf-16-le", "ignore")
    name = name.strip(" '")
    return name if name and name.lower() != "history" else "Export"


def _labels(columns: Sequence[Column]) -> list[str]:
    if len(columns) > MOST_COLUMNS:
        raise DoesNotFit(f"a sheet holds {MOST_COLUMNS:,} columns, not {len(columns):,}; csv and html hold more")
    labels = [cleaned(column.label) for column in columns]
    if len(set(labels)) < len(labels):
        twice = next(label for label in labels if labels.count(label) > 1)
        raise ValueError(f'two columns have the label "{twice}"')
    return labels


def _known_to_excel(column: Column, cells: Sequence[Cell]) -> Sequence[Cell]:
    """Spreadsheets know no time zones; moments are in UTC."""
    if column.kind is not ColumnKind.TIME:
        return cells
    return [cell.replace(tzinfo=None) if isinstance(cell, datetime) else cell for cell in cells]


def _formats(labels: Sequence[str], columns: Sequence[Column], sample: Sequence[Sequence[Cell]]) -> dict[str, Format]:
    """How cells are shown, by label. A format costs time in every cell, so counts have one only where they need it."""
    formats = {}
    for label, column, cells in zip(labels, columns, sample, strict=True):
        if column.kind in _FORMATS:
            formats[label] = Format().set_num_format(_FORMATS[column.kind])
        elif column.kind is ColumnKind.WHOLE and any(isinstance(cell, int) and abs(cell) >= LONG for cell in cells):
            formats[label] = Format().set_num_format("0")
    return formats
