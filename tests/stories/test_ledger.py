"""The log that admins get agrees with what the creator API charged, call by call, whatever people do and go through."""

from __future__ import annotations

import asyncio
import csv
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal

import pytest

from api.service.accounts import Entry
from api.service.app import Service
from benchmarks.far_away import served
from bot.app import Scout
from bot.embedded import open_service
from bot.settings import Settings, read_settings
from handlers.chat import Workspace
from handlers.scheduled.deliver import deliver
from handlers.scheduled.poll_tasks import poll_tasks
from handlers.scheduled.refresh_files import refresh_files
from handlers.scheduled.settle_money import settle_money
from handlers.scheduled.submit_tasks import submit_tasks
from handlers.scheduled.sweep import sweep
from storage.budgets import Use
from tests.platforms.bad_line import ALL, HARMLESS, BadLine, Fault
from tests.stories.conftest import Clock
from tests.stories.crowd import NORTH, PEOPLE, SOUTH, Crowd, Paper

COMMANDS = 500
AT_ONCE = 4
"""At most so many people do something at the same moment."""

RATE, QUOTA, CREDITS = 40, 900, 2_500
"""Limits of the key a minute, a day and in all, which such a crowd meets."""

MANY = 5
"""Paid calls of a workspace without which a run has shown nothing."""

JOBS = (submit_tasks, poll_tasks, refresh_files, settle_money, sweep, deliver, deliver)

Row = dict[str, str]
"""A call in the log."""


@dataclass
class Business:
    """Scout, two workspaces full of people, and a creator API across a bad line."""

    settings: Settings
    clock: Clock
    service: Service
    chance: random.Random
    faults: tuple[Fault, ...]
    paper: Paper = field(default_factory=Paper)

    async def starts(self) -> None:
        line = BadLine(self.chance, self.faults)
        self.scout = Scout(self.settings, clock=self.clock, sleep=self._sleep, transport=line)
        await self.scout.__aenter__()
        self.scout.speak_through(self.paper)

    async def stops(self) -> None:
        await self.scout.__aexit__(None, None, None)

    async def goes_on(self, commands: int, *, cut_off: bool) -> None:
        """Let the crowd do so many things, with time between them and restarts, some of which cut commands off."""
        crowd = Crowd(lambda: self.scout, self.paper, self.chance)
        while crowd.count < commands:
            await asyncio.gather(*(crowd.does_something() for _ in range(self.chance.randint(1, AT_ONCE))))
            if self.chance.random() < 0.3:
                await self.passes(self.chance.choice((1, 30, 600, 8 * 3600)))
            if self.chance.random() < 0.05:
                if cut_off:
                    await self._begins(crowd)
                await self.stops()
                await self.starts()

    async def _begins(self, crowd: Crowd) -> None:
        """Somebody does something of which Scout does not live to see the end."""
        begun = asyncio.create_task(crowd.does_something())
        await asyncio.wait({begun}, timeout=self.chance.choice((0, 0.002, 0.005, 0.01)))
        begun.cancel()
        await asyncio.wait({begun})

    async def passes(self, seconds: float) -> None:
        """Let time pass and do what is due then."""
        self.clock.turn(seconds=seconds)
        await self.service.runner.work(_no_call)
        for job in JOBS:
            await job(self.scout.context)

    async def log(self, workspace: Workspace) -> list[Row]:
        """Every call of this month and the last one, as the workspace's admin gets them."""
        [admin] = [one for one in PEOPLE if one.workspace == workspace and one.is_admin]
        rows: list[Row] = []
        for line in ("/creators spending csv last", "/creators spending csv"):
            self.paper.files.clear()
            await Crowd(lambda: self.scout, self.paper, self.chance, count=10**6 + len(rows)).types(admin, line)
            for place, _, content in self.paper.files:
                assert (place.workspace, place.is_private) == (workspace, True)
                rows += csv.DictReader(content.decode("utf-8-sig").splitlines())
        # Who was shown contacts stands there too, and is no call.
        return [row for row in rows if row["outcome"] != "shown"]

    def charged(self, workspace: Workspace) -> dict[str, Entry]:
        """What the API charged a workspace for, by the ids of the calls."""
        theirs = {one.email for one in PEOPLE if one.workspace == workspace}
        return {entry.request_id: entry for entry in self.service.accounts.ledger() if entry.identity in theirs}

    async def uses(self, workspace: Workspace, period: Literal["day", "month"]) -> list[Use]:
        """How far the budgets of a workspace are used."""
        store = self.scout.context.store
        found = await store.budgets.all(workspace.key, self.scout.context.options.account, self.clock())
        return [use for use in found if use.budget.period == period]

    async def _sleep(self, seconds: float) -> None:
        self.clock.turn(seconds=seconds)
        await asyncio.sleep(0)


