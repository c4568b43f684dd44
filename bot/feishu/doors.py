"""Where the answer to one Feishu delivery goes: here to a message, in `bot.feishu.pressed` to a press.

| came as                     | working             | answer for the asker        | answer for everyone            |
|-----------------------------|---------------------|-----------------------------|--------------------------------|
| message to Scout directly   | message             | edits it                    | edits it                       |
| press in that conversation  | in the card's place | in the card's place         | new message                    |
| mention in a group          | private card        | private card instead of it  | reply; private card taken back |
| press on everyone's card    | nothing             | private card                | new message                    |
| press on a private card     | in the card's place | in the card's place         | new message; card stays        |

An answer aside, to a press, is one for the asker that never takes the card's place; nor does its sign of work, which is
a message in the direct conversation and nothing in a group.

A private card is one that only the asker sees in the group ("Only visible to you"); where Feishu cannot show one, as
in topic groups, it goes to the direct message. "Nothing" stands where a toast says it.
What takes a pressed card's place goes with the answer to the press while Feishu waits for that.
"""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.feishu.post import FeishuPost
from handlers.cards import Card
from handlers.chat import Audience, ChatError, Conversation, Person, Posted

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

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """Show the asker alone that work is under way. Raises `ChatError`."""
        if not self._is_working:
            self._is_working = True
            self._shown = await self._post.show_alone(self._conversation, self._person, card)

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Give the answer, then take the sign of work away. Raises `ChatError`."""
        posted = None
        if audience == "everyone":
            posted = await self._post.post(replace(self._conversation, answers=self._message), card)
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
