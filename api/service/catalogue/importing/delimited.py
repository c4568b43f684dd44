"""Reading CSV and its relatives: commas, semicolons, tabs or bars, quoted cells that run over several lines."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from api.service.catalogue.importing.encodings import encoding_of
from api.service.catalogue.importing.problems import UnreadableFile
from api.service.catalogue.importing.tables import Row, Table

_DELIMITERS = ",;\t|"
_PEEK = 1 << 16


def read_delimited(path: Path) -> Table:
    """The table in a text file; its first row that is not blank holds the headers. Raises `UnreadableFile`."""
    encoding = encoding_of(path)
    delimiter = _delimiter(path, encoding)
    head = next(
        (row for row in _rows(path, encoding, delimiter) if not row.is_blank and not _names_delimiter(row)), None
    )
    if head is None or head.problem:
        raise UnreadableFile(path, f"has no readable headers{(head and f' ({head.problem})') or ''}")
    return Table(tuple(head.cells), lambda: _below(_rows(path, encoding, delimiter), head.line))


def _below(rows: Iterator[Row], line: int) -> Iterator[Row]:
    return (row for row in rows if row.line > line)


def _rows(path: Path, encoding: str, delimiter: str) -> Iterator[Row]:
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.reader((line.replace("\0", "") for line in file), delimiter=delimiter, strict=True)
        while True:
            line = reader.line_num + 1
            try:
                yield Row(line, next(reader))
            except StopIteration:
                return
            except csv.Error as error:
                yield Row(line, (), f"its quotes or cells are damaged: {error}")


def _delimiter(path: Path, encoding: str) -> str:
    """The mark that stands oftenest in the first line with text, outside quotes; a comma when none does."""
    counts = dict.fromkeys(_DELIMITERS, 0)
    quoted = False
    with path.open(encoding=encoding, newline="") as file:
        start = file.read(_PEEK).lstrip("\r\n \ufeff")
    if start[:4].lower() == "sep=" and len(start) > 4:
        return start[4]
    for mark in start:
        if mark == '"':
            quoted = not quoted
        elif not quoted and mark in counts:
            counts[mark] += 1
        elif not quoted and mark in "\r\n" and any(counts.values()):
            break
    return max(counts, key=lambda mark: counts[mark])


def _names_delimiter(row: Row) -> bool:
    """Whether the row is the line by which spreadsheets are told their delimiter."""
    return bool(row.cells) and str(row.cells[0]).lower().startswith("sep=")
