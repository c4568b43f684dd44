"""Deliveries from Slack to the desk: six Bolt listeners, one for each kind, whatever the number of commands.

A listener acknowledges and notes the work; whoever received the delivery (`web`, `socket`) starts that work once the
acknowledgement is on its way. Nothing before it waits for a lock, the network or storage.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.direct_door import DirectDoor
from bot.settings import Settings
from bot.slack import deliveries
from bot.slack.calls import SlackCalls, sdk_logger
from bot.slack.deliveries import Body, Click, Command, Message, Origin, Shortcut, Star, Visit
from bot.slack.doors import ChannelDoor, PrivateDoor
from bot.slack.files import download
from bot.slack.forms import Forms
from bot.slack.home import LINE as HOME
from bot.slack.home import HomeDoor
from bot.slack.people import People
from bot.slack.post import SlackPost
from bot.slack.reply import Reply
from bot.slack.view_deliveries import Filled, filled, typing
from bot.works import Work
from handlers.chat import (
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

_log = logging.getLogger(__name__)
_EVERYTHING = re.compile(".*", re.DOTALL)
_WORK = "scout_work"


class Listener:
    """Slack's deliveries for one desk."""

    def __init__(self, settings: Settings, desk: Desk, calls: SlackCalls, clock: Callable[[], datetime]) -> None:
        self._desk = desk
        self._calls = calls
        self._clock = clock
        self._language: Language = settings.default_language
        self._stars = frozenset(settings.shortlist_emoji)
        self._people = People(calls, clock)
        self._post = SlackPost(calls)
        self.bolt = _bolt_app(settings)
        self.bolt.command(_EVERYTHING)(self._on_command)
        self.bolt.action(_EVERYTHING)(self._on_action)
        self.bolt.event(_EVERYTHING)(self._on_event)
        self.bolt.shortcut(_EVERYTHING)(self._on_shortcut)
        self.bolt.view(_EVERYTHING)(self._on_submission)
        self.bolt.options(_EVERYTHING)(self._on_typing)
        self._forms = Forms(desk, calls, self._people, clock, self._language)

    async def take(self, request: AsyncBoltRequest) -> tuple[BoltResponse, list[Work]]:
        """Bolt's response to a delivery, and the work to start once that response is sent."""
        works: list[Work] = []
        request.context[_WORK] = works
        return await self.bolt.async_dispatch(request), works

    async def _on_command(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await ack()
        context[_WORK].append(partial(self._command, deliveries.command(body)))

    async def _on_action(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await ack()
        change = filled(body)
        click = deliveries.click(body) if change is None else None
        if change is not None:
            context[_WORK].append(partial(self._forms.redraw, change))
        if click is not None:
            context[_WORK].append(partial(self._click, click))

    async def _on_shortcut(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await ack()
        shortcut = deliveries.shortcut(body)
        if shortcut is not None:
            context[_WORK].append(partial(self._shortcut, shortcut))

    async def _on_submission(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        form = filled(body)
        # A form stays open with what is wrong below its fields, so it is read before the acknowledgement.
        wrong = await self._forms.wrong_blocks(form) if form else {}
        await (ack(response_action="errors", errors=wrong) if wrong else ack())
        if form is not None and not wrong:
            context[_WORK].append(partial(self._submit, form))

    async def _on_typing(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack(options=await self._forms.choices(typing(body)))

    async def _on_event(self, ack: AsyncAck, body: dict[str, Any], context: AsyncBoltContext) -> None:
        await ack()
        visit = deliveries.visit(body)
        if visit is not None:
            context[_WORK].append(partial(self._home, visit))
        message, star, departure = deliveries.message(body), deliveries.star(body), deliveries.departure(body)
        if message is not None:
            context[_WORK].append(partial(self._message, message))
        # Every emoji of every conversation comes here; the others cost nothing.
        if star is not None and star.emoji.casefold() in self._stars:
            context[_WORK].append(partial(self._star, star))
        if departure is not None:
            context[_WORK].append(partial(self._desk.departure, departure))

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
        person = await self._people.person(workspace, origin.user, name=origin.user_name, team=origin.user_team)
        conversation = Conversation(
            workspace, origin.channel, origin.thread, is_private=origin.is_direct, is_external=origin.is_shared
        )
        return person, conversation


def bolt_request(body: Body | str, headers: dict[str, str] | None = None) -> AsyncBoltRequest:
    """A delivery as Bolt takes it: a mapping from a socket, a string from HTTP. Raises `ValueError` for bad JSON."""
    if isinstance(body, str):
        return AsyncBoltRequest(body=body, headers=dict(headers or {}))
    return AsyncBoltRequest(body=dict(body), mode="socket_mode")


def _bolt_app(settings: Settings) -> AsyncApp:
    """Bolt with a fixed authorization: it asks Slack nothing before a delivery is acknowledged."""
    token = settings.slack_bot_token.get_secret_value()

    async def authorize(enterprise_id: str | None, team_id: str | None, user_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, user_id=user_id, bot_token=token)

    return AsyncApp(
        name="scout",
        logger=sdk_logger("bolt", logging.ERROR),  # its warnings quote whole deliveries
        client=AsyncWebClient(base_url=settings.slack_api_url),  # a pattern for Bolt; ours is `calls.client`
        authorize=authorize,
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        process_before_response=True,
    )
