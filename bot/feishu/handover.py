"""Each delivery, once acknowledged, to the desk: who asks and where, and the door through which the answer goes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.direct_door import DirectDoor
from bot.feishu.callback import Callback
from bot.feishu.calls import FeishuCalls, TenantCalls
from bot.feishu.deliveries.clicks import Click, Filled
from bot.feishu.deliveries.commands import Choice
from bot.feishu.deliveries.events import Message, Star
from bot.feishu.doors import MentionDoor
from bot.feishu.files import Parent, download, parent_of
from bot.feishu.messages import CHANGES_FOR_DAYS, day
from bot.feishu.people import People
from bot.feishu.placing import Spot
from bot.feishu.post import FeishuPost
from bot.feishu.pressed import DirectCardDoor, PrivateCardDoor, SharedCardDoor
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

_log = logging.getLogger(__name__)


class Handover:
    """Hands what people do in Feishu to one desk. Every method may ask Feishu, so none is called before the ack."""

    def __init__(
        self, desk: Desk, calls: FeishuCalls, people: People, post: FeishuPost, clock: Callable[[], datetime]
    ) -> None:
        self._desk, self._calls, self._people, self._post, self._clock = desk, calls, people, post, clock

    async def message(self, message: Message) -> None:
        """A message is answered where it stands: in the direct message, or as a reply to it."""
        at, bot = self._clock(), await self._people.bot(message.origin.tenant)
        if not message.is_for(bot):
            return
        thread = message.message if message.is_threaded else ""
        calls = self._calls.of(Workspace("feishu", message.origin.tenant))
        parent, (person, conversation) = await asyncio.gather(
            self._parent(message, calls), self._people.met(message.origin, thread)
        )
        door: Door
        if message.origin.is_direct:
            door = DirectDoor(self._post, conversation)
        else:
            door = MentionDoor(self._post, conversation, person, message.message)
        other_ids = (f"message:{message.message}",)
        # A file comes without a word and cannot mention anybody, but a reply to it can do both.
        files = message.files or parent.files
        dropped = tuple(DroppedFile(sent.name, sent.size, partial(download, calls, sent)) for sent in files)
        line, named = message.line(bot), message.named(bot)
        # In a thread every message is a reply, and most are about nothing but themselves.
        request = Request(
            message.id,
            line,
            person,
            conversation,
            at,
            other_ids,
            dropped,
            named,
            quoted=parent.text,
            unread="" if thread else parent.unread,
            wordless=message.is_wordless,
        )
        await self._desk.request(request, door)

    async def star(self, star: Star) -> None:
        """Feishu says neither whose the person is nor in which chat, so both are looked up once it means something."""
        origin = star.origin
        nobody = Person(Workspace("feishu", origin.tenant), origin.person, is_external=True, is_presumed=True)
        seen_in = partial(self._people.at, origin)
        await self._desk.reaction(Reaction(star.id, star.emoji, star.message, nobody, seen_in=seen_in))

    async def choice(self, choice: Choice) -> None:
        """An entry of the menu is answered in the direct message that the menu stands in."""
        person, conversation = await self._people.met(choice.origin)
        request = Request(choice.id, choice.line, person, conversation, self._clock())
        await self._desk.request(request, DirectDoor(self._post, conversation))

    async def form(self, form: Filled, callback: Callback) -> None:
        """A form stands in a card, and so does what is wrong with it: it is drawn anew in the card's place."""
        click, at = self._where_it_sits(form.click), self._clock()
        person, conversation = await self._people.met(click.origin)
        posted = Posted(conversation, click.message) if click.message and click.place != "alone" else None
        door = self._door(click, conversation, person, posted, callback)
        submission = Submission(click.id, click.press, form.values, person, conversation, at, posted)
        if not form.redraws:
            await self._desk.submission(submission, door)
            return
        try:
            await door.answer(await self._desk.redrawn(submission), "asker")
        except ChatError as refused:
            _log.warning("A form was not drawn anew. action=feishu_form code=%s", refused.code)

    async def click(self, click: Click, callback: Callback) -> None:
        """A press is answered in its card's place where nobody else sees that card."""
        click, at = self._where_it_sits(click), self._clock()
        person, conversation = await self._people.met(click.origin)
        is_private = click.place == "alone"
        posted = Posted(conversation, click.message) if click.message and not is_private else None
        door = self._door(click, conversation, person, posted, callback)
        await self._desk.press(Press(click.id, click.press, person, conversation, at, posted), door)

    async def _parent(self, message: Message, calls: TenantCalls) -> Parent:
        """The message that this one replies to, if any."""
        if not message.answers:
            return Parent()
        return await parent_of(calls, message.answers, is_direct=message.origin.is_direct)

    def _where_it_sits(self, click: Click) -> Click:
        """The press with its card where it is pressed: one of a direct message may have been carried into a group."""
        if click.place != "direct" or self._people.is_direct(click.origin):
            return click
        return replace(click, place="", origin=replace(click.origin, is_direct=False))

    def _door(
        self, click: Click, conversation: Conversation, person: Person, posted: Posted | None, callback: Callback
    ) -> Door:
        is_young = click.day is not None and day(self._clock()) - click.day <= CHANGES_FOR_DAYS
        spot = Spot(click.place, click.day if is_young else None)
        self._post.messages.stands_since(click.message, click.day)
        match click.place:
            case "direct":
                return DirectCardDoor(self._post, conversation, posted, callback, spot)
            case "alone":
                return PrivateCardDoor(self._post, conversation, person, callback, click.token, spot)
            case _:
                return SharedCardDoor(self._post, conversation, person, callback)
