"""The forms of one Slack app: opened through a door, checked, drawn anew, and their choices looked up."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from bot.slack.calls import SlackCalls
from bot.slack.deliveries.origin import Origin
from bot.slack.deliveries.views import Filled, Typing
from bot.slack.fields import slack_option
from bot.slack.modals import Asked, ModalDoor, Modals, modal, problems_by_block
from bot.slack.people import People
from handlers.chat import ChatError, Conversation, Desk, Door, Person, Submission, Workspace
from handlers.words import Language, language_of, words

_log = logging.getLogger(__name__)


class Forms:
    """Between the modals of Slack and the desk."""

    def __init__(
        self, desk: Desk, calls: SlackCalls, people: People, clock: Callable[[], datetime], language: Language
    ) -> None:
        self._desk, self._people, self._clock, self._language = desk, people, clock, language
        self._modals = Modals(calls)

    def door(self, inner: Door, trigger: str, origin: Origin, person: Person) -> Door:
        """The door `inner`, through which a card with a form opens as a modal."""
        asked = Asked(
            channel=origin.channel,
            thread=origin.thread,
            reply_url=origin.reply_url,
            is_direct=origin.is_direct,
            is_shared=bool(origin.is_shared),
            language=language_of(person.language, self._language),
        )
        drawn = partial(modal, asked=asked, words=words(language_of(asked.language)))
        return ModalDoor(inner, self._modals, person.workspace, trigger, drawn, self._clock)

    async def wrong_blocks(self, form: Filled) -> dict[str, str]:
        """What is wrong with a form that was sent in, as sentences by the ids of its blocks.

        Slack waits for it: nobody is looked up, and Slack is asked nothing but who Scout is, once.
        """
        return problems_by_block(await self._desk.wrong_fields(await self._as_it_stands(form)), form.view)

    async def redraw(self, form: Filled) -> None:
        """Draw a form anew around a field on which others depend."""
        submission = await self._as_it_stands(form)
        card = await self._desk.redrawn(submission)
        view = modal(card, form.asked, words(language_of(form.asked.language)))
        try:
            await self._modals.change(submission.person.workspace, form.view_id, form.mark, view)
        except ChatError as refused:
            _log.info("A form was not drawn anew. action=slack_form_change code=%s", refused.code)

    async def choices(self, typing: Typing | None) -> list[dict[str, Any]]:
        """The choices for what somebody typed so far, as Slack takes them."""
        if typing is None:
            return []
        person = _as_told(await self._people.workspace(typing.origin), typing.origin, typing.asked)
        found = await self._desk.suggestions(typing.source, typing.typed, person)
        return [slack_option(choice).to_dict() for choice in found]

    async def _as_it_stands(self, form: Filled) -> Submission:
        origin = form.origin
        workspace = await self._people.workspace(origin)
        conversation = Conversation(
            workspace, origin.channel, origin.thread, is_private=origin.is_direct, is_external=bool(origin.is_shared)
        )
        person = _as_told(workspace, origin, form.asked)
        return Submission(form.id, form.press, form.values, person, conversation, self._clock())


def _as_told(workspace: Workspace, origin: Origin, asked: Asked) -> Person:
    """Whoever looks at a form, as the delivery tells; enough to read it, not to act."""
    return Person(workspace, origin.user, origin.user_name, language=asked.language)
