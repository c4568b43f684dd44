"""Deliveries from Slack to the desk: a listener for each kind, whatever the number of commands.

A listener notes the work, which is all that an acknowledgement waits for; whoever received the delivery (`web`,
`socket`) starts that work once the acknowledgement is on its way. Nothing before it waits for a lock, the network or
storage.
"""

from __future__ import annotations

import logging
from asyncio import gather
from collections.abc import Callable
from datetime import datetime
from functools import partial

from slack_bolt.response import BoltResponse

from bot.direct_door import DirectDoor
from bot.settings import Settings
from bot.slack import deliveries
from bot.slack.bolt import Answered, Listening, bolt_app, request_of
from bot.slack.calls import SlackCalls
from bot.slack.deliveries import Body, Click, Command, Message, Origin, Shortcut, Star, Visit
from bot.slack.doors import ChannelDoor, PrivateDoor
from bot.slack.files import download
from bot.slack.forms import Forms
from bot.slack.home import LINE as HOME
from bot.slack.home import HomeDoor
from bot.slack.people import People
from bot.slack.post import SlackPost
from bot.slack.reply import Reply
from bot.slack.shared import SharedChannels
from bot.slack.view_deliveries import Filled, filled, typing
from bot.works import Work
from handlers.chat import (
    ChatError,
    Conversation,
    Desk,
    Door,
    DroppedFile,
    Person,
    Posted,
    Press,
    Reaction,
    Request,
    Submission,
    Workspace,
)
from handlers.words import Language
from storage.installations import Installation

WELCOME = "/creators help"
"""The line whose answer greets whoever installed Scout."""

_log = logging.getLogger(__name__)


