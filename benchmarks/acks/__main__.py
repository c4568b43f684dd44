"""A signed slash command until its acknowledgement: how many a second on one core, and how long each waits.

The floor is a bare Starlette app that checks the signature, reads the form and answers, behind the same server, on the
same core, in the same run. The others are the whole product: its web app, Bolt, the desk, storage, the client of the
creator API. What is asked is worked on as in earnest, on the same core; the other core has the load, a Slack that
agrees with everything and a creator API.

    python -m benchmarks.acks [--times 3000] [--rounds 3]
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import multiprocessing
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.acks.apps import TEAMS, run, settings_of
from benchmarks.acks.load import Taken, burst, command, steadily
from benchmarks.acks.peers import creator_api, slack

SERVER_CORE, OTHER_CORE = 0, 1
NAMES = {
    "bare": "a bare Starlette app (the floor)",
    "scout": "Scout, one workspace",
    "installed": "Scout, with the installation store",
    "many": "Scout, with 200 more commands",
}
HELP = "/creators help"
SEARCH = "/creators search tiktok beauty size:10 page:{page}"
CREDITS = "/creators credits"
SEARCHES, API_SECONDS, A_SECOND = 200, 2.0, 50.0
WARM_UP, QUIET_SECONDS = 100, 0.3


@dataclass(frozen=True, slots=True)
class Burst:
    """Acknowledgements a second, by the clock and by what the core was used for, and their milliseconds."""

    rate: float
    core_rate: float
    p50: float
    p99: float


@dataclass(frozen=True, slots=True)
class Served:
    """An app in a process of its own."""

    port: int
    process: int

    def processor_seconds(self) -> float:
        """What the process took of its core so far."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def is_quiet(self) -> None:
        """Wait until everything it was asked is worked on."""
        before = -1.0
        while self.processor_seconds() - before > QUIET_SECONDS / 10:
            before = self.processor_seconds()
            await asyncio.sleep(QUIET_SECONDS)


@asynccontextmanager
async def serving(name: str, chosen: dict[str, Any]) -> AsyncIterator[Served]:
    """An app, up and ready."""
    mine, other = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=run, args=(name, chosen, SERVER_CORE, other))
    process.start()
    other.close()
    try:
        port = await asyncio.to_thread(mine.recv)
        yield Served(port, process.pid or 0)
    finally:
        process.kill()  # what it still works on is of no interest
        await asyncio.to_thread(process.join)


async def throughput(times: int, rounds: int, in_flight: int, folder: Path) -> dict[str, list[Burst]]:
    """The figures of every app, taken in turns so that what else the machine does meets all of them."""
    taken: dict[str, list[Burst]] = {name: [] for name in NAMES}
    async with slack() as (root, known), creator_api(folder, 0) as (api, keys, _):
        for round_ in range(rounds):
            for name in NAMES:
                chosen = settings_of(name, folder / f"{in_flight}-{round_}", root, api, keys)
                async with serving(name, chosen) as app:
                    await burst(app.port, [command(HELP, f"{root}/reply") for _ in range(WARM_UP)], in_flight)
                    await app.is_quiet()
                    requests = [command(HELP, f"{root}/reply") for _ in range(times)]
                    before = app.processor_seconds()
                    acks = await burst(app.port, requests, in_flight)
                    each = (app.processor_seconds() - before) / times
                    taken[name].append(Burst(acks.rate, 1 / each, acks.p50, acks.p99))
                    if name != "bare" and not known.replies:
                        raise RuntimeError("nothing is answered, so nothing that was measured means anything")
                    known.replies = 0
    return taken


async def beside_searches(folder: Path) -> list[tuple[str, Taken]]:
    """Acknowledgements at a pace: alone, while searches wait on a slow API, and while their answers come in."""
    async with slack() as (root, _), creator_api(folder, API_SECONDS, SEARCHES) as (api, keys, slow):

        async def paced(app: Served, seconds: float) -> Taken:
            return await steadily(app.port, [command(CREDITS, f"{root}/reply") for _ in range(int(A_SECOND * seconds))])

        async with serving("bare", {}) as app:
            await paced(app, 1)
            bare = await paced(app, API_SECONDS)
        async with serving("installed", settings_of("installed", folder, root, api, keys)) as app:
            await burst(app.port, [command(HELP, f"{root}/reply") for _ in range(WARM_UP)], 4)
            await app.is_quiet()
            alone = await paced(app, API_SECONDS)
            await app.is_quiet()
            slow.seconds = 60.0
            teams = [TEAMS[number % len(TEAMS)] for number in range(SEARCHES)]
            lines = [SEARCH.format(page=number // len(TEAMS) + 1) for number in range(SEARCHES)]
            asked = zip(lines, teams, strict=True)
            await burst(app.port, [command(line, f"{root}/reply", team=team) for line, team in asked], 16)
            await slow.crowded.wait()
            await app.is_quiet()
            waiting = await paced(app, API_SECONDS)
    return [
        ("a bare Starlette app (the floor)", bare),
        ("Scout, nothing else to do", alone),
        (f"Scout, while {SEARCHES} searches wait on the creator API", waiting),
    ]


def table(taken: dict[str, list[Burst]]) -> str:
    """A Markdown table of medians over the rounds."""
    lines = ["| What | requests/s | of the floor | in processor time | p50 ms | p99 ms |", "|---|---|---|---|---|---|"]
    floors = taken["bare"]
    for name, rounds in taken.items():
        rate, p50, p99 = (median(getattr(each, figure) for each in rounds) for figure in ("rate", "p50", "p99"))
        walls = median(each.rate / floor.rate for each, floor in zip(rounds, floors, strict=True))
        cores = median(each.core_rate / floor.core_rate for each, floor in zip(rounds, floors, strict=True))
        lines.append(f"| {NAMES[name]} | {rate:,.0f} | {walls:.2f} | {cores:.2f} | {p50:.1f} | {p99:.1f} |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=3_000, help="commands of one burst")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("bursts", "searches"))
    asked = parser.parse_args()
    logging.disable()
    os.sched_setaffinity(0, {OTHER_CORE})
    with TemporaryDirectory() as folder:
        if asked.only != "searches":
            for in_flight in (16, 64):
                print(f"\n{in_flight} in flight\n")
                print(table(asyncio.run(throughput(asked.times, asked.rounds, in_flight, Path(folder)))))
        if asked.only != "bursts":
            print(f"\n{A_SECOND:.0f} commands a second\n\n| What | p50 ms | p99 ms | worst ms |\n|---|---|---|---|")
            for name, acks in asyncio.run(beside_searches(Path(folder))):
                print(f"| {name} | {acks.p50:.1f} | {acks.p99:.1f} | {acks.worst:.1f} |")


if __name__ == "__main__":
    main()
