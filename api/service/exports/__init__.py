"""Export files: the same rows as a spreadsheet, as comma-separated values or as a page (contract 9.5).

Every format is written row by row, so that a file of any length takes little memory. What creators wrote is text in
all of them, and does nothing wherever the file is opened (features S6, S7).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from api.contract.tasks import Format
from api.service.exports.columns import Column
from api.service.exports.comma_separated import write_csv
from api.service.exports.page import write_page
from api.service.exports.spreadsheet import write_spreadsheet

_Writer: TypeAlias = Callable[[Path, Sequence[Column], Iterable[Mapping[str, Any]], str], int]

_WRITERS: Mapping[Format, _Writer] = {
    Format.XLSX: write_spreadsheet,
    Format.CSV: write_csv,
    Format.HTML: write_page,
}


def write_export(
    format: Format,  # noqa: A002 - the contract's word
    path: Path,
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, Any]],
    title: str,
) -> int:
    """Write `rows` to a new file at `path` and give their number. `title` names the sheet and heads the page.

    Raises `DoesNotFit` for more than a spreadsheet can hold, and whatever `rows` raises; the file is then unfinished.
    """
    return _WRITERS[format](path, columns, rows, title)
