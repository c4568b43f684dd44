"""Two processes on one database file buy against one budget at the same moment, and one of them is killed meanwhile.

Twenty different searches of ten credits each are asked at once, ten in each process, against a budget for ten of them.
Processes that are killed (SIGKILL) are followed by others in which the same people ask again. The creator API stands in
the parent process behind a slow line; what it charged is what counts. Time runs hundreds of times faster for everybody.

    python -m benchmarks.budgets [--rounds 40] [--kills 3] [--seed 1]
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from api.contract.platforms import CREDITS_PER_RECORD, Level
from api.service.app import Service
from benchmarks.far_away import far_away, served
from benchmarks.fast_clock import SPEED, FastClock
from bot.app import Scout
from bot.settings import read_settings
from handlers.cards import Card
from handlers.chat import Audience, Conversation, Person, Posted, Request, Workspace
from handlers.scheduled.settle_money import LOST_AFTER, settle_money
from handlers.words import words
from storage.budgets import Budget
from storage.database import rows

SEARCHES, BUDGET_FOR, RECORDS = 20, 10, 10
"""Searches asked at once, those that the budget is for, and the records of each."""

CREDITS = RECORDS * CREDITS_PER_RECORD[Level.S1]
ANSWERS_TAKE_SECONDS = 0.4
"""Up to so long a piece of an answer is on its way: processes die while they wait for it."""

MORNING = 1_795_852_800.0
"""Six o'clock (UTC) of a day in November: no round reaches its end."""

TEAM = Workspace("slack", "T1")
OVER = words("en")("over-limit-title")


@dataclass(frozen=True, slots=True)
class Round:
    """What became of one round.

    `charged` counts the calls in the creator API's ledger, `kept` those in Scout's, `unknown` those of which it does
    not know whether they were charged. `over` counts people who read that the budget does not allow it, `found` those
    who got creators, in processes that were not killed. `held` is what is still set aside, in credits.
    """

    charged: int
    kept: int
    unknown: int
    found: int
    over: int
    held: int
    used: int


@dataclass
class Reader:
    """Somebody at the desk, who tells the parent what they read."""

    told: Connection
    keeps_place: bool = False

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """Wait on."""

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Tell the card's title."""
        self.told.send(card.title)
        return None


def live(chosen: dict[str, Any], clock: FastClock, numbers: Sequence[int], ears: Connection) -> None:
    """One process: it says that it is ready, waits for the word, and lets its people ask all at once."""
    asyncio.run(_live(chosen, clock, numbers, ears))


async def _live(chosen: dict[str, Any], clock: FastClock, numbers: Sequence[int], ears: Connection) -> None:
    logging.disable()  # what killed processes leave behind is what is counted at the end
    async with Scout(read_settings(_env_file=None, **chosen), clock=clock) as scout:
        ears.send("ready")
        await asyncio.to_thread(ears.recv)
        await asyncio.gather(*(_asks(scout, number, Reader(ears)) for number in numbers))
        ears.send("")


async def _asks(scout: Scout, number: int, reader: Reader) -> None:
    person = Person(TEAM, f"U{number}", f"Person {number}", f"p{number}@brand.example", language="en")
    line = f"/creators search tiktok followers:>{number + 1}k level:S1 size:{RECORDS}"
    id_ = f"{number}-{scout.clock().timestamp()}"
    await scout.desk.request(Request(id_, line, person, Conversation(TEAM, "C1"), scout.clock()), reader)


class Processes:
    """The processes of a round, and what people read in them."""

    def __init__(self, lives: ForkServerContext, chosen: dict[str, Any], clock: FastClock) -> None:
        self._lives, self._chosen, self._clock = lives, chosen, clock
        self.read: Counter[str] = Counter()

    def begun(self, numbers: Sequence[int]) -> tuple[ForkServerProcess, Connection]:
        """A process that waits for the word."""
        ours, theirs = self._lives.Pipe()
        process = self._lives.Process(target=live, args=(self._chosen, self._clock, numbers, theirs), daemon=True)
        process.start()
        theirs.close()
        assert ours.recv() == "ready"
        return process, ours

    def hear(self, process: ForkServerProcess, ears: Connection) -> None:
        """Listen until the process is done or dead."""
        heard: list[str] = []
        try:
            while title := ears.recv():
                heard.append(title)
        except EOFError:
            heard = []  # its people ask again elsewhere
        process.join()
        self.read.update(heard)


class Turnstile:
    """The creator API's app, of which one can see how many requests have arrived."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self.passed, self._came = app, 0, asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count a request and let it through."""
        self.passed += 1
        self._came.set()
        await self._app(scope, receive, send)

    async def passed_by(self, number: int, running: Sequence[asyncio.Task[None]]) -> bool:
        """Wait for so many requests; false where whoever could send them is done before."""
        while self.passed < number:
            under_way = [each for each in running if not each.done()]
            if not under_way:
                return False
            self._came.clear()
            coming = asyncio.create_task(self._came.wait())
            await asyncio.wait({coming, *under_way}, return_when=asyncio.FIRST_COMPLETED)
            coming.cancel()
        return True


