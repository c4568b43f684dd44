"""Which column of a table names the creators: one with links before one with handles, and that before bare words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.dropped.headings import (
    HANDLE,
    LINK,
    LOOKED_AT,
    below_titles,
    has_headings,
    is_platform,
    platform_said,
    says_elsewhere,
    says_handles,
)
from handlers.pasted import Pasted, Reason, TooMuchText, read_pasted
from handlers.pasted.plain_words import is_filler, is_number
from handlers.pasted.platform_words import is_elsewhere, is_elsewhere_within, platform_named, platform_within

_SAMPLE = 40


@dataclass(frozen=True, slots=True)
class Column:
    """A column that may name creators: its heading, or its first cell where it has none, and what was read in it."""

    name: str
    pasted: Pasted

    @property
    def count(self) -> int:
        """The creators in it, with those whose platform is not known yet."""
        return len(self.pasted.taken) + len(self.pasted.without_platform)


@dataclass(frozen=True, slots=True)
class _Cells:
    """A column as it stands in the table. `rank`: 3 links, 2 handles, 1 words below a heading that says handles, 0."""

    header: str
    cells: tuple[str, ...]
    rank: int


def naming_columns(rows: Sequence[Sequence[str]], most: int, longest: int) -> list[Column]:
    """The columns of the best kind there is, one if it is clear; all of them in `longest` characters.

    Where links stand that name no creator, and nothing else does, they are one column with the reasons.
    Raises `handlers.pasted.TooMuchPasted`.
    """
    columns = _columns(below_titles(rows))
    platforms = next((column.cells for column in columns if _names_platforms(column)), None)
    columns = [column for column in columns if not _names_platforms(column)]
    refused: list[Column] = []
    for ranked in _ranked(columns):
        texts = [_text(column, platforms) for column in _filled(ranked, columns)]
        if sum(map(len, texts)) > longest:
            raise TooMuchText(longest)
        found = [
            Column(column.header or _sample(column), read_pasted(text, most, longest))
            for column, text in zip(ranked, texts, strict=True)
        ]
        naming = [column for column in found if column.count]
        if naming:
            return naming
        refused += [column for column in found if _has_reasons(column)]
    return _together(refused)


def _columns(rows: Sequence[Sequence[str]]) -> list[_Cells]:
    width = max(len(row) for row in rows)
    has_header = has_headings(rows)
    columns = []
    for at in range(width):
        cells = tuple(" ".join((row[at] if at < len(row) else "").split()) for row in rows)
        header, cells = (cells[0], cells[1:]) if has_header else ("", cells)
        columns.append(_Cells(header, cells, _rank(header, cells)))
    return columns


def _rank(header: str, cells: Sequence[str]) -> int:
    shown = [cell for cell in cells if not _is_blank(cell)][:LOOKED_AT]
    for rank, pattern in ((3, LINK), (2, HANDLE)):
        if sum(pattern.search(cell) is not None for cell in shown) * 2 > len(shown):
            return rank
    return int(says_handles(header) or (is_platform(header) and sum(map(_may_name, shown)) * 2 > len(shown)))


def _may_name(cell: str) -> bool:
    """Whether a bare cell below a platform's name may be a handle there, and no count, mark or yes."""
    return not (" " in cell or is_number(cell) or _is_blank(cell))


def _is_blank(cell: str) -> bool:
    """Whether a cell says that there is nothing: `n/a`, `-`."""
    return is_filler(cell) or not any(map(str.isalnum, cell))


def _ranked(columns: Sequence[_Cells]) -> list[list[_Cells]]:
    """The columns that may be chosen, best first. Those that platforms head belong together, whatever is in them."""
    # Bare words that nothing calls handles are names only where there is nothing else.
    ranks = sorted({column.rank for column in columns if column.rank or len(columns) == 1}, reverse=True)
    of_rank = {rank: [column for column in columns if column.rank == rank] for rank in ranks}
    headed = [column for column in columns if column.rank and is_platform(column.header)]
    if not headed:
        return list(of_rank.values())
    return [
        [column for column in columns if column in ranked or (column in headed and _has_any(headed, ranked))]
        for ranked in of_rank.values()
    ]


def _has_any(headed: Sequence[_Cells], ranked: Sequence[_Cells]) -> bool:
    return any(column in ranked for column in headed)


def _names_platforms(column: _Cells) -> bool:
    """Whether most cells are a platform's word alone."""
    shown = [cell for cell in column.cells if cell][:LOOKED_AT]
    return bool(shown) and sum(map(_is_platforms_word, shown)) * 2 > len(shown)


def _is_platforms_word(cell: str) -> bool:
    if cell.isascii():
        return platform_named(cell) is not None or is_elsewhere(cell)
    return platform_within(cell) is not None or is_elsewhere_within(cell)


def _filled(ranked: Sequence[_Cells], columns: Sequence[_Cells]) -> Sequence[_Cells]:
    """A lone column of links with the row's handle wherever a link is missing."""
    handles = max((column for column in columns if column.rank in {1, 2}), key=lambda each: each.rank, default=None)
    if len(ranked) != 1 or ranked[0].rank != 3 or handles is None:
        return ranked
    [links] = ranked
    pairs = zip(links.cells, handles.cells, strict=True)
    cells = tuple(_with_platform(name, handles) if _is_blank(cell) else cell for cell, name in pairs)
    return [_Cells(links.header, cells, links.rank)]


def _with_platform(cell: str, handles: _Cells) -> str:
    """A handle as a pasted line, with the platform where its heading says one; nothing for an empty cell."""
    platform = platform_said(handles.header)
    return " ".join((*([platform.value] if platform else []), _as_handle(cell, handles))) if cell else ""


def _text(column: _Cells, platforms: Sequence[str] | None) -> str:
    """The column as a pasted list, each name with the platform that its row says; a heading may say it for all."""
    if platforms:
        said = zip(platforms, column.cells, strict=True)
        return "\n".join(
            cell if LINK.search(cell) else f"{platform} {_as_handle(cell, column)}" for platform, cell in said if cell
        )
    cells = "\n".join(_as_handle(cell, column) for cell in column.cells if cell)
    is_about_one = platform_said(column.header) or says_elsewhere(column.header)
    return f"{column.header}\n{cells}" if is_about_one else cells


def _as_handle(cell: str, column: _Cells) -> str:
    """A bare word below a heading of handles is one, whatever else it may mean."""
    if column.rank != 1 or " " in cell or cell.startswith("@"):
        return cell
    return f"@{cell}" if says_handles(column.header) or _may_name(cell) else cell


def _has_reasons(column: Column) -> bool:
    """Whether something in it is told apart from plain text: links of other kinds, addresses for mail."""
    return any(item.reason is not Reason.NOTHING for item in column.pasted.unreadable)


def _together(refused: Sequence[Column]) -> list[Column]:
    """Columns that name nobody as one, for there is nothing to choose between."""
    items = tuple(item for column in refused for item in column.pasted.unreadable)
    return [Column(refused[0].name, Pasted(items))] if refused else []


def _sample(column: _Cells) -> str:
    return next((cell for cell in column.cells if cell), "")[:_SAMPLE]
