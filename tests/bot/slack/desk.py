"""A desk that remembers what it was brought and answers as the test says."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta

from handlers.cards import Card, Control, Controls, Paragraph, Text
from handlers.cards.form import Choice, Source
from handlers.chat import Departure, Door, Person, Posted, Press, Reaction, Request, Submission

Answer = Callable[[Door], Awaitable[Posted | None]]


def card(title: str, *controls: Control) -> Card:
    return Card(
        title, (Paragraph((Text("body"),)), *((Controls(controls),) if controls else ())), summary=f"{title} said"
    )


def privately(answer: Card, working: Card | None = None) -> Answer:
    async def give(door: Door) -> Posted | None:
        if working:
            await door.working(working)
        return await door.answer(answer, "asker")

    return give


def for_everyone(answer: Card, working: Card | None = None) -> Answer:
    async def give(door: Door) -> Posted | None:
        if working:
            await door.working(working)
        return await door.answer(answer, "everyone")

    return give


class RecordingDesk:
    """Keeps what comes and what the doors gave back. `answers` answers everything; `wrong` is said about forms."""

    def __init__(self, answers: Answer | None = None) -> None:
        self.answers = answers or privately(card("Answer"))
        self.requests: list[Request] = []
        self.presses: list[Press] = []
        self.reactions: list[Reaction] = []
        self.submissions: list[Submission] = []
        self.changes: list[Submission] = []
        self.wrong: dict[str, str] = {}
        self.form = card("Form")
        self.departures: list[Departure] = []
        self.posted: list[Posted | None] = []

    async def request(self, request: Request, door: Door) -> None:
        self.requests.append(request)
        self.posted.append(await self.answers(door))

    async def press(self, press: Press, door: Door) -> None:
        self.presses.append(press)
        self.posted.append(await self.answers(door))

    async def reaction(self, reaction: Reaction) -> None:
        self.reactions.append(reaction)

    async def submission(self, submission: Submission, door: Door) -> None:
        self.submissions.append(submission)
        self.posted.append(await self.answers(door))

    async def wrong_fields(self, submission: Submission) -> Mapping[str, str]:
        return self.wrong

    async def redrawn(self, submission: Submission) -> Card:
        self.changes.append(submission)
        return self.form

    async def suggestions(self, source: Source, typed: str, person: Person) -> tuple[Choice, ...]:
        return (Choice(typed, f"{source}: {typed}"),)

    async def departure(self, departure: Departure) -> None:
        self.departures.append(departure)


class StuckDesk(RecordingDesk):
    """Never finishes until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.began = asyncio.Event()
        self.let_go = asyncio.Event()

    async def request(self, request: Request, door: Door) -> None:
        self.began.set()
        await self.let_go.wait()
        await super().request(request, door)


class Clock:
    """The time, which only the test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def tick(self, **lengths: float) -> None:
        self.now += timedelta(**lengths)
