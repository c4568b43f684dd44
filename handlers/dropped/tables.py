"""The bytes of a csv file or a spreadsheet → rows of cells, whatever traps are in them."""

from __future__ import annotations

import csv
import io
import logging
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import ParseError

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from handlers.dropped.cell_links import Links, links_of
from handlers.dropped.problems import UnreadableDrop
from handlers.pasted.table import LINK, is_platform
from handlers.sheet import unguarded

MOST_ROWS, MOST_COLUMNS = 10_000, 200
"""The size of a table that is read (features S20)."""

MOST_UNPACKED = 64_000_000
"""Bytes to which a spreadsheet of `handlers.chat.DROPPED_BYTES_MOST` may unpack; beyond them it is a trap."""

MOST_PARTS = 1_000
log = logging.getLogger(__name__)

_CHUNK = 1 << 20
_TAIL = 1_000
_DELIMITERS = ",;\t|"
_TOLD = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
"""How spreadsheet programs say in the first line what parts the cells."""

_PEEK = 1 << 16
_PLACE = re.compile(rb'<(?:\w{1,20}:)?(?:c|row)\s[^<>]{0,500}?\br="([A-Z]{0,3})([0-9]{1,9})"')

_DAMAGES = (
    CalamineError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,  # with NotImplementedError, as for ways to pack that Python does not know
    ValueError,
)
"""What unpacking and reading raise where a file is damaged."""

Rows = list[list[str]]


def spreadsheet_sheets(content: bytes) -> list[tuple[str, Rows]]:
    """The visible sheets with anything in them, each with its name. Raises `UnreadableDrop`."""
    try:
        _refuse_traps(content)
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            visible = [
                sheet.name
                for sheet in book.sheets_metadata
                if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
            ]
            sheets = [(name, _sheet_rows(book, content, name)) for name in visible]
    except PasswordError as locked:
        raise UnreadableDrop("protected") from locked
    except _DAMAGES as bad:
        raise UnreadableDrop("damaged") from bad
    filled = [(name, rows) for name, rows in sheets if rows]
    if not filled:
        raise UnreadableDrop("empty")
    return filled


def _sheet_rows(book: CalamineWorkbook, content: bytes, name: str) -> Rows:
    links, sheet = _links(content, name), book.get_sheet_by_name(name)
    cells = sheet.to_python(skip_empty_area=False)
    merged = _platforms_below(sheet.merged_cell_ranges or (), cells)
    return _few(
        [_cell(merged.get((at, n), cell), links.get((at, n))) for n, cell in enumerate(row)]
        for at, row in enumerate(cells)
    )


def _platforms_below(
    merged: Iterable[tuple[tuple[int, int], tuple[int, int]]], cells: Sequence[Sequence[object]]
) -> dict[tuple[int, int], str]:
    """What cells merged down over several rows say in the rows below the first, where that is a platform.

    Of a merged handle or link the rows below are more facts about the same creator.
    """
    return {
        (at, column): told
        for (first, column), (last, _) in merged
        if first < len(cells) and column < len(cells[first])
        if is_platform(told := str(cells[first][column]).strip())
        for at in range(first + 1, min(last + 1, len(cells)))
    }


def delimited_rows(text: str) -> Rows:
    """The rows of comma-, semicolon-, tab- or bar-separated text. Raises `UnreadableDrop`."""
    told = _TOLD.match(text)
    text = text[told.end() :] if told else text
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=told[1] if told else _delimiter(text[:_PEEK]))
    try:
        rows = _few([unguarded(cell.strip()) for cell in row] for row in reader)
    except csv.Error as bad:
        raise UnreadableDrop("damaged") from bad
    if not rows:
        raise UnreadableDrop("empty")
    return rows


def _few(rows: Iterable[list[str]]) -> Rows:
    """The rows with anything in them. Raises `UnreadableDrop` for more than are read."""
    kept: Rows = []
    for row in rows:
        if any(row):
            kept.append(row)
        if len(kept) > MOST_ROWS + 1 or len(row) > MOST_COLUMNS:  # the headers are no row
            raise _too_large()
    return kept


def _too_large() -> UnreadableDrop:
    return UnreadableDrop("rows", rows=MOST_ROWS, columns=MOST_COLUMNS)


def _delimiter(beginning: str) -> str:
    """The sign that parts the cells: the one that stands equally often in most of the first lines."""
    lines = [line for line in beginning.splitlines()[:50] if line.strip()]
    counts = {sign: [line.count(sign) for line in lines] for sign in _DELIMITERS}
    agreeing = {sign: max((found.count(n) for n in set(found) if n), default=0) for sign, found in counts.items()}
    return max(_DELIMITERS, key=lambda sign: agreeing[sign])


def _links(content: bytes, sheet: str) -> Links:
    """The links behind the words of a sheet; none where they cannot be read, for the words are there."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return links_of(archive, sheet)
    except (ParseError, *_DAMAGES) as bad:
        log.info("The links of a spreadsheet could not be read. action=drop error=%s", type(bad).__name__)
        return {}


def _cell(value: object, link: str | None) -> str:
    """A cell's text, or the link behind it; a handle of digits must not become 433.0, nor an id 7.1e18."""
    if link and not (isinstance(value, str) and LINK.search(value)):
        return link
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return unguarded(str(value).strip())


def _refuse_traps(content: bytes) -> None:
    """Unpack a spreadsheet once without keeping it: its true size, and how far its cells reach.

    A reader that lays all cells out would take gigabytes for two of them at opposite corners of the sheet.
    """
    if not content.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        left = MOST_UNPACKED
        if len(parts) > MOST_PARTS:
            raise UnreadableDrop("bomb")
        for part in parts:
            is_sheet = part.filename.lower().startswith("xl/worksheets/")
            for chunk in _chunks(archive, part):
                left -= len(chunk) - _TAIL if len(chunk) > _TAIL else len(chunk)
                if left < 0:
                    raise UnreadableDrop("bomb")
                if is_sheet:
                    _refuse_far_cells(chunk)


def _chunks(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The unpacked part, piece by piece, each with the end of the one before. Its checksum is checked at the end."""
    tail = b""
    with archive.open(part) as unpacked:
        while chunk := unpacked.read(_CHUNK):
            yield tail + chunk
            tail = chunk[-_TAIL:]


def _refuse_far_cells(chunk: bytes) -> None:
    for column, row in _PLACE.findall(chunk):
        number = 0
        for letter in column:
            number = number * 26 + letter - 64
        if int(row) > MOST_ROWS + 1 or number > MOST_COLUMNS:
            raise _too_large()
