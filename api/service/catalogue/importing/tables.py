"""A file as a table: headers in order, duplicates kept, and rows that can be gone through more than once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the file has it. `line` is where it begins, counted from 1; `problem` says why it cannot be read."""

    line: int
    cells: Sequence[Any]
    problem: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not self.problem and all(cell is None or str(cell).strip() == "" for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """Headers and rows; calling `rows` reads the file from its beginning, a row at a time.

    `percent_cells_are_ratios` holds for spreadsheets, where a cell that shows 6.5 % stores 0.065.
    """

    headers: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]
    percent_cells_are_ratios: bool = False
