"""Two workers on one database, killed and restarted at random: each due time is posted once, and paid for once."""

from __future__ import annotations

import asyncio
import multiprocessing
import random
from collections import Counter
from datetime import datetime, timedelta
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest

from bot.app import Scout
from bot.embedded import open_service
from bot.settings import Settings
from handlers.scheduled.send_digests import LEASE_FOR
from tests.stories.conftest import Clock
from tests.stories.short_lives import LastingBoard, live
from tests.stories.test_digests_year import TEAM, started

DAYS, LIVES = 2, 3
"""Due times, and how often two workers are started at each of them; at last they are let live."""

LOOKS = 28
"""So often a worker looks at the clock between its start and the last thing that it does for a digest."""

CUTS = (6, 15, 20, 25)
"""Looks at the clock before a search is bought, while its answer is on the way, once it is kept, once it is posted."""


@pytest.fixture
def lives() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bot.app", "tests.stories.short_lives"])
    return context


async def test_each_due_time_is_posted_once_whenever_workers_are_killed(
    settings: Settings, clock: Clock, tmp_path: Path, lives: ForkServerContext
) -> None:
    chance, begins = random.Random(7), clock.now
    async with Scout(settings, clock=clock) as scout:
        digest = await started(scout, "daily", "daily 13:00", "UTC", begins)
    for day in range(DAYS):
        at = begins + timedelta(days=day, hours=1, minutes=1)
        for number in range(LIVES):
            deaths = [chance.randint(1, LOOKS) if number < LIVES - 1 else 0 for _ in range(2)]
            await _together(lives, tmp_path, at, deaths)
            at += LEASE_FOR + timedelta(minutes=1)
    due = [begins + timedelta(days=day, hours=1) for day in range(DAYS)]
    posts = LastingBoard(tmp_path / "board.db", clock).posts()
    assert Counter(key for key, _ in posts) == Counter(f"digest-{digest}-{moment:%y%m%d%H%M%S}" for moment in due)
    assert _paid(settings, clock) <= DAYS
    async with Scout(settings, clock=clock) as scout:
        runs = await scout.context.store.digest_runs.newest(TEAM.key, digest)
    assert {run.planned_at for run in runs} == set(due)
    assert {run.state for run in runs} <= {"posted", "late", "failed"}
    assert sum(run.state != "failed" for run in runs) == sum("no look" not in title for _, title in posts)


async def test_a_look_that_was_cut_off_in_the_middle_of_a_call_is_not_paid_for_again(
    settings: Settings, clock: Clock, tmp_path: Path, lives: ForkServerContext
) -> None:
    async with Scout(settings, clock=clock) as scout:
        digest = await started(scout, "daily", "daily 13:00", "UTC", clock.now)
    at, states = clock.now + timedelta(hours=1, minutes=1), Counter[str]()
    for looks in CUTS:
        before = _paid(settings, clock)
        await _together(lives, tmp_path, at, [looks])
        await _together(lives, tmp_path, at + LEASE_FOR + timedelta(minutes=1), [0])
        assert _paid(settings, clock) - before <= 1
        states[await _last_state(settings, clock, digest)] += 1
        at += timedelta(days=1)
    assert states["failed"] == 1
    assert states["posted"] + states["late"] == len(CUTS) - 1
    assert len(LastingBoard(tmp_path / "board.db", clock).posts()) == states.total()


async def _together(lives: ForkServerContext, folder: Path, at: datetime, deaths: list[int]) -> None:
    processes = [lives.Process(target=live, args=(folder, at, last), daemon=True) for last in deaths]
    for process in processes:
        await asyncio.to_thread(process.start)
    for process in processes:
        await asyncio.to_thread(process.join)
    for process, last in zip(processes, deaths, strict=True):
        assert process.exitcode == 0 or last


def _paid(settings: Settings, clock: Clock) -> int:
    """How many searches the service charged for."""
    service = open_service(settings, clock)
    try:
        return len(service.accounts.ledger())
    finally:
        service.close()


async def _last_state(settings: Settings, clock: Clock, digest: str) -> str:
    async with Scout(settings, clock=clock) as scout:
        [run] = await scout.context.store.digest_runs.newest(TEAM.key, digest, 1)
        return run.state
