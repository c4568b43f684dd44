"""Where the answer to one Feishu delivery goes.

| came as                     | working             | answer for the asker        | answer for everyone            |
|-----------------------------|---------------------|-----------------------------|--------------------------------|
| message to Scout directly   | message             | edits it                    | edits it                       |
| press in that conversation  | in the card's place | in the card's place         | new message                    |
| mention in a group          | private card        | private card instead of it  | reply; private card taken back |
| press on everyone's card    | nothing             | private card                | new message                    |
| press on a private card     | in the card's place | in the card's place         | new message; card stays        |

An answer aside, to a press, is one for the asker that never takes the card's place.

A private card is one that only the asker sees in the group ("Only visible to you"); where Feishu cannot show one, as
in topic groups, it goes to the direct message. "Nothing" stands where the press was already acknowledged with a toast.
Feishu edits posted cards by message, but private ones only through the token of a press, twice within half an hour.
"""

from __future__ import annotations

import logging

from bot.feishu.post import FeishuPost
from handlers.cards import Card
from handlers.chat import Audience, ChatError, Conversation, Person, Posted

USES_OF_A_PRESS = 2
"""How often Feishu lets the token of one press change its card; Lark allows three."""

_log = logging.getLogger(__name__)


class MentionDoor:
    """A message in a group that mentions Scout."""

    keeps_place = False

    def __init__(self, post: FeishuPost, conversation: Conversation, person: Person, message: str) -> None:
        self._post = post
        self._conversation = conversation
        self._person = person
        self._message = message
        self._is_working = False
        self._shown = ""

    async def working(self, card: Card) -> None:
        """Show the asker alone that work is under way. Raises `ChatError`."""
        if not self._is_working:
            self._is_working = True
            self._shown = await self._post.show_alone(self._conversation, self._person, card)

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Give the answer, then take the sign of work away. Raises `ChatError`."""
        posted = None
        if audience == "everyone":
            in_thread = bool(self._conversation.thread)
            posted = await self._post.reply(self._conversation, self._message, card, in_thread=in_thread)
        else:
            await self._post.whisper(self._conversation, self._person, card)
        await self._clear()
        return posted

    async def _clear(self) -> None:
        if self._shown:
            try:
                await self._post.take_back(self._conversation, self._shown)
            except ChatError as error:
                _log.info("A sign of work stays. action=feishu_not_taken_back code=%s", error.code)


class SharedCardDoor:
    """A press on a card that everyone in a group sees."""

    keeps_place = False

    def __init__(self, post: FeishuPost, conversation: Conversation, person: Person) -> None:
        self._post = post
        self._conversation = conversation
        self._person = person

    async def working(self, card: Card) -> None:
        """Say nothing: the toast said it."""

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Give the answer: for everyone as a message, for the asker as a private card. Raises `ChatError`."""
        if audience == "everyone":
            return await self._post.post(self._conversation, card)
        await self._post.whisper(self._conversation, self._person, card)
        return None


class PrivateCardDoor:
    """A press on a card in a group that only the asker sees."""

    keeps_place = True

    def __init__(self, post: FeishuPost, conversation: Conversation, person: Person, token: str) -> None:
        self._post = post
        self._conversation = conversation
        self._person = person
        self._token = token
        self._uses_left = USES_OF_A_PRESS if token else 0

    async def working(self, card: Card) -> None:
        """Show that work is under way in the card's place, if a use is left for the answer."""
        if self._uses_left > 1:
            await self._change(card)

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Give the answer. Raises `ChatError` when Feishu takes it nowhere."""
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
            await self._post.change_pressed(self._conversation, self._token, card, "alone")
        except ChatError as error:
            _log.info("A pressed card stays as it was. action=feishu_not_changed code=%s", error.code)
            return False
        return True
