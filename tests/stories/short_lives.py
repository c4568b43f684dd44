"""Lives of the program that SIGKILL ends at a chosen look at the clock, for the stories of digests that survive it."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import Scout
from bot.settings import read_settings
from handlers.cards import Card
from handlers.chat import CANNOT_LOOK, ChatError, Conversation, Person, Place, Posted, Presence
from handlers.scheduled.deliver import deliver
from handlers.scheduled.send_digests import send_digests


class LastingBoard:
    """A chat whose posts outlive every process, in a file. Like Feishu it makes one of two with one key in an hour."""

    name = "slack"
    edits_for: timedelta | None = None
    repeats_for = timedelta(hours=1)
    is_crowded = False

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        self._path, self._clock = path, clock
        with sqlite3.connect(path, timeout=30) as file:
            file.execute("CREATE TABLE IF NOT EXISTS posts (key TEXT, title TEXT, at REAL)")

    async def post(self, conversation: Conversation, card: Card, *, key: str = "") -> Posted:
        with sqlite3.connect(self._path, timeout=30) as file:
            now = self._clock().timestamp()
            again = "SELECT 1 FROM posts WHERE key = ? AND at > ?"
            file.execute(
                f"INSERT INTO posts SELECT ?, ?, ? WHERE NOT EXISTS ({again})",
                (key, card.title, now, key, now - self.repeats_for.total_seconds()),
            )
        return Posted(conversation, key)

    async def find(
        self,
        conversation: Conversation,
        key: str,
        since: datetime,
        *,
        file: str = "",
        others: frozenset[str] = frozenset(),
    ) -> Posted | None:
        raise ChatError("no past is shown", code=CANNOT_LOOK, permanent=True)

    async def update(self, posted: Posted, card: Card) -> None:
        raise AssertionError("no digest is edited")

    async def upload(
        self, conversation: Conversation, name: str, content: Path, *, comment: Card | None = None, key: str = ""
    ) -> Posted:
        raise AssertionError("no digest is a file")

    async def whisper(self, conversation: Conversation, person: Person, card: Card) -> None:
        raise AssertionError("no digest is whispered")

    async def presence(self, conversation: Conversation, person: Person) -> Presence:
        return Presence(person, conversation)

    async def places(self, name: str, person: Person) -> list[Place]:
        return []

    def posts(self) -> list[tuple[str, str]]:
        """What stands there: keys and titles."""
        with sqlite3.connect(self._path, timeout=30) as file:
            return file.execute("SELECT key, title FROM posts ORDER BY at").fetchall()


@dataclass
class DeadlyClock:
    """A clock that stands still, and kills its process when it is looked at for the `last` time; 0 for never."""

    at: datetime
    last: int = 0
    looks: int = 0

    def __call__(self) -> datetime:
        self.looks += 1
        if self.looks == self.last:
            os.kill(os.getpid(), signal.SIGKILL)
        return self.at


def live(folder: Path, at: datetime, last: int) -> None:
    """One life of a worker: what is due is worked on and delivered, unless it is killed before."""
    asyncio.run(_live(folder, DeadlyClock(at, last)))


async def _live(folder: Path, clock: DeadlyClock) -> None:
    logging.disable()  # what killed programs complain of is what is counted at the end
    settings = read_settings(
        _env_file=None,
        database_url=f"sqlite:///{folder / 'scout.db'}",
        service_database=folder / "creators.db",
        service_rate_limit=-1,
    )
    async with Scout(settings, clock=clock) as scout:
        scout.speak_through(LastingBoard(folder / "board.db", clock))
        await send_digests(scout.context)
        await deliver(scout.context)