async def race(kills: int, folder: Path, seed: int = 1) -> Round:
    """Let twenty people in two processes buy at once, kill one of the two so often, and settle what is left."""
    chance, clock = random.Random(seed), FastClock(time.time(), at=MORNING)
    with _stocked(folder, clock) as service:
        key = service.accounts.add_key("team")
        turnstile = Turnstile(service.app)
        async with (
            served(turnstile) as served_at,
            far_away(served_at, chance, ANSWERS_TAKE_SECONDS) as address,
        ):
            chosen = {
                "cv_api_base_url": address,
                "cv_api_key": key,
                "cv_user_identity": "team@brand.example",
                "database_url": f"sqlite:///{folder / 'scout.db'}",
            }
            lives = multiprocessing.get_context("forkserver")
            lives.set_forkserver_preload(["bot.app", "handlers.menu"])
            async with Scout(read_settings(_env_file=None, **chosen), clock=clock) as scout:
                await _limit(scout)
            processes = Processes(lives, chosen, clock)
            await _raced(processes, turnstile, kills, chance)
            later = timedelta(seconds=LOST_AFTER.total_seconds() + SPEED)
            async with Scout(read_settings(_env_file=None, **chosen), clock=lambda: clock() + later) as scout:
                await settle_money(scout.context)
                return await _counted(scout, service, processes.read)


@contextmanager
def _stocked(folder: Path, clock: FastClock) -> Iterator[Service]:
    """A service whose creators all have more followers than anybody asks for."""
    service = Service(folder / "creators.db", clock, sample=False)
    try:
        service.catalogue.put(
            [
                {"platform": "tiktok", "uid": str(number), "username": f"maker{number}", "followers": 1_000_000}
                for number in range(RECORDS)
            ]
        )
        yield service
    finally:
        service.close()


async def _limit(scout: Scout) -> None:
    now = scout.clock()
    budget = Budget(TEAM.key, "workspace", "", "day", BUDGET_FOR * CREDITS, "", "U0", "en", now)
    await scout.context.store.budgets.put(budget)


async def _raced(processes: Processes, turnstile: Turnstile, kills: int, chance: random.Random) -> None:
    half = SEARCHES // 2
    people = (range(half), range(half, SEARCHES))
    running = list(await asyncio.gather(*(asyncio.to_thread(processes.begun, each) for each in people)))
    hearing = [asyncio.create_task(asyncio.to_thread(processes.hear, *each)) for each in running]
    for _, ears in chance.sample(running, len(running)):
        ears.send("go")
    for _ in range(kills):
        if not await turnstile.passed_by(turnstile.passed + chance.randint(1, 3), hearing):
            break
        await asyncio.sleep(chance.uniform(0, ANSWERS_TAKE_SECONDS))
        number = chance.randrange(len(running))
        running[number][0].kill()
        running[number] = await asyncio.to_thread(processes.begun, people[number])
        hearing.append(asyncio.create_task(asyncio.to_thread(processes.hear, *running[number])))
        running[number][1].send("go")
    await asyncio.gather(*hearing)


async def _counted(scout: Scout, service: Service, read: Counter[str]) -> Round:
    database = scout.context.store.database
    states = await database.read(
        lambda tables: rows(
            tables, "SELECT state, count(*) AS number, sum(credits) AS credits FROM reservations GROUP BY 1"
        )
    )
    reserved = {each["state"]: each for each in states}
    [kept] = await database.read(lambda tables: rows(tables, "SELECT count(*) AS number FROM spending"))
    [use] = await scout.context.store.budgets.all(TEAM.key, scout.context.options.account, scout.clock())
    return Round(
        charged=len(service.accounts.ledger()),
        kept=kept["number"],
        unknown=reserved["unknown"]["number"] if "unknown" in reserved else 0,
        found=sum(number for title, number in read.items() if "creators on TikTok" in title),
        over=read[OVER],
        held=reserved["held"]["credits"] if "held" in reserved else 0,
        used=use.taken,
    )


def main() -> None:
    """Print a table of the rounds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(f"{asked.rounds} rounds, {asked.kills} kills each, seed {asked.seed}\n")
    print("| Kills | rounds | charged, at most | charged | kept | unknown | still held | budget used |")
    print("|---|---|---|---|---|---|---|---|")
    for kills in sorted({0, asked.kills}):
        done = []
        for number in range(asked.rounds):
            with TemporaryDirectory() as folder:
                done.append(asyncio.run(race(kills, Path(folder), asked.seed + number)))
        total = {name: sum(getattr(one, name) for one in done) for name in Round.__dataclass_fields__}
        most = max(one.charged for one in done)
        used = f"{min(one.used for one in done)} to {max(one.used for one in done)}"
        cells = (kills, len(done), most, total["charged"], total["kept"], total["unknown"], total["held"], used)
        print(f"| {' | '.join(map(str, cells))} |")


if __name__ == "__main__":
    main()
