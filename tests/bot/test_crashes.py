"""Killed at any moment, the program loses no task, pays for none twice and announces each once."""

from __future__ import annotations

from pathlib import Path

from benchmarks.crashes import crash


async def test_a_program_that_is_killed_again_and_again_loses_and_repeats_nothing(tmp_path: Path) -> None:
    """A few kills; `python -m benchmarks.crashes` does hundreds. Time runs three hundred times faster for all."""
    seen, hidden, feishu = await crash(kills=8, collections=9, folder=tmp_path)
    for place in (seen, hidden, feishu):
        assert place.tasks > 0
        assert (place.submitted_twice, place.lost, place.repeated) == (0, 0, 0)
    for place in (seen, feishu):
        assert place.announced == place.tasks - place.unknown
