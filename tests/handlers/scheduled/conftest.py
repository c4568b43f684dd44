"""The jobs in one room: their memory, a creator API, a chat, and a clock that only the test turns."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from api.client import Client, connect
from handlers.chat import Conversation, Workspace
from handlers.collecting import letters
from handlers.context import Context, Options
from handlers.scheduled.deliver import deliver
from handlers.scheduled.lapse_files import lapse_files
from handlers.scheduled.poll_tasks import poll_tasks
from handlers.scheduled.refresh_files import refresh_files
from handlers.scheduled.submit_tasks import submit_tasks
from handlers.stored_chat import dump_conversation
from storage.collections import Collection, NewCollection
from storage.files import File
from storage.store import Store, open_store
from storage.tasks import NewTask, Task
from tests.bot.slack.desk import Clock as HandClock
from tests.handlers.scheduled.noticeboard import Noticeboard
from tests.platforms.task_api import TaskApi

TEAM = "slack:T1"
LINKS = ("https://www.tiktok.com/@mia", "https://www.tiktok.com/@leo")


class Clock(HandClock):
    """A clock that only the test turns, and a sleep that turns it."""

    def __init__(self) -> None:
        super().__init__()
        self.now += timedelta(seconds=30)

    def turn(self, **by: float) -> None:
        self.tick(**by)

    async def sleep(self, seconds: float) -> None:
        self.turn(seconds=seconds)


@dataclass
class World:
    """All of it. `worker` gives a second process on the same files."""

    clock: Clock
    api: TaskApi
    chat: Noticeboard
    context: Context
    path: Path
    opened: ExitStack
    ids: list[str] = field(default_factory=list)

    def worker(self, name: str = "other") -> Context:
        """What another process has: its own connection to the same file."""
        store = open_store(self.path)
        self.opened.callback(store.close)
        return replace(self.context, store=store, worker=name)

    async def collects(
        self,
        *tasks: tuple[str, ...],
        team: str = TEAM,
        conversation: str = "C1",
        here: Conversation | None = None,
    ) -> str:
        """Somebody starts a collection; nothing is sent yet. Gives its id."""
        chat, _, id_ = team.partition(":")
        where = dump_conversation(here or Conversation(Workspace(chat, id_), conversation))
        new = NewCollection(team, "U1", "Mia", "mia@example.com", "en", where, "/collect @mia @leo")
        intents = [NewTask("tiktok", "LINK_BATCH", values) for values in tasks or (LINKS,)]
        self.ids.append(await self.context.store.collections.start(new, intents, self.clock()))
        stored = await self.store.collections.of(team, self.ids[-1])
        await self.store.write(letters.first_card(self.context, stored))
        return self.ids[-1]

    async def tick(self, *jobs: Callable[..., object], context: Context | None = None) -> None:
        """Every job once, in the order of the timetable."""
        for job in (deliver, submit_tasks, poll_tasks, refresh_files, lapse_files, deliver):
            await job(context or self.context)

    async def runs(self, *, every: float = 5, **length: float) -> None:
        """Let time pass with a tick every few seconds."""
        until = self.clock() + timedelta(**length)
        while self.clock() < until:
            self.clock.turn(seconds=every)
            await self.tick()

    @property
    def store(self) -> Store:
        return self.context.store

    async def task(self, number: int = 0, team: str = TEAM) -> Task:
        return (await self.store.tasks.of_collection(team, self.ids[-1]))[number]

    async def file(self, team: str = TEAM) -> File:
        [file] = await self.store.files.of_task(team, (await self.task(team=team)).id)
        return file

    async def collection(self, team: str = TEAM) -> Collection:
        return await self.store.collections.of(team, self.ids[-1])


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def chat(clock: Clock) -> Noticeboard:
    return Noticeboard(clock)


@pytest.fixture
def api(clock: Clock) -> TaskApi:
    return TaskApi(clock)


@pytest.fixture
def options() -> Options:
    return Options()


@pytest.fixture
def per_minute() -> int:
    """The key's rate limit; none."""
    return -1


@pytest.fixture
async def client(clock: Clock, api: TaskApi, per_minute: int) -> AsyncIterator[Client]:
    async with connect(
        "https://api.example.com",
        "cv_live_test",
        clock=clock,
        sleep=clock.sleep,
        random=lambda: 1.0,
        transport=api.transport(),
        per_minute=per_minute,
    ) as client:
        yield client


@pytest.fixture
def opened() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def world(
    tmp_path: Path,
    clock: Clock,
    api: TaskApi,
    chat: Noticeboard,
    client: Client,
    options: Options,
    opened: ExitStack,
) -> World:
    path = tmp_path / "scout.db"
    store = open_store(path)
    opened.callback(store.close)
    context = Context(client, store, clock, clock.sleep, options, chats={chat.name: chat})
    return World(clock, api, chat, context, path, opened)
