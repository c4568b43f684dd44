"""What is written down about a letter once its attempt is over, and what follows from that."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Literal

from api.errors import ApiError
from handlers.chat import NO_ANSWER, Chat, ChatError
from handlers.collecting import letters
from handlers.context import Context
from handlers.context.fetch import NotFetched
from handlers.desk.late_answers import told_late
from handlers.digests.posting import doubted
from handlers.digests.stopping import place_refused
from handlers.scheduled.drawing import Subject
from handlers.scheduled.lasting import lasting_reason
from handlers.scheduled.pausing import go_on, pause
from handlers.scheduled.renewal import NOT_BEFORE, renewal
from handlers.scheduled.sending import NO_MESSAGE, Arrived
from handlers.scheduled.telling import tell_admins, tell_once
from handlers.stored_chat import dump_posted
from handlers.votes.ending import unposted
from storage import collections, files, outbox, votes
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

FETCHES_MOST = 5
"""Attempts at fetching a file that is to be handed over itself; then its link must do."""

log = logging.getLogger(__name__)


async def note_sent(context: Context, chat: Chat, letter: Letter, subject: Subject, arrived: Arrived) -> None:
    """Write down that a letter arrived, and what follows for what it is about. Raises `LeaseLost`."""
    now, message = context.clock(), dump_posted(arrived.message)
    await context.store.write(
        lambda tables: outbox.sent(tables, letter, context.worker, message, now),
        *_followed(context, chat, letter, subject, arrived),
        *await told_late(context, letter, arrived.message),
    )
    log.info("A letter was sent. action=deliver letter=%s kind=%s about=%s", letter.id, letter.kind, letter.about)
    await go_on(context, chat, letter, subject)


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


async def note_doubt(context: Context, chat: Chat, letter: Letter, subject: Subject, reason: str) -> None:
    """Give up a letter that may have arrived: a file gets a link, a card's person is told. Raises `LeaseLost`."""
    log.warning("Nobody knows whether a letter arrived. action=deliver letter=%s reason=%s", letter.id, reason)
    more = _handed_over(context, subject, "link") if letter.kind == "upload" else ()
    if letter.about == "digest":
        more = (doubted(letter),)
    await context.store.write(lambda tables: outbox.end(tables, letter, context.worker, "unknown", reason), *more)
    if letter.kind == "post":
        await tell_once(context, chat, subject, "doubt", NO_ANSWER)


async def note_refusal(context: Context, chat: Chat, letter: Letter, subject: Subject, refused: ChatError) -> None:
    """Write down what a chat said no to. Where it is Scout that is refused, its letters wait. Raises `LeaseLost`."""
    if refused.kind == "app_gone" and not _is_older(context, letter.made_at, context.options.periods.cards):
        await pause(context, letter, refused)
    elif not refused.permanent:
        in_doubt = letter.kind != "update" and (refused.is_uncertain or letter.is_in_doubt)
        await _once_more(context, letter, refused.code, refused.wait, in_doubt=in_doubt)
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


async def note_held_back(context: Context, letter: Letter, subject: Subject) -> None:
    """A file that does not go where outsiders read along: its requester gets it alone. Raises `LeaseLost`."""
    log.info("A file is held back from outsiders. action=deliver letter=%s", letter.id)
    await context.store.write(
        lambda tables: outbox.end(tables, letter, context.worker, "refused", "outsiders"),
        *_handed_over(context, subject, "private"),
    )


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
    if _is_older(context, letter.paused_at or letter.made_at, GIVE_UP_AFTER):
        await note_end(context, letter, "unknown" if in_doubt else "refused", reason)
        return
    seconds = min(LONGEST_PAUSE_SECONDS, 2.0**letter.attempts) if wait is None else wait
    due_at = now + timedelta(seconds=seconds)
    await context.store.write(
        lambda tables: outbox.later(tables, letter, context.worker, due_at, reason, in_doubt=in_doubt)
    )


def _is_older(context: Context, since: datetime | None, than: timedelta) -> bool:
    return since is not None and context.clock() - since > than


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
    if letter.kind == "post":
        await tell_once(context, chat, subject, "place", refused.code)
    elif refused.code == NO_MESSAGE and letter.about == "collection":
        await _tell_of_doubt(context, chat, letter, subject)


async def _tell_of_doubt(context: Context, chat: Chat, letter: Letter, subject: Subject) -> None:
    """Say that the card of a collection may not stand there, where that could not be said when it came to be known."""
    first = await context.store.outbox.find(letter.workspace, letters.first_key(letter.about_id))
    if first is not None and first.state == "unknown":
        await tell_once(context, chat, subject, "doubt", NO_ANSWER)


async def _link_instead(context: Context, letter: Letter, subject: Subject, code: str) -> None:
    """Hand a file over as a link, because the chat does not take it; the admins hear so once for each reason."""
    await context.store.write(
        lambda tables: outbox.end(tables, letter, context.worker, "refused", code),
        *_handed_over(context, subject, "link"),
    )
    is_news = await context.store.handover.note_refusal(letter.workspace, code, context.clock())
    chat = context.chats.get(letter.chat)
    if is_news and chat is not None:
        await tell_admins(context, chat, subject, "upload", code)


def _handed_over(context: Context, subject: Subject, way: files.Handover) -> tuple[Change, ...]:
    """What hands a file over in another way from now on, as its card then says."""
    collection, file = subject.collection, subject.file
    if collection is None or file is None:
        return ()
    change: Change = lambda tables: files.hand_over(tables, file.workspace, file.id, way)  # noqa: E731
    return (change, letters.renewed(context, collection, file.id))
