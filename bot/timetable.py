"""When jobs run: a few fixed ticks, each calling a job in `handlers.scheduled`. The only module with APScheduler.

Due work is rows in storage, so a tick that was missed or ran twice loses nothing and repeats nothing.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, timedelta

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MAX_INSTANCES, EVENT_JOB_MISSED, JobEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from handlers.context import Context
from handlers.scheduled.close_votes import close_votes
from handlers.scheduled.deliver import deliver
from handlers.scheduled.lapse_files import lapse_files
from handlers.scheduled.pausing import resume
from handlers.scheduled.poll_tasks import poll_tasks
from handlers.scheduled.refresh_files import refresh_files
from handlers.scheduled.send_digests import send_digests
from handlers.scheduled.settle_money import settle_money
from handlers.scheduled.settle_removals import settle_removals
from handlers.scheduled.submit_tasks import submit_tasks
from handlers.scheduled.sweep import sweep

log = logging.getLogger(__name__)

SECONDS_TO_FINISH = 10.0

Job = Callable[[Context], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Tick:
    """A job and the time between two of its runs; `at_once` of them may go on beside each other."""

    job: Job
    every: timedelta
    at_once: int = 1


TICKS = (
    # Chats take about one message a second and conversation. A slow chat keeps its own letters alone: each run leases
    # its conversations, and as many may go on as begin while the slowest file is fetched and sent.
    Tick(deliver, timedelta(seconds=1), at_once=300),
    Tick(submit_tasks, timedelta(seconds=5)),
    Tick(poll_tasks, timedelta(seconds=5)),  # the rows say which tasks are due: every 15 seconds at most
    Tick(refresh_files, timedelta(seconds=5)),  # as often as polls, so that neither takes a whole minute's requests
    Tick(lapse_files, timedelta(seconds=5)),  # on its own, so that no slow answer about a link delays it
    Tick(close_votes, timedelta(seconds=5)),  # people name minutes, and wait for the result
    Tick(settle_money, timedelta(minutes=1)),  # an approval waits for hours; a minute more tells nobody late
    Tick(send_digests, timedelta(seconds=15)),  # people name minutes, and a look takes some seconds
    Tick(settle_removals, timedelta(minutes=1)),
    Tick(sweep, timedelta(hours=1)),
)

JOB_DEFAULTS = {
    "misfire_grace_time": 300,  # seconds: APScheduler's own single one would drop ticks on a busy machine
    "coalesce": True,  # several missed ticks are one piece of due work
    "max_instances": 1,  # a slow tick is not overtaken by the next, but where it leases what it works on
}


class Timetable:
    """The ticks of one process."""

    def __init__(self, context: Context, ticks: Iterable[Tick] = TICKS) -> None:
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=JOB_DEFAULTS)
        self._scheduler.add_listener(_tell, EVENT_JOB_MISSED | EVENT_JOB_ERROR | EVENT_JOB_MAX_INSTANCES)
        self._context = context
        self._running: set[asyncio.Task[None]] = set()
        for tick in ticks:
            trigger = IntervalTrigger(seconds=tick.every.total_seconds(), timezone=UTC)
            self._scheduler.add_job(
                self._run, trigger, args=(tick.job, context), id=tick.job.__name__, max_instances=tick.at_once
            )

    def start(self) -> None:
        """Begin ticking on the running loop, with `resume` before anything is due."""
        self._scheduler.add_job(self._run, args=(resume, self._context), id=resume.__name__)
        self._scheduler.start()

    def stop(self) -> None:
        """Stop ticking; a job under way is cancelled, and finds its work still due the next time."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        for task in self._running:
            task.cancel()

    async def finish(self, seconds: float = SECONDS_TO_FINISH) -> None:
        """Begin no more jobs, give those under way `seconds`, and stop.

        A post that is cut off after it was sent leaves a letter whose outcome nobody knows.
        """
        if self._scheduler.running:
            self._scheduler.pause()
        if self._running:
            await asyncio.wait(set(self._running), timeout=seconds)
        self.stop()

    async def _run(self, job: Job, context: Context) -> None:
        """Run a job as a task of its own, which the scheduler's end does not cut off."""
        task = asyncio.ensure_future(_awaited(job, context))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        await asyncio.wait({task})
        task.result()

    @property
    def names(self) -> list[str]:
        """The jobs that tick."""
        return [job.id for job in self._scheduler.get_jobs()]


async def _awaited(job: Job, context: Context) -> None:
    await job(context)


def _tell(event: JobEvent) -> None:
    trouble = getattr(event, "exception", None) or "missed or still running"
    log.warning("A tick did not run as planned. action=tick job=%s trouble=%s", event.job_id, trouble)
