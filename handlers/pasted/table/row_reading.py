"""The rows of a table → what each names, and what beside it may have been meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby

from api.contract.links import name_key
from api.contract.platforms import Platform
from handlers.pasted.gathering import once_each
from handlers.pasted.items import Item, Kind, Reason, shortened
from handlers.pasted.spelling import is_telling
from handlers.pasted.table.cell_items import is_creator, items_of_cell
from handlers.pasted.table.cells import (
    LINK,
    MENTION,
    is_any_platform,
    is_blank,
    is_platform,
    is_rather_name,
    is_total,
    sites_in,
)
from handlers.pasted.table.choosing import PEOPLE, Chosen
from handlers.pasted.table.columns import Column, Rank
from handlers.pasted.table.heading_words import Says
from handlers.pasted.table.parting import Cells, Table
from handlers.pasted.tokens import Elsewhere, Site


@dataclass(slots=True)
class _Found:
    """What was found in one row so far: creators, what cannot be collected, and which platforms have their creator."""

    kept: list[tuple[Column, Item]] = field(default_factory=list)
    refused: list[tuple[Column, Item]] = field(default_factory=list)
    covered: set[Platform] = field(default_factory=set)

    @property
    def hint(self) -> tuple[Site, ...]:
        """The platform of a link that names no creator, which holds for the handle beside it."""
        platforms = {item.platform for _, item in self.refused if item.link and item.platform}
        return tuple(platforms) if len(platforms) == 1 else ()

    def add(self, found: Sequence[tuple[Column, Item]]) -> None:
        """Take what equally sure columns say: one of each platform that surer ones do not name."""
        before, is_first = set(self.covered), not self.kept
        for column, item in found:
            if not is_creator(item):
                self.refused.append((column, item))
            elif (is_first or column.is_of_one) if item.platform is None else item.platform not in before:
                self.kept.append((column, item))
                self.covered |= {item.platform} if item.platform else set()

    @property
    def told(self) -> list[tuple[Column, Item]]:
        """What the row names, and what of it cannot be collected and no other column answers; from left to right."""
        open_ = [(column, item) for column, item in self.refused if not self._is_answered(column, item)]
        return sorted((*self.kept, *open_), key=lambda pair: pair[0].at)

    def _is_answered(self, column: Column, item: Item) -> bool:
        if column.heading.site is not None:
            return any(other.platform is column.heading.site for _, other in self.kept)
        return item.reason is not Reason.ELSEWHERE and any(other.rank is not column.rank for other, _ in self.kept)


class RowReader:
    """A table with its chosen columns. `site` is the platform that is said above it."""

    def __init__(self, table: Table, chosen: Chosen, site: Site | None, most: int) -> None:
        self._table, self._chosen, self._site, self._most = table, chosen, site, most
        self._ranks = [list(columns) for _, columns in groupby(chosen.used, key=lambda column: column.rank)]
        self._read = {column.at for column in (*chosen.used, *chosen.platforms)}

    def rows(self) -> Iterator[list[tuple[int | None, Item]]]:
        """What each row names, with the number of the main column for which it counts, None for none of them.

        A row with a platform alone says it for those below. Raises `handlers.pasted.TooManyCreators`.
        """
        section: Site | None = None
        for at, row in enumerate(self._table.rows):
            filled = [cell for cell in row if not is_blank(cell)]
            if len(filled) == 1 and is_platform(filled[0]):
                section = next(iter(_sites(filled[0])), None)
            elif filled and not is_total(filled[0]):
                yield self._row(at, row, self._sites(at, section))

    def _sites(self, at: int, section: Site | None) -> tuple[Site, ...]:
        """On which platforms the names of a row are, unless their own headings or cells say it."""
        for column in self._chosen.platforms:
            said = _platforms_said(column.cells[at])
            if said:
                return said
        return tuple(site for site in (section or self._site,) if site)

    def _row(self, at: int, row: Cells, sites: tuple[Site, ...]) -> list[tuple[int | None, Item]]:
        found = _Found()
        for columns in self._ranks:
            hint = sites or found.hint
            said = {column.at: self._nearest(column, at) or hint for column in columns}
            found.add(
                [
                    (column, item)
                    for column in columns
                    if not self._is_settled(column, column.cells[at], said[column.at], found)
                    for item in self._items(column, column.cells[at], said[column.at])
                ]
            )
        told: list[tuple[int | None, Item]] = [(self._chosen.number(column), item) for column, item in found.told]
        names = {name_key(item.value) for _, item in found.kept}
        told += [(None, item) for item in self._beside(row) if name_key(item.input.lstrip("@＠")) not in names]
        if not found.told and self._is_about_somebody(row):
            told.append((None, Item(None, Kind.NONE, "", shortened(_first_text(row)), Reason.ROW)))
        return told

    def _nearest(self, column: Column, at: int) -> tuple[Site, ...]:
        """What the column of platforms next to a column says, where each column of names has one of its own."""
        platforms = self._chosen.platforms
        if len(platforms) < 2:
            return ()
        stands_before = platforms[0].at < min(main.at for main in self._chosen.main)
        beside = [each for each in platforms if each.at == column.at + (-1 if stands_before else 1)]
        return _platforms_said(beside[0].cells[at]) if beside else ()

    def _is_settled(self, column: Column, cell: str, sites: tuple[Site, ...], found: _Found) -> bool:
        """Whether a surer column names the creator whom a cell would name."""
        if not found.kept or any(map(str.isspace, cell)):
            return False
        return found.covered.issuperset((column.heading.site,) if column.heading.site else sites)

    def _items(self, column: Column, cell: str, sites: tuple[Site, ...]) -> list[Item]:
        is_stand_in = column not in self._chosen.main and column.rank <= Rank.PEOPLE
        if is_blank(cell) or (is_stand_in and not is_rather_name(cell)):
            return []
        # A link's place is no place for words; everywhere else a word is a name.
        is_name = column.rank is not Rank.LINKS or column.heading.says is not Says.LINKS
        said: tuple[Site | None, ...] = self._said(column, sites) or (None,)
        items = [item for site in said for item in items_of_cell(cell, site, self._most, is_name=is_name)]
        return once_each(list({item.key: item for item in items}.values()))

    def _said(self, column: Column, sites: tuple[Site, ...]) -> tuple[Site, ...]:
        """The platforms of a column's names in a row: those of its heading, or of them the ones that the row says."""
        heads = column.heading.sites
        is_list = len(self._table.headings) == 1  # where a later line says another platform
        if not heads or (is_list and sites):
            return sites
        return heads if len(heads) == 1 else tuple(site for site in sites if site in heads)

    def _beside(self, row: Cells) -> Iterator[Item]:
        """Links and handles in the columns that are not read."""
        for at, (heading, cell) in enumerate(zip(self._table.headings, row, strict=False)):
            is_word = heading.says is Says.NOTHING and is_telling(cell) and is_rather_name(cell)
            if at in self._read or not (is_word or LINK.search(cell) or MENTION.search(cell)):
                continue
            for item in items_of_cell(cell, None, self._most, is_name=is_word):
                if is_creator(item):
                    yield replace(item, kind=Kind.NONE, reason=Reason.BESIDE, link=None, value="", platform=None)

    def _is_about_somebody(self, row: Cells) -> bool:
        """Whether a row without a name is about a creator all the same, and no title or remark."""
        filled = [(at, cell) for at, cell in enumerate(row) if not is_blank(cell)]
        is_called = any(self._table.headings[at].says in PEOPLE for at, _ in filled)
        return bool(_first_text(row)) and (len(filled) > 1 or is_called)


def _platforms_said(cell: str) -> tuple[Site, ...]:
    """The platforms that a cell of a column of them says; none where any may be meant."""
    return () if is_any_platform(cell) else _sites(cell) or (Elsewhere.ELSEWHERE,)


@lru_cache(maxsize=256)
def _sites(cell: str) -> tuple[Site, ...]:
    return sites_in(cell)


def _first_text(row: Cells) -> str:
    return next((cell for cell in row if any(map(str.isalpha, cell)) and not is_blank(cell)), "")
