"""Tables in a pasted text: lines whose first one heads columns, parted by tabs, commas, semicolons or bars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.pasted.plain_words import follows_names, is_filler
from handlers.pasted.table.cells import names_somebody
from handlers.pasted.table.headings import heading_of
from handlers.pasted.table.parting import is_heading

_MARKS = "\t,;|"
_NARROW = str.maketrans("，；｜", ",;|")
_LOOKED_AT = 8
"""Lines that tell whether the one above them heads them."""

_MOST_JOINED = 20
"""Lines of one quoted cell."""

_MOST_WORDS, _MOST_ALONE = 3, 3
"""Words of a line that may be a row's only cell, and such lines in a row."""

_RULE = re.compile(r"[\s|:+=-]+")
"""A line that only draws, as below the headings of Markdown."""

MOST_COLUMNS = 200
"""Cells of a row; a line of more is no row of a table that a person keeps."""

_PIECE = re.compile(r'"(?:[^"]|"")*"|<[^<>]*>|\[[^\[\]]*\]\([^()\s]*\)|[^"<\[\t,;|]+|.', re.DOTALL)
"""What no mark parts: quoted cells, and the links of chats and Markdown."""


@dataclass(frozen=True, slots=True)
class Found:
    """Lines of a text from `first` up to `end`, as rows of cells."""

    first: int
    end: int
    rows: Sequence[Sequence[str]]


def tables_among(lines: Sequence[str]) -> Iterator[Found]:
    """The tables among the lines of a text, blank ones too, in order."""
    lines = [line.translate(_NARROW) for line in lines]
    at = 0
    while at < len(lines):
        found = _table_at(lines, at)
        if found:
            yield found
        at = found.end if found else at + 1


def _table_at(lines: Sequence[str], at: int) -> Found | None:
    mark = next((mark for mark in _MARKS if mark in lines[at]), None)
    if mark is None:
        return None
    header = cells_of(lines[at], mark)
    if sum(map(bool, header)) < 2 or any(map(names_somebody, header)):
        return None
    if not any(heading_of(cell).is_known for cell in header):
        return None
    # A few rows tell whether these are headings: else lines would be read over and over that are none.
    _, first = _rows_below(lines[at + 1 : at + 1 + _LOOKED_AT], 0, mark)
    if not first or not _heads(header, [row for row in first if row], mark):
        return None
    end, rows = _rows_below(lines, at + 1, mark)
    return Found(at, end, [header, *rows]) if max(map(len, [header, *rows])) <= MOST_COLUMNS else None


def _rows_below(lines: Sequence[str], at: int, mark: str) -> tuple[int, list[list[str]]]:
    """The rows of a table, each as its cells, and where it ends.

    Blank lines are passed over. A line of few words without the mark is a row too, of one cell, where rows follow it or
    where it stands right below one: spreadsheets leave the tabs of empty cells out, and so do chats.
    """
    rows: list[list[str]] = []
    end = at
    waiting: list[list[str]] = []
    while at < len(lines):
        line, following = _joined(lines, at, mark)
        if mark in line:
            rows += waiting
            waiting = []
            if mark == "\t" or not _RULE.fullmatch(line):
                rows.append(cells_of(line, mark))
            end = following
        elif line.strip():
            if len(waiting) == _MOST_ALONE or not _may_be_cell(line):
                break
            waiting.append([line.strip()])
            if end == at and mark == "\t" and rows:
                rows += waiting
                waiting, end = [], following
        at = following
    return end, rows


def _may_be_cell(line: str) -> bool:
    """Whether a line without a mark may be a row's only cell: few words, and not only polite ones."""
    words = [word.strip("!.~！。") for word in line.split()]
    is_polite = all(is_filler(word) or follows_names(word) for word in words)
    return len(words) <= _MOST_WORDS and not (is_polite or names_somebody(line))


def _joined(lines: Sequence[str], at: int, mark: str) -> tuple[str, int]:
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


def _heads(header: Sequence[str], rows: Sequence[Sequence[str]], mark: str) -> bool:
    """Whether a line heads those below it. Tabs hardly stand in sentences; commas do, so every cell must look like it.

    Lines of which each begins with a heading (`TikTok | mia`) are facts about one creator and no table.
    """
    filled = [(at, cell) for at, cell in enumerate(header) if cell]
    known = [is_heading(cell, [row[at] for row in rows if at < len(row) and row[at]]) for at, cell in filled]
    if sum(known) * 2 < len(filled) or (not all(known) and _are_facts([header, *rows])):
        return False
    if mark == "\t":
        return any(len(row) > 1 for row in rows)
    is_even = all(len(row) == len(header) for row in rows if row)
    return all(known) or (is_even and all(_may_head(cell) for _, cell in filled))


def _are_facts(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each row is a heading with its value: then the headings stand one below the other."""
    firsts = [heading_of(row[0]) for row in rows if row]
    return len(firsts) > 1 and all(len(row) == 2 for row in rows) and all(each.is_sure for each in firsts)


def _may_head(cell: str) -> bool:
    """Whether a cell is a heading, or written like one: `Niche`, `备选`."""
    return heading_of(cell).is_known or (len(cell.split()) <= _MOST_WORDS and (cell[0].isupper() or not cell.isascii()))
