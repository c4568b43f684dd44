"""Tables in a pasted text: lines whose first one heads columns, or the one column that there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.pasted.plain_words import follows_names, is_filler
from handlers.pasted.spelling import is_telling
from handlers.pasted.table.cells import is_bare_name, names_somebody
from handlers.pasted.table.heading_words import Says
from handlers.pasted.table.headings import heading_of
from handlers.pasted.table.parting import is_apart, is_heading
from handlers.pasted.table.splitting import cells_of, is_rule, mark_in, whole_line

_NARROW = str.maketrans("，；｜", ",;|")
_LOOKED_AT = 8
"""Lines that tell whether the one above them heads them."""

_MOST_WORDS, _MOST_ALONE, _MOST_TITLES = 3, 3, 3
"""Words of a line that may be a row's only cell, such lines in a row, and titles above the headings."""

_FEW_COLUMNS = 2
"""Columns of a list of names with something beside them; a table with headings that nobody knows has more."""

MOST_COLUMNS = 200
"""Cells of a row; a line of more is no row of a table that a person keeps."""


@dataclass(frozen=True, slots=True)
class Found:
    """Lines of a text from `first` up to `end`, as rows of cells; those from `below` on stand below the headings."""

    first: int
    below: int
    end: int
    rows: Sequence[Sequence[str]]


def tables_among(lines: Sequence[str]) -> Iterator[Found]:
    """The tables among the lines of a text, blank ones too, in order."""
    lines = [line.translate(_NARROW) for line in lines]
    at = done = 0
    while at < len(lines):
        found = _table_at(lines, at, done)
        if found:
            yield found
            done = found.end
        at = found.end if found else at + 1


def _table_at(lines: Sequence[str], at: int, done: int) -> Found | None:
    mark = mark_in(lines[at])
    if mark is None:
        return _column_at(lines, at)
    header = cells_of(lines[at], mark)
    if sum(map(bool, header)) < 2 or any(map(names_somebody, header)):
        return None
    if mark != "\t" and not any(heading_of(cell).is_known for cell in header):
        return None
    # A few rows tell whether these are headings: else lines would be read over and over that are none.
    _, few = _rows_below(lines[at + 1 : at + 1 + _LOOKED_AT], 0, mark)
    if not few or not _heads(header, [row for row in few if row], mark):
        return None
    end, rows = _rows_below(lines, at + 1, mark)
    if max(map(len, [header, *rows])) > MOST_COLUMNS:
        return None
    titles = _titles_above(lines, at, done)
    return Found(at - len(titles), at + 1, end, [*titles, header, *rows])


def _column_at(lines: Sequence[str], at: int) -> Found | None:
    """The one column of a list below a heading that says handles: there digits are names as well."""
    heading = heading_of(lines[at].strip().rstrip(":："))
    if not (heading.is_sure and heading.says is Says.HANDLES):
        return None
    end = at + 1
    while end < len(lines) and lines[end].strip() and mark_in(lines[end]) is None and _may_be_cell(lines[end]):
        end += 1
    names = [line for line in lines[at + 1 : end] if is_bare_name(line.strip())]
    rows = [[heading.text], *([line.strip()] for line in lines[at + 1 : end])]
    return Found(at, at + 1, end, rows) if len(names) * 2 > end - at - 1 else None


def _titles_above(lines: Sequence[str], at: int, done: int) -> list[list[str]]:
    """The lines right above headings that say what the table is about: one cell each, and nobody's name."""
    titles: list[list[str]] = []
    for line in reversed(lines[max(done, at - _MOST_TITLES) : at]):
        cells = [cell for cell in line.split("\t") if cell.strip()]
        heading = heading_of(line.strip())
        words = line.split()
        is_said = bool(heading.sites) and heading.says is not Says.PLATFORM and heading.says is not Says.NOTHING
        is_alone = "\t" in line and len(cells) == 1
        if len(cells) > 1 or names_somebody(line) or any(map(is_telling, words)) or not (is_said or is_alone):
            break
        titles.insert(0, [cell.strip() for cell in cells])
    return titles


def _rows_below(lines: Sequence[str], at: int, mark: str) -> tuple[int, list[list[str]]]:
    """The rows of a table, each as its cells, and where it ends.

    Blank lines are passed over. A line of few words without the mark is a row too, of one cell, where rows follow it or
    where it stands right below one: spreadsheets leave the tabs of empty cells out, and so do chats.
    """
    rows: list[list[str]] = []
    end = at
    waiting: list[list[str]] = []
    while at < len(lines):
        line, following = whole_line(lines, at, mark)
        if mark in line:
            rows += waiting
            waiting = []
            if not is_rule(line, mark):
                rows.append(cells_of(line, mark))
            end = following
        elif line.strip():
            if len(waiting) == _MOST_ALONE or names_somebody(line) or not _may_be_cell(line):
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
    return len(words) <= _MOST_WORDS and not is_polite


def _heads(header: Sequence[str], rows: Sequence[Sequence[str]], mark: str) -> bool:
    """Whether a line heads those below it. Tabs hardly stand in sentences; commas do, so every cell must look like it.

    Lines of which each begins with a heading (`TikTok | mia`) are facts about one creator and no table.
    """
    filled = [(at, cell) for at, cell in enumerate(header) if cell]
    known = [is_heading(cell, [row[at] for row in rows if at < len(row) and row[at]]) for at, cell in filled]
    if not all(known) and _are_facts([header, *rows]):
        return False
    if sum(known) * 2 < len(filled):
        return mark == "\t" and len(filled) > _FEW_COLUMNS and len(rows) > 1 and is_apart(header, rows)
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
