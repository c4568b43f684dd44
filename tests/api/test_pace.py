"""A minute's requests are shared out in order: people first, nobody before the API allows it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from api.pace import UNLIMITED, Bucket, Priority, TooLong
from tests.api.clock import HandClock, settled

LONG = 3600.0


class Queue:
    """People and jobs that ask a bucket for places; `went` is who got one, in order."""

    def __init__(self, per_minute: int) -> None:
        self.clock = HandClock()
        self.bucket = Bucket(per_minute, self.clock, self.clock.sleep)
        self.went: list[str] = []
        self.tasks: list[asyncio.Task[None]] = []

    async def asks(self, name: str, priority: Priority = Priority.PERSON, patience: float = LONG) -> asyncio.Task[None]:
        task = asyncio.create_task(self._ask(name, priority, patience))
        self.tasks.append(task)
        await settled()
        return task

    async def _ask(self, name: str, priority: Priority, patience: float) -> None:
        await self.bucket.take(priority, patience)
        self.went.append(name)

    async def wait_told(self, patience: float) -> float:
        """The wait that somebody with so much patience is told of, at once."""
        return await told(await self.asks("impatient", patience=patience))

    async def ends(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await settled()


async def told(task: asyncio.Task[None]) -> float:
    """The wait that a task was told of by now."""
    assert task.done()
    with pytest.raises(TooLong) as raised:
        await task
    return raised.value.wait


@pytest.fixture
async def queue() -> AsyncIterator[Queue]:
    """Two requests a minute."""
    made = Queue(2)
    yield made
    await made.ends()


async def test_the_minutes_requests_go_at_once_and_no_more(queue: Queue) -> None:
    for name in ("a", "b", "c"):
        await queue.asks(name)
    assert queue.went == ["a", "b"]


async def test_the_next_clock_minute_brings_new_places(queue: Queue) -> None:
    queue.clock.turn(seconds=50)
    for name in ("a", "b", "c"):
        await queue.asks(name)
    await queue.clock.pass_on(seconds=9)
    assert queue.went == ["a", "b"]
    await queue.clock.pass_on(seconds=1)
    assert queue.went == ["a", "b", "c"]


async def test_people_go_before_completions_before_digests_before_polls(queue: Queue) -> None:
    await queue.asks("first")
    await queue.asks("second")
    for priority in (Priority.POLL, Priority.DIGEST, Priority.COMPLETION, Priority.PERSON):
        await queue.asks(priority.name, priority)
    await queue.clock.pass_on(minutes=1)
    await queue.clock.pass_on(minutes=1)
    assert queue.went[2:] == ["PERSON", "COMPLETION", "DIGEST", "POLL"]


async def test_among_equals_the_first_to_ask_is_the_first_to_go(queue: Queue) -> None:
    for name in "abcdef":
        await queue.asks(name, Priority.POLL)
    await queue.clock.pass_on(minutes=1)
    await queue.clock.pass_on(minutes=1)
    assert queue.went == list("abcdef")


async def test_somebody_who_just_came_does_not_pass_those_who_wait(queue: Queue) -> None:
    for name in "abcd":
        await queue.asks(name)
    queue.clock.turn(minutes=1)  # a new minute, and nobody has been woken yet
    await queue.asks("e")
    assert queue.went == list("abcd")


async def test_while_shut_nobody_goes_though_there_are_places(queue: Queue) -> None:
    queue.bucket.shut(90)
    await queue.asks("person")
    await queue.clock.pass_on(seconds=89)
    assert queue.went == []
    await queue.clock.pass_on(seconds=1)
    assert queue.went == ["person"]


async def test_a_second_shutting_cannot_shorten_the_first(queue: Queue) -> None:
    queue.bucket.shut(90)
    queue.bucket.shut(10)
    await queue.asks("person")
    await queue.clock.pass_on(seconds=89)
    assert queue.went == []


async def test_the_impatient_are_told_at_once_how_long_it_would_be(queue: Queue) -> None:
    queue.clock.turn(seconds=20)
    for name in ("a", "b"):
        await queue.asks(name)
    assert await queue.wait_told(patience=39) == 40


async def test_those_ahead_count_into_the_wait(queue: Queue) -> None:
    for name in "abcdef":
        await queue.asks(name)
    assert await queue.wait_told(patience=100) == 180


async def test_a_person_does_not_wait_for_the_jobs_ahead(queue: Queue) -> None:
    for name in ("a", "b"):
        await queue.asks(name)
    for name in "cdefgh":
        await queue.asks(name, Priority.POLL)
    person = await queue.asks("person", patience=60)
    await queue.clock.pass_on(minutes=1)
    assert person.done()
    assert queue.went == ["a", "b", "person", "c"]


async def test_who_waits_is_told_when_the_api_asks_for_more_time_than_they_have(queue: Queue) -> None:
    queue.clock.turn(seconds=57)
    for name in ("a", "b"):
        await queue.asks(name)
    person = await queue.asks("person", patience=5)
    queue.bucket.shut(60)
    await settled()
    assert await told(person) == 60


async def test_a_job_is_told_when_people_have_taken_its_time(queue: Queue) -> None:
    for name in ("a", "b"):
        await queue.asks(name)
    job = await queue.asks("job", Priority.POLL, patience=60)
    for name in ("c", "d"):
        await queue.asks(name)
    assert await told(job) == 120


async def test_a_cancelled_waiter_takes_no_place(queue: Queue) -> None:
    for name in ("a", "b"):
        await queue.asks(name)
    (await queue.asks("gone")).cancel()
    await queue.asks("c")
    await queue.asks("d")
    await queue.clock.pass_on(minutes=1)
    assert queue.went == ["a", "b", "c", "d"]


async def test_somebody_cancelled_as_the_minute_turns_takes_no_place(queue: Queue) -> None:
    for name in ("a", "b"):
        await queue.asks(name)
    gone = await queue.asks("gone")
    for name in ("c", "d"):
        await queue.asks(name)
    gone.cancel()
    queue.clock.turn(minutes=1)
    queue.bucket.shut(0)  # gives out the new places before "gone" has heard of its end
    await settled()
    assert queue.went == ["a", "b", "c", "d"]


async def test_a_place_given_to_somebody_cancelled_at_that_moment_goes_to_the_next(queue: Queue) -> None:
    for name in ("a", "b"):
        await queue.asks(name)
    gone = await queue.asks("gone")
    for name in ("c", "d"):
        await queue.asks(name)
    queue.clock.turn(minutes=1)
    queue.bucket.shut(0)  # gives out the new places: "gone" has one, and has not run yet
    gone.cancel()
    await settled()
    assert queue.went == ["a", "b", "c", "d"]


async def test_with_nobody_waiting_nothing_stays_behind(queue: Queue) -> None:
    for name in ("a", "b", "c"):
        await queue.asks(name)
    before = len(asyncio.all_tasks())
    queue.tasks[-1].cancel()
    await settled()
    assert len(asyncio.all_tasks()) == before - 2, "the waiter and the alarm that would have woken it"


async def test_waiting_is_one_sleep_until_the_minute_turns(queue: Queue) -> None:
    queue.clock.turn(seconds=15)
    for name in "abcd":
        await queue.asks(name)
    await queue.clock.pass_on(seconds=45)
    assert queue.clock.slept == [45]


async def test_unlimited_is_unlimited_until_the_api_says_wait() -> None:
    queue = Queue(UNLIMITED)
    for number in range(500):
        await queue.bucket.take(Priority.POLL, patience=number)
    queue.bucket.shut(30)
    assert await queue.wait_told(patience=29) == 30


async def test_minutes_are_those_of_the_clock_it_was_given() -> None:
    """A server whose clock is 20 seconds ahead starts its minute 20 seconds before ours."""
    queue = Queue(1)
    queue.bucket = Bucket(1, lambda: queue.clock() + timedelta(seconds=20), queue.clock.sleep)
    await queue.asks("a")
    assert await queue.wait_told(patience=39) == 40


@pytest.mark.parametrize("per_minute", [0, -2])
def test_a_budget_that_lets_nothing_through_is_refused(per_minute: int) -> None:
    with pytest.raises(ValueError, match="never"):
        Bucket(per_minute, HandClock())


async def test_work_in_the_background_leaves_a_part_of_each_minute_to_people() -> None:
    """Of eight requests two are kept, also when nobody asks for them yet."""
    queue = Queue(8)
    jobs = [await queue.asks(f"job {number}", Priority.POLL) for number in range(8)]
    assert [job.done() for job in jobs] == [True] * 6 + [False] * 2
    people = [await queue.asks(f"person {number}", patience=0) for number in range(2)]
    assert all(person.done() and not person.exception() for person in people)
    for job in jobs[6:]:
        job.cancel()
    await asyncio.gather(*jobs, return_exceptions=True)
