"""The columns of a table, and how sure it is that each names creators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from handlers.pasted.spelling import is_title
from handlers.pasted.table.cells import (
    LINK,
    OUR_LINK,
    is_bare_name,
    is_bare_word,
    is_blank,
    is_count,
    is_handle,
    is_id,
    is_platform,
    is_rather_name,
)
from handlers.pasted.table.heading_words import Says
from handlers.pasted.table.headings import Heading

LOOKED_AT = 200
"""Cells that say what a column is."""


class Rank(IntEnum):
    """How a column names creators, the surest way last. Of two columns about one creator the surer one counts."""

    NOBODY = 0
    BARE = 1
    """Single words, and no heading that says what they are."""
    NAMES = 2
    PEOPLE = 3
    HANDLES = 4
    """Words below a heading that says handles or a platform."""
    MARKED = 5
    """Handles behind `@`."""
    LINKS = 6


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the cells below its heading. `says_platforms` where they say on which platform a row's names are."""

    at: int
    heading: Heading
    cells: tuple[str, ...]
    rank: Rank
    says_platforms: bool = False

    @property
    def is_of_one(self) -> bool:
        """Whether its heading says the platform of all names in it."""
        return self.heading.site is not None


def columns_of(headings: Sequence[Heading], rows: Sequence[Sequence[str]], *, knows_platform: bool) -> list[Column]:
    """The columns of a table. `knows_platform` where something above it says the platform of its names."""
    cells = [tuple(row[at] if at < len(row) else "" for row in rows) for at in range(len(headings))]
    said = [_says_platforms(heading, column) for heading, column in zip(headings, cells, strict=True)]
    is_known = knows_platform or any(said)
    return [
        Column(at, heading, column, Rank.NOBODY if says else _rank(heading, column, is_known=is_known), says)
        for at, (heading, column, says) in enumerate(zip(headings, cells, said, strict=True))
    ]


def facts_as_names(column: Column) -> Column:
    """A column of facts as one that names creators, where no other surely does: most cells are links or handles."""
    shown = _shown(column.cells)
    rank = Rank.LINKS if _most(LINK.search, shown) else Rank.MARKED if _most(is_handle, shown) else Rank.NOBODY
    return replace(column, rank=rank)


def has_profiles(column: Column) -> bool:
    """Whether most cells lead to one of the three platforms, whatever their heading says."""
    return _most(OUR_LINK.search, _shown(column.cells))


def _says_platforms(heading: Heading, cells: Sequence[str]) -> bool:
    shown = _shown(cells)
    if _most(is_platform, shown):
        return True
    return heading.says is Says.PLATFORMS and not _most(_is_sure, shown)


def _rank(heading: Heading, cells: Sequence[str], *, is_known: bool) -> Rank:
    shown, says = _shown(cells), heading.says
    if says is Says.FACTS or not shown or _most(is_id, shown):
        return Rank.NOBODY
    if _most(LINK.search, shown) or (says is Says.LINKS and any(map(LINK.search, shown))):
        return Rank.LINKS
    if _most(_is_sure, shown):
        return Rank.MARKED
    if says is Says.HANDLES or (heading.sites and heading.is_sure):
        # Where nothing but the platform is said, the cells may be counts or marks as well.
        may_be_else = says is Says.PLATFORM and (_repeat(shown) or _are_counts(shown))
        return Rank.NOBODY if may_be_else else Rank.HANDLES
    return _rank_of_words(heading, shown, is_known=is_known)


def _rank_of_words(heading: Heading, shown: Sequence[str], *, is_known: bool) -> Rank:
    """The rank of a column whose heading does not say that its cells are handles."""
    if _repeat(shown):
        return Rank.NOBODY
    if heading.says in {Says.NOTHING, Says.LINKS}:
        named = Rank.HANDLES if heading.sites else Rank.BARE
        return named if _most(is_rather_name, shown) else Rank.NOBODY
    # `Creator` and `Name` head handles as well as what people are called, and `ID` heads numbers of rows.
    if not _most(is_bare_name, shown) or _are_counts(shown) or (_most(is_title, shown) and not is_known):
        return Rank.NOBODY
    return Rank.NAMES if heading.says is Says.NAMES else Rank.PEOPLE


def _is_sure(cell: str) -> bool:
    """Whether a cell names somebody without any doubt, whatever stands above it."""
    return is_handle(cell) or LINK.search(cell) is not None


def _are_counts(cells: Sequence[str]) -> bool:
    """Whether most cells are numbers. Few digits are a name as well (`433`), unless nearly all cells are digits."""
    return _most(is_count, cells) and not (_some(is_bare_word, cells) and _most(is_bare_name, cells))


def _repeat(cells: Sequence[str]) -> bool:
    """Whether cells say the same over and over, as a status does and names do not."""
    return len(cells) > 3 and len(set(cells)) * 2 <= len(cells)


def _shown(cells: Sequence[str]) -> list[str]:
    """The first cells that say something."""
    return [cell for cell in cells if not is_blank(cell)][:LOOKED_AT]


def _some(is_so: Callable[[str], object], cells: Sequence[str]) -> bool:
    return sum(map(bool, map(is_so, cells))) * 3 >= len(cells)


def _most(is_so: Callable[[str], object], cells: Sequence[str]) -> bool:
    return sum(map(bool, map(is_so, cells))) * 2 > len(cells)
