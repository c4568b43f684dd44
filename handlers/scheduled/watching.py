"""How long a task has been watched, and how long in vain: the time in which nobody asked is taken out.

Nobody asks while Scout is down, and while the key has no request left. A task is not given up for that.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from api.errors import TooFast
from storage.tasks import Task
from storage.times import stamp

AWAY_FROM = timedelta(minutes=15)
"""An ask that comes so long after it was due says that nobody was there; less is what ticks and leases take."""


def caught_up(task: Task, now: datetime) -> Task:
    """A task that is being asked about, without the time for which that was overdue."""
    late = now - task.due_at if task.due_at else timedelta()
    return _without(task, late) if late >= AWAY_FROM else task


def put_off(task: Task, busy: TooFast) -> Task:
    """A task that could not be asked about because the key has no request left, without the wait for the next one."""
    return _without(task, timedelta(seconds=busy.wait))


def watched_for(task: Task, now: datetime) -> timedelta:
    """How long a task has been watched."""
    return now - (task.submitted_at or task.made_at) - task.unwatched


def counted(task: Task) -> dict[str, Any]:
    """The columns that keep what was taken out."""
    since = task.troubled_since
    return {"unwatched_seconds": task.unwatched.total_seconds(), "troubled_since": stamp(since) if since else None}


def _without(task: Task, time: timedelta) -> Task:
    since = task.troubled_since
    return replace(task, unwatched=task.unwatched + time, troubled_since=since + time if since else None)
