"""In whose place a digest runs, and what it runs: its owner, its conversation and its search as they are now."""

from __future__ import annotations

from dataclasses import replace

from handlers.context import Ask, Context
from handlers.digests.stopping import CannotGoOn
from handlers.line import write_search
from handlers.people.on_behalf import ask_for
from handlers.people.viewers import viewer_of
from handlers.stored_chat import load_conversation, load_person
from handlers.stored_requests import load_search
from handlers.words import language_of
from storage import digest_changes, sightings
from storage.database import Change
from storage.digest_rows import Digest


async def asker_of(context: Context, digest: Digest) -> Ask:
    """The owner, asking in the digest's conversation, in a chat that runs in this process.

    Raises `CannotGoOn` where one of them is gone or outsiders read along.
    """
    person, conversation = load_person(digest.owner), load_conversation(digest.conversation)
    now = await context.chats[person.workspace.chat].presence(conversation, person)
    if now.person is None:
        raise CannotGoOn("owner-gone")
    if now.conversation is None:
        raise CannotGoOn("place-gone")
    if now.conversation.is_external:
        raise CannotGoOn("external")
    return ask_for(context, now.person, now.conversation, language_of(digest.language))


async def followed(ask: Ask, digest: Digest) -> Digest:
    """The digest with its saved search as it is named and asks by now; one that is gone leaves all as it was.

    Where it asks for something else, what the digest saw before is forgotten.
    """
    saved = await ask.context.store.searches.find(viewer_of(ask), digest.search) if digest.search else None
    if saved is None or (saved.name, saved.request) == (digest.name, digest.request):
        return digest
    asks_else = write_search(load_search(dict(saved.request))) != write_search(load_search(dict(digest.request)))
    await ask.context.store.write(
        lambda tables: digest_changes.change_request(tables, digest, saved.name, saved.request),
        *(_forgotten(digest) if asks_else else ()),
    )
    looked_at = None if asks_else else digest.looked_at
    return replace(digest, name=saved.name, request=saved.request, looked_at=looked_at)


def _forgotten(digest: Digest) -> tuple[Change, ...]:
    return (
        lambda tables: sightings.forget(tables, digest.workspace, digest.id),
        lambda tables: digest_changes.note_look(tables, digest, None),
    )
