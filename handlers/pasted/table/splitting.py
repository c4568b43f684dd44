"""Lines of a pasted text → cells: what stands between tabs, commas, semicolons or bars, quotes undone."""

from __future__ import annotations

import re
from collections.abc import Sequence

MARKS = "\t,;|"
"""What parts cells, the surest sign of a table first."""

_MOST_JOINED = 20
"""Lines of one quoted cell."""

_RULE = re.compile(r"[\s|:+=-]+")
_PIECE = re.compile(r'"(?:[^"]|"")*"|<[^<>]*>|\[[^\[\]]*\]\([^()\s]*\)|[^"<\[\t,;|]+|.', re.DOTALL)
"""What no mark parts: quoted cells, and the links of chats and Markdown."""


def mark_in(line: str) -> str | None:
    """What parts the cells of a line; None for a line of one cell."""
    return next((mark for mark in MARKS if mark in line), None)


def is_rule(line: str, mark: str) -> bool:
    """Whether a line only draws, as below the headings of Markdown."""
    return mark != "\t" and _RULE.fullmatch(line) is not None


def whole_line(lines: Sequence[str], at: int, mark: str) -> tuple[str, int]:
    """A line with those that its open quote goes on in, and the number of the next one."""
    line = lines[at]
    if mark not in line or line.count('"') % 2 == 0:
        return line, at + 1
    for end in range(at + 1, min(at + _MOST_JOINED, len(lines))):
        if lines[end].count('"') % 2:
            return "\n".join(lines[at : end + 1]), end + 1
    return line, at + 1


def cells_of(line: str, mark: str) -> list[str]:
    """The cells of a line, without the quotes around them and the bars that frame the line."""
    cells = [""]
    for piece in _PIECE.findall(line):
        is_parted = piece[0] == '"' and bool(cells[-1].strip())  # inches, or the end of a quote within a cell
        first, *more = piece.split(mark) if is_parted or piece == mark else [piece]
        cells[-1] += first
        cells += more
    if mark == "|" and len(cells) > 2 and not cells[0].strip():
        cells = cells[1 : -1 if not cells[-1].strip() else None]
    return [_plain(cell.strip()) for cell in cells]


def _plain(cell: str) -> str:
    is_quoted = len(cell) > 1 and cell[0] == cell[-1] == '"'
    return cell[1:-1].replace('""', '"').strip() if is_quoted else cell
