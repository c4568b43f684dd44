"""Sending one letter, and finding out about one that is in doubt.

A post in doubt is repeated where the chat itself makes one of two (within `repeats_for`), or where a look at the
conversation shows that it is not there. Where the chat shows nothing of the past, what people wait for is sent again,
because a finished task that nobody hears of is worse than one announced twice; anything else is not. An edit is
repeated freely: it puts the same card in the same place.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from api.contract.tasks import StoredFile
from api.errors import NotFound
from handlers.chat import CANNOT_LOOK, NO_ANSWER, Chat, ChatError, Posted
from handlers.context import Context
from handlers.context.fetch import NotFetched
from handlers.lists.remembering import note_shown
from handlers.scheduled.drawing import Subject, drawn, has_outside_readers
from handlers.stored_chat import load_posted
from storage.leases import Lease
from storage.outbox import Letter

CLOCKS_APART = timedelta(minutes=5)
"""How far the chat's clock may be behind ours when a conversation is searched for a post."""

log = logging.getLogger(__name__)

NO_MESSAGE = "no_message"
"""The code of an edit whose message was never posted, as far as anybody knows."""


WAITED_FOR = frozenset({"task", "file", "vote", "answer"})
"""What the letters are about that announce an end, that people have to answer, or that answer them."""

SEND_FOR = timedelta(minutes=3)
"""Longer than a post may take, with the file that goes with it."""


class InDoubt(Exception):
    """Nobody can tell whether a letter arrived, and it must not be sent twice."""


class HeldBack(Exception):
    """A file does not go where people of another organisation read along by now."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A letter that stands in the chat: the message, and the link on it where that is known."""

    message: Posted
    link: StoredFile | None = None
    is_found: bool = False
    """Whether it was an earlier attempt that arrived."""


async def sent(context: Context, chat: Chat, letter: Letter, subject: Subject) -> Arrived:
    """Send a letter, unless it turns out that it arrived before. An answer whose place is gone is posted instead.

    Raises `ChatError`, `api.errors.ApiError`, `NotFetched`, `HeldBack` and `InDoubt`.
    """
    if letter.kind == "update":
        try:
            return await _edited(context, chat, letter, subject)
        except ChatError as refused:
            if letter.about != "answer" or refused.kind != "message_gone":
                raise
    if letter.is_in_doubt and not _is_repeatable(context, chat, letter):
        found = await _found(context, chat, letter, subject)
        if found:
            return Arrived(found, is_found=True)
    if letter.kind == "upload":
        return await _uploaded(context, chat, letter, subject)
    picture = await drawn(context, letter, subject)
    await _leaving(context, letter)
    posted = await _surely(chat.post(subject.conversation, picture.card, key=letter.key))
    await note_shown(context, letter.workspace, posted, picture.card)
    return Arrived(posted, picture.link)


async def _edited(context: Context, chat: Chat, letter: Letter, subject: Subject) -> Arrived:
    stored = subject.message
    if stored is None:
        raise ChatError("there is no message to edit", code=NO_MESSAGE, permanent=True, kind="message_gone")
    posted, picture = load_posted(stored), await drawn(context, letter, subject)
    await chat.update(posted, picture.card)
    await note_shown(context, letter.workspace, posted, picture.card)
    return Arrived(posted, picture.link)


async def _uploaded(context: Context, chat: Chat, letter: Letter, subject: Subject) -> Arrived:
    if subject.file is None:
        raise NotFetched("there is no such file", is_passing=False)
    if subject.collection is not None and await has_outside_readers(context, subject.collection):
        raise HeldBack
    try:
        link = await context.links.of(context.api, subject.file.file_id)
    except NotFound:
        link = None
    if link is None:
        raise NotFetched("there is no link to the file", is_passing=False)
    with TemporaryDirectory(prefix="scout-") as folder:
        content = Path(folder) / "file"
        await context.fetch(link.file_url, content)
        await _leaving(context, letter)
        put = chat.upload(subject.conversation, subject.file.file_name, content, key=letter.key)
        posted = await _surely(put)
    return Arrived(posted)


async def _leaving(context: Context, letter: Letter) -> None:
    lease = Lease(context.worker, context.clock(), SEND_FOR)
    await context.store.outbox.mark_in_flight(letter, lease)


async def _surely(sending: Awaitable[Posted]) -> Posted:
    """What was posted. Any failure that is not the chat's own may have come after it. Raises `ChatError`."""
    try:
        return await sending
    except ChatError:
        raise
    except Exception as wrong:
        log.exception("Sending went wrong in a way that no chat has. action=deliver")
        raise ChatError(f"sending failed: {type(wrong).__name__}", code=NO_ANSWER) from wrong


def _is_repeatable(context: Context, chat: Chat, letter: Letter) -> bool:
    """Whether the chat still makes one of two posts with the same key."""
    began: datetime = letter.first_sent_at or context.clock()
    return context.clock() - began < chat.repeats_for


async def _found(context: Context, chat: Chat, letter: Letter, subject: Subject) -> Posted | None:
    """Where a post in doubt stands; None where it is to be sent again. Raises `InDoubt` and `ChatError`."""
    since = (letter.first_sent_at or letter.made_at or datetime.min) - CLOCKS_APART
    file, others = "", frozenset[str]()
    if letter.kind == "upload" and subject.file:
        file, others = subject.file.file_name, await context.store.outbox.arrived(letter, since)
    try:
        return await chat.find(subject.conversation, letter.key, since, file=file, others=others)
    except ChatError as refused:
        if refused.code == CANNOT_LOOK:
            if letter.kind == "post" and letter.about in WAITED_FOR:
                log.warning("A letter may be posted twice. action=deliver letter=%s key=%s", letter.id, letter.key)
                return None
            raise InDoubt("it may have been posted; this chat shows nothing of the past here") from refused
        raise