async def _no_call(url: str, content: bytes, headers: object) -> int:
    raise AssertionError(f"nobody asked for webhooks, but {url} was called")


@asynccontextmanager
async def open_business(
    settings: Settings, clock: Clock, seed: int, faults: tuple[Fault, ...]
) -> AsyncIterator[Business]:
    service = open_service(settings.model_copy(update={"service_seconds_per_item": 1}), clock)
    try:
        key = service.accounts.add_key("team", rate=RATE, quota=QUOTA, credits=CREDITS)
        async with served(service.app) as url:
            chosen = read_settings(
                _env_file=None, cv_api_base_url=url, cv_api_key=key, database_url=settings.database_url
            )
            business = Business(chosen, clock, service, random.Random(seed), faults)
            await business.starts()
            try:
                yield business
            finally:
                await business.stops()
    finally:
        service.close()


def names(workspace: Workspace) -> dict[str, str]:
    """The people of a workspace by their e-mail addresses."""
    return {one.email: one.id for one in PEOPLE if one.workspace == workspace}


@pytest.mark.parametrize("seed", range(1))
async def test_the_sum_of_the_log_is_what_was_charged(settings: Settings, clock: Clock, seed: int) -> None:
    """Nothing is lost on the way here: refusals, an API that is away and cannot be asked, retries, restarts."""
    async with open_business(settings, clock, seed, HARMLESS) as business:
        await business.goes_on(COMMANDS, cut_off=False)
        await business.passes(8 * 24 * 3600)
        for workspace in (NORTH, SOUTH):
            rows, charged = await business.log(workspace), business.charged(workspace)
            paid = {row["request_id"]: int(row["credits"]) for row in rows if row["credits"]}
            assert paid == {id_: entry.credits for id_, entry in charged.items()}
            assert len(paid) > MANY
            assert not [row for row in rows if row["outcome"] != "answered"]
            assert {(row["request_id"], row["person"]) for row in rows if row["credits"]} == {
                (id_, names(workspace)[entry.identity]) for id_, entry in charged.items()
            }
            assert not any(use.reserved for use in await business.uses(workspace, "month"))


@pytest.mark.parametrize("seed", range(1))
async def test_what_was_charged_without_an_answer_stands_in_the_log_as_unknown(
    settings: Settings, clock: Clock, seed: int
) -> None:
    """Here answers are lost, cut off, late or unpriced, and Scout is stopped in the middle of commands."""
    async with open_business(settings, clock, seed, ALL) as business:
        await business.goes_on(COMMANDS, cut_off=True)
        await business.passes(8 * 24 * 3600)
        for workspace in (NORTH, SOUTH):
            rows, charged = await business.log(workspace), business.charged(workspace)
            answered = {row["request_id"]: row for row in rows if row["outcome"] == "answered" and row["request_id"]}
            paid = {id_: int(row["credits"]) for id_, row in answered.items() if row["credits"]}
            assert paid == {id_: charged[id_].credits for id_ in paid}
            hidden = [(entry.identity, entry.credits) for id_, entry in charged.items() if id_ not in answered]
            unknown = [row for row in rows if row["outcome"] == "unknown"]
            for person, id_ in names(workspace).items():
                lost = sorted((price for identity, price in hidden if identity == person), reverse=True)
                at_most = sorted((int(row["at_most"]) for row in unknown if row["person"] == id_), reverse=True)
                assert len(lost) <= len(at_most)
                assert all(price <= most for price, most in zip(lost, at_most, strict=False))
            assert len(paid) > MANY
