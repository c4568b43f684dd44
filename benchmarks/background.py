"""What a thousand running tasks and ten thousand live files cost one process: its ticks, its requests, and people.

The floor is the same process with nothing to do. Ticks are timed with nothing due and with much due, in processor time,
so that other work on the machine does not count; people type `/creators credits` while ticks run without a pause, which
is more than any timetable does. The creator API and the chat are in the process; its clock is turned, so that an hour
of requests takes seconds.

    python -m benchmarks.background [--tasks 1000] [--files 10000] [--times 200]
"""

from __future__ import annotations

import argparse
import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks.report import Row, markdown, spread
from bot.app import Scout
from bot.settings import read_settings
from bot.timetable import TICKS
from handlers.cards import Card
from handlers.chat import Audience, Conversation, Person, Posted, Request, Workspace
from handlers.scheduled.sweep import sweep
from handlers.stored_chat import dump_conversation, dump_posted
from storage import collections, files, tasks
from storage.collections import NewCollection
from storage.database import Tables
from storage.files import NewFile
from storage.tasks import NewTask
from storage.times import stamp
from tests.handlers.scheduled.conftest import Clock
from tests.handlers.scheduled.noticeboard import Message, Noticeboard
from tests.platforms.task_api import Running, TaskApi

TEAM = Workspace("slack", "T1")
VALUES = tuple(f"https://www.tiktok.com/@u{number}" for number in range(20))
JOBS = [tick.job for tick in TICKS if tick.job is not sweep]


@asynccontextmanager
async def program(folder: Path, clock: Clock, api: TaskApi, chat: Noticeboard) -> AsyncIterator[Scout]:
    """The program on a fresh file, with a chat in the process."""
    settings = read_settings(
        _env_file=None,
        cv_api_base_url="https://api.example.com",
        cv_api_key="cv_live_benchmark",
        database_url=f"sqlite:///{folder / 'scout.db'}",
    )
    async with Scout(settings, clock=clock, sleep=clock.sleep, transport=api.transport()) as scout:
        scout.speak_through(chat)
        yield scout


async def fill(scout: Scout, chat: Noticeboard, api: TaskApi, running: int, live: int) -> None:
    """Running tasks that are asked about within two minutes, and posted files whose links end within the hour."""
    now = scout.clock()
    messages = [Posted(Conversation(TEAM, f"C{number % 500}"), f"m{number}") for number in range(live)]
    for posted in messages:
        chat.messages[posted.message_id] = Message(posted.conversation, posted.message_id, now, [(now, Card("card"))])

    def change(tables: Tables) -> None:
        for number in range(running):
            where = dump_conversation(Conversation(TEAM, f"C{number % 500}"))
            new = NewCollection(TEAM.key, "U1", "Mia", "mia@example.com", "en", where, "/collect …")
            collections.add(tables, f"c{number}", new, now)
            collections.note_message(tables, TEAM.key, f"c{number}", dump_posted(messages[number % live]), now)
            tasks.add(
                tables, f"t{number}", f"h{number}", TEAM.key, f"c{number}", NewTask("tiktok", "LINK_BATCH", VALUES), now
            )
            api.tasks[f"task_{number}"] = Running(list(VALUES))
        tables.conn.execute(
            "UPDATE tasks SET intent = 'confirmed', state = 'processing', submitted_at = ?, polls = 9, due_at = ?,"
            " task_id = 'task_' || substr(id, 2)",
            (stamp(now), stamp(now + timedelta(minutes=1))),
        )
        for number in range(live):
            file = NewFile(TEAM.key, f"c{number % running}", f"t{number % running}", "xlsx", f"f{number}", "f.xlsx", 20)
            ends = now + timedelta(seconds=780 + number * 2820 / live)
            files.add(tables, f"f{number}", file, now)
            files.note_message(tables, TEAM.key, f"f{number}", dump_posted(messages[number]), now)
            files.note_link(tables, TEAM.key, f"f{number}", ends, ends - timedelta(minutes=12))

    await scout.context.store.write(change)


