"""In whose place a digest runs, and what it runs: its owner, its conversation and its search as they are now."""

from __future__ import annotations

from dataclasses import replace

from handlers.chat import Presence
from handlers.context import Ask, Context
from handlers.digests.stopping import CannotGoOn
from handlers.lists.reach import viewer_of
from handlers.on_behalf import ask_for
from handlers.stored_chat import load_conversation, load_person
from handlers.words import language_of
from storage import digests, sightings
from storage.digests import Digest


async def asker_of(context: Context, digest: Digest) -> Ask:
    """The owner, asking in the digest's conversation. Raises `CannotGoOn` where one is gone or outsiders read along."""
    person, conversation = load_person(digest.owner), load_conversation(digest.conversation)
    chat = context.chats.get(person.workspace.chat)
    now = await chat.presence(conversation, person) if chat else Presence(person, conversation)
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
    await ask.context.store.write(
        lambda tables: digests.change_request(tables, digest, saved.name, saved.request),
        *([lambda tables: sightings.forget(tables, digest.workspace, digest.id)] * (saved.request != digest.request)),
    )
    return replace(digest, name=saved.name, request=saved.request)
