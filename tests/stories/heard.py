"""Somebody who listens beside a chat: every card as handlers gave it, before the chat draws it, and for whom."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handlers.cards import Card
from handlers.cards.form import ChoiceField, Field, Form, LookupField
from handlers.cards.stored import dump_card
from handlers.chat import Audience, Chat, Conversation, Desk, Door, Person, Posted, Press, Request, Submission
from handlers.words import LANGUAGES, words

MADE_ANEW = re.compile(r"\breq_\w+|\btask_\w+|/files/\S+")
"""Ids and links on a card that no two runs share."""

NAMED_BY_THE_CHAT = re.compile(r"#C1\b|\boc_group\b")
"""The channel or group of the conversation, as its chat calls it."""

ONLY_IN_FEISHU = frozenset(
    words(language)(f"button-document-{kind}") for language in LANGUAGES for kind in ("sheet", "base")
)
"""What Slack has nothing of: documents of the chat itself."""

FilledIn = Mapping[str, tuple[tuple[str, ...], str]]
"""What a form's fields hold and what is wrong with it, by their labels."""


@dataclass
class Heard:
    """Every answer on its way to a chat, as handlers gave it."""

    answers: list[tuple[str, Any]] = field(default_factory=list)

    def card(self, way: str, card: Card) -> None:
        """Hear a card. Of a form in which something is wrong, what it holds: chats show it in their own ways."""
        wrong = next((block for block in card.blocks if isinstance(block, Form) and block.problems), None)
        if wrong is None:
            self.answers.append((way, _numbered(json.loads(dump_card(card)), {})))
        else:
            self.form(filled_in(wrong))

    def form(self, filled: FilledIn) -> None:
        """Hear of a form that stays, because something is wrong in it."""
        self.answers.append(("form", dict(filled)))

    def to_press(self, *labels: list[str] | None) -> None:
        """See what people can press now; nothing new where nothing was said since."""
        if self.answers and self.answers[-1][0] != "to press":
            self.answers.append(("to press", labels))


def filled_in(form: Form) -> FilledIn:
    """What a form holds, in the words that people see."""
    problems = dict(form.problems)
    return {each.label: (_in_words(each), problems.get(each.name, "")) for each in form.fields}


def _in_words(of: Field) -> tuple[str, ...]:
    match of:
        case ChoiceField():
            return tuple(choice.label for choice in of.choices if choice.value in of.chosen)
        case LookupField():
            return tuple(choice.label for choice in of.chosen)
        case _:
            return (of.value,) if of.value else ()


def _numbered(part: Any, known: dict[str, str], key: str = "") -> Any:
    """A card with what is made anew each time replaced by its place on it."""
    if isinstance(part, list):
        return [_numbered(each, known) for each in part if not _is_only_in_feishu(each)]
    if isinstance(part, dict):
        return {name: _numbered(value, known, name) for name, value in part.items()}
    if key in {"press", "person_id"} and part:
        return known.setdefault(part, f"{key} {len(known)}")
    if isinstance(part, str):
        return NAMED_BY_THE_CHAT.sub("this conversation", MADE_ANEW.sub("…", part))
    return part


def _is_only_in_feishu(part: Any) -> bool:
    label = part.get("label") if isinstance(part, dict) else None
    return isinstance(label, str) and label in ONLY_IN_FEISHU


class HeardDoor:
    """A chat's door, with somebody listening."""

    def __init__(self, door: Door, heard: Heard) -> None:
        self._door, self._heard = door, heard
        self.keeps_place = door.keeps_place

    async def working(self, card: Card, *, aside: bool = False) -> None:
        await self._door.working(card, aside=aside)

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        self._heard.card(audience, card)
        return await self._door.answer(card, audience)


class HeardDesk:
    """Scout's desk, with somebody listening to what it answers."""

    def __init__(self, desk: Desk, heard: Heard) -> None:
        self._desk, self._heard = desk, heard

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)

    async def request(self, request: Request, door: Door) -> None:
        await self._desk.request(request, HeardDoor(door, self._heard))

    async def press(self, press: Press, door: Door) -> None:
        await self._desk.press(press, HeardDoor(door, self._heard))

    async def submission(self, submission: Submission, door: Door) -> None:
        await self._desk.submission(submission, HeardDoor(door, self._heard))


class HeardChat:
    """A chat, with somebody listening to what is posted, edited, whispered and uploaded beside the answers."""

    def __init__(self, chat: Chat, heard: Heard) -> None:
        self._chat, self._heard = chat, heard

    def __getattr__(self, name: str) -> Any:
        return getattr(self._chat, name)

    async def post(self, conversation: Conversation, card: Card, *, key: str = "") -> Posted:
        self._heard.card("posted", card)
        return await self._chat.post(conversation, card, key=key)

    async def update(self, posted: Posted, card: Card) -> None:
        self._heard.card("edited", card)
        await self._chat.update(posted, card)

    async def whisper(self, conversation: Conversation, person: Person, card: Card) -> None:
        self._heard.card("whispered", card)
        await self._chat.whisper(conversation, person, card)

    async def upload(
        self, conversation: Conversation, name: str, content: Path, *, comment: Card | None = None, key: str = ""
    ) -> Posted:
        self._heard.answers.append(("file", name))
        return await self._chat.upload(conversation, name, content, comment=comment, key=key)
