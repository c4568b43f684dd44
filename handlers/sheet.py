"""Tables that Scout makes itself, as files: xlsx with a frozen bold row of headings, or csv as spreadsheets read it.

No cell is ever run: text is written as text in xlsx, and guarded in csv wherever a spreadsheet would take it for a
formula (features S6).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from rustpy_xlsxwriter import Format as Style
from rustpy_xlsxwriter import write_worksheet

from handlers.cards.bare import bare

SheetFormat = Literal["xlsx", "csv"]
SHEET_FORMATS: tuple[SheetFormat, ...] = get_args(SheetFormat)

Cell: TypeAlias = str | int | float | date | datetime | None
"""Text, a number, a day or an aware moment, which is written in UTC; None is an empty cell."""

GUARD = "'"

_START = r"[=+\-@＝＋－＠]"
_FORMULA = re.compile(rf"^(?={_START})|(?<=;)(?=\s*{_START})")
"""Where a formula would begin: with a cell, and after a semicolon, at which many countries' Excel parts a csv file."""
_GUARDED = re.compile(rf"^'(?={_START})|(?<=;)'(?=\s*{_START})")


@dataclass(frozen=True, slots=True)
class Heading:
    """The label above a column and what its cells are; a `ratio` 0.065 is shown as 6.50 % in xlsx."""

    label: str
    kind: Literal["text", "whole", "ratio", "date", "moment"] = "text"


def write_sheet(
    path: Path, as_format: SheetFormat, title: str, headings: Sequence[Heading], rows: Iterable[Sequence[Cell]]
) -> None:
    """Write rows below their headings to `path`; `title` names the sheet of an xlsx. Blocks for as long as it takes."""
    (_write_xlsx if as_format == "xlsx" else _write_csv)(path, title, headings, rows)


def guarded(text: str) -> str:
    """Text on one line that no spreadsheet runs."""
    return _FORMULA.sub(GUARD, bare(text))


def unguarded(text: str) -> str:
    """The text that `guarded` was given, but for what `bare` took off."""
    return _GUARDED.sub("", text)


def file_name(title: str, at: datetime, as_format: SheetFormat) -> str:
    """A file's name that every machine takes: the title's letters and digits, the day, the ending."""
    words = "-".join(re.findall(r"\w+", bare(title)))[:_LONGEST_NAME].strip("-_") or "scout"
    return f"{words}-{at:%Y-%m-%d}.{as_format}"


_LONGEST_NAME = 60


def _write_csv(path: Path, title: str, headings: Sequence[Heading], rows: Iterable[Sequence[Cell]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow([guarded(heading.label) for heading in headings])
        writer.writerows([_field(cell) for cell in row] for row in rows)


def _field(cell: Cell) -> str | int | float | None:
    match cell:
        case str():
            return guarded(cell)
        case datetime():
            return f"{cell.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        case date():
            return cell.isoformat()
        case _:
            return cell


_STYLES = {"text": "@", "ratio": "0.00%", "date": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm"}
_HEAD_FILL = "#D9E7F5"
_SHEET_NAME_MOST = 31


def _write_xlsx(path: Path, title: str, headings: Sequence[Heading], rows: Iterable[Sequence[Cell]]) -> None:
    labels = [heading.label for heading in headings]
    records = [dict(zip(labels, map(_known_to_excel, row), strict=True)) for row in rows]
    styles = {each.label: Style().set_num_format(_STYLES[each.kind]) for each in headings if each.kind in _STYLES}
    write_worksheet(
        records or [dict.fromkeys(labels)],
        path,
        sheet_name=re.sub(r"[\[\]:*?/\\']", " ", bare(title))[:_SHEET_NAME_MOST].strip() or "Scout",
        freeze_row=1,
        autofit=True,
        header_format=Style().set_bold().set_background_color(_HEAD_FILL),
        column_formats=styles,
        ignore_errors=[each.label for each in headings if each.kind == "text"],
    )


def _known_to_excel(cell: Cell) -> Cell:
    """Spreadsheets know no time zones; text is on one line, without what XML does not hold."""
    match cell:
        case str():
            return bare(cell) or None
        case datetime():
            return cell.astimezone(UTC).replace(tzinfo=None)
        case _:
            return cell
