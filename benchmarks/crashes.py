"""Kill the program at random moments of collections from submit to announcement, and count what was lost or repeated.

Each life of the program runs the jobs over the real Slack and Feishu code, the real client and one database file, and
is ended by SIGKILL. The platforms and the creator API stand in the parent process and remember what they were asked.
Time runs hundreds of times faster for everybody, so that leases end within a second; the program itself is not changed.
A life counts from the moment when its jobs begin, however long a busy machine takes to start it; one in ten is ended
while it starts.

    python -m benchmarks.crashes [--kills 200] [--collections 40] [--seed 1]
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import multiprocessing
import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from multiprocessing.context import ForkServerContext, ForkServerProcess
from multiprocessing.synchronize import Event
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.far_away import far_away, served
from benchmarks.fast_clock import FastClock
from bot.app import Scout
from bot.settings import read_settings
from handlers.chat import Conversation, Workspace
from handlers.scheduled.deliver import deliver
from handlers.scheduled.lapse_files import lapse_files
from handlers.scheduled.poll_tasks import poll_tasks
from handlers.scheduled.refresh_files import refresh_files
from handlers.scheduled.submit_tasks import submit_tasks
from handlers.stored_chat import dump_conversation
from storage import outbox
from storage.collections import NewCollection
from storage.outbox import NewLetter
from storage.store import Store, open_store
from storage.tasks import NewTask, Task
from tests.platforms.feishu import FakeFeishu
from tests.platforms.feishu.tenant import GROUP, TENANT
from tests.platforms.slack import FakeSlack
from tests.platforms.slack.driver import SECRET
from tests.platforms.task_api import TaskApi

JOBS = (deliver, submit_tasks, poll_tasks, refresh_files, lapse_files)
LONGEST_LIFE_SECONDS = 1.0
KILLED_AT_THE_START = 0.1
START_SECONDS = 60.0
SETTLING_SECONDS = 120.0
PLACES = {
    "slack, where past messages are shown": Conversation(Workspace("slack", "T1"), "D1", is_private=True),
    "slack, where they are not": Conversation(Workspace("slack", "T1"), "C1"),
    "feishu": Conversation(Workspace("feishu", TENANT), GROUP),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the tasks of one place. The submits of `met` tasks were out when the program was killed."""

    place: str
    tasks: int
    met: int
    unknown: int
    submitted_twice: int
    lost: int
    announced: int
    repeated: int


@dataclass(frozen=True, slots=True)
class Crashed:
    """What became of the tasks of each of `PLACES`, and the longest time for which no program worked, by its clock.

    Beyond an hour of it Feishu no longer makes one of two posts (features ii), so one in doubt may stand there twice.
    """

    places: tuple[Counts, ...]
    standstill: timedelta


def live(chosen: dict[str, Any], clock: FastClock, has_begun: Event) -> None:
    """One life of the program, until it is killed."""
    asyncio.run(_live(chosen, clock, has_begun))


async def _live(chosen: dict[str, Any], clock: FastClock, has_begun: Event) -> None:
    logging.disable()  # what killed programs complain of is what is counted at the end
    async with Scout(read_settings(_env_file=None, **chosen), clock=clock) as scout:
        scout.add_chats()
        await scout.open_chats()
        has_begun.set()
        while True:
            for job in JOBS:
                await job(scout.context)
            await asyncio.sleep(0.005)


