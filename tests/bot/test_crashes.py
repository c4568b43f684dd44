"""Killed at any moment, the program loses no task, pays for none twice and announces each."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from benchmarks.crashes import crash

KILLS = 8
FEISHU_KNOWS_A_POST_FOR = timedelta(hours=1)


async def test_a_program_that_is_killed_again_and_again_loses_nothing_and_announces_every_end(tmp_path: Path) -> None:
    """A few kills; `python -m benchmarks.crashes` does hundreds. Time runs three hundred times faster for all."""
    crashed = await crash(kills=KILLS, collections=18, folder=tmp_path)
    seen, hidden, feishu = crashed.places
    for place in (seen, hidden, feishu):
        assert place.announced > 0
        assert (place.submitted_twice, place.lost) == (0, 0)
        assert place.unknown <= place.met < place.tasks, "only a submit that a kill met on its way may be unknown"
        assert place.announced == place.tasks - place.unknown
    assert seen.repeated == 0
    assert feishu.repeated == 0 or crashed.standstill > FEISHU_KNOWS_A_POST_FOR, "one of two within its hour"
    # Where no past message can be looked up, a kill may have the announcement that was on its way made twice.
    assert 0 <= hidden.repeated <= KILLS
