"""Values in coarse steps, each a term of the index, so that a search need not look at every row.

A narrow range asks first for the few steps that it touches, and a page for the steps at the top of its order; the exact
conditions are asked as well, so steps only ever spare work.
"""

from __future__ import annotations

from collections.abc import Mapping

import tantivy

from api.contract.filters import FILTERS, SORT_COLUMNS
from api.contract.search import Condition, Range
from api.service.catalogue.ranges import asked_bounds

STEPPED = ("followers", "avg_views", "engagement", "audience_female")
"""Columns whose values are kept in steps as well; among them is every one that is sorted by."""

BITS = 3
"""Binary places of a step after the leading one: eight steps from a number to its double."""

MOST_STEPS = 64 << BITS
TOP_ROWS = 20_000
"""How many rows at the top of an order are tried before all."""

NARROW = 4
"""A range is narrow when its steps hold less than one in so many rows."""


def step_of(number: float) -> int:
    """The step of a stored number: whole numbers, so that no rounding puts a number on the wrong side of another."""
    near = max(int(number), 0) + 1
    length = near.bit_length()
    return length << BITS | ((near << BITS >> (length - 1)) & ((1 << BITS) - 1))


def step_code(column: str, step: int) -> str:
    """The term of a step."""
    return f"{column}~{step}"


class Steps:
    """How many rows of one platform each step holds, as one state of the index has it."""

    def __init__(self, index: tantivy.Index, mark: str, everybody: str) -> None:
        """Count all steps of a platform whose terms begin with `mark` and all of whose rows have `everybody`."""
        searcher = index.searcher()
        self._schema, self._mark = index.schema, mark
        self._rows = searcher.doc_freq("codes", mark + everybody)
        self._sizes = {
            column: [
                (step, size)
                for step in range(MOST_STEPS)
                if (size := searcher.doc_freq("codes", mark + step_code(column, step)))
            ]
            for column in STEPPED
        }

    def narrowed(self, conditions: Mapping[str, Condition]) -> list[tantivy.Query]:
        """For every narrow range the steps that it touches."""
        queries = []
        for name, asked in conditions.items():
            column = FILTERS[name].column
            if column in STEPPED and isinstance(asked, Range) and asked != Range():
                touched = self._touched(column, asked)
                if sum(size for _, size in touched) * NARROW < self._rows:
                    queries.append(self._any(column, [step for step, _ in touched]))
        return queries

    def top(
        self, conditions: Mapping[str, Condition], sort: str, *, descending: bool, wanted: int
    ) -> tantivy.Query | None:
        """The first steps of an order that conditions leave; None when trying them would spare no work."""
        column, rows, steps = SORT_COLUMNS[sort], 0, list[int]()
        least = max(TOP_ROWS, NARROW * wanted)
        if least * NARROW > self._rows:
            return None
        asked = next((asked for name, asked in conditions.items() if FILTERS[name].column == column), Range())
        touched = self._touched(column, asked if isinstance(asked, Range) else Range())
        for step, size in reversed(touched) if descending else touched:
            if rows >= least:
                return self._any(column, steps)
            rows += size
            steps.append(step)
        return None

    def _touched(self, column: str, asked: Range) -> list[tuple[int, int]]:
        """The steps that a range touches, with their sizes."""
        low, high = asked_bounds(column, asked)
        first, last = step_of(low or 0), MOST_STEPS if high is None else step_of(high)
        return [(step, size) for step, size in self._sizes[column] if first <= step <= last]

    def _any(self, column: str, steps: list[int]) -> tantivy.Query:
        if not steps:
            return tantivy.Query.empty_query()
        codes = [self._mark + step_code(column, step) for step in steps]
        return tantivy.Query.term_set_query(self._schema, "codes", codes)
