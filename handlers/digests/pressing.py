"""Muting a digest for a week, pausing, resuming and removing it: by a line, or by the buttons of its cards."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from handlers.cards.standing import Standing
from handlers.context import Answer, Ask
from handlers.digests.finding import meant, which
from handlers.digests.places import is_alone, is_here
from handlers.digests.planning import planned
from handlers.digests.rows import listed, may_change, row_of
from handlers.line import Line
from handlers.messages.digest_changed import Did, DigestChanged, digest_changed
from handlers.messages.digest_list import DigestPress, digest_list
from handlers.messages.problem import Problem, problem
from handlers.stored_chat import load_person
from storage import digest_changes
from storage.digest_rows import Digest, DigestTaken

MUTED_FOR = timedelta(weeks=1)

GONE = Problem("digest-gone")

Work: TypeAlias = Callable[[Ask, Digest], Awaitable[Answer[Any]]]


def by_line(work: Work) -> Callable[[Ask, Line], Awaitable[Answer[Any]]]:
    """What a line does that names a digest. Raises `UsageError`."""

    async def run(ask: Ask, line: Line) -> Answer[Any]:
        found = await meant(ask, line.typed)
        return await work(ask, found[0]) if len(found) == 1 else await which(ask, found)

    return run


def by_press(work: Work) -> Callable[[Ask, Standing], Awaitable[Answer[Any]]]:
    """What a button of a digest's card does."""

    async def run(ask: Ask, press: Standing) -> Answer[Any]:
        found = await ask.context.store.digests.find(ask.workspace, press.id)
        return await work(ask, found) if found else Answer(problem, GONE)

    return run


async def mute(ask: Ask, digest: Digest) -> Answer[Any]:
    """Let a digest say nothing for a week: anybody may who reads it. What changes meanwhile stands in the next one."""
    if digest.state == "paused":
        return Answer(problem, Problem("digest-paused"))
    until = ask.context.clock() + MUTED_FOR
    times = planned(ask.context, digest, until)
    await ask.context.store.write(lambda tables: digest_changes.mute(tables, digest, until, *times))
    return await said(ask, "muted", digest, at=until)


async def pause(ask: Ask, digest: Digest) -> Answer[Any]:
    """Let a digest rest until somebody resumes it: its owner and admins may."""
    if not await may_change(ask, digest):
        return not_own(digest)
    if digest.state == "paused":
        return Answer(problem, Problem("digest-paused-already"))
    await ask.context.store.write(lambda tables: digest_changes.pause(tables, digest.workspace, digest.id, "person"))
    return await said(ask, "paused", digest)


async def resume(ask: Ask, digest: Digest) -> Answer[Any]:
    """Let a digest go on at its next due time: its owner and admins may; everybody, if it is only muted."""
    if digest.state == "paused" and not await may_change(ask, digest):
        return not_own(digest)
    due, due_at = planned(ask.context, digest, ask.context.clock())
    try:
        await ask.context.store.write(lambda tables: digest_changes.resume(tables, digest, due, due_at))
    except DigestTaken as taken:
        return Answer(digest_list, await listed(ask, [taken.digest], taken.digest.name))
    return await said(ask, "resumed", digest, at=due)


async def remove(ask: Ask, digest: Digest) -> Answer[Any]:
    """Ask before a digest is removed: its owner and admins may."""
    if not await may_change(ask, digest):
        return not_own(digest)
    [confirm] = await ask.offer([("digest.removed", {"digest": digest.id})])
    row = replace(await row_of(ask, digest), presses=DigestPress())
    return Answer(digest_changed, DigestChanged("remove", row, _who(ask), confirm=confirm))


async def removed(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """The confirmed removal."""
    digest = await ask.context.store.digests.find(ask.workspace, arguments["digest"])
    if digest is None:
        return Answer(problem, GONE)
    if not await may_change(ask, digest):
        return not_own(digest)
    row = replace(await row_of(ask, digest), presses=DigestPress())
    await ask.context.store.digests.remove(ask.workspace, digest.id)
    return _audible(ask, digest, DigestChanged("removed", row, _who(ask)))


def not_own(digest: Digest) -> Answer[Any]:
    """The answer to whoever may not change a digest."""
    owner = load_person(digest.owner)
    return Answer(problem, Problem("digest-not-own", {"person": owner.name or owner.id}))


async def said(ask: Ask, did: Did, digest: Digest, *, at: datetime | None = None) -> Answer[DigestChanged]:
    """What was done with a digest, with the digest as it is now."""
    now = await ask.context.store.digests.find(ask.workspace, digest.id) or digest
    return _audible(ask, digest, DigestChanged(did, await row_of(ask, now), _who(ask), at))


def _audible(ask: Ask, digest: Digest, told: DigestChanged) -> Answer[DigestChanged]:
    """Everybody reads along who gets the digest or will miss it; asked elsewhere, the asker alone."""
    is_shared = is_here(ask, digest) and not is_alone(digest)
    return Answer(digest_changed, told, "everyone" if is_shared else "asker")


def _who(ask: Ask) -> str:
    return ask.person.name or ask.person.id
