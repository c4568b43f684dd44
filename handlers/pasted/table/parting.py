"""Rows of cells → tables with their headings: titles above, headings of two rows, one table below another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from handlers.pasted.table.cells import is_bare_word, is_count, is_platform, names_somebody
from handlers.pasted.table.columns import LOOKED_AT
from handlers.pasted.table.heading_words import Says
from handlers.pasted.table.headings import LONGEST, Heading, heading_of
from handlers.pasted.tokens import Site

Cells = Sequence[str]

_TITLES_ABOVE = 10


@dataclass(frozen=True, slots=True)
class Table:
    """A heading for each column, empty ones where there is none, and the rows below. `site` is what titles say."""

    headings: tuple[Heading, ...]
    rows: Sequence[Cells]
    site: Site | None = None


def tables_in(rows: Sequence[Cells]) -> Iterator[Table]:
    """The tables that stand below each other in rows of cells, none of them empty."""
    header = _heading_row(rows)
    if header is None:
        yield Table((Heading(),) * _width(rows), rows)
        return
    titles = rows[:header]
    while header is not None:
        known = _folded(rows[header])
        following = next((at for at in range(header + 1, len(rows)) if _begins_table(rows, at, known)), None)
        body = [row for row in rows[header + 1 : following] if _folded(row) != known]
        titles_below = _titles_at_end(body) if following else 0
        kept = body[: len(body) - titles_below]
        if kept:
            yield Table(_headings(rows[header], titles, _width([rows[header], *kept])), kept, _site_of(titles))
        titles, header = body[len(kept) :], following


def _width(rows: Sequence[Cells]) -> int:
    return max(map(len, rows), default=0)


def below_titles(rows: Sequence[Cells]) -> Sequence[Cells]:
    """The rows from their headings on; all of them where there are none."""
    return rows[_heading_row(rows) or 0 :]


def site_in(title: str) -> Site | None:
    """The one platform that a title names, as of a sheet: `TikTok Q3`."""
    sites = set(heading_of(title).sites)
    return sites.pop() if len(sites) == 1 else None


def is_heading(cell: str, below: Sequence[str]) -> bool:
    """Whether a cell is a heading that is known, and no first platform of a column of them."""
    if not heading_of(cell).is_known or names_somebody(cell):
        return False
    return not (is_platform(cell) and _most(is_platform, below))


def _heading_row(rows: Sequence[Cells]) -> int | None:
    """The row that heads the others: more of its cells are headings than in any that comes before the first names."""
    best, found = (0, False), None
    for at, row in enumerate(rows[:_TITLES_ABOVE]):
        if at + 1 == len(rows) or any(map(names_somebody, row)):
            break
        filled = [(number, cell) for number, cell in enumerate(row) if cell]
        known = sum(is_heading(cell, _below(rows, at, number)) for number, cell in filled)
        rank = (len(filled), known == len(filled))
        if filled and known * 2 >= len(filled) and rank > best:
            best, found = rank, at
        elif len(filled) > 1 if found is not None else filled and not _is_title(row, rows):
            break  # what comes before any headings and is no title is what the table is about
    return _apart(rows) if found is None else found


def _is_title(row: Cells, rows: Sequence[Cells]) -> bool:
    filled = [cell for cell in row if cell]
    return len(filled) < max(map(len, rows[: LOOKED_AT + 1])) or (
        len(row) == 1 and all(not is_bare_word(cell) for cell in filled)
    )


def _apart(rows: Sequence[Cells]) -> int | None:
    """The first row where it looks unlike those below it: words above links, figures, or what is spelt like handles."""
    if len(rows) < 2 or any(map(names_somebody, rows[0])):
        return None
    if is_apart(rows[0], rows[1:]):
        return 0
    heads = [cell for cell in rows[0] if cell]
    if any(map(_is_spelt_like_data, heads)) or not all(map(_is_spelt_like_heading, heads)):
        return None
    columns = [_below(rows, 0, at) for at, cell in enumerate(rows[0]) if cell]
    return 0 if any(_most(_is_spelt_like_data, cells) for cells in columns) else None


def is_apart(header: Cells, rows: Sequence[Cells]) -> bool:
    """Whether words stand above cells of another kind, as `Seguidores` above counts: they are headings, if unknown."""
    if any(_is_figure(cell) for cell in header):
        return False
    columns = [_below([header, *rows[:LOOKED_AT]], 0, at) for at, cell in enumerate(header) if cell]
    return any(_most(_is_figure, cells) for cells in columns)


def _is_figure(cell: str) -> bool:
    """Whether a cell is of a kind that no heading is: a link, a handle, a number, a mail address, a platform."""
    return names_somebody(cell) or is_count(cell) or "@" in cell or is_platform(cell)


def _is_spelt_like_heading(cell: str) -> bool:
    return not cell.isascii() or cell[:1].isupper()


def _is_spelt_like_data(cell: str) -> bool:
    return cell.isascii() and (any(map(str.isdigit, cell)) or "_" in cell or "." in cell or cell.islower())


def _begins_table(rows: Sequence[Cells], at: int, known: tuple[str, ...]) -> bool:
    """Whether a row within a table heads another one: headings in every cell, other ones than those above."""
    filled = [(number, heading_of(cell)) for number, cell in enumerate(rows[at]) if cell]
    if len(filled) < 2 or not all(heading.is_sure for _, heading in filled) or _folded(rows[at]) == known:
        return False
    if all(heading.says in {Says.FACTS, Says.NOTHING} for _, heading in filled):
        return False
    return all(is_heading(heading.text, _below(rows, at, number, most=1)) for number, heading in filled)


def _headings(header: Cells, titles: Sequence[Cells], width: int) -> tuple[Heading, ...]:
    """A heading for each column. Platforms in the row above it count for the columns below and right of them."""
    above = titles[-1] if titles else ()
    groups = {at: cell for at, cell in enumerate(above) if cell}
    is_grouped = any(heading_of(cell).says is Says.PLATFORM for cell in groups.values()) and (
        len(groups) > 1 or 0 not in groups
    )
    headings, group = [], ""
    for at in range(width):
        own = header[at] if at < len(header) else ""
        group = groups.get(at, group) if is_grouped else ""
        says_platform = bool(group) and heading_of(group).says is Says.PLATFORM
        headings.append(heading_of(f"{group} {own}".strip() if says_platform and own else own))
    return tuple(headings)


def _site_of(titles: Sequence[Cells]) -> Site | None:
    """The one platform that titles above the headings name."""
    sites = {site for row in titles for cell in row if len(cell) <= LONGEST for site in heading_of(cell).sites}
    return sites.pop() if len(sites) == 1 else None


def _titles_at_end(rows: Sequence[Cells]) -> int:
    """How many rows right above the headings of the next table are its titles: one cell and nobody's name."""
    count = 0
    for row in reversed(rows):
        filled = [cell for cell in row if cell]
        if len(filled) > 1 or any(names_somebody(cell) or is_bare_word(cell) for cell in filled):
            break
        count += 1
    return min(count, 2)


def _below(rows: Sequence[Cells], at: int, number: int, most: int = LOOKED_AT) -> list[str]:
    return [row[number] for row in rows[at + 1 : at + 1 + most] if number < len(row) and row[number]]


def _most(is_so: Callable[[str], object], cells: Sequence[str]) -> bool:
    return sum(map(bool, map(is_so, cells))) * 2 > len(cells)


def _folded(row: Cells) -> tuple[str, ...]:
    cells = [cell.casefold() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)
