"""Which column of a table names the creators: one with links before one with handles, and that before bare words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.pasted import Pasted, TooMuchText, read_pasted
from handlers.pasted.plain_words import heads_handles, is_filler
from handlers.pasted.platform_words import platform_named, platform_within

LOOKED_AT = 200
"""Cells of a column that say what it holds."""

_LINK = re.compile(r"https?://|www\.|(?:tiktok|youtube|instagram)\.com/|youtu\.be/", re.IGNORECASE)
_HANDLE = re.compile(r"(?:^|\s)@[\w.-]+$|^UC[\w-]{22}$")
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

    Raises `handlers.pasted.TooMuchPasted`.
    """
    columns = _columns(rows)
    platforms = next((column.cells for column in columns if _names_platforms(column)), None)
    # Bare words that nothing calls handles are names only where there is nothing else.
    ranks = {column.rank for column in columns if column.rank or len(columns) == 1}
    for rank in sorted(ranks, reverse=True):
        ranked = [column for column in columns if column.rank == rank and not _names_platforms(column)]
        texts = [_text(column, platforms) for column in ranked]
        if sum(map(len, texts)) > longest:
            raise TooMuchText(longest)
        found = [
            Column(column.header or _sample(column), read_pasted(text, most, longest))
            for column, text in zip(ranked, texts, strict=True)
        ]
        naming = [column for column in found if column.count]
        if naming:
            return naming
    return []


def _columns(rows: Sequence[Sequence[str]]) -> list[_Cells]:
    width = max(len(row) for row in rows)
    has_header = not any(_LINK.search(cell) or _HANDLE.search(cell) for cell in rows[0])
    has_header = has_header and (len(rows) > 1) and _is_header(rows)
    columns = []
    for at in range(width):
        cells = tuple(" ".join((row[at] if at < len(row) else "").split()) for row in rows)
        header, cells = (cells[0], cells[1:]) if has_header else ("", cells)
        columns.append(_Cells(header, cells, _rank(header, cells)))
    return columns


def _is_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is about the others: it has words that headings have, or cells below are links."""
    words = [word for cell in rows[0] for word in re.split(r"[\s_-]+", cell) if word]
    below = [cell for row in rows[1 : LOOKED_AT + 1] for cell in row]
    has_links = any(_LINK.search(cell) or _HANDLE.search(cell) for cell in below)
    return has_links or any(is_filler(word) or heads_handles(word) for word in (*words, *rows[0]))


def _rank(header: str, cells: Sequence[str]) -> int:
    shown = [cell for cell in cells if cell][:LOOKED_AT]
    for rank, pattern in ((3, _LINK), (2, _HANDLE)):
        if sum(pattern.search(cell) is not None for cell in shown) * 2 > len(shown):
            return rank
    return int(any(heads_handles(word) for word in (header, *header.split())))


def _names_platforms(column: _Cells) -> bool:
    """Whether most cells are a platform's word alone."""
    shown = [cell for cell in column.cells if cell][:LOOKED_AT]
    named = sum(bool(platform_named(cell) or (not cell.isascii() and platform_within(cell))) for cell in shown)
    return bool(shown) and named * 2 > len(shown)


def _text(column: _Cells, platforms: Sequence[str] | None) -> str:
    """The column as a pasted list, each name with the platform that its row says; a heading may say it for all."""
    if platforms and column.rank < 3:
        said = zip(platforms, column.cells, strict=True)
        return "\n".join(f"{platform} {_as_handle(cell, column)}" for platform, cell in said if cell)
    cells = "\n".join(_as_handle(cell, column) for cell in column.cells if cell)
    return f"{column.header}\n{cells}" if _says_platform(column.header) else cells


def _as_handle(cell: str, column: _Cells) -> str:
    """A bare word below a heading of handles is one, whatever else it may mean."""
    return f"@{cell}" if column.rank == 1 and " " not in cell and not cell.startswith("@") else cell


def _says_platform(header: str) -> bool:
    return any(platform_named(word) for word in re.split(r"[\s_]+", header)) or bool(platform_within(header))


def _sample(column: _Cells) -> str:
    return next((cell for cell in column.cells if cell), "")[:_SAMPLE]
