"""Where the answer to one press goes: with Feishu's callback while that waits, else by a call of its own.

Feishu edits posted cards by message, but private ones only through the token of a press, twice within half an hour.
"""

from __future__ import annotations

import logging

from bot.direct_door import DirectDoor
from bot.feishu.callback import Callback
from bot.feishu.placing import Spot, drawn_at
from bot.feishu.post import FeishuPost
from handlers.cards import Card
from handlers.chat import Audience, ChatError, Conversation, Person, Posted

USES_OF_A_PRESS = 2
"""How often Feishu lets the token of one press change its card ("Delayed update message card"); Lark's page says three.
"""

_log = logging.getLogger(__name__)


class DirectCardDoor(DirectDoor):
    """A press on the card `pressed` at a spot of the direct message with Scout."""

    def __init__(
        self,
        post: FeishuPost,
        conversation: Conversation,
        pressed: Posted | None,
        callback: Callback,
        spot: Spot,
    ) -> None:
        super().__init__(post, conversation, pressed)
        self._callback = callback
        self._spot = spot

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """Show that work is under way, in the card's place, once Feishu will not wait for the answer any longer."""
        takes_place = self._pressed is not None and not aside
        if not self._callback.shows_work(drawn_at(card, self._spot) if takes_place else None):
            await self._callback.went()
            await super().working(card, aside=aside)

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Give the answer. Raises `ChatError`."""
        drawn = drawn_at(card, self._spot) if audience == "asker" and self._pressed else None
        is_in_time = self._callback.answers(card, drawn)
        went = await self._callback.went()
        if went and is_in_time and drawn is not None:
            return self._pressed
        if went and self._callback.has_shown_work:
            self._working = self._pressed
        return await super().answer(card, audience)


class SharedCardDoor:
    """A press on a card that everyone in a group sees."""

    keeps_place = False

    def __init__(self, post: FeishuPost, conversation: Conversation, person: Person, callback: Callback) -> None:
        self._post = post
        self._conversation = conversation
        self._person = person
        self._callback = callback

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """Say nothing: the toast says it."""

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Give the answer: for everyone as a message, for the asker as a private card. Raises `ChatError`."""
        self._callback.answers(card)
        if audience == "everyone":
            return await self._post.post(self._conversation, card)
        await self._post.whisper(self._conversation, self._person, card)
        return None


class PrivateCardDoor:
    """A press on a card, at a spot of a group, that only the asker sees."""

    keeps_place = True

    def __init__(
        self,
        post: FeishuPost,
        conversation: Conversation,
        person: Person,
        callback: Callback,
        token: str,
        spot: Spot,
    ) -> None:
        self._post = post
        self._callback = callback
        self._spot = spot
        self._conversation = conversation
        self._person = person
        self._token = token
        self._uses_left = USES_OF_A_PRESS if token else 0

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """Show that work is under way in the card's place: with the callback, else if a use is left for the answer.

        Of what comes aside the toast says it.
        """
        if not aside and not self._callback.shows_work(drawn_at(card, self._spot)):
            await self._callback.went()
            if self._uses_left > 1:
                await self._change(card)

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Give the answer. Raises `ChatError` when Feishu takes it nowhere."""
        drawn = drawn_at(card, self._spot) if audience == "asker" else None
        is_in_time = self._callback.answers(card, drawn)
        if await self._callback.went() and is_in_time and drawn is not None:
            return None
        if audience == "everyone":
            return await self._post.post(self._conversation, card)
        if audience == "aside" or not await self._change(card):
            await self._post.whisper(self._conversation, self._person, card)
        return None

    async def _change(self, card: Card) -> bool:
        if self._uses_left <= 0:
            return False
        self._uses_left -= 1
        try:
            await self._post.change_pressed(self._conversation, self._token, card, self._spot)
        except ChatError as error:
            _log.info("A pressed card stays as it was. action=feishu_not_changed code=%s", error.code)
            return False
        return True
