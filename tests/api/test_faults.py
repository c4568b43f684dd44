"""Whatever happens to the line, callers see the API's own family of errors, and never the key."""

from __future__ import annotations

import inspect
import logging
import socket
import traceback

import httpx
import pytest

from api.client import Client, connect
from api.contract.platforms import Platform
from api.contract.search import SearchRequest
from api.errors import ApiError, NotUnderstood, Unreachable
from tests.api.calls import ALL, PAID, answer_to
from tests.api.conftest import KEY, MIA, Connect
from tests.platforms.creator_api import CreatorApi, LostLine, Reply, bare, refused

HTTPX_ERRORS = [kind for _, kind in inspect.getmembers(httpx, inspect.isclass) if issubclass(kind, Exception)]
NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def made(kind: type[Exception], request: httpx.Request) -> Exception:
    """An httpx error as httpx would raise it."""
    if issubclass(kind, httpx.HTTPStatusError):
        return kind("failed", request=request, response=httpx.Response(500))
    if kind is httpx.StreamError or issubclass(kind, httpx.HTTPError | httpx.InvalidURL | httpx.CookieConflict):
        return kind("failed")
    return kind()


def test_the_list_of_httpx_errors_is_a_list() -> None:
    assert len(HTTPX_ERRORS) > 20
    assert httpx.ReadTimeout in HTTPX_ERRORS


@pytest.mark.parametrize("kind", HTTPX_ERRORS)
async def test_no_error_of_httpx_gets_out(kind: type[Exception], connected: Connect) -> None:
    async def fails(request: httpx.Request) -> httpx.Response:
        raise made(kind, request)

    async with connected(transport=httpx.MockTransport(fails)) as client:
        with pytest.raises(Unreachable) as raised:
            await client.search(SearchRequest(Platform.TIKTOK))
    assert raised.value.was_sent == (kind not in NEVER_SENT)


@pytest.mark.parametrize("kind", NEVER_SENT)
@pytest.mark.parametrize("name", ALL)
async def test_what_was_never_sent_is_sent_again(kind: type[Exception], name: str, connected: Connect) -> None:
    attempts = []

    async def comes_up(request: httpx.Request) -> httpx.Response:
        attempts.append(request)
        if len(attempts) < 3:
            raise made(kind, request)
        return httpx.Response(200, content=answer_to(name).content)

    async with connected(transport=httpx.MockTransport(comes_up)) as client:
        await ALL[name](client)
    assert len(attempts) == 3


async def test_a_closed_door_is_unreachable_and_nothing_was_sent(connected: Connect) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        async with connected(f"http://127.0.0.1:{nobody.getsockname()[1]}") as client:
            with pytest.raises(Unreachable) as raised:
                await client.search(SearchRequest(Platform.TIKTOK))
    assert not raised.value.was_sent


@pytest.mark.parametrize("name", PAID)
async def test_a_lost_line_leaves_open_what_was_done(api: CreatorApi, client: Client, name: str) -> None:
    api.answer(LostLine())
    with pytest.raises(Unreachable) as raised:
        await PAID[name](client)
    assert raised.value.was_sent


async def test_a_body_that_cannot_be_unpacked_is_no_answer(api: CreatorApi, client: Client) -> None:
    api.answer(Reply(200, b"not gzip", {"Content-Encoding": "gzip"}))
    with pytest.raises(Unreachable):
        await client.search(SearchRequest(Platform.TIKTOK))


async def test_redirects_are_not_followed(api: CreatorApi, client: Client) -> None:
    api.answer(Reply(307, b"", {"Location": f"{api.url}/elsewhere"}))
    with pytest.raises(NotUnderstood):
        await client.search(SearchRequest(Platform.TIKTOK))
    assert len(api.requests) == 1


async def test_cookies_are_not_kept(api: CreatorApi, client: Client) -> None:
    answer = answer_to("status")
    api.answer(Reply(200, answer.content, {"Set-Cookie": "session=1; Path=/"}))
    await client.status("task_1")
    await client.status("task_1")
    assert "cookie" not in api.last.headers


async def test_proxies_and_passwords_of_the_environment_are_not_used(
    api: CreatorApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    api.answer(answer_to("status"))
    async with connect(api.url, KEY) as client:
        await client.status("task_1")
    assert "authorization" not in api.last.headers


FAULTS: list[Reply | LostLine] = [
    LostLine(),
    Reply(200, b"<html>"),
    refused(40101, 401, f"The key {KEY} is unknown"),
    bare(401, f"The key {KEY} is unknown"),
    Reply(500, f"headers: X-API-Key={KEY}".encode()),
]


@pytest.mark.parametrize("fault", FAULTS, ids=["lost line", "html", "envelope", "bare", "echo"])
async def test_the_key_is_in_no_log_error_or_repr(
    api: CreatorApi, client: Client, caplog: pytest.LogCaptureFixture, fault: Reply | LostLine
) -> None:
    caplog.set_level(logging.DEBUG)
    api.answer(fault)
    with pytest.raises(ApiError) as raised:
        await client.search(SearchRequest(Platform.TIKTOK))
    assert api.last.headers["x-api-key"] == KEY
    assert {"httpx", "httpcore"} & {record.name.split(".")[0] for record in caplog.records}, "their logs were read too"
    trail = [*traceback.format_exception(raised.value), repr(raised.value), repr(vars(raised.value))]
    assert KEY not in caplog.text
    assert KEY not in "".join(trail)
    assert KEY not in f"{client!r} {client._caller!r}"


async def test_an_error_keeps_no_hold_of_the_request_that_carried_the_key(api: CreatorApi, client: Client) -> None:
    api.answer(LostLine())
    with pytest.raises(Unreachable) as raised:
        await client.search(SearchRequest(Platform.TIKTOK))
    assert raised.value.__context__ is None
    assert raised.value.__cause__ is None


async def test_an_answer_that_repeats_the_key_is_read_without_it(api: CreatorApi, client: Client) -> None:
    api.answer(refused(40101, 401, f"The key {KEY} is unknown"))
    with pytest.raises(ApiError, match=r"The key \*\*\* is unknown"):
        await client.search(SearchRequest(Platform.TIKTOK))


@pytest.mark.parametrize("identity", ["josé@brand.example", "达人@brand.example"])
async def test_an_address_in_any_script_can_be_sent(api: CreatorApi, client: Client, identity: str) -> None:
    api.answer(answer_to("search"))
    await client.search(SearchRequest(Platform.TIKTOK), identity=f" {identity} ")
    assert api.last.headers["x-user-identity"] == identity


async def test_an_address_that_no_header_can_carry_sends_nothing(api: CreatorApi, client: Client) -> None:
    with pytest.raises(ApiError):
        await client.search(SearchRequest(Platform.TIKTOK), identity=f"{MIA}\r\nX-API-Key: other")
    assert api.requests == []
