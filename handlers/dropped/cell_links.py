"""The links behind the words of a spreadsheet's cells, which the reader of the cells does not tell.

Only the parts of the file that say so are read: the sheet's hyperlinks, its HYPERLINK formulas, and where they lead.
Sizes were checked before (`handlers.dropped.tables`).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import TypeAlias
from xml.etree import ElementTree
from xml.parsers import expat

Links: TypeAlias = Mapping[tuple[int, int], str]
"""Web addresses by row and column, both from 0."""

_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_FORMULA = re.compile(r'\s*HYPERLINK\(\s*"((?:[^"]|"")+)"', re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
SAFE_EXPAT = (2, 4, 1)
"""The first version of Python's XML parser that stops entities which unfold without end; it loads none from outside."""

_CELLS_MOST = 10_000
"""Cells that one link may cover."""


def links_of(archive: zipfile.ZipFile, sheet: str) -> Links:
    """The links of the sheet of this name. Raises what reading a damaged file raises."""
    path = _path_of(archive, sheet) if expat.version_info >= SAFE_EXPAT else None
    if path is None:
        return {}
    targets = _targets(archive, path)
    found: dict[tuple[int, int], str] = {}
    for reference, url in _told(archive, path, targets):
        if _WEB.match(url):
            found |= dict.fromkeys(_places(reference), url)
    return found


def _told(archive: zipfile.ZipFile, path: str, targets: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """References to cells with their links, as the sheet has them."""
    with archive.open(path) as opened:
        for _, element in ElementTree.iterparse(opened):  # noqa: S314 - see SAFE_EXPAT
            if element.tag == f"{_SHEETS}c":
                formula = _FORMULA.match(element.findtext(f"{_SHEETS}f") or "")
                if formula:
                    yield element.get("r", ""), formula.group(1).replace('""', '"')
            elif element.tag == f"{_SHEETS}hyperlink":
                yield element.get("ref", ""), targets.get(element.get(_ID, ""), "")
            elif element.tag == f"{_SHEETS}row":
                element.clear()


def _path_of(archive: zipfile.ZipFile, sheet: str) -> str | None:
    """Where in the file the sheet of this name lies."""
    book = "xl/workbook.xml"
    targets = _targets(archive, book)
    for element in _parsed(archive, book).iter(f"{_SHEETS}sheet"):
        if element.get("name") == sheet:
            path = posixpath.normpath(posixpath.join("xl", targets.get(element.get(_ID, ""), ""))).lstrip("/")
            return path if path in archive.namelist() else None
    return None


def _parsed(archive: zipfile.ZipFile, path: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(path))  # noqa: S314 - see SAFE_EXPAT


def _targets(archive: zipfile.ZipFile, path: str) -> Mapping[str, str]:
    """What the ids in a part of the file stand for."""
    folder, name = posixpath.split(path)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.namelist():
        return {}
    return {each.get("Id", ""): each.get("Target", "") for each in _parsed(archive, relations)}


def _places(reference: str) -> Iterator[tuple[int, int]]:
    """The cells of a reference such as `B2` or `B2:B9`."""
    first, _, last = reference.partition(":")
    start, end = _place(first), _place(last or first)
    if start is None or end is None or (end[0] - start[0] + 1) * (end[1] - start[1] + 1) > _CELLS_MOST:
        return
    for row in range(start[0], end[0] + 1):
        for column in range(start[1], end[1] + 1):
            yield row, column


def _place(reference: str) -> tuple[int, int] | None:
    found = _REFERENCE.fullmatch(reference.replace("$", ""))
    if found is None:
        return None
    number = 0
    for letter in found.group(1):
        number = number * 26 + ord(letter) - 64
    return int(found.group(2)) - 1, number - 1
