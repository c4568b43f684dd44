"""People at Scout's desk, a noticeboard on the wall, and a creator API that does as the test says."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from bot.app import Scout
from handlers.cards import Button, Card, Select
from handlers.chat import Audience, Conversation, DroppedFile, Person, Posted, Press, Request, Workspace
from handlers.scheduled.deliver import deliver
from handlers.scheduled.poll_tasks import poll_tasks
from handlers.scheduled.refresh_files import refresh_files
from handlers.scheduled.submit_tasks import submit_tasks
from storage.tasks import Task
from tests.cards import controls_of, lines_of
from tests.handlers.scheduled.conftest import Clock
from tests.handlers.scheduled.noticeboard import Message, Noticeboard
from tests.platforms.task_api import TaskApi

TEAM = Workspace("slack", "T1")
MIA = Person(TEAM, "U1", "Mia", "mia@brand.example", language="en")
LEO = Person(TEAM, "U2", "Leo", "leo@brand.example", language="en")
GUEST = Person(TEAM, "U9", "Guest", language="en", is_external=True)
CHANNEL = Conversation(TEAM, "C1")
OTHER_CHANNEL = Conversation(TEAM, "C2")
SHARED = Conversation(TEAM, "C3", is_external=True)

JOBS = (deliver, submit_tasks, poll_tasks, refresh_files, deliver)


class Room:
    """`says` and `presses` give the answer's card; `seen` are all answers; `board` has what everybody sees."""

    keeps_place = False

    def __init__(self, scout: Scout, board: Noticeboard, api: TaskApi, clock: Clock) -> None:
        self.scout, self.board, self.api, self.clock = scout, board, api, clock
        self.seen: list[Card] = []
        self.audience: Audience = "asker"

    async def says(self, text: str, *files: DroppedFile, person: Person = MIA, place: Conversation = CHANNEL) -> Card:
        request = Request(uuid4().hex, text, person, place, self.clock(), files=files)
        await self.scout.desk.request(request, self)
        return self.seen[-1]

    async def presses(
        self, label: str, on: Card | None = None, *, person: Person = MIA, place: Conversation = CHANNEL
    ) -> Card:
        press = press_of(on or self.seen[-1], label)
        await self.scout.desk.press(Press(uuid4().hex, press, person, place, self.clock()), self)
        return self.seen[-1]

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """A sign of work; the answer follows."""

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        self.seen.append(card)
        self.audience = audience
        return None

    async def runs(self, *, every: float = 5, **length: float) -> None:
        """Let time pass with a tick every few seconds."""
        until = self.clock() + timedelta(**length)
        while self.clock() < until:
            self.clock.turn(seconds=every)
            for job in JOBS:
                await job(self.scout.context)

    async def delivered(self) -> None:
        """Bring what is due to be posted."""
        for _ in range(5):
            await deliver(self.scout.context)

    async def tasks(self) -> list[Task]:
        return await self.scout.context.store.tasks.newest(TEAM.key, 100)

    @property
    def parents(self) -> list[Message]:
        """The one cards of collections."""
        return self.board.about("collection")

    @property
    def ready(self) -> list[Message]:
        """The cards of files."""
        return self.board.about("file")


def words_of(card: Card) -> str:
    """Everything that a card says."""
    return "\n".join(lines_of(card))


def labels(card: Card) -> list[str]:
    """What can be pressed on a card."""
    controls = list(controls_of(card))
    options = [option.label for control in controls if isinstance(control, Select) for option in control.options]
    return [control.label for control in controls if isinstance(control, Button)] + options


def press_of(card: Card, label: str) -> str:
    """The press behind a label. Raises `LookupError`."""
    for control in controls_of(card):
        for choice in control.options if isinstance(control, Select) else (control,):
            if choice.label == label:
                return choice.press
    raise LookupError(f"no {label!r} among {labels(card)}")


def dropped(name: str, content: bytes) -> DroppedFile:
    """A file that somebody dropped."""

    async def read() -> bytes:
        return content

    return DroppedFile(name, len(content), read)
