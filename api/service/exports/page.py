"""One readable page with a table: everything escaped, no scripts, nothing loaded (contract 9.5, features S6, S7).

A spreadsheet that opens the page finds text marked as text, and no formula in it either.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from api.service.exports.cells import Cell, are_figures, are_texts, batches, flag_word
from api.service.exports.columns import Column, ColumnKind
from api.service.exports.text import are_harmless, cleaned, is_formula

_STYLE = (
    "html{color-scheme:light dark;font:14px/1.4 system-ui,sans-serif}"
    "body{margin:0;height:100vh;height:100dvh;display:flex;flex-direction:column}"
    "h1{font-size:1.1rem;margin:.6rem .8rem}"
    "main{flex:1;overflow:auto}"
    "table{border-collapse:separate;border-spacing:0;width:max-content;min-width:100%}"
    "th{position:sticky;top:0;background:#d9e7f5;color:#123;text-align:left;white-space:nowrap}"
    "th,td{padding:.35rem .6rem;border-bottom:1px solid #8885;vertical-align:top}"
    'td{max-width:24rem;overflow-wrap:break-word;white-space:pre-line;mso-number-format:"\\@"}'
    "td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums;mso-number-format:General}"
    "i{opacity:.4;font-style:normal}"
)

POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; "
    f"style-src 'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"
)
"""The content security policy of the page: its own style sheet, and nothing else at all."""

_GUARD = "<i>'</i>"
"""What keeps text from becoming a formula when it is copied into a spreadsheet, or the page is opened by one."""

_KEPT = ' sdnum="1033;0;@"'
"""What keeps digits text in LibreOffice, which would round an id; Excel is told by the style sheet."""

_SPECIAL = re.compile("[&<>\"']")
_LIKE_A_NUMBER = re.compile(r"\s*[.,]?\d")

_PLATFORM_LINK = re.compile(
    r"https?://(?:[a-z0-9-]+\.)*(?:tiktok\.com|youtube\.com|youtu\.be|instagram\.com|instagr\.am)(?:[/?#][^\s\\]*)?",
    re.IGNORECASE | re.ASCII,
)

_FIGURES: Mapping[ColumnKind, Callable[[float], str]] = {
    ColumnKind.WHOLE: ' class="n">{}'.format,
    ColumnKind.NUMBER: ' class="n">{}'.format,
    ColumnKind.RATIO: ' class="n">{:.2%}'.format,
    ColumnKind.PERCENT: ' class="n">{:.2f}%'.format,
}


def write_page(path: Path, columns: Sequence[Column], rows: Iterable[Mapping[str, Any]], title: str) -> int:
    """Write the rows to `path` as a page headed by `title` and give their number."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_top(columns, cleaned(title)))
        for batch in batches(columns, rows):
            drawn = [_drawn(column.kind, cells) for column, cells in zip(columns, batch, strict=True)]
            file.writelines([f"<tr><td{'</td><td'.join(row)}</td></tr>\n" for row in zip(*drawn, strict=True)])
            count += len(drawn[0])
        file.write("</tbody></table></main></body></html>\n")
    return count


def _top(columns: Sequence[Column], title: str) -> str:
    labels = "".join(f'<th scope="col">{escape(cleaned(column.label))}</th>' for column in columns)
    return (
        '<!doctype html>\n<html><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n"
        f"<body><h1>{_guarded(title)}</h1><main><table><thead><tr>{labels}</tr></thead>\n<tbody>\n"
    )


def _drawn(kind: ColumnKind, cells: Sequence[Cell]) -> list[str]:
    """The cells of a column, each as what stands between `<td` and `</td>`."""
    if kind is ColumnKind.LINK:
        return list(map(_link, cells))
    if are_texts(cells) and are_harmless(cells) and not _SPECIAL.search("".join(filter(None, cells))):
        return [f"{_KEPT}>{cell}" if cell and cell[0].isdecimal() else f">{cell or ''}" for cell in cells]
    if are_figures(cells) and kind in _FIGURES:
        draw = _FIGURES[kind]
        return [draw(cell) if cell is not None else ">" for cell in cells]
    return [_typed(kind, cell) for cell in cells]


def _typed(kind: ColumnKind, cell: Cell) -> str:
    match cell:
        case str() | None:
            return _text(cell)
        case bool():
            return f">{flag_word(cell)}"
        case int() | float():
            return _FIGURES[kind](cell)
        case datetime():
            return f">{cell:%Y-%m-%d %H:%M:%S}"
        case _:
            return f">{cell.isoformat()}"


def _text(cell: Cell) -> str:
    text = str(cell or "")
    return f"{_KEPT if _LIKE_A_NUMBER.match(text) else ''}>{_guarded(text)}"


def _guarded(text: str) -> str:
    return f"{_GUARD}{escape(text)}" if is_formula(text) else escape(text)


def _link(cell: Cell) -> str:
    if not isinstance(cell, str) or not _PLATFORM_LINK.fullmatch(cell):
        return _text(cell)
    address = escape(cell)
    return f'><a href="{address}" target="_blank" rel="noopener noreferrer">{address}</a>'
