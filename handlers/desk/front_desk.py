"""The front desk: a delivery in, an answer out through its door."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from handlers import menu
from handlers.cards import Card
from handlers.cards.form import Choice, Source
from handlers.chat import (
    Audience,
    ChatError,
    Conversation,
    Departure,
    Door,
    DroppedFile,
    Named,
    Person,
    Posted,
    Press,
    Reaction,
    Request,
    Submission,
)
from handlers.context import Answer, Ask, Context
from handlers.desk.late_answers import keep
from handlers.desk.presses import pressed
from handlers.desk.ways import WORKING_AFTER_SECONDS, Aside, Curtain, Way, unseen
from handlers.forms.filling import carried_out, redrawn, wrong_fields
from handlers.forms.lookups import suggested
from handlers.lists.reacting import starred
from handlers.lists.remembering import note_shown
from handlers.messages.problem import Problem, problem
from handlers.people.languages import language_for
from handlers.people.rights import is_told_admin
from handlers.stored_chat import load_conversation
from handlers.troubles import Work, answered, failed
from handlers.words import words
from handlers.workspace.departing import departed

log = logging.getLogger(__name__)


class FrontDesk:
    """The desk that every chat brings its deliveries to: see `handlers.chat.Desk`."""

    def __init__(self, context: Context, *, working_after: float = WORKING_AFTER_SECONDS) -> None:
        self._context = context
        self._working_after = working_after

    async def request(self, request: Request, door: Door) -> None:
        """Answer a typed line, once."""

        async def work(ask: Ask) -> Answer[Any]:
            if request.wordless:
                return Answer(problem, Problem("wordless"))
            return await menu.run(ask, request.text)

        ids = (request.id, *request.other_ids)
        way = Way(door, self._working_after).at_once
        came = _Came({"line": request.text}, request.files, request.named, request.quoted, request.unread)
        await self._serve(ids, request.person, request.conversation, way, work, came)

    async def press(self, press: Press, door: Door) -> None:
        """Answer a button or drop-down."""
        way = Way(door, self._working_after)

        async def work(ask: Ask) -> Answer[Any]:
            return await pressed(ask, press, way)

        came = _Came({"press": press.press})
        await self._serve((press.id,), press.person, press.conversation, way, work, came)

    async def submission(self, submission: Submission, door: Door) -> None:
        """Answer a form that was sent in, once."""

        async def work(ask: Ask) -> Answer[Any]:
            return await carried_out(ask, menu.FORMS, submission.press, submission.values, menu.run)

        values = {name: list(held) for name, held in submission.values.items()}
        came = _Came({"form": submission.press, "values": values})
        ids, person, conversation = (submission.id,), submission.person, submission.conversation
        await self._serve(ids, person, conversation, Way(door, self._working_after).at_once, work, came)

    async def wrong_fields(self, submission: Submission) -> Mapping[str, str]:
        """What is wrong with a form, by its fields' names."""
        ask = await self._quiet(submission.person, submission.conversation)
        return await wrong_fields(ask, menu.FORMS, submission.press, submission.values)

    async def redrawn(self, submission: Submission) -> Card:
        """The form's card with what its fields hold now."""
        ask = await self._quiet(submission.person, submission.conversation)
        answer = await redrawn(ask, menu.FORMS, submission.press, submission.values)
        return answer.card(words(ask.language))

    async def suggestions(self, source: Source, typed: str, person: Person) -> tuple[Choice, ...]:
        """Choices for what a person typed so far."""
        return suggested(source, typed, await language_for(person, self._context))

    async def reaction(self, reaction: Reaction) -> None:
        """Take a star on a message for the creators that it shows; other emojis and messages mean nothing."""
        if reaction.emoji.casefold() not in self._context.options.shortlist_emoji:
            return
        try:
            await self._starred(reaction)
        except Exception:
            log.exception("A delivery was lost. action=reaction id=%s", reaction.id)

    async def departure(self, departure: Departure) -> None:
        """Forget a workspace that Scout was taken out of."""
        try:
            await departed(self._context, departure)
        except Exception:
            log.exception("A delivery was lost. action=departure id=%s", departure.id)

    async def _quiet(self, person: Person, conversation: Conversation) -> Ask:
        """An ask that shows no sign of work: whoever fills in a form looks at the form."""
        context = await self._context.of(person.workspace.key)
        return Ask(context, person, conversation, await language_for(person, self._context), unseen)

    async def _starred(self, reaction: Reaction) -> None:
        person, told = reaction.person, reaction.conversation
        message = (person.workspace.key, reaction.message_id, told.id if told else "")
        found = await self._context.store.shown.on(*message)
        chat = self._context.chats.get(person.workspace.chat)
        if found is None or chat is None:
            return
        place = load_conversation(found.place)
        if reaction.seen_in is not None:
            person, told = await reaction.seen_in(place)
        if told is not None and (place.is_presumed or not place.is_external):
            place = replace(place, is_external=told.is_external, is_presumed=told.is_presumed)

        async def work(ask: Ask) -> Answer[Any]:
            return menu.barred(ask) or await starred(ask, found.creators)

        way = Way(Aside(chat, place, person), self._working_after)
        await self._serve((reaction.id,), person, place, way, work)

    async def _serve(
        self,
        ids: tuple[str, ...],
        person: Person,
        conversation: Conversation,
        way: Way,
        work: Work,
        came: _Came | None = None,
    ) -> None:
        try:
            if not await self._context.store.seen.first(person.workspace.key, ids, self._context.clock()):
                log.info("A delivery came again and was left alone. action=repeat id=%s", ids[0])
                return
            language = await language_for(person, self._context)
            curtain = Curtain(way, language)
            await self._remember(person)
            came = came or _Came({})
            context = await self._context.of(person.workspace.key)
            ask = Ask(context, person, conversation, language, curtain, came.files, came.named)
            ask = replace(ask, quoted=came.quoted, unread=came.unread)
            answer = await answered(ask, work, came.request)
            if answer.audience == "nobody":
                return
            # A `settings` answer may have changed the language that it is given in.
            language = await language_for(person, self._context)
            card = answer.card_in(language, conversation)
            if answer.left is not None:
                await self._give(answer.left.card_in(language, conversation), "asker", person, way.door)
            await self._give(card, answer.audience, person, way.door)
        except Exception:  # noqa: BLE001  # `failed` logs it
            await self._own_up(way, person, failed(f"A delivery was lost. action=answer id={ids[0]}"))

    async def _own_up(self, way: Way, person: Person, answer: Answer[Problem]) -> None:
        """Tell the asker that Scout itself failed: in the default language where theirs cannot be read either."""
        try:
            language = await language_for(person, self._context)
        except sqlite3.Error:
            language = self._context.options.language
        try:
            await way.door.answer(answer.card(words(language)), answer.audience)
        except ChatError as refused:
            log.warning("A failure could not be told. action=answer code=%s error=%s", refused.code, refused)

    async def _give(self, card: Card, audience: Audience, person: Person, door: Door) -> None:
        """Give an answer; one that the chat does not take now goes there later, where that is of use."""
        try:
            posted = await door.answer(card, audience)
        except ChatError as refused:
            log.warning("An answer could not be shown. action=answer code=%s error=%s", refused.code, refused)
            await keep(self._context, person, card, refused)
            return
        if posted is not None:
            await self._note(person, posted, card)

    async def _note(self, person: Person, posted: Posted, card: Card) -> None:
        """Keep whom an answer shows. What stands already is no failure where that cannot be kept."""
        try:
            await self._context.store.outbox.drop_answer(person.workspace.key, posted.message_id)
            await note_shown(self._context, person.workspace.key, posted, card)
        except sqlite3.Error:
            log.exception("Whom an answer shows is not kept. action=answer")

    async def _remember(self, person: Person) -> None:
        """Keep who is called what here, so that people can be named and admins asked."""
        if not person.is_external:
            is_admin = is_told_admin(person, self._context.options)
            await self._context.store.roles.remember(person.workspace.key, person.id, person.name, is_admin=is_admin)


@dataclass(frozen=True, slots=True)
class _Came:
    """What came: what to do again once somebody approved it, and the files and people that the line brought."""

    request: Mapping[str, Any]
    files: tuple[DroppedFile, ...] = ()
    named: tuple[Named, ...] = ()
    quoted: str = ""
    unread: str = ""
