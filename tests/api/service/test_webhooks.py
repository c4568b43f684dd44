"""Calls to the webhooks of tasks: what is sent, when it is repeated, and that it is sent once (contract 12)."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest

from api.contract.webhooks import body_of, sign
from api.service.app import Service
from api.service.keys import hash_of
from api.service.options import Options
from api.service.webhooks.addresses import Forbidden
from api.service.webhooks.calling import Undelivered
from api.service.webhooks.calls import CALLS_AT_ONCE, OWNERS_CALLS_AT_ONCE
from tests.api.clock import Clock
from tests.api.service.collection.steps import CHARLI, Receiver, passed, submit, submit_keywords
from tests.api.service.conftest import Open
from tests.api.service.door import Door

URL = "https://hooks.example/scout?x=1"


def told(receiver: Receiver) -> list[dict[str, Any]]:
    return [json.loads(content) for _, content, _ in receiver.got]


def secret_of(door: Door) -> str:
    return door.service.accounts.webhook_secret(hash_of(door.key or ""))


def test_the_published_vector() -> None:
    """The example of contract 12.1."""
    body = body_of(
        {
            "event": "collection.completed",
            "task_id": "task_1",
            "task_type": "LINK_BATCH",
            "status": "completed",
            "total": 2,
            "completed": 2,
            "failed": 0,
            "timestamp": "2026-03-15T10:45:00Z",
        }
    )
    assert body.startswith('{"completed": 2, "event": "collection.completed", "failed": 0, ')
    assert sign("s3cret", body.encode()) == "c70676c7579738da4d8593d9fdb8407eac667d4ac46a2ee84d1aa5352f234573"


async def test_a_completed_task_is_told_once_and_signed_over_the_very_bytes(door: Door, clock: Clock) -> None:
    receiver = Receiver()
    task_id = await submit(door, CHARLI, "nobody_knows_this", webhook_url=URL)
    await passed(door.service, 8.5, receiver)
    assert receiver.got == []
    await passed(door.service, 0.5, receiver)
    await passed(door.service, 10_000, receiver)
    [(url, content, headers)] = receiver.got
    assert url == URL
    assert headers["Content-Type"] == "application/json"
    expected = hmac.new(secret_of(door).encode(), content, hashlib.sha256).hexdigest()
    assert headers["X-Webhook-Signature"] == expected
    assert json.loads(content) == {
        "event": "collection.completed",
        "task_id": task_id,
        "task_type": "LINK_BATCH",
        "status": "completed",
        "total": 2,
        "completed": 1,
        "failed": 1,
        "timestamp": "2026-11-24T12:00:09Z",
    }
    assert content.decode() == json.dumps(json.loads(content), sort_keys=True)


async def test_a_keyword_task_and_a_timeout_are_told_as_what_they_are(open_service: Open) -> None:
    service = open_service(options=Options(longest=timedelta(seconds=5)))
    door, receiver = Door(service, service.accounts.add_key("tests")), Receiver()
    await submit_keywords(door, "beauty", "skincare", webhook_url=URL)
    await passed(service, 5, receiver)
    [payload] = told(receiver)
    assert (payload["event"], payload["status"], payload["task_type"]) == ("collection.timeout", "timeout", "KEYWORD")


async def test_a_failed_task_is_not_told_for_there_is_no_event_for_it(door: Door) -> None:
    receiver = Receiver()
    await submit(door, "https://example.com/mia", webhook_url=URL)
    await passed(door.service, 1000, receiver)
    assert receiver.got == []


async def test_a_task_without_a_webhook_tells_nobody(door: Door) -> None:
    receiver = Receiver()
    await submit(door)
    await passed(door.service, 1000, receiver)
    assert receiver.got == []


async def test_every_tenant_has_a_secret_of_its_own_that_stays(open_service: Open) -> None:
    first = open_service()
    one, two = (Door(first, first.accounts.add_key(name)) for name in ("one", "two"))
    secret = secret_of(one)
    assert secret.startswith("whsec_")
    assert secret != secret_of(two)
    first.close()
    assert secret_of(Door(open_service(), one.key)) == secret


@pytest.mark.parametrize("answer", [200, 204, 302, 399])
async def test_every_status_below_400_is_a_success(door: Door, answer: int) -> None:
    receiver = Receiver(answer)
    await submit(door, webhook_url=URL)
    for _ in range(5):
        await passed(door.service, 1000, receiver)
    assert len(receiver.got) == 1


@pytest.mark.parametrize("answer", [400, 401, 500, Undelivered("no answer within 10 seconds")])
async def test_a_failure_is_repeated_after_ten_and_thirty_seconds_and_then_given_up(
    door: Door, caplog: pytest.LogCaptureFixture, answer: int | Exception
) -> None:
    receiver = Receiver(answer)
    task_id = await submit(door, webhook_url=URL)
    attempts = []
    for seconds in (6, 9.5, 0.5, 29.5, 0.5, 90, 100_000):
        await passed(door.service, seconds, receiver)
        attempts.append(len(receiver.got))
    assert attempts == [1, 1, 2, 2, 3, 3, 3]
    assert len({content for _, content, _ in receiver.got}) == 1
    [line] = [record.getMessage() for record in caplog.records if record.levelno == logging.WARNING]
    assert task_id in line
    assert str(answer) in line


async def test_a_fourth_attempt_after_ninety_seconds_can_be_chosen(open_service: Open) -> None:
    service = open_service(options=Options(attempts=4))
    door, receiver = Door(service, service.accounts.add_key("tests")), Receiver(500)
    await submit(door, webhook_url=URL)
    attempts = []
    for seconds in (6, 10, 30, 89, 1, 100_000):
        await passed(service, seconds, receiver)
        attempts.append(len(receiver.got))
    assert attempts == [1, 2, 3, 3, 4, 4]


async def test_a_receiver_that_comes_back_is_not_called_again(door: Door) -> None:
    receiver = Receiver(503, 200)
    await submit(door, webhook_url=URL)
    for seconds in (6, 10, 30, 90):
        await passed(door.service, seconds, receiver)
    assert len(receiver.got) == 2


async def test_an_address_that_may_not_be_reached_is_given_up_at_once(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    receiver = Receiver(Forbidden("leads to an address that is not public"))
    await submit(door, webhook_url=URL)
    for _ in range(5):
        await passed(door.service, 100, receiver)
    assert len(receiver.got) == 1
    assert "not public" in caplog.text


async def test_a_call_that_a_crash_cut_short_is_made_again_and_its_attempt_counts(open_service: Open) -> None:
    class Crash(BaseException):
        """The end of a process."""

    class Dying(Receiver):
        async def __call__(self, url: str, content: bytes, headers: Any) -> int:
            await super().__call__(url, content, headers)
            raise Crash

    first = open_service()
    door, dying = Door(first, first.accounts.add_key("tests")), Dying()
    await submit(door, webhook_url=URL)
    with pytest.raises(Crash):
        await passed(first, 6, dying)
    first.close()
    again, receiver = open_service(), Receiver(500)
    attempts = []
    for seconds in (29, 1, 30, 100_000):
        await passed(again, seconds, receiver)
        attempts.append(len(receiver.got))
    assert attempts == [0, 1, 2, 2]
    assert receiver.got[0][1] == dying.got[0][1]


async def test_two_processes_make_every_call_once(open_service: Open, clock: Clock) -> None:
    one, two = open_service(), open_service()
    door, receiver = Door(one, one.accounts.add_key("tests")), Receiver()
    tasks = {await submit(door, webhook_url=URL) for _ in range(50)}
    clock.turn(seconds=10)
    await asyncio.gather(*(service.runner.work(receiver) for service in (one, two, one, two)))
    await one.runner.work(receiver)
    assert sorted(payload["task_id"] for payload in told(receiver)) == sorted(tasks)


async def test_a_slow_receiver_does_not_keep_the_others_waiting(door: Door) -> None:
    started = asyncio.Event()

    class Slow(Receiver):
        async def __call__(self, url: str, content: bytes, headers: Any) -> int:
            if url.endswith("slow"):
                await started.wait()
            else:
                started.set()
            return await super().__call__(url, content, headers)

    receiver = Slow()
    await submit(door, webhook_url="https://hooks.example/slow")
    await submit(door, webhook_url="https://hooks.example/quick")
    await asyncio.wait_for(passed(door.service, 10, receiver), 10)
    assert [url.rpartition("/")[2] for url, _, _ in receiver.got] == ["quick", "slow"]


class Hanging(Receiver):
    """Does not answer a URL that ends in `hang` before it has `ended`; `hung` is how many wait."""

    def __init__(self) -> None:
        super().__init__()
        self.hung, self.changed, self.ended = 0, asyncio.Condition(), asyncio.Event()

    async def __call__(self, url: str, content: bytes, headers: Any) -> int:
        status = await super().__call__(url, content, headers)
        is_hanging = url.endswith("hang")
        async with self.changed:
            self.hung += is_hanging
            self.changed.notify_all()
        if is_hanging:
            await self.ended.wait()
        return status

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for a call after which the condition holds; a minute must be enough."""
        async with asyncio.timeout(60), self.changed:
            await self.changed.wait_for(condition)

    def reached(self, url: str) -> bool:
        return any(url == called for called, _, _ in self.got)