async def crash(kills: int, collections: int, folder: Path, seed: int = 1) -> Crashed:
    """Run collections in every place through so many kills."""
    chance, clock = random.Random(seed), FastClock(time.time())
    api, met = TaskApi(clock), set[str]()
    async with (
        FakeSlack(clock) as slack,
        FakeFeishu(clock) as feishu,
        served(api) as served_at,
        far_away(served_at, chance) as address,
        far_away(slack.api_url, chance) as slack_address,
        far_away(feishu.root, chance) as feishu_address,
    ):
        chosen = {
            "cv_api_base_url": address,
            "cv_api_key": "cv_live_crash",
            "database_url": f"sqlite:///{folder / 'scout.db'}",
            "slack_bot_token": "xoxb-test",
            "slack_signing_secret": SECRET,
            "slack_api_url": slack_address,
            "feishu_mode": "webhook",
            **{
                name: value.get_secret_value() if hasattr(value, "get_secret_value") else value
                for name, value in feishu.settings().model_dump(include=_FEISHU).items()
            },
            "feishu_domain": feishu_address,
        }
        store = open_store(folder / "scout.db")
        try:
            starting = iter(_orders(collections))
            lives = multiprocessing.get_context("forkserver")
            lives.set_forkserver_preload(["bot.app", "bot.slack.chat", "bot.feishu.chat"])
            stood_since, standstill = clock(), timedelta()
            for kill in range(kills):
                for _ in range(-(-collections * (kill + 1) // kills) - -(-collections * kill // kills)):
                    await _start(store, *next(starting), clock())
                seconds, starts = chance.uniform(0.02, LONGEST_LIFE_SECONDS), chance.random() >= KILLED_AT_THE_START
                began = await _one_life(lives, chosen, clock, seconds, starts=starts)
                if began is not None:
                    standstill, stood_since = max(standstill, began - stood_since), clock()
                met |= await _submits_out(store)
                _finish_some(api, chance)
            began = await _until_settled(lives, chosen, clock, store, api)
            standstill = max(standstill, began - stood_since)
            words = [*((m.channel, m.words) for m in slack.messages), *((m.chat, m.words) for m in feishu.messages)]
            counted = [await _counts(store, api, words, met, name, place) for name, place in PLACES.items()]
            return Crashed(tuple(counted), standstill)
        finally:
            store.close()


_FEISHU = {
    "feishu_app_id",
    "feishu_app_secret",
    "feishu_encrypt_key",
    "feishu_verification_token",
}


def _orders(collections: int) -> Iterator[tuple[str, Conversation, list[NewTask]]]:
    """Collections of one to three tasks, in each place in turn; every value occurs once."""
    places = list(PLACES.items())
    for number in range(collections):
        name, place = places[number % len(places)]
        values = [(f"https://www.tiktok.com/@u{number}x{task}",) for task in range(1 + number % 3)]
        yield name, place, [NewTask("tiktok", "LINK_BATCH", value) for value in values]


async def _start(store: Store, name: str, place: Conversation, tasks: list[NewTask], now: datetime) -> None:
    """What the press on Collect writes down."""
    where = dump_conversation(place)
    new = NewCollection(place.workspace.key, "U1", "Mia", "mia@example.com", "en", where, f"/collect {name}")
    id_ = await store.collections.start(new, tasks, now)
    letter = NewLetter(new.workspace, place.workspace.chat, where, "post", f"collection-{id_}", "collection", id_)
    await store.write(lambda tables: outbox.put(tables, store.token(), replace(letter, person="U1"), now))


async def _one_life(
    lives: ForkServerContext, chosen: dict[str, Any], clock: FastClock, seconds: float, *, starts: bool
) -> datetime | None:
    """A life that is ended so long after its jobs have begun, or after its process has where it never `starts`.

    Gives when its jobs began.
    """
    has_begun = lives.Event()
    process = await (_started if starts else _begun)(lives, chosen, clock, has_begun)
    began = clock() if starts else None
    await asyncio.sleep(seconds)
    process.kill()
    await asyncio.to_thread(process.join)
    return began


async def _started(
    lives: ForkServerContext, chosen: dict[str, Any], clock: FastClock, has_begun: Event
) -> ForkServerProcess:
    """A life whose jobs have begun."""
    process = await _begun(lives, chosen, clock, has_begun)
    if not await asyncio.to_thread(has_begun.wait, START_SECONDS):
        raise RuntimeError(f"the program did not start within {START_SECONDS:g} seconds")
    return process


async def _begun(
    lives: ForkServerContext, chosen: dict[str, Any], clock: FastClock, has_begun: Event
) -> ForkServerProcess:
    """A life that tells by `has_begun` when its jobs begin; the event goes with the last who holds it."""
    process = lives.Process(target=live, args=(chosen, clock, has_begun), daemon=True)
    await asyncio.to_thread(process.start)
    return process


def _finish_some(api: TaskApi, chance: random.Random) -> None:
    for task in api.tasks.values():
        if task.status == "processing" and chance.random() < 0.2:
            task.status, task.completed = "completed", len(task.values)


async def _until_settled(
    lives: ForkServerContext, chosen: dict[str, Any], clock: FastClock, store: Store, api: TaskApi
) -> datetime:
    """Let one last life finish what is left. Gives when its jobs began."""
    has_begun = lives.Event()
    process = await _started(lives, chosen, clock, has_begun)
    began, give_up_at = clock(), time.monotonic() + SETTLING_SECONDS
    while time.monotonic() < give_up_at:
        api.finish()
        await asyncio.sleep(0.2)
        if not await store.outbox.waiting() and not await _under_way(store):
            break
    process.kill()
    await asyncio.to_thread(process.join)
    return began


async def _under_way(store: Store) -> int:
    sql = "SELECT count(*) FROM tasks WHERE ended_at IS NULL"
    [[count]] = await store.database.read(lambda tables: tables.conn.execute(sql).fetchall())
    return int(count)


async def _submits_out(store: Store) -> set[str]:
    """Our ids of the tasks whose submit left, or was about to, and has no answer."""
    sql = "SELECT id FROM tasks WHERE intent = 'sent'"
    found = await store.database.read(lambda tables: tables.conn.execute(sql).fetchall())
    return {str(id_) for (id_,) in found}


async def _counts(
    store: Store, api: TaskApi, words: Iterable[tuple[str, str]], met: set[str], name: str, place: Conversation
) -> Counts:
    tasks = [
        task for task in await store.tasks.newest(place.workspace.key, 100_000) if await _is_in(store, task, place.id)
    ]
    submits = Counter(value for task in api.tasks.values() for value in task.values)
    announced = Counter(
        found for channel, text in words if channel == place.id for found in set(re.findall(r"f-(task_\d+)-xlsx", text))
    )
    return Counts(
        place=name,
        tasks=len(tasks),
        met=sum(task.id in met for task in tasks),
        unknown=sum(task.intent == "unknown" for task in tasks),
        submitted_twice=sum(submits[value] > 1 for task in tasks for value in task.values),
        lost=sum(task.intent != "unknown" and task.state != "completed" for task in tasks),
        announced=sum(task.task_id in announced for task in tasks if task.state == "completed"),
        repeated=sum(announced[task.task_id] - 1 for task in tasks if announced[task.task_id] > 1),
    )


async def _is_in(store: Store, task: Task, place: str) -> bool:
    collection = await store.collections.of(task.workspace, task.collection)
    return bool(collection.conversation["id"] == place)


def main() -> None:
    """Print a table of what became of the tasks."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--collections", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        crashed = asyncio.run(crash(asked.kills, asked.collections, Path(folder), asked.seed))
    minutes = crashed.standstill.total_seconds() / 60
    heading = f"{asked.kills} kills, {asked.collections} collections, seed {asked.seed}"
    print(f"{heading}; no program worked for up to {minutes:.0f} minutes\n")
    print("| Place | tasks | outcome of the submit unknown | submitted twice | lost | announced | repeated |")
    print("|---|---|---|---|---|---|---|")
    for row in crashed.places:
        done = row.tasks - row.unknown
        unknown = f"{row.unknown} ({row.unknown / max(row.tasks, 1):.0%})"
        cells = (row.tasks, unknown, row.submitted_twice, row.lost, f"{row.announced} of {done}", row.repeated)
        print(f"| {row.place} | {' | '.join(map(str, cells))} |")


if __name__ == "__main__":
    main()
