"""Slack's deliveries: a listener for each kind, whatever the number of commands.

A listener notes the work, which is all that an acknowledgement waits for; whoever received the delivery (`web`,
`socket`) starts that work once the acknowledgement is on its way. Nothing before it waits for a lock, the network or
storage.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from slack_bolt.response import BoltResponse

from bot.settings import Settings
from bot.slack.bolt import Answered, Listening, bolt_app, request_of
from bot.slack.calls import SlackCalls
from bot.slack.deliveries import clicks, commands, events, views
from bot.slack.deliveries.origin import Body
from bot.slack.forms import Forms
from bot.slack.handover import Handover
from bot.slack.people import People
from bot.works import Work
from handlers.chat import Desk
from storage.installations import Installation


class Listener:
    """Slack's deliveries for one desk."""

    def __init__(self, settings: Settings, desk: Desk, calls: SlackCalls, clock: Callable[[], datetime]) -> None:
        self._desk = desk
        self._stars = frozenset(settings.shortlist_emoji)
        people, language = People(calls, clock), settings.default_language
        self._forms = Forms(desk, calls, people, clock, language)
        self._handover = Handover(desk, calls, people, self._forms, clock, language)
        listeners: dict[str, Listening] = {
            "block_actions": self._on_action,
            "block_suggestion": self._on_typing,
            "event_callback": self._on_event,
            "message_action": self._on_shortcut,
            "shortcut": self._on_shortcut,
            "view_submission": self._on_submission,
        }
        self.bolt = bolt_app(settings, listeners, command=self._on_command)

    async def take(self, body: Body) -> tuple[BoltResponse, list[Work]]:
        """Bolt's response to a delivery, and the work to start once that response is sent."""
        works: list[Work] = []
        return await self.bolt.async_dispatch(request_of(body, works)), works

    async def welcome(self, made: Installation) -> None:
        """Greet whoever installed Scout in a workspace."""
        await self._handover.welcome(made)

    async def _on_command(self, body: Body, works: list[Work]) -> Answered:
        works.append(partial(self._handover.command, commands.command(body)))
        return {}

    async def _on_action(self, body: Body, works: list[Work]) -> Answered:
        change = views.filled(body)
        click = clicks.click(body) if change is None else None
        if change is not None:
            works.append(partial(self._forms.redraw, change))
        if click is not None:
            works.append(partial(self._handover.click, click))
        return {}

    async def _on_shortcut(self, body: Body, works: list[Work]) -> Answered:
        shortcut = commands.shortcut(body)
        if shortcut is not None:
            works.append(partial(self._handover.shortcut, shortcut))
        return {}

    async def _on_submission(self, body: Body, works: list[Work]) -> Answered:
        form = views.filled(body)
        # A form stays open with what is wrong below its fields, so it is read before the acknowledgement.
        wrong = await self._forms.wrong_blocks(form) if form else {}
        if wrong:
            return {"response_action": "errors", "errors": wrong}
        if form is not None:
            works.append(partial(self._handover.form, form))
        return {}

    async def _on_typing(self, body: Body, works: list[Work]) -> Answered:
        return {"options": await self._forms.choices(views.typing(body))}

    async def _on_event(self, body: Body, works: list[Work]) -> Answered:
        visit, message = events.visit(body), events.message(body)
        star, departure = events.star(body), events.departure(body)
        if visit is not None:
            works.append(partial(self._handover.visit, visit))
        if message is not None:
            works.append(partial(self._handover.message, message))
        # Every emoji of every conversation comes here; the others cost nothing.
        if star is not None and star.emoji.casefold() in self._stars:
            works.append(partial(self._handover.star, star))
        if departure is not None:
            works.append(partial(self._desk.departure, departure))
        return {}