@asynccontextmanager
async def in_background(service: Service, receiver: Hanging) -> AsyncIterator[None]:
    """The service's background; at the end the receiver answers at last, or it would be kept for ever."""
    async with service.runner.running(receiver):
        try:
            yield
        finally:
            receiver.ended.set()


async def test_tasks_and_calls_go_on_while_a_receiver_hangs(open_service: Open, clock: Clock) -> None:
    """Nobody asks for a status meanwhile, which would have the task worked on."""
    service = open_service()
    door, receiver = Door(service, service.accounts.add_key("tests")), Hanging()
    await submit(door, webhook_url="https://hooks.example/hang")
    clock.turn(seconds=10)
    async with in_background(service, receiver):
        await receiver.until(lambda: receiver.hung == 1)
        await submit(door, webhook_url="https://hooks.example/quick")
        clock.turn(seconds=10)
        service.runner.wake()
        await receiver.until(lambda: receiver.reached("https://hooks.example/quick"))


async def test_the_hanging_receivers_of_one_tenant_hold_up_nobody_else(open_service: Open, clock: Clock) -> None:
    service = open_service()
    one, two = (Door(service, service.accounts.add_key(name)) for name in ("one", "two"))
    receiver = Hanging()
    for _ in range(CALLS_AT_ONCE + 10):
        await submit(one, webhook_url="https://hooks.example/hang")
    await submit(two, webhook_url="https://hooks.example/quick")
    clock.turn(seconds=10)
    async with in_background(service, receiver):
        await receiver.until(lambda: receiver.reached("https://hooks.example/quick"))
        assert receiver.hung <= OWNERS_CALLS_AT_ONCE


