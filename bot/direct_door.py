"""Where answers go in a conversation that a person has with Scout alone: the same in every chat that edits messages."""

from __future__ import annotations

from typing import Protocol

from handlers.cards import Card
from handlers.chat import Audience, ChatError, Conversation, Posted


class Post(Protocol):
    """What posts and edits there; `handlers.chat.Chat` says what each method promises."""

    async def post(self, conversation: Conversation, card: Card) -> Posted:
        """Post a card. Raises `ChatError`."""
        ...

    async def update(self, posted: Posted, card: Card) -> None:
        """Put another card in the place of a posted one. Raises `ChatError`."""
        ...


class DirectDoor:
    """A message to Scout, or a press on the card `pressed`, where there is no one else to hide from."""

    keeps_place = True

    def __init__(self, post: Post, conversation: Conversation, pressed: Posted | None = None) -> None:
        self._post = post
        self._conversation = conversation
        self._pressed = pressed
        self._working: Posted | None = None

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """Show that work is under way, in the place where the answer will stand. Raises `ChatError`."""
        if self._working is None:
            self._working = await self._put(card, None if aside else self._pressed)

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Give the answer in the working card's place; else a press for the asker replaces its card.

        Raises `ChatError`.
        """
        return await self._put(card, self._working or (self._pressed if audience == "asker" else None))

    async def _put(self, card: Card, place: Posted | None) -> Posted:
        if place is not None:
            try:
                await self._post.update(place, card)
            except ChatError as error:
                if error.kind != "message_gone":
                    raise
            else:
                return place
        return await self._post.post(self._conversation, card)
