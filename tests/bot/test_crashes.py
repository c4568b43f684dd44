"""Killed at any moment, the program loses no task, pays for none twice and announces each once."""

from __future__ import annotations

from pathlib import Path

from benchmarks.crashes import crash

KILLS = 8


async def test_a_program_that_is_killed_again_and_again_loses_and_repeats_nothing(tmp_path: Path) -> None:
    """A few kills; `python -m benchmarks.crashes` does hundreds. Time runs three hundred times faster for all."""
    seen, hidden, feishu = await crash(kills=KILLS, collections=18, folder=tmp_path)
    for place in (seen, hidden, feishu):
        assert place.announced > 0
        assert (place.submitted_twice, place.lost, place.repeated) == (0, 0, 0)
        assert place.unknown <= place.met < place.tasks, "only a submit that a kill met on its way may be unknown"
    for place in (seen, feishu):
        assert place.announced == place.tasks - place.unknown
    # Where no past message can be looked up, a kill may cost the one announcement that was on its way, and no more.
    assert 0 <= hidden.tasks - hidden.unknown - hidden.announced <= KILLS
