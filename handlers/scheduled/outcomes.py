"""What is written down about a letter once its attempt is over, and what follows from that."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from typing import Literal

from api.errors import ApiError
from handlers.chat import Chat, ChatError, Person, Workspace
from handlers.context import Context
from handlers.digests.posting import doubted
from handlers.digests.stopping import place_refused
from handlers.fetch import NotFetched
from handlers.messages.undelivered import Undelivered, undelivered
from handlers.scheduled import letters
from handlers.scheduled.drawing import Subject
from handlers.scheduled.lasting import lasting_reason
from handlers.scheduled.renewal import NOT_BEFORE, renewal
from handlers.scheduled.sending import Arrived
from handlers.stored_chat import dump_posted, load_conversation
from handlers.votes.ending import unposted
from handlers.words import language_of, words
from storage import collections, files, outbox, votes
from storage.collections import Collection
from storage.database import Change
from storage.files import File
from storage.outbox import Letter

GIVE_UP_AFTER = timedelta(days=3)
"""A letter that could not be sent for so long is news no more."""

LONGEST_PAUSE_SECONDS = 300.0

RENEW_AGAIN_AFTER = timedelta(hours=1)
"""Until a link is renewed whose card could not be edited: by then Scout may have been let in again."""

SELDOM_FROM, SELDOM_AFTER = timedelta(days=3), timedelta(days=1)
"""A card that could not be edited since its link ended so long ago is tried only once a day."""

LASTING_SECONDS = 3600.0
"""Between attempts at what only a person can mend."""

TOLD_MOST = 3
"""Admins who are told that files come as links."""

FETCHES_MOST = 5
"""Attempts at fetching a file that is to be handed over itself; then its link must do."""

log = logging.getLogger(__name__)


async def note_sent(context: Context, chat: Chat, letter: Letter, subject: Subject, arrived: Arrived) -> None:
    """Write down that a letter arrived, and what follows for what it is about. Raises `LeaseLost`."""
    now, message = context.clock(), dump_posted(arrived.message)
    await context.store.write(
        lambda tables: outbox.sent(tables, letter, context.worker, message, now),
        *_followed(context, chat, letter, subject, arrived),
    )
    log.info("A letter was sent. action=deliver letter=%s kind=%s about=%s", letter.id, letter.kind, letter.about)


def _followed(context: Context, chat: Chat, letter: Letter, subject: Subject, arrived: Arrived) -> tuple[Change, ...]:
    now, message = context.clock(), dump_posted(arrived.message)
    if letter.about == "collection":
        return (lambda tables: collections.note_message(tables, letter.workspace, letter.about_id, message, now),)
    if letter.about == "vote" and letter.kind == "post":
        return (lambda tables: votes.note_message(tables, letter.workspace, letter.about_id, message),)
    if letter.about != "file" or letter.kind == "upload" or subject.file is None:
        return ()
    file, posted_at = subject.file, subject.file.posted_at or now
    link = arrived.link
    # A post that was found later shows a link that nobody remembers: it is renewed at once.
    due_at = context.api.server_now() if arrived.is_found else renewal(context, chat, posted_at, link)
    expires_at = link.expires_at if link else None
    changes: list[Change] = []
    if file.state == "lapsed" and link is None:
        again_at = context.api.server_now() + NOT_BEFORE
        changes.append(lambda tables: files.note_lapsed(tables, file.workspace, file.id, again_at))
    else:
        changes.append(lambda tables: files.note_link(tables, file.workspace, file.id, expires_at, due_at))
    if letter.kind == "post":
        changes.insert(0, lambda tables: files.note_message(tables, file.workspace, file.id, message, now))
    return tuple(changes)


async def note_trouble(context: Context, letter: Letter, reason: str, wait: float | None = None) -> None:
    """Try a letter again later, or no more once it is old. What was in doubt stays so. Raises `LeaseLost`."""
    await _once_more(context, letter, reason, wait, in_doubt=letter.is_in_doubt)


async def note_end(context: Context, letter: Letter, state: Literal["refused", "unknown"], reason: str) -> None:
    """Try a letter no more. A link that was to be renewed by it is tried again later. Raises `LeaseLost`."""
    log.warning("A letter is tried no more. action=deliver letter=%s state=%s reason=%s", letter.id, state, reason)
    await context.store.write(
        lambda tables: outbox.end(tables, letter, context.worker, state, reason), *_renewed_later(context, letter)
    )


def _renewed_later(context: Context, letter: Letter, file: File | None = None) -> tuple[Change, ...]:
    """What lets the link of a card that could not be edited be renewed later."""
    if letter.about != "file" or letter.kind != "update":
        return ()
    now = context.api.server_now()
    is_long_ago = file is not None and file.expires_at is not None and now - file.expires_at > SELDOM_FROM
    due_at = now + (SELDOM_AFTER if is_long_ago else RENEW_AGAIN_AFTER)
    return (lambda tables: files.renew_at(tables, letter.workspace, letter.about_id, due_at),)


async def note_doubt(context: Context, letter: Letter, subject: Subject, reason: str) -> None:
    """Give up a letter that may have arrived; a file that may not be there gets a link. Raises `LeaseLost`."""
    log.warning("Nobody knows whether a letter arrived. action=deliver letter=%s reason=%s", letter.id, reason)
    more = _linked(context, subject) if letter.kind == "upload" else ()
    if letter.about == "digest":
        more = (doubted(letter),)
    await context.store.write(lambda tables: outbox.end(tables, letter, context.worker, "unknown", reason), *more)


async def note_refusal(context: Context, chat: Chat, letter: Letter, subject: Subject, refused: ChatError) -> None:
    """Write down what a chat said no to. Where it is Scout that is refused, its letters wait. Raises `LeaseLost`."""
    is_barred = refused.kind == "app_gone"
    if is_barred or not refused.permanent:
        in_doubt = letter.kind != "update" and (refused.is_uncertain or letter.is_in_doubt)
        wait = LASTING_SECONDS if is_barred else refused.wait
        await _once_more(context, letter, refused.code, wait, in_doubt=in_doubt)
    elif letter.kind == "upload":
        await _link_instead(context, letter, subject, refused.code)
    else:
        await _end_for_good(context, chat, letter, subject, refused)


async def note_not_fetched(context: Context, letter: Letter, subject: Subject, failed: NotFetched) -> None:
    """A file that could not be fetched: again later, or as a link. Raises `LeaseLost`."""
    if failed.is_passing and letter.attempts < FETCHES_MOST:
        await note_trouble(context, letter, str(failed))
    else:
        await _link_instead(context, letter, subject, "not_fetched")


async def note_no_link(context: Context, letter: Letter, subject: Subject, failed: ApiError) -> None:
    """No link to the file could be had: again later, seldom where the refusal lasts.

    A file that was to be handed over itself waits for nobody then: its card, with a button for a link, must do.
    Raises `LeaseLost`.
    """
    is_lasting = bool(lasting_reason(failed))
    if is_lasting and letter.kind == "upload":
        await _link_instead(context, letter, subject, "not_fetched")
    else:
        await note_trouble(context, letter, type(failed).__name__, LASTING_SECONDS if is_lasting else None)


async def _once_more(context: Context, letter: Letter, reason: str, wait: float | None, *, in_doubt: bool) -> None:
    now = context.clock()
    if now - (letter.made_at or now) > GIVE_UP_AFTER:
        await note_end(context, letter, "unknown" if in_doubt else "refused", reason)
        return
    pause = min(LONGEST_PAUSE_SECONDS, 2.0**letter.attempts) if wait is None else wait
    due_at = now + timedelta(seconds=pause)
    await context.store.write(
        lambda tables: outbox.later(tables, letter, context.worker, due_at, reason, in_doubt=in_doubt)
    )


async def _end_for_good(context: Context, chat: Chat, letter: Letter, subject: Subject, refused: ChatError) -> None:
    """Note a refusal that no try changes; who waits for a post is told.

    The link of a card that can be edited no more ends. Where Scout was only shut out, it is renewed later.
    """
    file, more = subject.file, _renewed_later(context, letter, subject.file)
    if letter.kind == "update" and file is not None and refused.kind == "message_gone":
        more = (lambda tables: files.expire(tables, file.workspace, file.id),)
    if letter.about == "digest":
        more = await place_refused(context, letter.workspace, letter.about_id)
    if letter.about == "vote" and letter.kind == "post" and subject.vote is not None:
        more = (unposted(context, subject.vote, refused.code),)
    log.warning("A chat refused a letter. action=deliver letter=%s code=%s", letter.id, refused.code)
    await context.store.write(lambda tables: outbox.end(tables, letter, context.worker, "refused", refused.code), *more)
    collection = subject.collection
    if letter.kind == "post" and collection is not None:
        await _tell_once(context, chat, subject, collection, Undelivered("place", refused.code, _line(subject)))


async def _tell_once(context: Context, chat: Chat, subject: Subject, collection: Collection, news: Undelivered) -> None:
    """Say to the person behind a collection that its posts are refused, unless they were told before."""
    seen, mark = context.store.seen, f"undelivered {collection.id}"
    is_news = await seen.first(collection.workspace, [mark], context.clock())
    if is_news and not await _tell(context, chat, subject, news):
        await seen.forget(collection.workspace, mark)


async def _link_instead(context: Context, letter: Letter, subject: Subject, code: str) -> None:
    """Hand a file over as a link, because the chat does not take it.

    The admins that Scout knows are told, once per workspace and reason; where it knows none, whoever asked is.
    """
    await context.store.write(
        lambda tables: outbox.end(tables, letter, context.worker, "refused", code), *_linked(context, subject)
    )
    is_news = await context.store.handover.note_refusal(letter.workspace, code, context.clock())
    chat = context.chats.get(letter.chat)
    if is_news and chat is not None:
        members = await context.store.roles.given(letter.workspace)
        admins = [one for one in members if one.is_admin or one.role == "admin"][:TOLD_MOST]
        people: list[tuple[str, str] | None] = [(one.person, one.name) for one in admins]
        news = Undelivered("upload", code, _line(subject))
        await asyncio.gather(*(_tell(context, chat, subject, news, person) for person in people or [None]))


def _linked(context: Context, subject: Subject) -> tuple[Change, ...]:
    """What puts a link onto the card of a file."""
    collection, file = subject.collection, subject.file
    if collection is None or file is None:
        return ()
    change: Change = lambda tables: files.hand_over(tables, file.workspace, file.id, "link")  # noqa: E731
    return (change, letters.renewed(context, collection, file.id))


async def _tell(
    context: Context, chat: Chat, subject: Subject, news: Undelivered, other: tuple[str, str] | None = None
) -> bool:
    """Say what could not be done to the person behind a collection, or to another (`other`) by id and name.

    Gives whether that could be said.
    """
    collection = subject.collection
    if collection is None:
        return False
    name, _, id_ = collection.workspace.partition(":")
    person = Person(Workspace(name, id_), *(other or (collection.person, collection.person_name)))
    card = undelivered(news, words(language_of(collection.language, context.options.language)))
    try:
        await chat.whisper(load_conversation(collection.conversation), person, card)
    except ChatError as refused:
        log.warning("Nobody could be told. action=deliver collection=%s code=%s", collection.id, refused.code)
        return False
    return True


def _line(subject: Subject) -> str:
    return subject.collection.line if subject.collection else ""
