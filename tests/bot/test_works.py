"""Work begins once its delivery is acknowledged, and lets the acknowledgements of others go first."""

from __future__ import annotations

import asyncio

from bot.works import Work, Works


def noting(name: str, done: list[str]) -> Work:
    async def work() -> None:
        done.append(name)

    return work


async def some_turns() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_work_begins_at_once_where_nothing_else_comes() -> None:
    works, done = Works(), list[str]()
    works.start([noting("first", done)])
    await some_turns()
    assert done == ["first"]


async def test_while_deliveries_come_one_after_the_other_only_the_first_is_worked_on() -> None:
    works, done = Works(), list[str]()
    works.start([noting("first", done), noting("second", done)])
    for _ in range(20):
        works.start([])
        await asyncio.sleep(0)
    assert done == ["first"]
    await works.done()
    assert done == ["first", "second"]


async def test_work_that_is_cut_off_is_over_and_what_waited_does_not_begin() -> None:
    works, done = Works(), list[str]()
    works.start([asyncio.Event().wait, noting("second", done)])  # type: ignore[list-item]  # nobody looks at what it gives
    await works.stop(0)
    await some_turns()
    assert done == []


async def test_work_that_fails_stops_no_other() -> None:
    works, done = Works(), list[str]()

    async def failing() -> None:
        raise RuntimeError

    works.start([failing, noting("second", done)])
    await works.done()
    assert done == ["second"]
