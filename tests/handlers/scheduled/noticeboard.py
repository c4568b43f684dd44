"""A chat that keeps what it was given, takes edits for as long as it says, refuses like a chat and loses answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from handlers.cards import Button as ButtonControl
from handlers.cards import Card, Link, Paragraph
from handlers.chat import (
    CANNOT_LOOK,
    NO_ANSWER,
    ChatError,
    Conversation,
    Person,
    Place,
    Posted,
    Presence,
    is_waited_for,
)
from tests.cards import controls_of


@dataclass
class Message:
    """A message as it stands: its cards in order, the newest last, each with when it was put there."""

    conversation: Conversation
    key: str
    at: datetime
    cards: list[tuple[datetime, Card]] = field(default_factory=list)
    file: bytes | None = None

    @property
    def card(self) -> Card:
        return self.cards[-1][1]

    @property
    def links(self) -> list[str]:
        """Every address on the card."""
        return urls_on(self.card)


class Noticeboard:
    """The chat. `troubles` are raised by the next calls, one each; a lost answer comes after the work is done."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        name: str = "slack",
        edits_for: timedelta | None = None,
        repeats_for: timedelta = timedelta(0),
        shows_past: bool = False,
        shows_files: bool = False,
        is_crowded: bool = False,
    ) -> None:
        self.name, self._clock = name, clock
        self.edits_for, self.repeats_for = edits_for, repeats_for
        self.shows_past, self.shows_files = shows_past, shows_files
        self.is_crowded = is_crowded
        self.present: Presence | None = None
        """What is told of every person and conversation; as they were known where this is None."""
        self.named: list[Place] = []
        self.messages: dict[str, Message] = {}
        self.whispers: list[tuple[str, Card]] = []
        self.calls: list[str] = []
        self.unhurried: list[str] = []
        """Those of the calls that nobody waits for."""
        self.troubles: list[ChatError] = []
        self.on_arrival: Callable[[], None] = lambda: None
        """What happens once a post stands there and before its sender hears of it."""

    @property
    def posts(self) -> list[Message]:
        return list(self.messages.values())

    def about(self, word: str) -> list[Message]:
        """The messages whose first card's key begins with a word: `collection`, `file`, `task`, `upload`."""
        return [message for message in self.posts if message.key.startswith(word)]

    async def post(self, conversation: Conversation, card: Card, *, key: str = "") -> Posted:
        self._note("post")
        return self._put(conversation, key, card)

    async def upload(
        self, conversation: Conversation, name: str, content: Path, *, comment: Card | None = None, key: str = ""
    ) -> Posted:
        self.calls.append("upload")
        return self._put(conversation, key, Card(name), await asyncio.to_thread(content.read_bytes))

    async def update(self, posted: Posted, card: Card) -> None:
        self._note("update")
        self._refuse()
        message = self.messages[posted.message_id]
        if self.edits_for is not None and self._clock() - message.at > self.edits_for:
            raise ChatError("too old", code="230031", permanent=True, kind="message_gone")
        message.cards.append((self._clock(), card))
        self._lose()

    async def find(
        self,
        conversation: Conversation,
        key: str,
        since: datetime,
        *,
        file: str = "",
        others: frozenset[str] = frozenset(),
    ) -> Posted | None:
        self.calls.append("find")
        if not (self.shows_past or (file and self.shows_files)):
            raise ChatError("no scope", code=CANNOT_LOOK, permanent=True)
        return next(
            (Posted(m.conversation, id_) for id_, m in self.messages.items() if m.key == key and m.at >= since), None
        )

    async def presence(self, conversation: Conversation, person: Person) -> Presence:
        return self.present or Presence(person, conversation)

    async def places(self, name: str, person: Person) -> list[Place]:
        return [place for place in self.named if place.name == name]

    async def whisper(self, conversation: Conversation, person: Person, card: Card) -> None:
        self.calls.append("whisper")
        self.whispers.append((person.id, card))

    def _note(self, call: str) -> None:
        self.calls.append(call)
        if not is_waited_for():
            self.unhurried.append(call)

    def _put(self, conversation: Conversation, key: str, card: Card, content: bytes | None = None) -> Posted:
        self._refuse()
        for id_, message in self.messages.items():
            if message.key == key and self._clock() - message.at < self.repeats_for:
                return Posted(conversation, id_)
        id_ = f"m{len(self.messages) + 1}"
        self.messages[id_] = Message(conversation, key, self._clock(), [(self._clock(), card)], content)
        self.on_arrival()
        self._lose()
        return Posted(replace(conversation), id_)

    def _refuse(self) -> None:
        if self.troubles and self.troubles[0].code != NO_ANSWER:
            raise self.troubles.pop(0)

    def _lose(self) -> None:
        if self.troubles:
            raise self.troubles.pop(0)


def urls_on(card: Card) -> list[str]:
    """Every address on a card."""
    lines = [block.text for block in card.blocks if isinstance(block, Paragraph)]
    written = [piece.url for line in lines for piece in line if isinstance(piece, Link)]
    buttons = [control.url for control in controls_of(card) if isinstance(control, ButtonControl)]
    return [url for url in (*buttons, *written) if url]


LOST = ChatError("the answer was lost", code=NO_ANSWER)
