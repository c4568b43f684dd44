"""Telling people, alone, what became of what was to be said to everyone."""

from __future__ import annotations

import asyncio
import logging

from handlers.cards.standing import standing
from handlers.chat import Chat, ChatError, Person, Workspace
from handlers.context import Context
from handlers.messages.undelivered import Undelivered, What, undelivered
from handlers.scheduled.drawing import Subject
from handlers.stored_chat import load_conversation
from handlers.words import language_of, words

TOLD_MOST = 3
"""Admins who are told of what concerns the whole workspace."""

log = logging.getLogger(__name__)


async def tell_once(context: Context, chat: Chat, subject: Subject, what: What, code: str) -> None:
    """Say to the person behind a collection that its posts go astray, unless they were told before."""
    collection = subject.collection
    if collection is None:
        return
    seen, mark = context.store.seen, f"undelivered {collection.id}"
    is_news = await seen.first(collection.workspace, [mark], context.clock())
    if is_news and not await _tell(context, chat, subject, what, code):
        await seen.forget(collection.workspace, mark)


async def tell_admins(context: Context, chat: Chat, subject: Subject, what: What, code: str) -> None:
    """Say something to the admins that Scout knows; where it knows none, to the person behind a collection."""
    if subject.collection is None:
        return
    members = await context.store.roles.given(subject.collection.workspace)
    admins = [one for one in members if one.is_admin or one.role == "admin"][:TOLD_MOST]
    people: list[tuple[str, str] | None] = [(one.person, one.name) for one in admins]
    await asyncio.gather(*(_tell(context, chat, subject, what, code, person) for person in people or [None]))


async def _tell(
    context: Context, chat: Chat, subject: Subject, what: What, code: str, other: tuple[str, str] | None = None
) -> bool:
    """Say something to the person behind a collection, or to another (`other`) by id and name; whether that worked."""
    collection = subject.collection
    if collection is None:
        return False
    name, _, id_ = collection.workspace.partition(":")
    person = Person(Workspace(name, id_), *(other or (collection.person, collection.person_name)))
    show = standing("collection.show", collection.id) if what == "doubt" else ""
    card = undelivered(
        Undelivered(what, code, collection.line, show),
        words(language_of(collection.language, context.options.language)),
    )
    try:
        await chat.whisper(load_conversation(collection.conversation), person, card)
    except ChatError as refused:
        log.warning("Nobody could be told. action=deliver collection=%s code=%s", collection.id, refused.code)
        return False
    return True
