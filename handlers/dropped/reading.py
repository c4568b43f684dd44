"""A dropped file by its name and bytes → the columns that may name creators, each read."""

from __future__ import annotations

from pathlib import PurePath

from handlers.dropped.columns import Column, Drop, Sheet, read_sheets
from handlers.dropped.encodings import decoded
from handlers.dropped.problems import UnreadableDrop, Why
from handlers.dropped.tables import MOST_ROWS, delimited_rows, spreadsheet_sheets
from handlers.pasted import read_pasted

MOST_FILE_CREATORS = MOST_ROWS
"""Creators that one file may name: a row each."""

MOST_FILE_CHARACTERS = 5_000_000

_SPREADSHEETS, _DELIMITED, _TEXTS = frozenset({".xlsx", ".xlsm"}), frozenset({".csv", ".tsv"}), frozenset({".txt"})
_ZIP = b"PK\x03\x04"
_LOCKED = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a spreadsheet with a password begins: it is wrapped into an older kind of file."""


def read_drop(name: str, content: bytes) -> Drop:
    """What a file names. Blocks for as long as that takes.

    Raises `UnreadableDrop`, and `handlers.pasted.TooMuchPasted` for more creators than are read.
    """
    ending = PurePath(name).suffix.lower()
    if not content.strip():
        raise UnreadableDrop("empty")
    if content.startswith(_ZIP) and ending in _SPREADSHEETS | _DELIMITED:  # many rename what they do not convert
        sheets = [Sheet(name, rows) for name, rows in spreadsheet_sheets(content)]
    elif ending in _DELIMITED:
        sheets = [Sheet("", delimited_rows(decoded(content)))]
    elif ending in _TEXTS:
        return _text(decoded(content))
    else:
        raise UnreadableDrop(_why_not(ending, content))
    return read_sheets(sheets, MOST_FILE_CREATORS, MOST_FILE_CHARACTERS, PurePath(name).stem)


def _why_not(ending: str, content: bytes) -> Why:
    if ending not in _SPREADSHEETS:
        return "kind"
    return "protected" if content.startswith(_LOCKED) else "damaged"


def _text(text: str) -> Drop:
    column = Column("", read_pasted(text, MOST_FILE_CREATORS, MOST_FILE_CHARACTERS))
    return Drop((column,))
