"""The timetable ticks, says what did not run, and treats late and slow ticks kindly."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import Scout
from bot.timetable import JOB_DEFAULTS, TICKS, Tick, Timetable
from handlers.context import Context
from handlers.scheduled.sweep import sweep
from storage.kinds import Periods
from tests.bot.conftest import Chosen

SOON = timedelta(milliseconds=5)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
async def context(chosen: Chosen, tmp_path: Path) -> AsyncIterator[Context]:
    async with Scout(chosen(keep_days=30), clock=lambda: NOON) as scout:
        yield scout.context


async def ticking(context: Context, job: Callable[[Context], Awaitable[None]], until: asyncio.Event) -> None:
    timetable = Timetable(context, [Tick(job, SOON)])
    timetable.start()
    await until.wait()
    timetable.stop()


async def test_a_job_is_called_with_what_it_may_use(context: Context) -> None:
    called, given = asyncio.Event(), []

    async def job(what: Context) -> None:
        given.append(what)
        called.set()

    await ticking(context, job, called)
    assert given[0] is context


async def test_a_job_that_fails_is_named_in_the_log_and_called_again(
    context: Context, caplog: pytest.LogCaptureFixture
) -> None:
    calls, twice = [], asyncio.Event()

    async def broken(_: Context) -> None:
        calls.append(1)
        if len(calls) == 3:
            twice.set()
        raise RuntimeError("no disk")

    await ticking(context, broken, twice)
    assert "action=tick job=broken trouble=no disk" in caplog.text


async def test_a_slow_job_is_not_overtaken_and_the_log_says_so(context: Context) -> None:
    running, most, told = 0, 0, asyncio.Event()

    class Told(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if "job=slow trouble=missed or still running" in record.getMessage():
                told.set()

    async def slow(_: Context) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await told.wait()
        running -= 1

    handler = Told()
    logging.getLogger("bot.timetable").addHandler(handler)
    try:
        await ticking(context, slow, told)
    finally:
        logging.getLogger("bot.timetable").removeHandler(handler)
    assert most == 1


async def test_a_timetable_that_never_started_can_be_stopped(context: Context) -> None:
    Timetable(context).stop()


async def test_the_jobs_of_the_program_are_named(context: Context) -> None:
    timetable = Timetable(context)
    assert timetable.names == [tick.job.__name__ for tick in TICKS]
    assert timetable.names == [
        "deliver",
        "submit_tasks",
        "poll_tasks",
        "refresh_files",
        "lapse_files",
        "close_votes",
        "settle_money",
        "send_digests",
        "settle_removals",
        "sweep",
    ]


def test_a_busy_machine_drops_no_tick_and_catches_up_once() -> None:
    assert JOB_DEFAULTS["misfire_grace_time"] >= 60
    assert (JOB_DEFAULTS["coalesce"], JOB_DEFAULTS["max_instances"]) == (True, 1)


async def test_the_sweep_forgets_what_is_past_its_time_and_nothing_else(
    context: Context, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    store, day = context.store, timedelta(days=1)
    await store.seen.first("slack:T1", ["old"], NOON - Periods().deliveries - day)
    await store.seen.first("slack:T1", ["new"], NOON - day)
    [old] = await store.offers.make("slack:T1", "U1", NOON - 31 * day, [("a", {})])
    [new] = await store.offers.make("slack:T1", "U1", NOON - 29 * day, [("a", {})])
    for name, age in (("old", 31 * day), ("new", 29 * day)):
        await store.pages.start_buying("slack:T1", name, "me", NOON - age)
        await store.pages.finish_buying("slack:T1", name, "me", ({}, 1, NOON - age))
    await sweep(context)
    for table in ("seen", "offers", "pages"):
        assert f"table={table} rows=1" in caplog.text
    assert not await store.seen.first("slack:T1", ["new"], NOON)
    assert await store.offers.find("slack:T1", old) is None
    assert await store.offers.find("slack:T1", new) is not None
    assert await store.pages.bought("slack:T1", "old") is None
    assert await store.pages.bought("slack:T1", "new") is not None


async def test_a_job_under_way_is_let_finish_when_the_program_ends(context: Context) -> None:
    begun, let_go, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def posts(_: Context) -> None:
        begun.set()
        await let_go.wait()
        ended.set()

    timetable = Timetable(context, [Tick(posts, SOON)])
    timetable.start()
    await begun.wait()
    finishing = asyncio.create_task(timetable.finish())
    await asyncio.sleep(0)
    let_go.set()
    await finishing
    assert ended.is_set()


async def test_a_job_that_never_ends_is_cut_off(context: Context) -> None:
    begun, cancelled = asyncio.Event(), asyncio.Event()

    async def hangs(_: Context) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.set()
            raise

    timetable = Timetable(context, [Tick(hangs, SOON)])
    timetable.start()
    await begun.wait()
    await timetable.finish(seconds=0)
    await asyncio.wait_for(cancelled.wait(), 5)