async def tick_costs(scout: Scout, times: int) -> dict[str, list[float]]:
    """Milliseconds of processor time of each job, one run after another."""
    costs: dict[str, list[float]] = {job.__name__: [] for job in JOBS}
    for _ in range(times):
        for job in JOBS:
            started = process_time()
            await job(scout.context)
            costs[job.__name__].append((process_time() - started) * 1e3)
    return costs


async def latencies(scout: Scout, times: int) -> list[float]:
    """Milliseconds from a typed `/creators credits` to its answer."""
    taken: list[float] = []
    for number in range(times):
        person = Person(TEAM, "U1", "Mia", "mia@example.com")
        typed = Request(
            f"Ev{number} {perf_counter()}", "/creators credits", person, Conversation(TEAM, "C1"), scout.clock()
        )
        started = perf_counter()
        await scout.desk.request(typed, _Silence())
        taken.append((perf_counter() - started) * 1e3)
        await asyncio.sleep(0)
    return taken


class _Silence:
    """A door behind which nobody draws."""

    keeps_place = False

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """Show nothing."""

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Show nothing."""
        return None


async def _busily(scout: Scout, clock: Clock) -> None:
    while True:
        clock.turn(seconds=1)
        for job in JOBS:
            await job(scout.context)
        await asyncio.sleep(0)


async def busy_latencies(scout: Scout, clock: Clock, times: int) -> list[float]:
    """As `latencies`, while ticks follow each other without a pause."""
    ticking = asyncio.create_task(_busily(scout, clock))
    try:
        return await latencies(scout, times)
    finally:
        ticking.cancel()
        await asyncio.gather(ticking, return_exceptions=True)


async def an_hour(scout: Scout, clock: Clock, api: TaskApi) -> list[float]:
    """Let an hour pass with the ticks of the timetable; gives the processor time, in ms, of each five seconds of it."""
    api.times.clear()
    costs: list[float] = []
    for _ in range(720):
        clock.turn(seconds=5)
        started = process_time()
        for job in JOBS:
            await job(scout.context)
        costs.append((process_time() - started) * 1e3)
    return costs


async def measure(running: int, live: int, times: int) -> None:
    """Measure both processes and print the tables."""
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        idle_clock, clock = Clock(), Clock()
        idle_api, api = TaskApi(idle_clock), TaskApi(clock)
        chat = Noticeboard(clock)
        async with (
            program(Path(first), idle_clock, idle_api, Noticeboard(idle_clock)) as idle,
            program(Path(second), clock, api, chat) as busy,
        ):
            await fill(busy, chat, api, running, live)
            floor, quiet = await tick_costs(idle, times), await tick_costs(busy, times)
            for job in JOBS:
                name = job.__name__
                print(f"\n`{name}`, nothing due\n")
                rows = [Row("nothing stored (the floor)", *spread(floor[name]))]
                rows.append(Row(f"{running:,} tasks, {live:,} files", *spread(quiet[name])))
                print(markdown(rows))
            rows = [Row("idle (the floor)", *spread(await latencies(idle, times)))]
            rows.append(Row("loaded, between ticks", *spread(await latencies(busy, times))))
            rows.append(Row("loaded, ticks without a pause", *spread(await busy_latencies(busy, clock, times))))
            print(f"\n`/creators credits`, typed to answered\n\n{markdown(rows)}")
            rows = [Row("idle (the floor)", *spread(await an_hour(idle, idle_clock, idle_api)))]
            rows.append(Row("loaded", *spread(await an_hour(busy, clock, api))))
            print(f"\nAll jobs once, which is five seconds of an hour in which much is due\n\n{markdown(rows)}")
            minutes = Counter(at.replace(second=0, microsecond=0) for at, _ in api.times)
            asked = Counter(word for _, word in api.times)
            print(
                f"\nRequests in an hour: {sum(minutes.values()):,}, in the fullest minute {max(minutes.values())} ",
                end="",
            )
            print(f"of 60: {', '.join(f'{count:,} {word}' for word, count in asked.most_common())}.")


def main() -> None:
    """Measure as asked on the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tasks", type=int, default=1_000)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=200)
    asked = parser.parse_args()
    asyncio.run(measure(asked.tasks, asked.files, asked.times))


if __name__ == "__main__":
    main()
