"""Which columns of a table are read: the surest about each creator, and those that may stand in for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.pasted.table.columns import Column, Rank, facts_as_names, has_profiles
from handlers.pasted.table.heading_words import Says
from handlers.pasted.tokens import Site

PEOPLE = frozenset({Says.HANDLES, Says.PEOPLE, Says.NAMES})
"""What headings say over what somebody is called."""

_SAMPLE = 40
"""Characters of a cell that stands for a column without a heading."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The columns that are read, surest first; `main` ones count, the others stand in for them in rows without a name.

    `platforms` say where the names of a row are.
    """

    used: tuple[Column, ...] = ()
    main: tuple[Column, ...] = ()
    platforms: tuple[Column, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What the main columns are called: their headings, or their first cells where they have none."""
        return tuple(column.heading.text or _sample(column) for column in self.main)

    def number(self, column: Column) -> int:
        """The number of the main column for which a column counts: its own, or one that it stands in for."""
        site = column.heading.site
        alike = [at for at, main in enumerate(self.main) if main.heading.site is site]
        return self.main.index(column) if column in self.main else next(iter(alike), 0)


def choose(columns: Sequence[Column]) -> Chosen:
    """The columns that name creators; bare words only where there is nothing better."""
    columns = _with_profiles(columns)
    platforms = tuple(column for column in columns if column.says_platforms)
    naming = [column for column in columns if column.rank is not Rank.NOBODY]
    sure = [column for column in naming if column.rank is not Rank.BARE]
    if not sure:
        return Chosen(tuple(naming), tuple(naming), platforms)
    best: dict[Site | None, Rank] = {}
    for column in sure:
        site = column.heading.site
        best[site] = max(column.rank, best.get(site, Rank.NOBODY))
    # What somebody is called may be their handle in a row that has no other.
    called = [column for column in columns if column.rank is Rank.NOBODY and column.heading.says in PEOPLE]
    used = sorted((*sure, *called), key=lambda column: -column.rank)
    return Chosen(tuple(used), tuple(c for c in sure if c.rank is best[c.heading.site]), platforms)


def choose_facts(columns: Sequence[Column]) -> Chosen:
    """The columns of facts that name creators, for a table in which no other does."""
    return choose([facts_as_names(column) for column in columns if column.heading.says is Says.FACTS])


def _with_profiles(columns: Sequence[Column]) -> Sequence[Column]:
    """The columns, where links to profiles below any heading count for more than words that may be names."""
    if any(column.rank >= Rank.HANDLES for column in columns):
        return columns
    return [replace(column, rank=Rank.LINKS) if has_profiles(column) else column for column in columns]


def _sample(column: Column) -> str:
    return next((cell for cell in column.cells if cell), "")[:_SAMPLE]
