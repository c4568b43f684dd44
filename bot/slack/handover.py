"""Each delivery, once acknowledged, to the desk: who asks and where, and the door through which the answer goes."""

from __future__ import annotations

import logging
from asyncio import gather
from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.direct_door import DirectDoor
from bot.slack.calls import SlackCalls
from bot.slack.deliveries.clicks import Click
from bot.slack.deliveries.commands import Command, Shortcut
from bot.slack.deliveries.events import Message, Star, Visit
from bot.slack.deliveries.origin import Origin
from bot.slack.deliveries.views import Filled
from bot.slack.doors import ChannelDoor, PrivateDoor
from bot.slack.files import download
from bot.slack.forms import Forms
from bot.slack.home import LINE as HOME
from bot.slack.home import HomeDoor
from bot.slack.people import People
from bot.slack.post import SlackPost
from bot.slack.reply import Reply
from bot.slack.shared import SharedChannels
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


class Handover:
    """Hands what people do in Slack to one desk. Every method may ask Slack, so none is called before the ack."""

    def __init__(
        self,
        desk: Desk,
        calls: SlackCalls,
        people: People,
        forms: Forms,
        clock: Callable[[], datetime],
        language: Language,
    ) -> None:
        self._desk, self._calls, self._people, self._forms = desk, calls, people, forms
        self._clock, self._language = clock, language
        self._shared = SharedChannels(calls, clock)
        self._post = SlackPost(calls)

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

    async def command(self, command: Command) -> None:
        """A command is answered privately, in time through its reply address; its form opens as a modal."""
        at, reply = self._clock(), self._reply(command.origin)
        person, conversation = await self._who_and_where(command.origin)
        door = self._private(reply, conversation, person, on_card=False)
        request = Request(command.id, command.text, person, conversation, at, named=command.named)
        await self._desk.request(request, self._forms.door(door, command.trigger, command.origin, person))

    async def shortcut(self, shortcut: Shortcut) -> None:
        """A shortcut is answered as its line would be, aside from the message that it was used on."""
        at, origin = self._clock(), shortcut.origin
        person, conversation = await self._who_and_where(origin)
        door = self._aside(origin, person, conversation)
        request = Request(shortcut.id, shortcut.line, person, conversation, at, named=shortcut.named)
        await self._desk.request(request, self._forms.door(door, shortcut.trigger, origin, person))

    async def message(self, message: Message) -> None:
        """A message is answered where it stands: in the direct message, or in its thread."""
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

    async def star(self, star: Star) -> None:
        """An emoji on a message of Scout's; others' messages are none of its business."""
        workspace = await self._people.workspace(star.origin)
        if star.author and star.author != await self._people.bot_user(workspace):
            return
        person, conversation = await self._who_and_where(star.origin)
        await self._desk.reaction(Reaction(star.id, star.emoji, star.message, person, conversation))

    async def click(self, click: Click) -> None:
        """A press is answered in its card's place where that is the asker's own; one on Home draws that anew."""
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
            await self.visit(Visit(f"{click.id}:home", click.origin))

    async def visit(self, visit: Visit) -> None:
        """The Home tab is drawn for whoever opened it."""
        person, conversation = await self._who_and_where(visit.origin)
        request = Request(visit.id, HOME, person, conversation, self._clock())
        await self._desk.request(request, HomeDoor(self._calls, person))

    async def form(self, form: Filled) -> None:
        """What a form asks for is answered where it was asked for."""
        person, conversation = await self._who_and_where(form.origin)
        door = self._aside(form.origin, person, conversation)
        submission = Submission(form.id, form.press, form.values, person, conversation, self._clock())
        await self._desk.submission(submission, door)

    def _aside(self, origin: Origin, person: Person, conversation: Conversation) -> Door:
        """The way to whoever did something that no message stands for."""
        if origin.reply_url:
            return self._private(self._reply(origin), conversation, person, on_card=False)
        if conversation.is_private:
            return DirectDoor(self._post, conversation)
        return ChannelDoor(self._post, conversation, person, conversation.thread)

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
