"""The cells of one row by what they mean, and the one way in which bad cells reject their row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from api.contract.fields import COLUMNS
from api.contract.values import Kind
from api.service.catalogue.importing.headers import Column, Plan
from api.service.catalogue.importing.numbers import is_exact, is_nothing
from api.service.catalogue.importing.problems import Unreadable
from api.service.catalogue.importing.tables import Row

T = TypeVar("T")

_NUMERIC = frozenset({Kind.WHOLE, Kind.NUMBER, Kind.RATIO, Kind.PERCENT})


class RowRejected(Exception):
    """A row that cannot become a record, with the reason and, where one cell is at fault, its header and value.

    `also` holds the other faults of the row, in the order of its reading.
    """

    def __init__(self, reason: str, value: Any = "", header: str = "", also: Sequence[RowRejected] = ()) -> None:
        super().__init__(reason)
        self.reason, self.value, self.header, self.also = reason, str(value), header, tuple(also)


class Faults:
    """All that is wrong with a row, so that whoever mends the file mends it once."""

    def __init__(self) -> None:
        self._found: list[RowRejected] = []

    def past(self, step: Callable[[], T], otherwise: T) -> T:
        """What `step` gives; `otherwise` where it finds a fault, which is kept."""
        try:
            return step()
        except RowRejected as fault:
            self._found.append(fault)
            return otherwise

    def reject(self) -> None:
        """Raise `RowRejected` with every fault found, if there is any."""
        if self._found:
            first, *also = self._found
            raise RowRejected(first.reason, first.value, first.header, also)


@dataclass(frozen=True, slots=True)
class Cells:
    """A row seen through a plan."""

    plan: Plan
    row: Row

    def check(self) -> None:
        """Raises `RowRejected` for a row that was damaged in the file or has more cells than there are headers."""
        if self.row.problem:
            raise RowRejected(self.row.problem)
        surplus = [cell for cell in self.row.cells[self.plan.width :] if not is_nothing(cell)]
        if surplus:
            raise RowRejected("has more cells than there are headers, so its values are likely shifted", surplus[0])

    def of(self, meaning: str) -> list[tuple[Column, Any]]:
        """The filled cells of a meaning; of columns with one header, the exact number before the shortened one."""
        columns = self.plan.columns.get(meaning)
        if not columns:
            return []
        cells = self.row.cells
        filled = [(c, cells[c.index]) for c in columns if c.index < len(cells) and not is_nothing(cells[c.index])]
        if len(filled) > 1 and _is_numeric(meaning) and _share_a_header(columns):
            filled.sort(key=lambda pair: not is_exact(pair[1]))
        return filled


def read_cell(column: Column, value: Any, reader: Callable[[Any], T]) -> T:
    """What `reader` makes of a value. Raises `RowRejected` when it makes nothing of it."""
    try:
        return reader(value)
    except Unreadable as error:
        raise RowRejected(str(error), value, column.header) from error


def _is_numeric(meaning: str) -> bool:
    return COLUMNS.get(meaning, Kind.NUMBER) in _NUMERIC


def _share_a_header(columns: tuple[Column, ...]) -> bool:
    return len({column.header.casefold() for column in columns}) < len(columns)
