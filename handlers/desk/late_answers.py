"""Answers that a chat did not take when they were ready: they wait in the outbox, so that nothing paid for is lost."""

from __future__ import annotations

import logging
from datetime import timedelta

from handlers.cards import Card
from handlers.cards.stored import dump_card
from handlers.chat import ChatError, Person, Posted, Workspace
from handlers.context import Context
from handlers.messages.late_answer import LateAnswer, late_answer
from handlers.people.languages import language_for
from handlers.stored_chat import dump_conversation
from handlers.words import words
from storage import outbox
from storage.database import Change
from storage.outbox import Letter, NewLetter

FIRST_PAUSE = 1.0
"""Seconds until an answer is tried again whose chat did not say when."""

LATE_AFTER = timedelta(minutes=5)
"""By then a person has turned to other things, and sees no more that a card above changes."""

log = logging.getLogger(__name__)


async def keep(context: Context, person: Person, card: Card, refused: ChatError) -> None:
    """Let an answer that was refused go out later, where and for whom it was meant. One that cannot is lost."""
    unsent = refused.unsent
    if unsent is None:
        return
    place = unsent.instead_of
    new = NewLetter(
        workspace=person.workspace.key,
        chat=person.workspace.chat,
        conversation=dump_conversation(place.conversation if place else unsent.conversation),
        kind="update" if place else "post",
        key=unsent.key or context.store.token(),
        about="answer",
        about_id=place.message_id if place else unsent.key,
        card=dump_card(card),
        person=person.id,
    )
    token, now = context.store.token(), context.clock()
    due_at = now + timedelta(seconds=refused.wait or FIRST_PAUSE)
    await context.store.write(lambda tables: outbox.put(tables, token, new, now, due_at))
    log.info("An answer goes out later. action=answer_later letter=%s kind=%s", token, new.kind)


async def told_late(context: Context, letter: Letter, posted: Posted) -> tuple[Change, ...]:
    """What points a person to an answer that came late into a card above. A message of its own is seen by itself."""
    now = context.clock()
    is_in_place = letter.about == "answer" and letter.kind == "update" and posted.message_id == letter.about_id
    if not is_in_place or letter.made_at is None or now - letter.made_at < LATE_AFTER:
        return ()
    card = late_answer(LateAnswer(letter.made_at), words(await language_for(_asker(letter), context)))
    new = NewLetter(
        workspace=letter.workspace,
        chat=letter.chat,
        conversation={**letter.conversation, "answers": posted.message_id},
        kind="post",
        key=f"late-{letter.id}",
        about="answer",
        about_id=f"late-{letter.id}",
        card=dump_card(card),
        person=letter.person,
    )
    token = context.store.token()
    return (lambda tables: outbox.put(tables, token, new, now),)


def _asker(letter: Letter) -> Person:
    chat, _, id_ = letter.workspace.partition(":")
    return Person(Workspace(chat, id_), letter.person)
