"""Two workspaces on one Scout: whatever each of them does, nothing of it reaches the other (features S12)."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import Scout
from handlers.cards import Card
from handlers.cards.stored import dump_card
from handlers.chat import Audience, Conversation, Person, Place, Posted, Presence, Press, Request, Workspace
from tests.stories.conftest import Clock, Passing

OPERATIONS = 170
"""Of each run; six runs make a thousand."""


@dataclass
class Chat:
    """Both workspaces' chat: keeps what is put into which conversation."""

    name: str = "paper"
    edits_for: timedelta | None = None
    repeats_for: timedelta = timedelta(0)
    is_crowded: bool = False
    put: list[tuple[str, Card]] = field(default_factory=list)

    async def post(self, conversation: Conversation, card: Card, *, key: str = "") -> Posted:
        self.put.append((conversation.workspace.id, card))
        return Posted(conversation, f"m{len(self.put)}")

    async def find(
        self,
        conversation: Conversation,
        key: str,
        since: datetime,
        *,
        file: str = "",
        others: frozenset[str] = frozenset(),
    ) -> Posted | None:
        return None

    async def update(self, posted: Posted, card: Card) -> None:
        self.put.append((posted.conversation.workspace.id, card))

    async def upload(
        self, conversation: Conversation, name: str, content: Path, *, comment: Card | None = None, key: str = ""
    ) -> Posted:
        raise AssertionError("no workspace here wants files themselves")

    async def whisper(self, conversation: Conversation, person: Person, card: Card) -> None:
        self.put.append((conversation.workspace.id, card))

    async def presence(self, conversation: Conversation, person: Person) -> Presence:
        return Presence(person, conversation)

    async def places(self, name: str, person: Person) -> list[Place]:
        return []


@dataclass
class Door:
    """The way back to one tenant."""

    chat: Chat
    conversation: Conversation
    cards: list[Card]
    keeps_place: bool = False

    async def working(self, card: Card, *, aside: bool = False) -> None:
        self.chat.put.append((self.conversation.workspace.id, card))

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        self.cards.append(card)
        return await self.chat.post(self.conversation, card)


@dataclass
class Tenant:
    """A workspace whose people type a word of their own into everything, by which whatever is theirs is known."""

    scout: Scout
    chat: Chat
    id: str
    word: str
    chance: random.Random
    cards: list[Card] = field(default_factory=list)
    count: int = 0

    def lines(self) -> list[str]:
        return [
            f"/creators search tiktok {self.word} level:S1",
            f"/creators search tiktok beauty {self.word} level:S1",
            f"/collect tiktok @{self.word}.one @{self.word}.two",
            f"/collect keywords tiktok {self.word}",
            f'/creators list new "{self.word} list"',
            f'/creators list add "{self.word} list" tiktok @{self.word}.one',
            f'/creators mark tiktok @{self.word}.one contacted note:"{self.word} wrote"',
            "/creators list",
            f'/creators list show "{self.word} list"',
            "/collect status",
            "/collect export csv",
            "/collect link",
            "/creators credits",
            "/creators budget",
            "/creators roles",
            "/creators budget set 9000 day workspace",
        ]

    async def types(self, line: str) -> None:
        await self.scout.desk.request(Request(self._next(), line, self._person, self._place, self._now), self._door)

    async def presses(self, press: str) -> None:
        await self.scout.desk.press(Press(self._next(), press, self._person, self._place, self._now), self._door)

    async def does_something(self, other: Tenant) -> None:
        """Type a line, press one of the own buttons, or press one that the other one got."""
        what = self.chance.random()
        own, foreign = list(presses_of(self.cards)), list(presses_of(other.cards))
        if what < 0.4 or not own:
            await self.types(self.chance.choice(self.lines()))
        elif what < 0.7 or not foreign:
            await self.presses(self.chance.choice(own))
        else:
            await self.presses(self.chance.choice(foreign))

    def _next(self) -> str:
        self.count += 1
        return f"{self.id}-{self.count}"

    @property
    def _person(self) -> Person:
        return Person(Workspace("paper", self.id), "U1", name=f"{self.word} person", is_admin=True)

    @property
    def _place(self) -> Conversation:
        return Conversation(Workspace("paper", self.id), "C1")

    @property
    def _now(self) -> datetime:
        return self.scout.clock()

    @property
    def _door(self) -> Door:
        return Door(self.chat, self._place, self.cards)


def presses_of(part: Any) -> Iterator[str]:
    """The ids of all buttons in cards."""
    if isinstance(part, list | tuple):
        for each in part:
            yield from presses_of(each)
    elif is_dataclass(part):
        for one in fields(part):
            value = getattr(part, one.name)
            if one.name == "press" and value:
                yield value
            elif not isinstance(value, str):
                yield from presses_of(value)


async def rows_with(scout: Scout, word: str) -> dict[str, set[str]]:
    """By table, the workspaces whose rows hold a word."""

    def ask(tables: Any) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for table in tables.table_names():
            columns = tables.table(table).columns_dict
            if "workspace" in columns:
                for row in tables.table(table).rows:
                    if word in str(row):
                        found.setdefault(table, set()).add(str(row["workspace"]))
        return found

    return await scout.context.store.database.read(ask)


@pytest.mark.parametrize("seed", range(6))
async def test_nothing_that_two_workspaces_do_reaches_the_other(
    scout: Scout, clock: Clock, passes: Passing, seed: int
) -> None:
    chance, chat = random.Random(seed), Chat()
    scout.speak_through(chat)
    north = Tenant(scout, chat, "T1", "northwind", chance)
    south = Tenant(scout, chat, "T2", "southsea", chance)
    for _ in range(OPERATIONS):
        one, other = chance.sample((north, south), 2)
        await one.does_something(other)
        if chance.random() < 0.2:
            await passes(seconds=chance.choice((1, 20, 400)))
    await passes(seconds=600)
    for tenant, others in ((north, south.word), (south, north.word)):
        assert await rows_with(scout, tenant.word), "they did something"
        assert set().union(*(await rows_with(scout, tenant.word)).values()) == {f"paper:{tenant.id}"}
        assert not [card for id_, card in chat.put if id_ == tenant.id and others in dump_card(card)]
