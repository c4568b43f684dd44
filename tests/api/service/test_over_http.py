"""The service behind a real server and the bot's own client in front of it: both ends of one contract."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.types import ASGIApp

from api.client import Client, connect
from api.contract.endpoints import SEARCH
from api.contract.platforms import Level, Platform
from api.contract.search import LookalikeRequest, Range, SearchRequest
from api.errors import CreatorNotFound, DailyQuotaSpent, NotAllowed, NotSignedIn, OutOfCredits, Refused, TooFast
from api.service.app import Service
from api.service.options import Options
from tests.api.clock import Clock
from tests.api.service.conftest import Open, Records, on
from tests.api.service.door import IDENTITY, envelope_of

T, Y = Platform.TIKTOK, Platform.YOUTUBE
Connect = Callable[..., Client]


def served(service: Service) -> AbstractAsyncContextManager[str]:
    """The address of the service on loopback."""
    return serving(service.app)


@asynccontextmanager
async def serving(app: ASGIApp) -> AsyncIterator[str]:
    """The address of an app on loopback."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off", ws="none"))
    running = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        await running


@pytest.fixture
async def url(service: Service) -> AsyncIterator[str]:
    async with served(service) as address:
        yield address


@pytest.fixture
async def caller(url: str, service: Service, clock: Clock) -> AsyncIterator[Connect]:
    """Clients with keys of these limits: `caller(credits=10)`."""
    async with AsyncExitStack() as open_clients:
        made: list[Client] = []

        def make(key: str = "", identity: str = IDENTITY, **limits: Any) -> Client:
            key = key or service.accounts.add_key("client", **limits)
            client = connect(url, key, identity=identity, clock=clock, sleep=clock.sleep)
            open_clients.push_async_exit(client)
            made.append(client)
            return client

        yield make


async def test_a_search_comes_back_as_creators(caller: Connect, records: Records) -> None:
    request = SearchRequest(Y, {"engagement": Range(0.03, None), "country": ("US",), "email": True}, size=20)
    page = await caller(credits=100).search(request)
    expected = [
        r
        for r in on(Y, records)
        if (r.get("engagement") or 0) >= 0.03 and r.get("country") == "US" and r.get("has_email")
    ]
    best = sorted(expected, key=lambda r: -r["followers"])[:20]
    assert [creator.uid for creator in page.creators] == [record["uid"] for record in best]
    assert [creator.followers for creator in page.creators] == [record["followers"] for record in best]
    assert page.meta.total == len(expected)
    assert page.meta.credits_remaining == 100 - 3 * len(best)


async def test_a_stringified_answer_reads_the_same(open_service: Open, clock: Clock) -> None:
    """The live API's texts and the contract's numbers make the same creators."""
    read = []
    for stringify in (False, True):
        service = open_service(options=Options(stringify=stringify))
        key = service.accounts.add_key("client")
        async with served(service) as address, connect(address, key, identity=IDENTITY, clock=clock) as client:
            page = await client.search(SearchRequest(T, size=30, level=Level.S3))
            alike = await client.lookalike(LookalikeRequest("charlidamelio", platform=T))
            read.append((page.creators, alike.creators))
    assert read[0] == read[1]


async def test_lookalikes_across_platforms(caller: Connect) -> None:
    page = await caller().lookalike(LookalikeRequest("@MrBeast", platform=Y, target=T, limit=5))
    assert [creator.platform for creator in page.creators] == [T] * 5
    assert page.meta.credits_consumed == 5


async def test_verify_answers_without_a_key_and_tells_the_time(caller: Connect, clock: Clock) -> None:
    told = (await caller(key="cv_live_nobody").verify("hello")).data
    assert (told.challenge, told.at) == ("hello", clock.now)


@pytest.mark.parametrize(
    ("limits", "request_", "refusal"),
    [
        ({"key": "cv_live_nobody"}, SearchRequest(T), NotSignedIn),
        ({"identity": "mia"}, SearchRequest(T), NotSignedIn),
        ({"scopes": ("creator:lookalike",)}, SearchRequest(T), NotAllowed),
        ({"credits": 2}, SearchRequest(T, size=1), OutOfCredits),
        ({"quota": 0}, SearchRequest(T), DailyQuotaSpent),
        ({"rate": 0}, SearchRequest(T), TooFast),
        ({}, LookalikeRequest("nonexistent_user_xyz_12345", platform=T), CreatorNotFound),
    ],
    ids=["key", "identity", "scope", "credits", "quota", "rate", "seed"],
)
async def test_each_refusal_is_its_own_error(
    caller: Connect, limits: dict[str, Any], request_: SearchRequest | LookalikeRequest, refusal: type[Refused]
) -> None:
    client = caller(**limits)
    with pytest.raises(refusal) as caught:
        await (client.search(request_) if isinstance(request_, SearchRequest) else client.lookalike(request_))
    assert caught.value.request_id.startswith("req_")


async def test_the_client_waits_for_the_next_minute_and_goes_on(url: str, service: Service, clock: Clock) -> None:
    key = service.accounts.add_key("client", rate=1)
    async with connect(url, key, identity=IDENTITY, clock=clock, sleep=clock.sleep) as client:
        for _ in range(2):
            page = await client.search(SearchRequest(T, size=1), patience=120)
            assert page.creators
    assert sum(clock.slept) >= 60


async def test_an_address_in_any_script_is_an_identity(caller: Connect, service: Service) -> None:
    await caller(identity="Миа@brand.example").search(SearchRequest(T, size=1))
    assert service.accounts.ledger()[-1].identity == "миа@brand.example"


async def test_what_a_bare_caller_may_do_wrong_is_answered_in_an_envelope(url: str, service: Service) -> None:
    key = service.accounts.add_key("client")
    headers = {"X-API-Key": key, "X-User-Identity": IDENTITY}
    async with httpx.AsyncClient(base_url=url, headers=headers) as http:
        for method, path, content, status in [
            ("POST", SEARCH[T].url, b"", 400),
            ("POST", SEARCH[T].url, b"{" + b" " * 2_000_000, 400),
            ("POST", "/nowhere", b"{}", 404),
            ("GET", SEARCH[T].url, b"", 405),
            ("HEAD", SEARCH[T].url, b"", 405),
        ]:
            answer = await http.request(method, path, content=content)
            assert answer.status_code == status
            assert answer.headers["Content-Type"] == "application/json"
            if method != "HEAD":
                envelope_of(answer)


async def test_a_caller_who_leaves_early_pays_nothing_for_half_a_request(url: str, service: Service) -> None:
    """The connection ends before the body has come."""
    key = service.accounts.add_key("client")
    host, port = url.removeprefix("http://").split(":")
    _, writer = await asyncio.open_connection(host, int(port))
    head = f"POST {SEARCH[T].url} HTTP/1.1\r\nHost: x\r\nX-API-Key: {key}\r\nX-User-Identity: {IDENTITY}\r\n"
    writer.write(f"{head}Content-Length: 1000\r\n\r\n{{".encode())
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    async with connect(url, key, identity=IDENTITY) as client:
        await client.verify()
    assert service.accounts.ledger() == []
