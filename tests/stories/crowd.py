"""People of two workspaces who do whatever comes to their minds: type lines, press what stands on cards, decide."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import Scout
from handlers.cards import Card, Select
from handlers.chat import Audience, Conversation, Person, Place, Posted, Presence, Press, Request, Workspace
from tests.cards import controls_of

NORTH, SOUTH = Workspace("paper", "T1"), Workspace("paper", "T2")

PEOPLE: tuple[Person, ...] = (
    Person(NORTH, "U1", "Mia", "mia@north.example", language="en"),
    Person(NORTH, "U2", "Leo", "leo@north.example", language="zh"),
    Person(NORTH, "U3", "Ada", "ada@north.example", language="en", is_admin=True),
    Person(SOUTH, "U1", "Sam", "sam@south.example", language="zh"),
    Person(SOUTH, "U4", "Pia", "pia@south.example", language="en", is_admin=True),
)
"""Two workspaces share an id, as they may in chats."""

WORDS = ("beauty", "fashion", "travel", "food", "cars", "art", "books", "music", "pets", "dance", "comedy", "yoga")
HANDLES = ("charlidamelio", "bellapoarch", "kimberly.loaiza", "domelipa", "khaby.lame", "nobody.at.all.here")
PAID: tuple[str, ...] = (
    "/creators search tiktok {word} level:{level} size:{size}",
    "/creators search tiktok {word} followers:>{least}k level:S1",
    "/creators search youtube {word} followers:>{least}k size:{size}",
    "/creators search {word} page:{page}",
    "/creators lookalike tiktok @{handle} level:{level} limit:{size}",
    "/creators lookalike tiktok @{handle} followers:>{least}k",
    "/creators show tiktok @{handle} level:{level}",
)
"""What takes credits."""

FREE: tuple[str, ...] = (
    '/creators save "{word} search"',
    '/creators run "{word} search"',
    '/creators saved share "{word} search" team',
    "/collect tiktok @{handle} @{word}.maker",
    "/collect keywords tiktok {word}",
    "/collect status",
    "/collect export csv",
    '/creators list new "{word}"',
    '/creators list add "{word}" tiktok @{handle}',
    '/creators list show "{word}"',
    "/creators mark tiktok @{handle} contacted",
    "/creators hide tiktok @{handle}",
    "/creators settings level:{level}",
    "/creators settings platform:tiktok",
    "/creators credits",
    "/creators spending",
    "/creators budget",
    "/creators serch {word}",
)
RULES: tuple[str, ...] = (
    "/creators budget set {credits} day workspace",
    "/creators budget set {credits} month workspace",
    "/creators budget set {credits} day channel",
    "/creators budget set {credits} day person:@{name}",
    "/creators budget remove workspace",
    "/creators budget remove channel",
    "/creators role @{name} {role}",
)
"""What admins type besides."""


@dataclass
class Paper:
    """The chat: what was put into each workspace, and the files that people got alone."""

    name: str = "paper"
    edits_for: timedelta | None = None
    repeats_for: timedelta = timedelta(0)
    is_crowded: bool = False
    cards: dict[str, list[tuple[Person | None, Card]]] = field(default_factory=dict)
    files: list[tuple[Conversation, str, bytes]] = field(default_factory=list)
    _count: int = 0

    def put(self, workspace: Workspace, card: Card, reader: Person | None = None) -> None:
        """Show a card to one person, or to everybody in a workspace."""
        self.cards.setdefault(workspace.key, []).append((reader, card))

    async def post(self, conversation: Conversation, card: Card, *, key: str = "") -> Posted:
        self.put(conversation.workspace, card)
        self._count += 1
        return Posted(conversation, f"m{self._count}")

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
        self.put(posted.conversation.workspace, card)

    async def upload(
        self, conversation: Conversation, name: str, content: Path, *, comment: Card | None = None, key: str = ""
    ) -> Posted:
        self.files.append((conversation, name, await asyncio.to_thread(content.read_bytes)))
        return Posted(conversation, "file")

    async def whisper(self, conversation: Conversation, person: Person, card: Card) -> None:
        self.put(conversation.workspace, card, person)

    async def presence(self, conversation: Conversation, person: Person) -> Presence:
        return Presence(person, conversation)

    async def places(self, name: str, person: Person) -> list[Place]:
        return []


@dataclass
class Door:
    """The way back to whoever asked."""

    paper: Paper
    person: Person
    keeps_place: bool = False

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """A sign of work."""

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        self.paper.put(self.person.workspace, card, None if audience == "everyone" else self.person)
        return None


@dataclass
class Crowd:
    """Does one thing after the other. `scout` gives the program that runs just now."""

    scout: Callable[[], Scout]
    paper: Paper
    chance: random.Random
    count: int = 0

    async def does_something(self) -> None:
        """Somebody types a line, or presses something on one of the last cards of their workspace."""
        person = self.chance.choice(PEOPLE)
        seen = [
            card
            for reader, card in self.paper.cards.get(person.workspace.key, [])[-LOOKS_AT:]
            if reader in {None, person} or self.chance.random() < MEDDLED
        ]
        presses = list(presses_of(seen))
        if presses and self.chance.random() < PRESSED:
            await self.presses(person, self.chance.choice(presses))
        else:
            await self.types(person, self._line(person))

    async def types(self, person: Person, line: str, place: Conversation | None = None) -> None:
        """Type a line, in any of the places of the workspace."""
        place = place or self._place(person)
        request = Request(self._next(), line, person, place, self.scout().clock())
        await self.scout().desk.request(request, Door(self.paper, person))

    async def presses(self, person: Person, press: str) -> None:
        """Use a button."""
        place = self._place(person)
        await self.scout().desk.press(
            Press(self._next(), press, person, place, self.scout().clock()), Door(self.paper, person)
        )

    def _place(self, person: Person) -> Conversation:
        alone = Conversation(person.workspace, f"D-{person.id}", is_private=True)
        return self.chance.choice((Conversation(person.workspace, "C1"), Conversation(person.workspace, "C2"), alone))

    def _line(self, person: Person) -> str:
        lines = PAID if self.chance.random() < ASKED else FREE
        lines = RULES if person.is_admin and self.chance.random() < RULED else lines
        return self.chance.choice(lines).format(
            word=self.chance.choice(WORDS),
            handle=self.chance.choice(HANDLES),
            level=self.chance.choice(("S1", "S1", "S2", "S3")),
            size=self.chance.choice((1, 5, 10)),
            page=self.chance.choice((1, 2, 3)),
            least=self.chance.randrange(1, 60),
            credits=self.chance.choice((0, 800, 2_000, 9_000, 9_000)),
            name=self.chance.choice([one.name for one in PEOPLE if one.workspace == person.workspace]),
            role=self.chance.choice(("viewer", "spender", "spender", "spender", "approver")),
        )

    def _next(self) -> str:
        self.count += 1
        return f"n{self.count}"


LOOKS_AT = 12
"""Cards that people still see."""

PRESSED, ASKED, RULED, MEDDLED = 0.5, 0.6, 0.08, 0.15
"""How often people press rather than type, ask for what costs, change the rules where they may, and press what is
meant for others."""


def presses_of(cards: Iterable[Card]) -> Iterator[str]:
    """The ids of all buttons and options on cards."""
    for card in cards:
        for control in controls_of(card):
            choices = control.options if isinstance(control, Select) else (control,)
            yield from (choice.press for choice in choices if choice.press)