async def test_more_calls_of_a_tenant_are_made_as_others_end(open_service: Open, clock: Clock) -> None:
    service = open_service()
    door, receiver = Door(service, service.accounts.add_key("tests")), Hanging()
    await submit(door, webhook_url="https://hooks.example/hang")
    for number in range(3 * OWNERS_CALLS_AT_ONCE):
        await submit(door, webhook_url=f"https://hooks.example/{number}")
    clock.turn(seconds=10)
    async with in_background(service, receiver):
        await receiver.until(lambda: len(receiver.got) == 1 + 3 * OWNERS_CALLS_AT_ONCE)


async def test_a_call_that_cannot_be_made_is_a_failed_attempt_and_the_others_are_made(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken(Receiver):
        async def __call__(self, url: str, content: bytes, headers: Any) -> int:
            await super().__call__(url, content, headers)
            if url.endswith("odd"):
                raise UnicodeError("encoding with 'idna' codec failed")
            return 200

    receiver = Broken()
    await submit(door, webhook_url="https://hooks.example/odd")
    await submit(door, webhook_url="https://hooks.example/well")
    for seconds in (6, 10, 30, 90, 100_000):
        await passed(door.service, seconds, receiver)
    called = [url.rpartition("/")[2] for url, _, _ in receiver.got]
    assert (called.count("odd"), called.count("well")) == (3, 1)
    assert "given up" in caplog.text
