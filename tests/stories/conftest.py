"""The whole program in one room: a person in each chat, the embedded service behind it, and a clock that turns."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copy2, copytree

import pytest
from starlette.applications import Starlette

from api.service.app import Service
from api.service.catalogue.catalogue import Catalogue
from bot.app import Scout
from bot.embedded import open_service
from bot.settings import Settings, read_settings
from handlers.scheduled.deliver import deliver
from handlers.scheduled.lapse_files import lapse_files
from handlers.scheduled.poll_tasks import poll_tasks
from handlers.scheduled.refresh_files import refresh_files
from handlers.scheduled.send_digests import send_digests
from handlers.scheduled.submit_tasks import submit_tasks
from storage.store import open_store
from tests.platforms.chats import CHATS, Person
from tests.platforms.feishu import FeishuDriver
from tests.platforms.feishu.tenant import GROUP
from tests.platforms.slack import SlackDriver
from tests.platforms.slack.fake import person


class Clock:
    """A clock that only the test turns."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> None:
        """Let time pass: `turn(hours=2)`."""
        self.now += timedelta(**by)

    def turn_by(self, length: timedelta) -> None:
        """Let as much time pass."""
        self.now += length


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the service's files and Scout's memory as a first use leaves them."""
    folder = tmp_path_factory.mktemp("sample")
    Catalogue.open(folder / "creators.db").close()
    open_store(folder / "scout.db").close()
    return folder


@pytest.fixture
def settings(tmp_path: Path, sample: Path) -> Settings:
    """A fresh machine, but for the sample set and the tables that are already made."""
    for made in sample.iterdir():
        (copytree if made.is_dir() else copy2)(made, tmp_path / made.name)
    return read_settings(
        _env_file=None,
        database_url=f"sqlite:///{tmp_path / 'scout.db'}",
        service_database=tmp_path / "creators.db",
        service_rate_limit=-1,
        default_language="en",
    )


@pytest.fixture
async def scout(settings: Settings, clock: Clock) -> AsyncIterator[Scout]:
    async with Scout(settings, clock=clock) as running:
        yield running


@pytest.fixture(params=CHATS)
async def mia(request: pytest.FixtureRequest, scout: Scout) -> AsyncIterator[Person]:
    """Mia, in each chat in turn."""
    async with CHATS[request.param](scout) as person:
        yield person


@dataclass
class Channel:
    """A channel or group with Scout, Mia and Leo in it."""

    mia: Person
    leo: Person


@pytest.fixture(params=["slack", "feishu"])
async def channel(request: pytest.FixtureRequest, scout: Scout) -> AsyncIterator[Channel]:
    async with CHATS[request.param](scout) as person:
        if isinstance(person, SlackDriver):
            yield Channel(
                person, SlackDriver(person.slack, person.chat, Starlette(routes=list(person.chat.routes)), user="U2")
            )
        elif isinstance(person, FeishuDriver):
            mia, leo = (
                FeishuDriver(
                    person.feishu, person.chat, Starlette(routes=list(person.chat.routes)), user=user, place=GROUP
                )
                for user in ("ou_mia", "ou_leo")
            )
            yield Channel(mia, leo)


class Passing:
    """Lets time pass for everybody: the service works, Scout's jobs tick, the chats bring what was posted."""

    def __init__(self, scout: Scout, clock: Clock, service: Service) -> None:
        self._scout, self._clock, self._service = scout, clock, service

    async def __call__(self, **by: float) -> None:
        """Turn the clock and do what is due then: `passes(seconds=30)`."""
        self._clock.turn(**by)
        await self._service.runner.work(_no_call)
        for job in (submit_tasks, poll_tasks, refresh_files, lapse_files, send_digests):
            await job(self._scout.context)
        await self.delivers()

    async def delivers(self) -> None:
        """Send what is due to be posted."""
        for _ in range(LETTERS):
            await deliver(self._scout.context)


LETTERS = 6
"""More than a story ever has waiting for one conversation: each tick sends one."""


async def _no_call(url: str, content: bytes, headers: Mapping[str, str]) -> int:
    raise AssertionError(f"no story has webhooks, but {url} was called")


@pytest.fixture
def passes(scout: Scout, settings: Settings, clock: Clock) -> Iterator[Passing]:
    """Another process on the service's file: any number may share the work."""
    service = open_service(settings, clock)
    yield Passing(scout, clock, service)
    service.close()


async def bought(scout: Scout) -> list[tuple[str, int]]:
    """What the bot's ledger says was bought: each call's action and credits, in order."""
    return await scout.context.store.database.read(
        lambda tables: tables.conn.execute("SELECT action, credits FROM spending ORDER BY id").fetchall()
    )


@dataclass
class Team:
    """Mia and Leo in one channel or group, Mia alone with Scout, and the emoji that means “shortlist” in their chat."""

    mia: SlackDriver | FeishuDriver
    leo: SlackDriver | FeishuDriver
    alone: SlackDriver | FeishuDriver
    star: str

    def in_another_channel(self) -> SlackDriver | FeishuDriver:
        """Leo in a second channel or group with Scout."""
        app = Starlette(routes=list(self.leo.chat.routes))
        if isinstance(self.leo, SlackDriver):
            self.leo.slack.channels.add("C2")
            return SlackDriver(self.leo.slack, self.leo.chat, app, user="U2", channel="C2")
        self.leo.feishu.groups["oc_second"] = {"chat_mode": "group", "external": False}
        return FeishuDriver(self.leo.feishu, self.leo.chat, app, user="ou_leo", place="oc_second")


@pytest.fixture(params=["slack", "feishu"])
async def team(request: pytest.FixtureRequest, scout: Scout) -> AsyncIterator[Team]:
    async with team_in(request.param, scout) as team:
        yield team


@asynccontextmanager
async def team_in(chat: str, scout: Scout) -> AsyncIterator[Team]:
    """The team in a chat of this name."""
    async with CHATS[chat](scout) as someone:
        if isinstance(someone, SlackDriver):
            fake, slack, app = someone.slack, someone.chat, Starlette(routes=list(someone.chat.routes))
            fake.people["U2"] = person("U2", "Leo", "leo@example.com")
            leo, alone = SlackDriver(fake, slack, app, user="U2"), SlackDriver(fake, slack, app, channel="D1")
            yield Team(someone, leo, alone, "star")
        elif isinstance(someone, FeishuDriver):
            home, bot, door = someone.feishu, someone.chat, Starlette(routes=list(someone.chat.routes))
            home.people["ou_leo"] = {"open_id": "ou_leo", "user_id": "leo01", "name": "Leo"}
            mia, other = (FeishuDriver(home, bot, door, user=user, place=GROUP) for user in ("ou_mia", "ou_leo"))
            yield Team(mia, other, someone, "FINGERHEART")
