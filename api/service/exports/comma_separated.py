"""Comma-separated values: UTF-8 with its mark for Excel, RFC 4180, formulas defused (contract 9.5, features S6).

Text is quoted and numbers are not, so that a program which heeds quotes keeps ids as text.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from api.service.exports.cells import Cell, are_figures, are_texts, batches, flag_word
from api.service.exports.columns import Column
from api.service.exports.text import FORMULA_START, are_harmless, cleaned, is_formula

Field: TypeAlias = str | int | float | None

GUARD = "'"
"""Put before what would be a formula; spreadsheets then show the text.

Within a text it stands before each such line, and before what follows a semicolon or a tab: a program that parts cells
at these takes no heed of quotes that begin later. Many countries' Excel opens every csv file so.
"""

_BREAK = re.compile("[\n\t;]")
_INNER_FORMULA = re.compile(f"(?<=[\n\t;])(?={FORMULA_START})")


def write_csv(path: Path, columns: Sequence[Column], rows: Iterable[Mapping[str, Any]], title: str) -> int:
    """Write the rows to `path` below a line of labels and give their number. The title is not used."""
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow([_guarded(cleaned(column.label)) for column in columns])
        for batch in batches(columns, rows):
            fields = list(map(_fields, batch))
            writer.writerows(zip(*fields, strict=True))
            count += len(fields[0])
    return count


def _fields(cells: Sequence[Cell]) -> Sequence[Field]:
    if are_figures(cells) or (are_texts(cells) and are_harmless(cells) and _are_whole(cells)):
        return cells
    return list(map(_field, cells))


def _are_whole(texts: Sequence[str | None]) -> bool:
    """Whether no program parts any of these texts."""
    return not _BREAK.search("".join(filter(None, texts)))


def _field(cell: Cell) -> Field:
    match cell:
        case str():
            return _guarded(cell)
        case bool():
            return flag_word(cell)
        case datetime():
            return f"{cell:%Y-%m-%dT%H:%M:%SZ}"
        case None | int() | float():
            return cell
        case _:
            return cell.isoformat()


def _guarded(text: str) -> str:
    guarded = GUARD + text if is_formula(text) else text
    return _INNER_FORMULA.sub(GUARD, guarded) if _BREAK.search(text) else guarded
