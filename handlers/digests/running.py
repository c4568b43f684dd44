"""A digest that is due: look, compare, and post what changed; all that follows from a look is written in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from api.contract.search import WrongRequest
from api.errors import ApiError
from handlers.cards.standing import standing
from handlers.context import Ask, Context
from handlers.digests.due_times import due_times_of
from handlers.digests.looking import Look, is_cut_off, look, run_cost
from handlers.digests.planning import planned, worked_on
from handlers.digests.posting import posting
from handlers.digests.showing import posted, shown
from handlers.digests.standing_in import asker_of, followed
from handlers.digests.stopping import CannotGoOn, reason_of, stopping
from handlers.messages.digest import digest as digest_card
from handlers.messages.digest_failed import DigestFailed, digest_failed
from handlers.money.limits import OverLimit
from handlers.people.rights import MayNot
from handlers.refusals import problem_of
from storage import digest_changes, digest_runs, sightings
from storage.database import Change, Tables
from storage.digest_rows import Digest
from storage.digest_runs import Run
from storage.leases import Lease, hold, settle

LATE_AFTER = timedelta(minutes=15)
"""A post this much after its time says that it is late."""

AGAIN_AFTER, AGAIN_MOST = timedelta(minutes=5), timedelta(hours=1)
"""The pause before the second try, which doubles with each, and the longest one."""


async def run_due(shared: Context, digest: Digest, lease: Lease) -> None:
    """Work on a leased digest that is due, once for its due time. Raises `LeaseLost`.

    A run whose process died is taken up where it was. One that died in the middle of a call is not: the call may have
    been charged, and is not made again.
    """
    context = await shared.of(digest.workspace)
    times = due_times_of(digest, lease.at)
    await context.store.write(*_let_go(digest, times.gone, lease))
    if times.now is None:
        await context.store.write(*_onward(context, digest, lease, lease.at))
        return
    run = await context.store.digest_runs.start(lease, digest, times.now)
    if run.state != "claimed":
        await context.store.write(*_onward(context, digest, lease, run.planned_at))
        return
    try:
        ask = await asker_of(context, digest)
        digest = await followed(ask, digest)
        if run.started_at < lease.at and await is_cut_off(ask, digest, run.planned_at.date(), run.started_at):
            await _fail(context, digest, run, lease, "cut-off")
            return
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
        return await look(ask, digest, day=run.planned_at.date(), fresh_from=run.planned_at, paid_from=paid_from)
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
    missed = await context.store.digest_runs.untold(digest.workspace, digest.id)
    more: list[Change] = []
    state: digest_runs.RunState = "quiet"
    if missed or found.is_first or not found.diff.is_empty or digest.says == "always":
        state = "late" if is_late else "posted"
        told = posted(await shown(ask, digest, found), digest, missed, late_by if is_late else None)
        more.append(posting(context, digest, partial(digest_card, told), run.planned_at))
        more.append(lambda tables: digest_runs.tell(tables, digest, missed))
    ended = _ended(run, state, found)
    await context.store.write(
        lambda tables: digest_runs.finish(tables, digest, ended),
        lambda tables: digest_changes.note_look(tables, digest, found.at),
        lambda tables: sightings.note(tables, digest.workspace, digest.id, found.seen),
        *more,
        *_onward(context, digest, lease, run.planned_at),
    )


def _ended(run: Run, state: digest_runs.RunState, found: Look) -> Run:
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
    """Try once more later what surely cost nothing; what may have cost something ends, and that is posted."""
    now = context.clock()
    if problem_of(failed).charged == "no":
        due_at = now + min(AGAIN_MOST, AGAIN_AFTER * 2.0**digest.attempts)
        await context.store.write(
            lambda tables: digest_changes.again(tables, digest, due_at),
            _given_back(digest, lease),
        )
        return
    await _fail(context, digest, run, lease, type(failed).__name__)


async def _fail(context: Context, digest: Digest, run: Run, lease: Lease, reason: str) -> None:
    """End what must not be tried again, and post that in place of the digest."""
    ended = replace(run, state="failed", reason=reason, ended_at=context.clock())
    next_at, _ = planned(context, digest, context.clock())
    preview = standing("digest.preview", digest.id)
    told = DigestFailed(digest.name, digest.zone, run_cost(context, digest), preview, next_at)
    await context.store.write(
        lambda tables: digest_runs.finish(tables, digest, ended),
        posting(context, digest, partial(digest_failed, told), run.planned_at),
        *_onward(context, digest, lease, run.planned_at),
    )


def _let_go(digest: Digest, gone: Sequence[datetime], lease: Lease) -> tuple[Change, ...]:
    def change(tables: Tables) -> None:
        hold(tables, "digests", digest.workspace, digest.id, lease.owner, lease_until=lease.until)
        for planned_at in gone:
            digest_runs.skip(tables, digest, planned_at, lease.at)

    return (change,) if gone else ()


def _onward(context: Context, digest: Digest, lease: Lease, after: datetime) -> tuple[Change, ...]:
    """Give the lease back and go on to the first due time after that."""
    times = planned(context, digest, after)
    return (_given_back(digest, lease), lambda tables: digest_changes.move_on(tables, digest, *times))


def _given_back(digest: Digest, lease: Lease) -> Change:
    return lambda tables: settle(tables, "digests", digest.workspace, digest.id, lease.owner)
