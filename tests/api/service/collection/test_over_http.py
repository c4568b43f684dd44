"""Collection behind a real server, in the background, with the bot's own client in front and a receiver behind it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.client import Client, connect
from api.contract.platforms import Platform
from api.contract.tasks import Format, TaskState, TaskStatus, TaskType
from api.contract.webhooks import sign as signed
from api.errors import BadRequest, Refused
from api.service.app import Service
from api.service.keys import hash_of
from api.service.options import Options
from api.service.webhooks.addresses import Reach
from bot.callbacks import WebhookSender
from tests.api.clock import Clock
from tests.api.service.conftest import Open
from tests.api.service.door import IDENTITY
from tests.api.service.test_over_http import serving

T = Platform.TIKTOK
LINKS = ["https://www.tiktok.com/@charlidamelio", "https://www.tiktok.com/@nobody_knows_this"]


@pytest.fixture
def service(open_service: Open) -> Service:
    """A service that takes no time for its tasks."""
    return open_service(options=Options(seconds_per_item=0, reach=Reach.LOOPBACK))


@pytest.fixture
def key(service: Service) -> str:
    return service.accounts.add_key("client")


@pytest.fixture
async def client(service: Service, key: str, clock: Clock) -> AsyncIterator[Client]:
    """The client of a service that works in the background."""
    async with AsyncExitStack() as opened:
        send = await opened.enter_async_context(WebhookSender(Reach.LOOPBACK))
        await opened.enter_async_context(service.runner.running(send))
        address = await opened.enter_async_context(serving(service.app))
        yield await opened.enter_async_context(connect(address, key, identity=IDENTITY, clock=clock))


async def ended(client: Client, task_id: str) -> TaskStatus:
    """The status of a task once it is final; a minute must be enough."""
    async with asyncio.timeout(60):
        while True:
            told = (await client.status(task_id)).data
            if told.state and told.state.is_final:
                return told


async def test_from_links_to_a_file_that_opens(client: Client, service: Service) -> None:
    submitted = (await client.submit(TaskType.LINK_BATCH, T, LINKS, "spring")).data
    assert submitted.total_count == 2
    told = await ended(client, submitted.task_id)
    assert (told.state, told.total, told.completed, told.failed, told.progress) == (TaskState.COMPLETED, 2, 1, 1, 100)
    page = (await client.data(submitted.task_id)).data
    assert (page.total, page.page, page.size, page.items[0]["username"]) == (1, 1, 20, "charlidamelio")
    assert ("followers_count", "followers_count") in page.columns
    file = (await client.export(submitted.task_id, Format.CSV)).data
    assert (file.file_name, file.format, file.row_count) == ("spring.csv", "csv", 1)
    fresh = (await client.download_url(file.file_id)).data
    assert (fresh.file_id, (await client.download_url(file_name="spring.csv")).data.file_id) == (file.file_id,) * 2
    assert fresh.expires_at is not None
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=service.app)) as anybody:
        assert (await anybody.get(fresh.file_url)).content.startswith(b"\xef\xbb\xbf")


async def test_keywords_are_collected_too(client: Client) -> None:
    submitted = (await client.keyword_submit(T, ["beauty", "skincare"])).data
    assert submitted.total_count == 2
    assert (await ended(client, submitted.task_id)).state is TaskState.COMPLETED
    assert (await client.data(submitted.task_id)).data.items


async def test_refusals_reach_the_client_as_errors(client: Client) -> None:
    submitted = (await client.submit(TaskType.FILE_UPLOAD, T, ["nobody_knows_this"])).data
    await ended(client, submitted.task_id)
    with pytest.raises(Refused) as nothing:
        await client.export(submitted.task_id, Format.XLSX)
    assert (nothing.value.http, nothing.value.code) == (404, 40401)
    with pytest.raises(BadRequest):
        await client.submit(TaskType.KEYWORD, T, ["tea"])
    for call in (client.status, client.data):
        with pytest.raises(Refused) as foreign:
            await call("task_of_nobody")
        assert (foreign.value.http, foreign.value.code) == (404, 40401)


async def test_the_receiver_is_told_over_http(client: Client, service: Service, key: str, clock: Clock) -> None:
    heard: asyncio.Queue[tuple[bytes, str]] = asyncio.Queue()

    async def hear(request: Request) -> Response:
        heard.put_nowait((await request.body(), request.headers["X-Webhook-Signature"]))
        return Response()

    async with serving(Starlette(routes=[Route("/tasks/{hook}", hear, methods=["POST"])])) as address:
        submitted = (await client.submit(TaskType.LINK_BATCH, T, LINKS, webhook_url=f"{address}/tasks/ab12")).data
        async with asyncio.timeout(60):
            content, sign = await heard.get()
    assert sign == signed(service.accounts.webhook_secret(hash_of(key)), content)
    payload = json.loads(content)
    assert (payload["task_id"], payload["event"]) == (submitted.task_id, "collection.completed")
