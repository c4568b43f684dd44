"""What the buttons of a digest's card do: mute it for a week, pause and resume it, run it again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from handlers.context import Answer, Ask
from handlers.digests.asking_again import ran_again
from handlers.digests.planning import planned
from handlers.messages.digest import local
from handlers.messages.digest_changed import DigestChanged, digest_changed
from handlers.messages.problem import Problem, problem
from handlers.rights import may
from handlers.standing import Standing, standing
from handlers.stored_chat import load_person
from handlers.words import words
from storage import digests
from storage.digests import Digest

MUTED_FOR = timedelta(weeks=1)

GONE = Problem("digest-gone")


async def mute(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed “Mute for a week”: anybody of the team may."""
    found = await ask.context.store.digests.find(ask.workspace, press.id)
    return await muted(ask, found, ask.context.clock() + MUTED_FOR) if found else Answer(problem, GONE)


async def pause(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed “Pause”: the owner and admins may."""
    found = await ask.context.store.digests.find(ask.workspace, press.id)
    return await paused(ask, found) if found else Answer(problem, GONE)


async def resume(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed “Resume”: the owner and admins may, of a digest that is muted everybody."""
    found = await ask.context.store.digests.find(ask.workspace, press.id)
    return await resumed(ask, found) if found else Answer(problem, GONE)


async def run(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed “Run again”: whoever may spend may, and pays. Raises `MayNot` and more, as a search does."""
    found = await ask.context.store.digests.find(ask.workspace, press.id)
    return await ran_again(ask, found) if found else Answer(problem, GONE)


async def muted(ask: Ask, digest: Digest, until: datetime) -> Answer[Any]:
    """Let a digest say nothing until then. What changes meanwhile stands in the next one."""
    if digest.state == "paused":
        return Answer(problem, Problem("digest-paused"))
    times = planned(ask.context, digest, until)
    await ask.context.store.write(
        lambda tables: digests.mute(tables, digest, until),
        lambda tables: digests.advance(tables, digest, *times),
    )
    at = local(until, digest.zone, words(ask.language))
    return _said(ask, DigestChanged(digest.name, "muted", _who(ask), at, standing("digest.resume", digest.id)))


async def paused(ask: Ask, digest: Digest) -> Answer[Any]:
    """Let a digest rest until somebody resumes it."""
    if not await may_change(ask, digest):
        return not_own(digest)
    await ask.context.store.write(lambda tables: digests.pause(tables, digest.workspace, digest.id, "person"))
    return _said(ask, DigestChanged(digest.name, "paused", _who(ask), back=standing("digest.resume", digest.id)))


async def resumed(ask: Ask, digest: Digest) -> Answer[Any]:
    """Let a digest run and speak again from its next due time on."""
    if digest.state == "paused" and not await may_change(ask, digest):
        return not_own(digest)
    due, due_at = planned(ask.context, digest, ask.context.clock())
    await ask.context.store.write(lambda tables: digests.resume(tables, digest, due, due_at))
    at = local(due, digest.zone, words(ask.language)) if due else ""
    return _said(ask, DigestChanged(digest.name, "resumed", _who(ask), at))


async def may_change(ask: Ask, digest: Digest) -> bool:
    """Whether the asker may pause, resume or remove a digest: its owner and admins may."""
    return digest.owner_id == ask.person.id or await may(ask, "administer")


def not_own(digest: Digest) -> Answer[Any]:
    """The answer to whoever may not change a digest."""
    owner = load_person(digest.owner)
    return Answer(problem, Problem("digest-not-own", {"person": owner.name or owner.id}))


def _said(ask: Ask, told: DigestChanged) -> Answer[Any]:
    """Everybody reads along who will miss the digest; where nobody else does, the asker alone."""
    return Answer(digest_changed, told, "aside" if ask.conversation.is_private else "everyone")


def _who(ask: Ask) -> str:
    return ask.person.name or ask.person.id