class Listener:
    """Slack's deliveries for one desk."""

    def __init__(self, settings: Settings, desk: Desk, calls: SlackCalls, clock: Callable[[], datetime]) -> None:
        self._desk = desk
        self._calls = calls
        self._clock = clock
        self._language: Language = settings.default_language
        self._stars = frozenset(settings.shortlist_emoji)
        self._people = People(calls, clock)
        self._shared = SharedChannels(calls, clock)
        self._post = SlackPost(calls)
        listeners: dict[str, Listening] = {
            "block_actions": self._on_action,
            "block_suggestion": self._on_typing,
            "event_callback": self._on_event,
            "message_action": self._on_shortcut,
            "shortcut": self._on_shortcut,
            "view_submission": self._on_submission,
        }
        self.bolt = bolt_app(settings, listeners, command=self._on_command)
        self._forms = Forms(desk, calls, self._people, clock, self._language)

    async def take(self, body: Body) -> tuple[BoltResponse, list[Work]]:
        """Bolt's response to a delivery, and the work to start once that response is sent."""
        works: list[Work] = []
        return await self.bolt.async_dispatch(request_of(body, works)), works

    async def welcome(self, made: Installation) -> None:
        """Show whoever installed Scout in a workspace what it can do, in their direct message with it."""
        team, user = made.workspace.removeprefix("slack:"), made.installed_by
        origin = Origin(team, user, user, is_direct=True)
        person, conversation = await self._who_and_where(origin)
        request = Request(f"installed:{team}:{self._clock().isoformat()}", WELCOME, person, conversation, self._clock())
        try:
            await self._desk.request(request, DirectDoor(self._post, conversation))
        except ChatError as refused:
            _log.warning("Nobody was greeted. action=slack_welcome code=%s", refused.code)

    async def _on_command(self, body: Body, works: list[Work]) -> Answered:
        works.append(partial(self._command, deliveries.command(body)))
        return {}

    async def _on_action(self, body: Body, works: list[Work]) -> Answered:
        change = filled(body)
        click = deliveries.click(body) if change is None else None
        if change is not None:
            works.append(partial(self._forms.redraw, change))
        if click is not None:
            works.append(partial(self._click, click))
        return {}

    async def _on_shortcut(self, body: Body, works: list[Work]) -> Answered:
        shortcut = deliveries.shortcut(body)
        if shortcut is not None:
            works.append(partial(self._shortcut, shortcut))
        return {}

    async def _on_submission(self, body: Body, works: list[Work]) -> Answered:
        form = filled(body)
        # A form stays open with what is wrong below its fields, so it is read before the acknowledgement.
        wrong = await self._forms.wrong_blocks(form) if form else {}
        if wrong:
            return {"response_action": "errors", "errors": wrong}
        if form is not None:
            works.append(partial(self._submit, form))
        return {}

    async def _on_typing(self, body: Body, works: list[Work]) -> Answered:
        return {"options": await self._forms.choices(typing(body))}

    async def _on_event(self, body: Body, works: list[Work]) -> Answered:
        visit = deliveries.visit(body)
        if visit is not None:
            works.append(partial(self._home, visit))
        message, star, departure = deliveries.message(body), deliveries.star(body), deliveries.departure(body)
        if message is not None:
            works.append(partial(self._message, message))
        # Every emoji of every conversation comes here; the others cost nothing.
        if star is not None and star.emoji.casefold() in self._stars:
            works.append(partial(self._star, star))
        if departure is not None:
            works.append(partial(self._desk.departure, departure))
        return {}

    async def _command(self, command: Command) -> None:
        at, reply = self._clock(), self._reply(command.origin)
        person, conversation = await self._who_and_where(command.origin)
        door = self._private(reply, conversation, person, on_card=False)
        request = Request(command.id, command.text, person, conversation, at, named=command.named)
        await self._desk.request(request, self._forms.door(door, command.trigger, command.origin, person))

    async def _message(self, message: Message) -> None:
        at = self._clock()
        person, conversation = await self._who_and_where(message.origin)
        bot = "" if message.bot_user else await self._people.bot_user(person.workspace)
        line, named = message.line(bot), message.named(bot)
        door: Door
        if message.origin.is_direct:
            door = DirectDoor(self._post, conversation)
        else:
            door = ChannelDoor(self._post, conversation, person, conversation.thread or message.sent_at)
        fetch = partial(download, self._calls, person.workspace)
        files = tuple(DroppedFile(file.name, file.size, partial(fetch, file)) for file in message.files)
        request = Request(message.id, line, person, conversation, at, (message.key,), files, named)
        await self._desk.request(request, door)

    async def _star(self, star: Star) -> None:
        workspace = await self._people.workspace(star.origin)
        if star.author and star.author != await self._people.bot_user(workspace):
            return
        person, conversation = await self._who_and_where(star.origin)
        await self._desk.reaction(Reaction(star.id, star.emoji, star.message, person, conversation))

    async def _click(self, click: Click) -> None:
        at, reply = self._clock(), self._reply(click.origin)
        person, conversation = await self._who_and_where(click.origin)
        posted = Posted(conversation, click.message) if click.message else None
        door: Door
        if click.is_private:
            door = self._private(reply, conversation, person, on_card=True)
        elif click.origin.is_direct:
            door = DirectDoor(self._post, conversation, posted)
        else:
            door = ChannelDoor(self._post, conversation, person, conversation.thread, reply)
        door = self._forms.door(door, click.trigger, click.origin, person)
        await self._desk.press(Press(click.id, click.press, person, conversation, at, posted), door)
        if click.is_home:
            await self._home(Visit(f"{click.id}:home", click.origin))

    async def _home(self, visit: Visit) -> None:
        person, conversation = await self._who_and_where(visit.origin)
        request = Request(visit.id, HOME, person, conversation, self._clock())
        await self._desk.request(request, HomeDoor(self._calls, person))

    async def _shortcut(self, shortcut: Shortcut) -> None:
        at, origin = self._clock(), shortcut.origin
        person, conversation = await self._who_and_where(origin)
        door = self._aside(origin, person, conversation)
        request = Request(shortcut.id, shortcut.line, person, conversation, at, named=shortcut.named)
        await self._desk.request(request, self._forms.door(door, shortcut.trigger, origin, person))

    def _aside(self, origin: Origin, person: Person, conversation: Conversation) -> Door:
        """The way to whoever did something that no message stands for."""
        if origin.reply_url:
            return self._private(self._reply(origin), conversation, person, on_card=False)
        if conversation.is_private:
            return DirectDoor(self._post, conversation)
        return ChannelDoor(self._post, conversation, person, conversation.thread)

    async def _submit(self, form: Filled) -> None:
        """What a form asks for is answered where it was asked for."""
        person, conversation = await self._who_and_where(form.origin)
        door = self._aside(form.origin, person, conversation)
        submission = Submission(form.id, form.press, form.values, person, conversation, self._clock())
        await self._desk.submission(submission, door)

    def _reply(self, origin: Origin) -> Reply:
        return Reply(origin.reply_url, self._calls, self._clock, Workspace("slack", origin.team))

    def _private(self, reply: Reply, conversation: Conversation, person: Person, *, on_card: bool) -> PrivateDoor:
        return PrivateDoor(self._post, reply, conversation, person, self._language, on_card=on_card)

    async def _who_and_where(self, origin: Origin) -> tuple[Person, Conversation]:
        workspace = await self._people.workspace(origin)
        told = Conversation(workspace, origin.channel, origin.thread, is_private=origin.is_direct)
        person, conversation = await gather(
            self._people.person(workspace, origin.user, name=origin.user_name, team=origin.user_team),
            self._shared.told(told, origin.is_shared),
        )
        return person, conversation
