"""Two keys on one service: whatever each of them does, and with whose ids, nothing of it reaches the other."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from api.contract.endpoints import DATA, DOWNLOAD_URL, EXPORT, STATUS
from api.contract.platforms import Platform
from api.service.app import Service
from tests.api.service.collection.steps import passed, submit
from tests.api.service.conftest import Records, on
from tests.api.service.door import Door, Got

OPERATIONS = 350
"""Of each run; three runs make a thousand."""

KINDS = ("csv", "html", "xlsx")
NOT_THERE = (404, 40401)


@dataclass
class Tenant:
    """A key, the creators that it alone asks for, and the ids and names that it was told."""

    door: Door
    creators: list[str]
    tasks: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)


class Steps:
    """What a tenant may do; `whose` is the tenant whose ids it uses, which may be the other one."""

    def __init__(self, chance: random.Random, service: Service) -> None:
        self._chance, self._service = chance, service
        self.refused = self.answered = 0

    async def any(self, me: Tenant, whose: Tenant) -> None:
        """One step, and a look at its answer."""
        steps: list[Callable[[Tenant, Tenant], Awaitable[None]]]
        steps = [self.submits, self.passes, self.asks, self.reads, self.exports, self.links, self.links_by_name]
        await self._chance.choice(steps)(me, whose)

    async def submits(self, me: Tenant, _: Tenant) -> None:
        values = self._chance.sample(me.creators, self._chance.randint(1, 4))
        me.tasks.append(await submit(me.door, *values, task_name=f"{me.creators[0]} {len(me.tasks)}"))

    async def passes(self, *_: Tenant) -> None:
        await passed(self._service, self._chance.choice((1, 10, 600)))

    async def asks(self, me: Tenant, whose: Tenant) -> None:
        if whose.tasks:
            self._look(me, whose, await me.door.post(STATUS.path, task_id=self._chance.choice(whose.tasks)))

    async def reads(self, me: Tenant, whose: Tenant) -> None:
        if whose.tasks:
            got = await me.door.post(DATA.path, task_id=self._chance.choice(whose.tasks), size=100)
            if self._look(me, whose, got):
                assert {row["username"] for row in got.items} <= set(me.creators)

    async def exports(self, me: Tenant, whose: Tenant) -> None:
        if not whose.tasks:
            return
        task_id, kind = self._chance.choice(whose.tasks), self._chance.choice(KINDS)
        got = await me.door.post(EXPORT.path, task_id=task_id, format=kind)
        if me is whose and got.status == 400:
            return  # it is not completed yet
        if self._look(me, whose, got):
            me.files.append(got.data["file_id"])
            me.names.append(got.data["file_name"])

    async def links(self, me: Tenant, whose: Tenant) -> None:
        await self._links(me, whose, "file_id", whose.files)

    async def links_by_name(self, me: Tenant, whose: Tenant) -> None:
        await self._links(me, whose, "file_name", whose.names)

    async def _links(self, me: Tenant, whose: Tenant, name: str, known: list[str]) -> None:
        if known:
            got = await me.door.post(DOWNLOAD_URL.path, {name: self._chance.choice(known)})
            if self._look(me, whose, got):
                assert got.data["file_id"] in me.files

    def _look(self, me: Tenant, whose: Tenant, got: Got) -> bool:
        """Whether there is an answer to look into: one's own are all there, and none of the other's."""
        if me is whose:
            self.answered += 1
            assert got.status == 200, got.envelope
            return True
        self.refused += 1
        assert got.refusal == NOT_THERE
        return False


@pytest.mark.parametrize("seed", range(3))
async def test_nothing_that_two_keys_do_reaches_the_other(
    door: Door, stranger: Door, service: Service, records: Records, seed: int
) -> None:
    chance, steps = random.Random(seed), Steps(random.Random(seed), service)
    names: list[Any] = [record["username"] for record in on(Platform.TIKTOK, records)]
    tenants = Tenant(door, names[0:40:2]), Tenant(stranger, names[1:40:2])
    for _ in range(OPERATIONS):
        await steps.any(chance.choice(tenants), chance.choice(tenants))
    assert min(steps.refused, steps.answered) > OPERATIONS / 5, "both doors were tried often enough to tell"
