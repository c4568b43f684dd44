"""Working tasks off: whatever is due by the clock is read, looked up and written down.

A task takes `pace` seconds for each value and as long again for the import at its end, during which its progress is 100
and its state still `processing` (contract 9.3). It is decided by the clock alone how far a task should be, so one that
nobody worked on for a while catches up at once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from api.contract.platforms import Level
from api.contract.tasks import TaskState
from api.service.catalogue.catalogue import Catalogue
from api.service.catalogue.wire import search_row
from api.service.collection.claims import Claim, Claims, Step
from api.service.collection.resolving import Unreadable, resolve

log = logging.getLogger(__name__)

LEVEL = Level.S2
"""Collected rows have the fields of a search at this level; the contract says only that they follow the platform."""

MOST_TROUBLES = 5
TROUBLE_SECONDS = 10.0
"""A task that the service cannot work on is tried again after 10, 20, 40 and 80 seconds, and then has failed."""


class Collecting:
    """Works off the tasks of one file; any number may do so at the same time."""

    def __init__(self, claims: Claims, catalogue: Catalogue, clock: Callable[[], datetime]) -> None:
        self._claims, self._catalogue, self._clock = claims, catalogue, clock

    def work(self, task_id: str | None = None) -> None:
        """Do everything that is due now, or what is due of one task. Blocks for as long as that takes."""
        while claims := self._claims.take(now := self._clock().timestamp(), task_id):
            self._claims.put(now, [(claim, self._step(claim, now)) for claim in claims])

    def _step(self, claim: Claim, now: float) -> Step:
        try:
            return _ended(claim, self._read(claim), now)
        except Exception:  # one task that cannot be worked on must not keep the others waiting
            log.exception("A task could not be worked on. action=collect task=%s", claim.task_id)
            return _troubled(claim, now)

    def _read(self, claim: Claim) -> Step:
        step = Step(claim.is_read, claim.completed, claim.failed, claim.unreadable)
        for value in claim.values:
            step.is_read += 1
            try:
                found = resolve(self._catalogue, claim.task_type, claim.platform, value)
            except Unreadable:
                step.unreadable += 1
                found = []
            step.completed, step.failed = step.completed + bool(found), step.failed + (not found)
            step.rows += [(record["uid"], search_row(record, LEVEL)) for record in found]
        return step


def _ended(claim: Claim, step: Step, now: float) -> Step:
    """The step with the state that the clock gives it.

    A task of which not one value could be read has failed; one whose values nobody knows is completed, without rows.
    Time runs out only for a task whose own pace goes beyond it: not for one that nobody was there to work on.
    """
    is_whole = step.is_read == claim.total
    next_at = claim.at(step.is_read + 1)
    if is_whole and next_at <= min(now, claim.ends_by):
        step.state = TaskState.FAILED if step.unreadable == claim.total else TaskState.COMPLETED
    elif now >= claim.ends_by and next_at > claim.ends_by:
        step.state = TaskState.TIMEOUT
    else:
        step.due_at = min(next_at, claim.ends_by)
    return step


def _troubled(claim: Claim, now: float) -> Step:
    """Nothing was read: the task is due again later, or has failed."""
    step = Step(claim.is_read, claim.completed, claim.failed, claim.unreadable, claim.troubles + 1)
    if step.troubles >= MOST_TROUBLES:
        step.state = TaskState.FAILED
    else:
        step.due_at = now + TROUBLE_SECONDS * 2**claim.troubles
    return step
