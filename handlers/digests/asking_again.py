"""A run that somebody asks for, now: its card goes where the digest posts, and who asked pays for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from api.client import Priority
from handlers.context import Answer, Ask
from handlers.digests.looking import Look, look
from handlers.digests.posting import posting
from handlers.digests.running import ended_run
from handlers.digests.showing import posted, shown
from handlers.digests.standing_in import asker_of, followed
from handlers.digests.stopping import CannotGoOn, stopping
from handlers.messages.digest_ran import DigestRan, digest_ran
from handlers.messages.digest_stopped import DigestStopped, digest_stopped
from handlers.messages.problem import Problem, problem
from handlers.requests import load_search
from storage import digest_runs, sightings
from storage.database import Change
from storage.digest_runs import Run
from storage.digests import Digest
from storage.leases import Lease, settle

LEASE_FOR = timedelta(minutes=10)
"""Longer than a look takes; meanwhile nobody else runs the digest."""


async def ran_again(ask: Ask, digest: Digest) -> Answer[Any]:
    """Run a digest beside its schedule, unless it is just running.

    Raises `api.errors.ApiError`, `handlers.rights.MayNot` and `handlers.money.limits.OverLimit`.
    """
    context, workspace = ask.context, ask.workspace
    if digest.state == "paused":
        return Answer(problem, Problem("digest-paused"))
    lease = Lease(context.store.token(), context.clock(), LEASE_FOR)
    if not await context.store.digests.claim_one(lease, workspace, digest.id):
        return Answer(problem, Problem("digest-busy"), "aside")
    try:
        return await _run(ask, digest, lease)
    except CannotGoOn as stopped:
        await context.store.write(stopping(context, digest, stopped.reason))
        return Answer(digest_stopped, DigestStopped(digest.name, stopped.reason), "aside")
    finally:
        await context.store.digests.release(workspace, digest.id, lease.owner)


async def _run(ask: Ask, digest: Digest, lease: Lease) -> Answer[DigestRan]:
    owner = await asker_of(ask.context, digest)
    paying = replace(owner, person=ask.person, grant=ask.grant)
    digest = await followed(owner, digest)
    request = load_search(dict(digest.request))
    found = await look(paying, request, digest.id, fresh_from=lease.at, priority=Priority.PERSON)
    # Written down only once it was paid: a refusal leaves no trace of the run.
    run = await ask.context.store.digest_runs.start(lease, digest, lease.at)
    await _write_down(paying, digest, run, lease, found)
    diff = found.diff
    told = DigestRan(digest.name, len(diff.new), len(diff.rising), len(diff.silent), found.credits)
    return Answer(digest_ran, told, "aside")


async def _write_down(ask: Ask, digest: Digest, run: Run, lease: Lease, found: Look) -> None:
    """The outcome and its letter in one transaction. Raises `storage.leases.LeaseLost`."""
    context, workspace, more = ask.context, digest.workspace, list[Change]()
    if not found.diff.is_empty:
        missed = await context.store.digest_runs.untold(workspace, digest.id)
        told = posted(await shown(ask, digest, found), digest, missed, None)
        told = replace(told, asked_by=ask.person.name or ask.person.id)
        more.append(posting(context, digest, told, run.planned_at))
        more.append(lambda tables: digest_runs.tell(tables, digest, missed))
    ended = ended_run(run, "quiet" if found.diff.is_empty else "posted", found)
    await context.store.write(
        lambda tables: digest_runs.finish(tables, digest, ended),
        lambda tables: sightings.note(tables, workspace, digest.id, found.seen),
        *more,
        lambda tables: settle(tables, "digests", workspace, digest.id, lease.owner),
    )
