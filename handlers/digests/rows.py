"""A digest as cards show it: with its costs, its last run, and the buttons that the asker may use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.cards.standing import standing
from handlers.context import Ask
from handlers.digests.looking import line_of, rules_of, run_cost
from handlers.digests.places import is_alone, is_here
from handlers.messages.digest_list import DigestList, DigestPress, DigestRow, LastRun, Where
from handlers.people.rights import may
from handlers.schedules.due import due_between, next_due
from handlers.stored_chat import load_person
from storage.digest_rows import Digest, NewDigest

MONTH = timedelta(days=30)
"""What people are told a digest costs in the long run is the cost of its runs in so long."""


async def listed(ask: Ask, digests: Sequence[Digest], which: str = "") -> DigestList:
    """Digests as a list with their buttons."""
    return DigestList(tuple([await row_of(ask, one) for one in digests]), which)


async def row_of(ask: Ask, digest: Digest) -> DigestRow:
    """A stored digest with its buttons."""
    is_own = await may_change(ask, digest)
    is_paused = digest.state == "paused"
    muted_until = digest.muted_until if digest.muted_until and digest.muted_until > ask.context.clock() else None
    presses = DigestPress(
        preview=standing("digest.preview", digest.id),
        pause="" if is_paused or not is_own else standing("digest.pause", digest.id),
        resume=standing("digest.resume", digest.id) if (is_paused and is_own) or muted_until else "",
        mute="" if is_paused or muted_until else standing("digest.mute", digest.id),
        remove=standing("digest.remove", digest.id) if is_own else "",
    )
    return replace(
        draft_row(ask, digest),
        reason=(digest.reason or "person") if is_paused else "",
        next_at=digest.planned_at,
        muted_until=muted_until,
        last=await _last(ask, digest),
        presses=presses,
    )


def draft_row(ask: Ask, digest: NewDigest) -> DigestRow:
    """A digest as it would be, without what only a stored one has."""
    rules, owner, cost = rules_of(ask.context, digest), load_person(digest.owner), run_cost(ask.context, digest)
    return DigestRow(
        name=digest.name,
        line=line_of(digest),
        schedule=digest.schedule,
        zone=digest.zone,
        where=_where(ask, digest),
        owner=owner.name or owner.id,
        cost=cost,
        month=cost * _runs_a_month(ask, digest),
        size=digest.size,
        rising=rules.rising,
        silent_days=rules.silent_for.days,
        says=digest.says,
        place=digest.place,
    )


async def may_change(ask: Ask, digest: Digest) -> bool:
    """Whether the asker may pause, change or remove a digest: its owner and admins may."""
    return digest.owner_id == ask.person.id or await may(ask, "administer")


def _runs_a_month(ask: Ask, digest: NewDigest) -> int:
    now = ask.context.clock()
    first = next_due(digest.cron, digest.zone, now)
    # One that is due each last of a month may be a day more than a month away.
    return max(1, len(list(due_between(digest.cron, digest.zone, first, now + MONTH)))) if first else 0


def _where(ask: Ask, digest: NewDigest) -> Where:
    if is_alone(digest):
        return "alone"
    if is_here(ask, digest):
        return "here"
    return "named" if digest.place else "elsewhere"


async def _last(ask: Ask, digest: Digest) -> LastRun | None:
    runs = await ask.context.store.digest_runs.newest(ask.workspace, digest.id, 1)
    if not runs:
        return None
    run = runs[0]
    return LastRun(run.planned_at, run.state, run.new, run.rising, run.silent, run.credits)
