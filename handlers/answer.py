"""Request or Press in, answer out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

from handlers import menu
from handlers.cards import Card
from handlers.cards.form import Choice, Source
from handlers.cards.standing import read_standing
from handlers.chat import (
    Audience,
    Chat,
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
from handlers.forms.filling import carried_out, redrawn, wrong_fields
from handlers.forms.lookups import suggested
from handlers.lists.reacting import starred
from handlers.lists.remembering import note_shown
from handlers.messages.problem import Problem, problem
from handlers.people.rights import is_told_admin
from handlers.stored_chat import load_conversation
from handlers.troubles import Work, answered
from handlers.words import LANGUAGES, Language, language_of, words
from handlers.workspace.departing import departed
from storage.offers import ANYONE

WORKING_AFTER_SECONDS = 1.0
"""How long an answer may take before the asker is told that work is under way (features ii, Slack rule 2).

The estimate of a line is told at once where the answer takes its place (features B2). Other buttons have their price
on their label or below it.
"""

log = logging.getLogger(__name__)


class FrontDesk:
    """The desk that every chat brings its deliveries to: see `handlers.chat.Desk`."""

    def __init__(self, context: Context, *, working_after: float = WORKING_AFTER_SECONDS) -> None:
        self._context = context
        self._working_after = working_after

    async def request(self, request: Request, door: Door) -> None:
        """Answer a typed line, once."""

        async def work(ask: Ask) -> Answer[Any]:
            return await menu.run(ask, request.text)

        ids = (request.id, *request.other_ids)
        way = self._at_once(door)
        came = _Came({"line": request.text}, request.files, request.named, request.quoted, request.unread)
        await self._serve(ids, request.person, request.conversation, way, work, came)

    async def press(self, press: Press, door: Door) -> None:
        """Answer a button or drop-down."""

        async def work(ask: Ask) -> Answer[Any]:
            return await self._pressed(ask, press, door)

        way = _Way(door, self._working_after)
        came = _Came({"press": press.press})
        await self._serve((press.id,), press.person, press.conversation, way, work, came)

    async def submission(self, submission: Submission, door: Door) -> None:
        """Answer a form that was sent in, once."""

        async def work(ask: Ask) -> Answer[Any]:
            return await carried_out(ask, menu.FORMS, submission.press, submission.values, menu.run)

        values = {name: list(held) for name, held in submission.values.items()}
        came = _Came({"form": submission.press, "values": values})
        ids, person, conversation = (submission.id,), submission.person, submission.conversation
        await self._serve(ids, person, conversation, self._at_once(door), work, came)

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
        return suggested(source, typed, await self._language(person))

    async def _quiet(self, person: Person, conversation: Conversation) -> Ask:
        """An ask that shows no sign of work: whoever fills in a form looks at the form."""
        context = await self._context.of(person.workspace.key)
        return Ask(context, person, conversation, await self._language(person), _unseen)

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

        way = _Way(_Aside(chat, place, person), self._working_after)
        await self._serve((reaction.id,), person, place, way, work)

    async def _serve(
        self,
        ids: tuple[str, ...],
        person: Person,
        conversation: Conversation,
        way: _Way,
        work: Work,
        came: _Came | None = None,
    ) -> None:
        try:
            if not await self._context.store.seen.first(person.workspace.key, ids, self._context.clock()):
                log.info("A delivery came again and was left alone. action=repeat id=%s", ids[0])
                return
            language = await self._language(person)
            curtain = _Curtain(way, language)
            await self._remember(person)
            came = came or _Came({})
            context = await self._context.of(person.workspace.key)
            ask = Ask(context, person, conversation, language, curtain, came.files, came.named)
            ask = replace(ask, quoted=came.quoted, unread=came.unread)
            answer = await answered(ask, work, came.request)
            if answer.audience == "nobody":
                return
            # A `settings` answer may have changed the language that it is given in.
            card = answer.card_in(await self._language(person), conversation)
            if answer.left is not None:
                await way.door.answer(answer.left.card_in(await self._language(person), conversation), "asker")
            posted = await way.door.answer(card, answer.audience)
            await note_shown(self._context, person.workspace.key, posted, card)
        except ChatError as refused:
            log.warning("An answer could not be shown. action=answer code=%s error=%s", refused.code, refused)
        except Exception:
            log.exception("A delivery was lost. action=answer id=%s", ids[0])

    async def _remember(self, person: Person) -> None:
        """Keep who is called what here, so that people can be named and admins asked."""
        if not person.is_external:
            is_admin = is_told_admin(person, self._context.options)
            await self._context.store.roles.remember(person.workspace.key, person.id, person.name, is_admin=is_admin)

    async def _pressed(self, ask: Ask, press: Press, door: Door) -> Answer[Any]:
        stands = read_standing(press.press)
        if stands is not None and stands.action in menu.STANDING:
            return menu.barred(ask) or await menu.STANDING[stands.action](ask, stands)
        offers, now = self._context.store.offers, self._context.clock()
        offer = await offers.find(ask.workspace, press.press)
        if offer is None or offer.action not in menu.PRESSES or now - offer.offered_at > self._context.options.keep_for:
            return Answer(problem, Problem("stale"))
        if offer.person not in {ANYONE, ask.person.id}:
            return Answer(problem, Problem("not-yours"))
        pressed = menu.PRESSES[offer.action]
        barred = None if pressed.is_free else menu.barred(ask)
        if barred is not None:
            return barred
        if pressed.is_once and not await offers.use_once(ask.workspace, offer.id, now):
            return Answer(problem, Problem("used"), "aside")
        if pressed.is_line:
            ask = self._as_line(ask, door)
        return await pressed.run(ask, offer.arguments)

    def _as_line(self, ask: Ask, door: Door) -> Ask:
        """A press that stands for a line: like one typed, but pressed again it shows what it bought, however old."""
        options = replace(ask.context.options, remember_for=ask.context.options.keep_for)
        curtain = _Curtain(self._at_once(door), ask.language)
        return replace(ask, context=replace(ask.context, options=options), working=curtain)

    def _at_once(self, door: Door) -> _Way:
        return _Way(door, 0.0 if door.keeps_place else self._working_after)

    async def _language(self, person: Person) -> Language:
        """The person's choice, else what their chat client speaks, else the workspace's choice, else the default.

        What a person names for this conversation, as `--lang`, comes before all.
        """
        preferences, default = self._context.store.preferences, self._context.options.language
        if person.speaks_as_told:
            return language_of(person.language, default)
        chosen = (await preferences.of_person(person.workspace.key, person.id)).language
        if not chosen and person.language:
            chosen = language_of(person.language, default)
        if not chosen:
            chosen = (await preferences.of_workspace(person.workspace.key)).language
        return next((language for language in LANGUAGES if language == chosen), default)


@dataclass(frozen=True, slots=True)
class _Came:
    """What came: what to do again once somebody approved it, and the files and people that the line brought."""

    request: Mapping[str, Any]
    files: tuple[DroppedFile, ...] = ()
    named: tuple[Named, ...] = ()
    quoted: str = ""
    unread: str = ""


@dataclass(frozen=True, slots=True)
class _Way:
    """The way back to the asker: the door, and after how many seconds a sign of work is shown there."""

    door: Door
    working_after: float


@dataclass(frozen=True, slots=True)
class _Aside:
    """The way back to whoever did something that nothing answers by itself: an answer for them alone."""

    chat: Chat
    conversation: Conversation
    person: Person
    keeps_place: bool = False

    async def working(self, card: Card) -> None:
        """Say nothing: nobody waits for it."""

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Whisper the answer. Raises `ChatError`."""
        await self.chat.whisper(self.conversation, self.person, card)
        return None


@asynccontextmanager
async def _unseen(message: Answer[Any]) -> AsyncIterator[None]:
    yield


class _Curtain:
    """Shows a message to the asker when the work behind it takes longer than people wait without a sign."""

    def __init__(self, way: _Way, language: Language) -> None:
        self._way, self._language = way, language

    @asynccontextmanager
    async def __call__(self, message: Answer[Any]) -> AsyncIterator[None]:
        has_begun = asyncio.Event()
        showing = asyncio.create_task(self._show(message, has_begun))
        try:
            yield
        finally:
            # A sign already on its way is let through, so that the answer comes after it.
            if not has_begun.is_set():
                showing.cancel()
            await asyncio.wait({showing})

    async def _show(self, message: Answer[Any], has_begun: asyncio.Event) -> None:
        await asyncio.sleep(self._way.working_after)
        has_begun.set()
        try:
            await self._way.door.working(message.card(words(self._language)))
        except ChatError as refused:
            log.info("A sign of work could not be shown. action=working error=%s", refused)
