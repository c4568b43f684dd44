"""Deliveries from Feishu to the desk, through the SDK's dispatcher, whichever way they arrive.

A handler reads the event and notes the work; whoever received the delivery (`web`, `socket`) starts that work once
the acknowledgement is on its way. Nothing before it waits for the network or storage.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from bot.direct_door import DirectDoor
from bot.feishu import deliveries, sdk, tenancy
from bot.feishu.callback import ANSWERED_WITHIN, Callback, Toast
from bot.feishu.calls import FeishuCalls, TenantCalls
from bot.feishu.deliveries import Choice, Click, Filled, Message, Star
from bot.feishu.doors import MentionDoor
from bot.feishu.files import Parent, download, parent_of
from bot.feishu.languages import LOCALES
from bot.feishu.messages import CHANGES_FOR_DAYS, day
from bot.feishu.noting import note
from bot.feishu.people import People
from bot.feishu.placing import Spot
from bot.feishu.post import FeishuPost
from bot.feishu.pressed import DirectCardDoor, PrivateCardDoor, SharedCardDoor
from bot.feishu.store_app import StoreApp
from bot.feishu.tenancy import Tenancy
from bot.settings import Settings
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
from handlers.words import LANGUAGES, words

MESSAGE, PRESS, STAR = "im.message.receive_v1", "card.action.trigger", "im.message.reaction.created_v1"
MENU, JOINED = "application.bot.menu_v6", "im.chat.member.user.added_v1"

_KNOWN = tenancy.KNOWN | {MESSAGE, PRESS, STAR, MENU, JOINED}
_log = logging.getLogger(__name__)


class Listener:
    """Feishu's deliveries for one desk."""

    def __init__(
        self,
        settings: Settings,
        desk: Desk,
        calls: FeishuCalls,
        clock: Callable[[], datetime],
        shop: StoreApp | None = None,
        *,
        post: FeishuPost | None = None,
        people: People | None = None,
        answers_within: float = ANSWERED_WITHIN,
    ) -> None:
        self._app_id = settings.feishu_app_id
        self._default = settings.default_language
        self._stars = frozenset(settings.shortlist_emoji)
        self._desk = desk
        self._clock = clock
        self._calls = calls
        self._people = people or People(calls, clock)
        self._post = post or FeishuPost(calls, clock)
        self._answers_within = answers_within
        self._tenancy = Tenancy(desk, calls, shop, note)
        self.dispatcher = self._dispatcher(settings)

    def knows(self, event_type: str) -> bool:
        """Whether the dispatcher has a handler for this kind of event.

        Apps are often subscribed to more. Those are acknowledged as well, so that Feishu does not send them again.
        """
        return event_type in _KNOWN

    def _dispatcher(self, settings: Settings) -> Any:
        # Without the key: what the gate let in is open and proven already, and the long connection seals nothing.
        token = settings.feishu_verification_token.get_secret_value()
        builder = sdk.dispatcher().EventDispatcherHandler.builder("", token)
        builder.register_p2_im_message_receive_v1(self._on_message)
        builder.register_p2_im_message_reaction_created_v1(self._on_reaction)
        builder.register_p2_card_action_trigger(self._on_press)
        self._tenancy.register(builder)
        builder.register_p2_customized_event(MENU, self._on_choice)
        builder.register_p2_customized_event(JOINED, self._on_joined)
        return builder.build()

    def _on_message(self, event: Any) -> None:
        message = deliveries.message(event) if self._is_ours(event) else None
        if message is not None and not message.is_stale(self._clock()):
            note(partial(self._message, message))

    def _on_reaction(self, event: Any) -> None:
        star = deliveries.star(event) if self._is_ours(event) else None
        # Every emoji of every conversation comes here; the others cost nothing.
        if star is not None and star.emoji.casefold() in self._stars:
            note(partial(self._star, star))

    def _on_press(self, event: Any) -> Any:
        click = deliveries.click(event) if self._is_ours(event) else None
        answer = sdk.part("lark_oapi.event.callback.model.p2_card_action_trigger").P2CardActionTriggerResponse
        if click is None:
            return answer({})
        form, callback = deliveries.filled(event), self._callback()
        work = partial(self._form, form, callback) if form is not None else partial(self._click, click, callback)
        note(partial(_to_its_end, callback, work), callback)
        return answer({"toast": self._toast("feishu-working")})

    def _on_choice(self, event: Any) -> None:
        choice = deliveries.choice(event) if self._is_ours(event) else None
        if choice is not None and not choice.is_stale(self._clock()):
            note(partial(self._choice, choice))

    def _on_joined(self, event: Any) -> None:
        joined = deliveries.joined(event) if self._is_ours(event) else None
        if joined is not None:
            note(partial(self._people.joined, joined))

    def _is_ours(self, event: Any) -> bool:
        return event.header is not None and event.header.app_id == self._app_id and event.event is not None

    def _callback(self) -> Callback:
        return Callback(self._toast("feishu-working"), self._toast("feishu-done"), self._answers_within)

    def _toast(self, key: str) -> Toast:
        """Who presses is known by an id only, so the client chooses the language."""
        spoken = {LOCALES[language]: words(language)(key) for language in LANGUAGES}
        return {"type": "info", "content": words(self._default)(key), "i18n": spoken}

    async def _message(self, message: Message) -> None:
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
        said = {"quoted": parent.text, "unread": "" if thread else parent.unread}
        request = Request(message.id, line, person, conversation, at, other_ids, dropped, named, **said)
        await self._desk.request(request, door)

    async def _parent(self, message: Message, calls: TenantCalls) -> Parent:
        """The message that this one replies to, if any."""
        if not message.answers:
            return Parent()
        return await parent_of(calls, message.answers, is_direct=message.origin.is_direct)

    async def _star(self, star: Star) -> None:
        """Feishu says neither whose the person is nor in which chat, so both are looked up once it means something."""
        origin = star.origin
        nobody = Person(Workspace("feishu", origin.tenant), origin.person, is_external=True, is_presumed=True)
        seen_in = partial(self._people.at, origin)
        await self._desk.reaction(Reaction(star.id, star.emoji, star.message, nobody, seen_in=seen_in))

    async def _choice(self, choice: Choice) -> None:
        person, conversation = await self._people.met(choice.origin)
        request = Request(choice.id, choice.line, person, conversation, self._clock())
        await self._desk.request(request, DirectDoor(self._post, conversation))

    async def _form(self, form: Filled, callback: Callback) -> None:
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

    async def _click(self, click: Click, callback: Callback) -> None:
        click, at = self._where_it_sits(click), self._clock()
        person, conversation = await self._people.met(click.origin)
        is_private = click.place == "alone"
        posted = Posted(conversation, click.message) if click.message and not is_private else None
        door = self._door(click, conversation, person, posted, callback)
        await self._desk.press(Press(click.id, click.press, person, conversation, at, posted), door)

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


async def _to_its_end(callback: Callback, work: Work) -> None:
    """Do the work of a press, and let nobody wait for an answer after it."""
    try:
        await work()
    finally:
        callback.ends()
