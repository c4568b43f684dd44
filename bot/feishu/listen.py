"""Deliveries from Feishu to the desk, through the SDK's dispatcher, whichever way they arrive.

A handler reads the event and notes the work; whoever received the delivery (`web`, `socket`) starts that work once
the acknowledgement is on its way. Nothing before it waits for the network or storage.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from bot.feishu import sdk, tenancy
from bot.feishu.callback import ANSWERED_WITHIN, Callback, Toast
from bot.feishu.calls import FeishuCalls
from bot.feishu.deliveries import clicks, commands, events
from bot.feishu.deliveries.commands import Choice
from bot.feishu.deliveries.events import Message
from bot.feishu.handover import Handover
from bot.feishu.languages import LOCALES
from bot.feishu.noting import note
from bot.feishu.people import People
from bot.feishu.post import FeishuPost
from bot.feishu.store_app import StoreApp
from bot.feishu.tenancy import Tenancy
from bot.settings import Settings
from bot.works import Work
from handlers.chat import Desk
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
        self._clock = clock
        self._people = people or People(calls, clock)
        self._handover = Handover(desk, calls, self._people, post or FeishuPost(calls, clock), clock)
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
        message = events.message(event) if self._is_ours(event) else None
        if message is not None and not self._is_left(message):
            note(partial(self._handover.message, message))

    def _on_reaction(self, event: Any) -> None:
        star = events.star(event) if self._is_ours(event) else None
        # Every emoji of every conversation comes here; the others cost nothing.
        if star is not None and star.emoji.casefold() in self._stars:
            note(partial(self._handover.star, star))

    def _on_press(self, event: Any) -> Any:
        click = clicks.click(event) if self._is_ours(event) else None
        answer = sdk.part("lark_oapi.event.callback.model.p2_card_action_trigger").P2CardActionTriggerResponse
        if click is None:
            return answer({})
        form, callback = clicks.filled(event), self._callback()
        if form is not None:
            work = partial(self._handover.form, form, callback)
        else:
            work = partial(self._handover.click, click, callback)
        note(partial(_to_its_end, callback, work), callback)
        return answer({"toast": self._toast("feishu-working")})

    def _on_choice(self, event: Any) -> None:
        choice = commands.choice(event) if self._is_ours(event) else None
        if choice is not None and not self._is_left(choice):
            note(partial(self._handover.choice, choice))

    def _on_joined(self, event: Any) -> None:
        joined = events.joined(event) if self._is_ours(event) else None
        if joined is not None:
            note(partial(self._people.joined, joined))

    def _is_left(self, delivery: Message | Choice) -> bool:
        """Whether a delivery comes too late to be answered; a machine whose clock is wrong finds that of all."""
        if not delivery.is_stale(self._clock()):
            return False
        late = "A delivery came too late and is left alone; is the clock right? action=feishu_stale id=%s sent_at=%s"
        _log.warning(late, delivery.id, delivery.sent_at)
        return True

    def _is_ours(self, event: Any) -> bool:
        return event.header is not None and event.header.app_id == self._app_id and event.event is not None

    def _callback(self) -> Callback:
        return Callback(self._toast("feishu-working"), self._toast("feishu-done"), self._answers_within)

    def _toast(self, key: str) -> Toast:
        """Who presses is known by an id only, so the client chooses the language."""
        spoken = {LOCALES[language]: words(language)(key) for language in LANGUAGES}
        return {"type": "info", "content": words(self._default)(key), "i18n": spoken}


async def _to_its_end(callback: Callback, work: Work) -> None:
    """Do the work of a press, and let nobody wait for an answer after it."""
    try:
        await work()
    finally:
        callback.ends()
