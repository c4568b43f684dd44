"""Which digests somebody may see, and which one a line means."""

from __future__ import annotations

from typing import Any

from handlers.context import Answer, Ask
from handlers.digests.places import is_here
from handlers.digests.rows import listed
from handlers.grammar.usage import did_you_mean, wrong
from handlers.lists.reading import unquoted
from handlers.messages.digest_list import digest_list
from handlers.people.rights import may
from handlers.vocabulary.names import nearest
from storage.digest_rows import Digest
from storage.lists import folded

LIST = "/creators digest"


async def visible(ask: Ask) -> list[Digest]:
    """The asker's own digests and those that post where they ask; for admins all of the workspace."""
    digests = ask.context.store.digests
    if await may(ask, "administer"):
        return await digests.all_of(ask.workspace)
    return await digests.seen_by(ask.workspace, ask.person.id, ask.conversation.id)


async def meant(ask: Ask, typed: str) -> list[Digest]:
    """The digests that a name may mean: those that post here before others; without a name, the only one there is.

    Raises `UsageError` where there is none.
    """
    seen, name = await visible(ask), unquoted(typed)
    if not name:
        if len(seen) == 1:
            return seen
        raise wrong("no-digest-name", hint=did_you_mean(*(one.name for one in seen[:3])), example=LIST)
    found = [one for one in seen if folded(one.name) == folded(name)]
    if not found:
        near = nearest(name, [one.name for one in seen])
        raise wrong("no-digest", name, hint=did_you_mean(near or ""), example=LIST)
    return [one for one in found if is_here(ask, one)] or found


async def which(ask: Ask, found: list[Digest]) -> Answer[Any]:
    """The answer where several digests have a name: all of them, each with its buttons."""
    return Answer(digest_list, await listed(ask, found, found[0].name))
