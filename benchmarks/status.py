"""The status of a task among ten thousand open ones: as a function, by the whole endpoint, and while they all move.

The floor is a bare FastAPI route that answers one fixed envelope, asked through the same httpx transport in the same
run; what is above it is the endpoint's own work: the key, the ledger, the look-up. The line below the table says what
working on the open tasks costs: a look at which nothing is due, and one value of every task.

    python -m benchmarks.status [--tasks 10000] [--times 300]
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import httpx
from fastapi import FastAPI
from starlette.types import ASGIApp

from api.contract.endpoints import STATUS
from api.contract.envelope import UNLIMITED
from api.contract.platforms import Platform
from api.contract.tasks import TaskType
from api.service.app import Service
from api.service.collection.claims import Claims
from api.service.collection.database import TaskDatabase
from api.service.collection.tasks import Order, Tasks
from api.service.keys import hash_of
from api.service.options import Options
from benchmarks.report import Row, markdown, spread

VALUES = 20
PACE = 3.0
WARM_UP = 20
"""Calls of each before any is counted."""


class HandClock:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time now."""
        return self.now


async def nobody(url: str, content: bytes, headers: Mapping[str, str]) -> int:
    """No task of this benchmark has a webhook."""
    raise AssertionError(url)


class Bench:
    """A service with so many open tasks of one key."""

    def __init__(self, folder: Path, tasks: int) -> None:
        self.clock = HandClock()
        options = Options(seconds_per_item=PACE)
        self.service = Service(folder / "creators.db", self.clock, rate=UNLIMITED, options=options)
        self.key = self.service.accounts.add_key("benchmark")
        self.owner = hash_of(self.key)
        self.database = TaskDatabase(folder / "creators.db.tasks")
        self.tasks = Tasks(self.database, self.clock, PACE, 3600)
        values = self._names()
        order = Order(TaskType.FILE_UPLOAD, Platform.TIKTOK, values)
        self.ids = [self.tasks.add(self.owner, order).task_id for _ in range(tasks)]

    def _names(self) -> list[str]:
        found = self.service.catalogue.search(Platform.TIKTOK, {}, limit=VALUES).records
        return [record["username"] for record in found]

    def close(self) -> None:
        """Close the files."""
        self.database.close()
        self.service.close()


def bare_app() -> FastAPI:
    """One route that answers every question with the same status in the contract's envelope."""
    app = FastAPI()
    counts = {"total": VALUES, "completed": 0, "failed": 0, "progress": 0.0}
    data = {"task_id": "task_1", "status": "processing", **counts}
    envelope = {"success": True, "data": data, "error": None, "meta": {"request_id": "req_1"}}

    @app.post(STATUS.url)
    async def status(asked: dict[str, str]) -> dict[str, object]:
        return envelope

    return app


def asking(app: ASGIApp, key: str) -> httpx.AsyncClient:
    """A client over an app in this process, with the headers of every call."""
    headers = {"X-API-Key": key, "X-User-Identity": "mia@example.com"}
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost", headers=headers)


async def measure(bench: Bench, times: int) -> list[Row]:
    """The rows of the first table, the floor first."""
    async with asking(bare_app(), bench.key) as bare, asking(bench.service.app, bench.key) as http:

        async def answered(task_id: str) -> object:
            return (await bare.post(STATUS.url, json={"task_id": task_id})).raise_for_status()

        async def found(task_id: str) -> object:
            return bench.tasks.find(bench.owner, task_id)

        async def asked(task_id: str) -> object:
            return (await http.post(STATUS.url, json={"task_id": task_id})).raise_for_status()

        acts: dict[str, Callable[[str], Awaitable[object]]] = {
            "a bare FastAPI route, a fixed answer (the floor)": answered,
            "the endpoint": asked,
            "Tasks.find alone": found,
        }
        for act in acts.values():
            await _timed(act, bench.ids, WARM_UP)
        taken = [Row(name, *spread(await _timed(act, bench.ids, times))) for name, act in acts.items()]
        # The same question while every task is due and being worked on.
        bench.clock.now += timedelta(seconds=PACE)
        working = asyncio.create_task(bench.service.runner.work(nobody))
        measured: list[float] = []
        while not working.done():
            measured += await _timed(asked, bench.ids, 1)
        await working
        taken.append(Row("the endpoint, while all tasks are worked on", *spread(measured)))
    return taken


async def _timed(act: Callable[[str], Awaitable[object]], ids: list[str], times: int) -> list[float]:
    """Milliseconds of each call, every one about another task."""
    measured = []
    for number in range(times):
        task_id = ids[number * 7919 % len(ids)]
        started = perf_counter()
        await act(task_id)
        measured.append((perf_counter() - started) * 1_000)
    return measured


async def work(bench: Bench, times: int) -> str:
    """What the background costs: nothing due, and one value of every task."""
    claims, idle = Claims(bench.database), []
    for _ in range(times):
        started = perf_counter()
        claims.next_due()
        idle.append((perf_counter() - started) * 1_000)
    bench.clock.now += timedelta(seconds=PACE)
    started = perf_counter()
    await bench.service.runner.work(nobody)
    each = (perf_counter() - started) / len(bench.ids) * 1_000
    return f"Looking when the next task is due: {spread(idle)[0]:.3f} ms. One value of one task: {each:.3f} ms."


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=int, default=10_000, help="open tasks")
    parser.add_argument("--times", type=int, default=300, help="counted repetitions, each about another task")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), asked.tasks)
        try:
            print(markdown(asyncio.run(measure(bench, max(asked.times, 2)))))
            print()
            print(asyncio.run(work(bench, max(asked.times, 2))))
        finally:
            bench.close()


if __name__ == "__main__":
    main()
