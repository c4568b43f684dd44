"""A digest that is due: look, compare, and post what changed; all that follows from a look is written in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from api.contract.search import WrongRequest
from api.errors import ApiError
from handlers.context import Ask, Context
from handlers.digests.due import due_between, next_due
from handlers.digests.looking import Look, look
from handlers.digests.planning import planned, worked_on
from handlers.digests.posting import posting
from handlers.digests.showing import posted, shown
from handlers.digests.standing_in import asker_of, followed
from handlers.digests.stopping import CannotGoOn, reason_of, stopping
from handlers.money.limits import OverLimit
from handlers.refusals import problem_of
from handlers.requests import load_search
from handlers.rights import MayNot
from storage import digest_runs, digests, sightings
from storage.database import Change, Tables
from storage.digest_runs import Run
from storage.digests import Digest
from storage.leases import Lease, hold, settle

LATE_AFTER = timedelta(minutes=15)
"""A post this much after its time says that it is late."""

TOO_LATE_AFTER = timedelta(hours=12)
"""A due time that was missed by so much is let go, and the next card says so (features iv)."""

SKIPPED_MOST = 100
"""Due times written down as let go after a long rest; a card names a few of them."""

AGAIN_AFTER, AGAIN_MOST = timedelta(minutes=5), timedelta(hours=1)
"""The pause before the second try, which doubles with each, and the longest one."""


@dataclass(frozen=True, slots=True)
class DueTimes:
    """The due times that passed: the one to work on, if it is not too late for it, and those that are let go."""

    now: datetime | None
    gone: tuple[datetime, ...]


def due_times_of(digest: Digest, at: datetime) -> DueTimes:
    """What is to be done about the due times of a digest: of several only the last is worth a post."""
    first = digest.planned_at or at
    newest_old = at - TOO_LATE_AFTER
    gone = list(islice(due_between(digest.cron, digest.zone, first, newest_old), SKIPPED_MOST))
    start = first if first > newest_old else next_due(digest.cron, digest.zone, newest_old)
    recent = list(due_between(digest.cron, digest.zone, start, at)) if start else []
    return DueTimes(recent[-1] if recent else None, (*gone, *recent[:-1]))


async def run_due(context: Context, digest: Digest, lease: Lease) -> None:
    """Work on a leased digest that is due, once for its due time. Raises `LeaseLost`."""
    times = due_times_of(digest, lease.at)
    await context.store.write(*_let_go(digest, times.gone, lease))
    if times.now is None:
        await context.store.write(*_onward(context, digest, lease))
        return
    run = await context.store.digest_runs.start(lease, digest, times.now)
    if run.state != "claimed":
        await context.store.write(*_onward(context, digest, lease))
        return
    try:
        ask = await asker_of(context, digest)
        digest = await followed(ask, digest)
        found = await _looked(ask, digest, run, lease)
    except CannotGoOn as stopped:
        await _stop(context, digest, run, lease, stopped)
    except ApiError as failed:
        await _put_off(context, digest, run, lease, failed)
    else:
        await _write_down(ask, digest, run, lease, found)


async def _looked(ask: Ask, digest: Digest, run: Run, lease: Lease) -> Look:
    """The look of a run; one that died left the pages that it bought. Raises `CannotGoOn` and `ApiError`."""
    paid_from = run.started_at if run.started_at < lease.at else None
    try:
        request = load_search(dict(digest.request))
        return await look(ask, request, digest.id, fresh_from=run.planned_at, paid_from=paid_from)
    except WrongRequest as wrong:
        raise CannotGoOn("request") from wrong
    except (ApiError, MayNot, OverLimit) as failed:
        reason = reason_of(failed)
        if reason is None:
            raise
        raise CannotGoOn(reason) from failed


async def _write_down(ask: Ask, digest: Digest, run: Run, lease: Lease, found: Look) -> None:
    """The outcome of a look, its letter and the next due time, in one transaction. Raises `LeaseLost`."""
    context = ask.context
    late_by = lease.at - run.planned_at
    is_late = lease.at - worked_on(context, digest, run.planned_at) > LATE_AFTER
    more: list[Change] = []
    state: digest_runs.RunState = "quiet"
    if not found.diff.is_empty:
        state = "late" if is_late else "posted"
        missed = await context.store.digest_runs.untold(digest.workspace, digest.id)
        told = posted(await shown(ask, digest, found), digest, missed, late_by if is_late else None)
        more.append(posting(context, digest, told, run.planned_at))
        more.append(lambda tables: digest_runs.tell(tables, digest, missed))
    ended = ended_run(run, state, found)
    await context.store.write(
        lambda tables: digest_runs.finish(tables, digest, ended),
        lambda tables: sightings.note(tables, digest.workspace, digest.id, found.seen),
        *more,
        *_onward(context, digest, lease),
    )


def ended_run(run: Run, state: digest_runs.RunState, found: Look) -> Run:
    """A run as its look ended it."""
    diff = found.diff
    return replace(
        run,
        state=state,
        ended_at=found.at,
        looked=found.looked,
        new=len(diff.new),
        rising=len(diff.rising),
        silent=len(diff.silent),
        credits=found.credits,
    )


async def _stop(context: Context, digest: Digest, run: Run, lease: Lease, stopped: CannotGoOn) -> None:
    ended = replace(run, state="stopped", reason=stopped.reason, ended_at=context.clock())
    await context.store.write(
        lambda tables: digest_runs.finish(tables, digest, ended),
        stopping(context, digest, stopped.reason),
        _given_back(digest, lease),
    )


async def _put_off(context: Context, digest: Digest, run: Run, lease: Lease, failed: ApiError) -> None:
    """Try once more later what surely cost nothing; what may have cost something ends, and the next card says so."""
    now = context.clock()
    if problem_of(failed).charged == "no":
        due_at = now + min(AGAIN_MOST, AGAIN_AFTER * 2.0**digest.attempts)
        await context.store.write(
            lambda tables: digests.again(tables, digest, due_at),
            _given_back(digest, lease),
        )
        return
    ended = replace(run, state="failed", reason=type(failed).__name__, ended_at=now)
    await context.store.write(
        lambda tables: digest_runs.finish(tables, digest, ended), *_onward(context, digest, lease)
    )


def _let_go(digest: Digest, gone: Sequence[datetime], lease: Lease) -> tuple[Change, ...]:
    def change(tables: Tables) -> None:
        hold(tables, "digests", digest.workspace, digest.id, lease.owner, lease_until=lease.until)
        for planned_at in gone:
            digest_runs.skip(tables, digest, planned_at, lease.at)

    return (change,) if gone else ()


def _onward(context: Context, digest: Digest, lease: Lease) -> tuple[Change, ...]:
    """Give the lease back and go on to the next due time."""
    times = planned(context, digest, context.clock())
    return (_given_back(digest, lease), lambda tables: digests.advance(tables, digest, *times))


def _given_back(digest: Digest, lease: Lease) -> Change:
    return lambda tables: settle(tables, "digests", digest.workspace, digest.id, lease.owner)
