"""Two processes on one database file never go over a budget together, also where one is killed while it buys."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.budgets import BUDGET_FOR, CREDITS, SEARCHES, race


async def test_of_twenty_searches_at_once_in_two_processes_exactly_as_many_go_out_as_the_budget_is_for(
    tmp_path: Path,
) -> None:
    done = await race(kills=0, folder=tmp_path)
    assert done.charged == done.kept == done.found == BUDGET_FOR
    assert done.over == SEARCHES - BUDGET_FOR  # the card that says so, and whom to ask
    assert (done.unknown, done.held, done.used) == (0, 0, BUDGET_FOR * CREDITS)


@pytest.mark.parametrize("seed", [1, 2])
async def test_processes_that_are_killed_while_they_buy_leave_a_budget_that_is_right_in_the_end(
    tmp_path: Path, seed: int
) -> None:
    """A few kills; `python -m benchmarks.budgets` does more. Time runs three hundred times faster for all."""
    done = await race(kills=3, folder=tmp_path, seed=seed)
    assert done.charged <= BUDGET_FOR
    assert done.kept + done.unknown == BUDGET_FOR, "what nobody knows the price of counts as if it had cost all"
    assert done.kept <= done.charged
    assert (done.held, done.used) == (0, BUDGET_FOR * CREDITS)
