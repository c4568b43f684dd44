"""When jobs run: a few fixed ticks, each calling a job in `handlers.scheduled`. The only module with APScheduler.

Due work is rows in storage, so a tick that was missed or ran twice loses nothing and repeats nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from datetime import UTC

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MAX_INSTANCES, EVENT_JOB_MISSED, JobEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from handlers.context import Context
from handlers.scheduled.sweep import sweep

MISFIRE_GRACE_SECONDS = 300
"""A tick late by less than this still runs: APScheduler's own second would drop ticks on a busy machine."""

SWEEP_MINUTES = 60

log = logging.getLogger(__name__)

Job = Callable[[Context], Awaitable[None]]


class Timetable:
    """The ticks of one process."""

    def __init__(self, context: Context) -> None:
        self._context = context
        # Several missed ticks are one piece of due work (coalesce), and a slow one is not overtaken (max_instances).
        self._scheduler = AsyncIOScheduler(
            timezone=UTC,
            job_defaults={"misfire_grace_time": MISFIRE_GRACE_SECONDS, "coalesce": True, "max_instances": 1},
        )
        self._scheduler.add_listener(_tell, EVENT_JOB_MISSED | EVENT_JOB_ERROR | EVENT_JOB_MAX_INSTANCES)
        self._every(sweep, minutes=SWEEP_MINUTES)

    def start(self) -> None:
        """Begin ticking on the running loop."""
        self._scheduler.start()

    def stop(self) -> None:
        """Stop ticking; a job under way is let go with the loop."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    @property
    def names(self) -> list[str]:
        """The jobs that tick."""
        return [job.id for job in self._scheduler.get_jobs()]

    def _every(self, job: Job, *, minutes: int) -> None:
        trigger = IntervalTrigger(minutes=minutes, timezone=UTC)
        self._scheduler.add_job(job, trigger, args=(self._context,), id=job.__name__)


def _tell(event: JobEvent) -> None:
    trouble = getattr(event, "exception", None) or "missed or still running"
    log.warning("A tick did not run as planned. action=tick job=%s trouble=%s", event.job_id, trouble)
