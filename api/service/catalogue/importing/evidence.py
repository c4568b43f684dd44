"""Whether the rates of a file are percents or ratios, where nobody said so: its first rows tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from api.service.catalogue.importing.headers import Column, Plan
from api.service.catalogue.importing.numbers import has_percent_sign, is_nothing, read_number
from api.service.catalogue.importing.problems import Unreadable
from api.service.catalogue.importing.records import SHARES
from api.service.catalogue.importing.tables import Table

Rates = Literal["auto", "percent", "ratio"]

_ROWS = 1_000
"""Rows that are looked at."""


@dataclass(frozen=True, slots=True)
class Units:
    """Columns, by index, whose bare numbers are percents, and what to tell the person about it."""

    in_percent: frozenset[int]
    declared: bool
    notes: tuple[str, ...]


def units(table: Table, plan: Plan, rates: Rates) -> Units:
    """What the rate columns hold: as `rates` says, else as the header says, else as the numbers tell.

    A ratio above 1 does not occur among real averages, so a column with larger numbers holds percents. In a
    spreadsheet a header with % over numbers up to 1 means cells formatted as percents, which store ratios.
    """
    columns = [column for meaning in SHARES for column in plan.columns.get(meaning, ())]
    if rates != "auto":
        return Units(frozenset(column.index for column in columns if rates == "percent"), True, ())
    in_percent, notes = set(), []
    for column in columns:
        largest = max(_numbers(table, column), default=0.0)
        formatted = column.in_percent and table.percent_cells_are_ratios and largest <= 1
        if column.in_percent and not formatted:
            in_percent.add(column.index)
        elif not column.in_percent and largest > 1:
            in_percent.add(column.index)
            notes.append(f"{column.header} was read as percents, since it holds {largest:g} (--rates says otherwise)")
        elif largest:
            notes.append(f"{column.header} was read as ratios, 0.05 being 5 % (--rates says otherwise)")
    return Units(frozenset(in_percent), bool(in_percent), tuple(notes))


def _numbers(table: Table, column: Column) -> Iterator[float]:
    """The bare numbers of a column in the first rows; cells with their own percent sign say nothing of the others."""
    for row in islice(table.rows(), _ROWS):
        value = row.cells[column.index] if column.index < len(row.cells) else None
        if not is_nothing(value) and not has_percent_sign(value):
            try:
                yield float(read_number(value))
            except Unreadable:
                continue  # the row itself is rejected, with the reason, when its turn comes
