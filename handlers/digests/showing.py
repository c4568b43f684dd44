"""A look as the card that tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from handlers.cards.standing import standing
from handlers.context import Ask
from handlers.creators.changes import Changed, Diff, key_of
from handlers.creators.facts import facts_of
from handlers.creators.offering import shortlist_offers
from handlers.digests.looking import Look, line_of, run_cost
from handlers.messages.digest import SECTIONS, DigestPresses, DigestShown
from storage.digest_rows import Digest, NewDigest
from storage.digest_runs import Run


async def shown(ask: Ask, digest: NewDigest, look: Look, *, is_shared: bool = True) -> DigestShown:
    """The card of a look; on one that `is_shared`, everybody may press the rows' buttons."""
    rows = ask.context.options.rows_per_card
    lists: dict[str, tuple[Changed, ...]] = {section: getattr(look.diff, section) for section in SECTIONS}
    told = DigestShown(
        name=digest.name,
        line=line_of(digest),
        schedule=digest.schedule,
        zone=digest.zone,
        diff=Diff(**{section: some[:rows] for section, some in lists.items()}),
        more={section: len(some) - rows for section, some in lists.items() if len(some) > rows},
        looked=look.looked,
        hidden=look.hidden,
        credits=look.credits,
        run_cost=run_cost(ask.context, digest),
        since=look.last_at,
        today=look.at.astimezone(ZoneInfo(digest.zone)).date(),
    )
    facts = await facts_of(ask, told.creators, is_shared=is_shared)
    return replace(told, facts=facts, presses=await _on_rows(ask, told, look, is_shared=is_shared))


def posted(told: DigestShown, digest: Digest, missed: Sequence[Run], late_by: timedelta | None) -> DigestShown:
    """The same card as it is posted: what it must say besides, and the presses that stand for long."""
    gone: tuple[tuple[datetime, str], ...] = tuple((run.planned_at, run.state) for run in missed)
    presses = replace(
        told.presses,
        mute=standing("digest.mute", digest.id),
        pause=standing("digest.pause", digest.id),
    )
    return replace(told, missed=gone, late_by=late_by, presses=presses)


async def _on_rows(ask: Ask, told: DigestShown, look: Look, *, is_shared: bool) -> DigestPresses:
    """Details and “Shortlist” for each creator, written down in one go."""
    details: list[tuple[str, dict[str, Any]]] = []
    shortlist: list[tuple[str, dict[str, Any]]] = []
    for creator in told.creators:
        key = look.pages[key_of(creator)]
        details.append(("show.known", {"key": key, "uid": creator.uid}))
        shortlist += shortlist_offers([creator], key)
    made = await ask.offer([*details, *shortlist], to_anyone=is_shared)
    return DigestPresses(details=tuple(made[: len(details)]), shortlist=tuple(made[len(details) :]))
