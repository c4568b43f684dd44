"""A hundred running tasks share one key with people, who never notice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from api.client import Priority
from handlers.context.fresh_links import FreshLinks
from tests.handlers.scheduled.conftest import LINKS, World


@pytest.fixture
def per_minute() -> int:
    """The API's default (contract 4)."""
    return 60


async def collects_a_hundred(world: World) -> None:
    """A hundred tasks from their submit to their files."""
    await world.collects(*[LINKS] * 100)
    await world.runs(minutes=4)
    world.api.finish()
    await world.runs(minutes=20)


async def makes_all_links_due(world: World) -> None:
    """All posted links are to be renewed now, and none is remembered."""
    due = f"UPDATE files SET due_at = '{world.clock().isoformat(timespec='microseconds')}' WHERE due_at IS NOT NULL"
    await world.store.write(lambda tables: tables.conn.execute(due))
    world.context = replace(world.context, links=FreshLinks())
    world.api.asked.clear()


async def test_a_hundred_running_tasks_starve_nobody_and_keep_the_rate_limit(world: World) -> None:
    for number in range(10):
        await world.collects(*[LINKS] * 10, conversation=f"C{number}")
    commands = 0
    for second in range(0, 1800, 5):
        world.clock.turn(seconds=5)
        await world.tick()
        if second % 30 == 25:
            await world.context.api.data("task_1", identity="x", priority=Priority.PERSON, patience=0)
            commands += 1
    minutes = Counter(at.replace(second=0, microsecond=0) for at, _ in world.api.times)
    assert commands == 60
    assert max(minutes.values()) <= 60
    assert world.api.asked["submit"] == 100
    assert world.api.asked["status"] >= 800


async def test_a_hundred_tasks_that_end_together_are_all_announced_beside_peoples_commands(world: World) -> None:
    for number in range(10):
        await world.collects(*[LINKS] * 10, conversation=f"C{number}")
    await world.runs(minutes=4)
    world.api.finish()
    for _ in range(360):
        world.clock.turn(seconds=5)
        await world.tick()
        await world.context.api.data("task_1", identity="x", priority=Priority.PERSON, patience=0)
    assert len(world.chat.about("file")) == 100


async def test_a_hundred_links_that_end_together_starve_nobody(world: World) -> None:
    await collects_a_hundred(world)
    await makes_all_links_due(world)
    for _ in range(24):
        world.clock.turn(seconds=5)
        await world.tick()
        await world.context.api.data("task_1", identity="x", priority=Priority.PERSON, patience=0)
    assert world.api.asked["download-url"] > 40


async def test_links_and_tasks_share_what_people_leave(world: World) -> None:
    """A hundred running tasks and a hundred links that all end now: more than a minute has room for."""
    await collects_a_hundred(world)
    for number in range(10):
        await world.collects(*[LINKS] * 10, conversation=f"C{number}")
    await world.runs(minutes=4)
    await makes_all_links_due(world)
    await world.runs(minutes=2)
    assert world.api.asked["status"] > 20
    assert world.api.asked["download-url"] > 20
