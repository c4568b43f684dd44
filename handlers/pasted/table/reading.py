"""Rows of cells → the columns that name creators, and what each row names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.pasted.items import Item, Kind, Reason, shortened
from handlers.pasted.table.cell_items import is_creator
from handlers.pasted.table.choosing import choose, choose_facts
from handlers.pasted.table.columns import columns_of
from handlers.pasted.table.parting import Cells, Table, tables_in
from handlers.pasted.table.row_reading import RowReader
from handlers.pasted.tokens import Site

_MOST_BESIDE = 5
"""Names among notes that are told one by one."""

Named = list[tuple[int | None, Item]]
"""What a row names, each with the number of the column for which it counts; None where it counts for none of them."""


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table as it was read: the columns that name creators, by their headings, and what each row names.

    Rows without a name and names among notes count for no column.
    """

    columns: tuple[str, ...]
    rows: tuple[Named, ...]

    @property
    def count(self) -> int:
        """The creators that the rows name, repeats counted."""
        return sum(is_creator(item) for row in self.rows for _, item in row)

    @property
    def names_somebody(self) -> bool:
        """Whether any row names a creator, on a platform that is known or must be asked for."""
        return any(is_creator(item) for row in self.rows for _, item in row)

    def items_of(self, column: int | None) -> list[Item]:
        """What counts for a column, in the order of the rows; for None what counts for none of them."""
        return [item for row in self.rows for number, item in row if number == column]


def read_table(rows: Sequence[Cells], above: Site | None, most: int) -> TableRead:
    """What rows of cells name, in order; `above` is the platform that is said before them.

    Raises `handlers.pasted.TooManyCreators` for a cell with more than `most` links and handles.
    """
    numbers: dict[str, int] = {}
    read: list[Named] = []
    for table in tables_in(rows):
        names, named = _read(table, table.site or above, most)
        own = [numbers.setdefault(name, len(numbers)) for name in names]
        read += [[(None if number is None else own[number], item) for number, item in row] for row in named]
    return TableRead(tuple(numbers), tuple(_in_short(read)))


def _in_short(rows: Sequence[Named]) -> Sequence[Named]:
    """The rows, with names among notes as one item where there are many: the hundredth tells no more than the first."""
    beside = dict.fromkeys(item.input for row in rows for _, item in row if item.reason is Reason.BESIDE)
    if len(beside) <= _MOST_BESIDE:
        return rows
    together = Item(None, Kind.NONE, "", shortened(", ".join(beside)), Reason.BESIDE)
    return [*([pair for pair in row if pair[1].reason is not Reason.BESIDE] for row in rows), [(None, together)]]


def _read(table: Table, site: Site | None, most: int) -> tuple[tuple[str, ...], list[Named]]:
    columns = columns_of(table.headings, table.rows, knows_platform=site is not None)
    chosen = choose(columns)
    rows = list(RowReader(table, chosen, site, most).rows())
    if not any(is_creator(item) for row in rows for _, item in row):
        facts = choose_facts(columns)
        if facts.main:
            chosen, rows = facts, list(RowReader(table, facts, site, most).rows())
    return chosen.names, rows
