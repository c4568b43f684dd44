"""The web app says no more than it must: the chats' routes, a health check, and limits on what comes in."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.bodies import BODY_MOST
from bot.web import web_app


async def _count(request: Request) -> PlainTextResponse:
    try:
        return PlainTextResponse(str(len(await request.body())))
    except ClientDisconnect:
        return PlainTextResponse("cut off", 413)


@pytest.fixture
async def browser() -> AsyncIterator[httpx.AsyncClient]:
    app = web_app([Route("/slack/events", _count, methods=["POST"])])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://scout.test") as browser:
        yield browser


async def test_the_health_check_says_ok_and_nothing_else(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok")
    assert set(answer.headers) == {"content-length", "content-type"}


@pytest.mark.parametrize(
    "path", ["/", "/docs", "/redoc", "/openapi.json", "/metrics", "/slack", "/feishu/events", "/healthz/x", "/.env"]
)
async def test_nothing_else_is_there(browser: httpx.AsyncClient, path: str) -> None:
    assert (await browser.get(path)).status_code == 404


async def test_a_route_answers_its_own_method_only(browser: httpx.AsyncClient) -> None:
    assert (await browser.get("/slack/events")).status_code == 405
    assert (await browser.post("/healthz")).status_code == 405


async def test_a_body_up_to_the_limit_goes_through(browser: httpx.AsyncClient) -> None:
    assert (await browser.post("/slack/events", content=b"x" * BODY_MOST)).text == str(BODY_MOST)


async def test_a_longer_body_is_refused_by_its_declared_length(browser: httpx.AsyncClient) -> None:
    answer = await browser.post("/slack/events", content=b"x" * (BODY_MOST + 1))
    assert (answer.status_code, answer.text) == (413, "too large")


async def test_a_body_of_undeclared_length_is_cut_off_where_it_grows_too_long(browser: httpx.AsyncClient) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"x" * 100_000

    answer = await browser.post("/slack/events", content=endless())
    assert (answer.status_code, answer.text) == (413, "cut off")


@pytest.mark.parametrize("length", ["-1", "many", "1e3", ""])
async def test_a_length_that_is_no_number_is_refused(browser: httpx.AsyncClient, length: str) -> None:
    answer = await browser.post("/slack/events", content=b"x", headers={"content-length": length})
    assert answer.status_code == 413
