"""The way back to the asker: the door, and the sign of work that is shown there while an answer takes long."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

from handlers.cards import Card
from handlers.chat import Audience, Chat, ChatError, Conversation, Door, Person, Posted
from handlers.context import Answer
from handlers.words import Language, words

WORKING_AFTER_SECONDS = 1.0
"""How long an answer may take before the asker is told that work is under way (features ii, Slack rule 2).

The estimate of a line is told at once where the answer takes its place (features B2). Other buttons have their price
on their label or below it.
"""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Way:
    """The way back to the asker: the door, and after how many seconds a sign of work is shown there.

    What goes `aside` leaves the card that was pressed where it is.
    """

    door: Door
    working_after: float
    aside: bool = False

    @property
    def at_once(self) -> Way:
        """The same way with a sign at once, where the answer takes its place."""
        return replace(self, working_after=0.0) if self.door.keeps_place else self


@dataclass(frozen=True, slots=True)
class Aside:
    """The way back to whoever did something that nothing answers by itself: an answer for them alone."""

    chat: Chat
    conversation: Conversation
    person: Person
    keeps_place: bool = False

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """Say nothing: nobody waits for it."""

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Whisper the answer. Raises `ChatError`."""
        await self.chat.whisper(self.conversation, self.person, card)
        return None


@asynccontextmanager
async def unseen(message: Answer[Any]) -> AsyncIterator[None]:
    """Show no sign at all, to whoever looks at something else meanwhile."""
    yield


class Curtain:
    """Shows a message to the asker when the work behind it takes longer than people wait without a sign."""

    def __init__(self, way: Way, language: Language) -> None:
        self._way, self._language = way, language

    @asynccontextmanager
    async def __call__(self, message: Answer[Any]) -> AsyncIterator[None]:
        """Do the work inside; the message goes to the door if that takes long."""
        has_begun = asyncio.Event()
        showing = asyncio.create_task(self._show(message, has_begun))
        try:
            yield
        finally:
            # A sign already on its way is let through, so that the answer comes after it.
            if not has_begun.is_set():
                showing.cancel()
            await asyncio.wait({showing})

    async def _show(self, message: Answer[Any], has_begun: asyncio.Event) -> None:
        await asyncio.sleep(self._way.working_after)
        has_begun.set()
        try:
            await self._way.door.working(message.card(words(self._language)), aside=self._way.aside)
        except ChatError as refused:
            _log.info("A sign of work could not be shown. action=working error=%s", refused)
