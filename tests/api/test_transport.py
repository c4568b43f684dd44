"""A call waits its turn, and is repeated only where that is free and safe."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx
import orjson
import pytest

from api import transport
from api.client import Client
from api.contract.platforms import Platform
from api.contract.search import LookalikeRequest, SearchRequest
from api.errors import DailyQuotaSpent, NotUnderstood, ServerTrouble, TooFast, Unreachable
from api.pace import Bucket, Priority
from api.transport import open_http
from tests.api.calls import ALL, FREE, PAID, answer_to
from tests.api.clock import Clock, HandClock, settled
from tests.api.conftest import Connect, connected_to
from tests.platforms.creator_api import CreatorApi, LostLine, Reply, refused

SEARCH = SearchRequest(Platform.TIKTOK)
TOO_FAST = refused(42901, 429, headers={"Retry-After": "60"})
TROUBLE = refused(50001, 500)


class Trickling(httpx.AsyncByteStream):
    """An answer that never ends, a blank at a time: no wait for the next one is long."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.001)


async def test_an_answer_that_trickles_in_without_end_is_given_up(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("CONNECT_SECONDS", "READ_SECONDS", "SLOW_READ_SECONDS"):
        monkeypatch.setattr(transport, limit, 0.02)
    slow = httpx.MockTransport(lambda _: httpx.Response(200, stream=Trickling()))
    async with connected_to("https://api.example.com", clock, transport=slow) as client:
        with pytest.raises(Unreachable) as lost:
            await asyncio.wait_for(PAID["search"](client), 5)
    assert lost.value.was_sent


UNKNOWN_OUTCOME = pytest.mark.parametrize(
    "fault",
    [TROUBLE, refused(50001, 200), Reply(502, b"<html>"), LostLine()],
    ids=["trouble", "trouble in a 200", "gateway", "lost line"],
)


@pytest.mark.parametrize("name", ALL)
async def test_too_fast_was_refused_so_every_call_is_made_again(
    api: CreatorApi, client: Client, clock: Clock, name: str
) -> None:
    api.answer(TOO_FAST, refused(42901, 200, headers={"Retry-After": "7"}), answer_to(name))
    await ALL[name](client)
    assert len(api.requests) == 3
    assert clock.slept == [60, 7]


@UNKNOWN_OUTCOME
@pytest.mark.parametrize("name", FREE)
async def test_a_free_call_is_made_again_after_trouble(
    api: CreatorApi, client: Client, clock: Clock, name: str, fault: Reply | LostLine
) -> None:
    api.answer(fault, fault, answer_to(name))
    await FREE[name](client)
    assert len(api.requests) == 3
    assert clock.slept == [1, 4]


@UNKNOWN_OUTCOME
@pytest.mark.parametrize("name", PAID)
async def test_a_paid_call_with_an_unknown_outcome_is_never_made_again(
    api: CreatorApi, client: Client, name: str, fault: Reply | LostLine
) -> None:
    api.answer(fault)
    with pytest.raises((ServerTrouble, Unreachable, NotUnderstood)):
        await PAID[name](client)
    assert len(api.requests) == 1


@pytest.mark.parametrize("name", ALL)
async def test_a_refusal_that_will_not_pass_is_final(api: CreatorApi, client: Client, clock: Clock, name: str) -> None:
    api.answer(refused(42902, 402))
    with pytest.raises(DailyQuotaSpent):
        await ALL[name](client)
    assert (len(api.requests), clock.slept) == (1, [])


@pytest.mark.parametrize("fault", [TOO_FAST, TROUBLE, LostLine()])
async def test_three_attempts_are_all(api: CreatorApi, client: Client, fault: Reply | LostLine) -> None:
    api.answer(fault)
    with pytest.raises((TooFast, ServerTrouble, Unreachable)):
        await client.status("task_1")
    assert len(api.requests) == 3


async def test_pauses_are_spread_by_chance(api: CreatorApi, connected: Connect, clock: Clock) -> None:
    api.answer(TROUBLE)
    async with connected(api.url, random=lambda: 0.0) as client:
        with pytest.raises(ServerTrouble):
            await client.status("task_1")
    assert clock.slept == [0.5, 2]


async def test_a_person_is_told_at_once_how_long_to_wait(api: CreatorApi, client: Client, clock: Clock) -> None:
    api.answer(TOO_FAST)
    with pytest.raises(TooFast) as raised:
        await client.search(SEARCH)
    assert (raised.value.wait, raised.value.request_id) == (60, "req_no")
    assert (len(api.requests), clock.slept) == (1, [])


async def test_more_patience_can_be_asked_for(api: CreatorApi, client: Client, clock: Clock) -> None:
    api.answer(TOO_FAST, answer_to("search"))
    await client.search(SEARCH, patience=60)
    assert clock.slept == [60]


async def test_patience_covers_what_the_failed_attempt_took(connected: Connect, clock: Clock) -> None:
    attempts = []

    async def slowly_fails(request: httpx.Request) -> httpx.Response:
        attempts.append(request)
        clock.turn(seconds=30)
        raise httpx.ReadTimeout("", request=request)

    async with connected(transport=httpx.MockTransport(slowly_fails)) as client:
        with pytest.raises(Unreachable):
            await client.data("task_1", priority=Priority.PERSON)
    assert (len(attempts), clock.slept) == (1, [])


async def test_one_429_closes_the_door_for_everybody(api: CreatorApi, client: Client, clock: Clock) -> None:
    api.answer(TOO_FAST, answer_to("lookalike"))
    with pytest.raises(TooFast):
        await client.search(SEARCH)
    with pytest.raises(TooFast) as raised:
        await client.lookalike(LookalikeRequest("mia"))
    assert (raised.value.wait, raised.value.http) == (60, 0)
    assert len(api.requests) == 1, "nothing is sent before Retry-After"
    clock.turn(seconds=60)
    await client.lookalike(LookalikeRequest("mia"))
    assert len(api.requests) == 2


async def test_after_a_429_people_finish_before_polls() -> None:
    clock, served = HandClock(), []

    async def busy_at_first(request: httpx.Request) -> httpx.Response:
        served.append(orjson.loads(request.content)["task_id"])
        reply = TOO_FAST if len(served) == 1 else answer_to("status")
        return httpx.Response(reply.status, content=reply.content, headers=dict(reply.headers))

    async with connected_to("https://api.example", clock, transport=httpx.MockTransport(busy_at_first)) as client:
        poll = asyncio.create_task(client.status("poll"))
        await settled()
        person = asyncio.create_task(client.status("person", priority=Priority.PERSON, patience=60))
        await settled()
        await clock.pass_on(seconds=60)
        await asyncio.gather(poll, person)
    assert served == ["poll", "person", "poll"]


async def test_the_minutes_are_counted_by_the_servers_clock(api: CreatorApi, connected: Connect, clock: Clock) -> None:
    """Our clock says 12:00:00, the server's 12:00:40: the next minute is 20 seconds away, not 60."""
    answer = answer_to("status")
    api.answer(Reply(200, answer.content, {"Date": "Tue, 24 Nov 2026 12:00:40 GMT"}))
    async with connected(api.url, per_minute=1) as client:
        await client.status("task_1")
        await client.status("task_1")
    assert clock.slept == [20]


async def test_several_clients_can_share_the_budget_of_a_key(api: CreatorApi, clock: Clock) -> None:
    api.answer(answer_to("status"))
    bucket = Bucket(1, clock, clock.sleep)
    async with (
        Client(open_http(api.url), "cv_live_key", clock=clock, sleep=clock.sleep, bucket=bucket) as one,
        Client(open_http(api.url), "cv_live_key", clock=clock, sleep=clock.sleep, bucket=bucket) as other,
    ):
        await one.status("task_1")
        with pytest.raises(TooFast):
            await other.status("task_1", patience=5)


async def test_a_call_cancelled_while_the_api_thinks_ends_and_leaves_the_client_usable(
    api: CreatorApi, client: Client
) -> None:
    answer = answer_to("search")
    api.answer(Reply(200, answer.content, after=asyncio.Event()), answer)
    thinking = asyncio.create_task(client.search(SEARCH))
    await api.arrived.wait()
    thinking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await thinking
    await client.search(SEARCH)
    assert len(api.requests) == 2


async def test_a_cancelled_call_stops_waiting_and_sends_nothing(api: CreatorApi) -> None:
    clock = HandClock()
    api.answer(answer_to("status"))
    async with connected_to(api.url, clock, per_minute=1) as client:
        await client.status("task_1")
        waiting = asyncio.create_task(client.status("task_2"))
        await settled()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    assert [request.body["task_id"] for request in api.requests] == ["task_1"]
