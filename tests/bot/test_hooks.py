"""A signed call makes its task due now; anything else changes nothing and learns nothing."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from api.contract.webhooks import HEADER, MOST_BYTES, sign
from bot.app import Scout, options_of
from handlers.scheduled.submit_tasks import submit_tasks
from storage.collections import NewCollection
from storage.tasks import NewTask, Task
from tests.bot.conftest import Chosen
from tests.platforms.creator_api import CreatorApi, success

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
SECRET, TEAM = "s3cret", "slack:T1"
LATER = NOON + timedelta(minutes=1)


class Receiver:
    """Scout's web app, with one task under way."""

    def __init__(self, scout: Scout, browser: httpx.AsyncClient, task: Task) -> None:
        self.scout, self.browser, self.hook, self._task = scout, browser, task.hook, task

    async def task(self) -> Task:
        found = await self.scout.context.store.tasks.find(TEAM, self._task.id)
        assert found is not None
        return found

    async def told(
        self, hook: str = "", *, secret: str = SECRET, body: bytes = b"", headers: Any = None, **payload: Any
    ) -> httpx.Response:
        known = {"event": "collection.completed", "task_id": "task_1", "timestamp": "2026-11-24T12:00:00Z"}
        body = body or json.dumps({**known, **payload}, sort_keys=True).encode()
        signed = {HEADER: sign(secret, body)} if headers is None else headers
        return await self.browser.post(f"/webhooks/tasks/{hook or self.hook}", content=body, headers=signed)


@pytest.fixture
async def receiver(chosen: Chosen, creators: CreatorApi) -> AsyncIterator[Receiver]:
    creators.answer(success({"task_id": "task_1", "status": "submitted", "total_count": 1}))
    settings = chosen(cv_webhook_secret=SECRET, public_url="https://scout.example.com")
    async with Scout(settings, clock=lambda: NOON) as scout:
        new = NewCollection(TEAM, "U1", "Mia", "mia@example.com", "en", {"id": "C1"}, "/collect @mia")
        id_ = await scout.context.store.collections.start(new, [NewTask("tiktok", "LINK_BATCH", ("@mia",))], NOON)
        await submit_tasks(scout.context)
        [task] = await scout.context.store.tasks.of_collection(TEAM, id_)
        transport = httpx.ASGITransport(scout.web)
        async with httpx.AsyncClient(transport=transport, base_url="http://scout.test") as browser:
            yield Receiver(scout, browser, task)


async def test_the_api_is_told_where_to_call(receiver: Receiver, creators: CreatorApi) -> None:
    address = creators.last.body["webhook_url"]
    assert address == f"https://scout.example.com/webhooks/tasks/{receiver.hook}"


async def test_a_valid_call_makes_the_task_due_now_and_says_nothing_about_it(receiver: Receiver) -> None:
    before = await receiver.task()
    assert before.due_at is not None
    assert before.due_at > NOON
    assert (await receiver.told(status="completed", completed=99)).status_code == 200
    after = await receiver.task()
    assert (after.due_at, after.state, after.completed) == (NOON, "processing", None)


async def test_an_unknown_event_of_a_task_of_ours_is_a_hint_too(receiver: Receiver) -> None:
    assert (await receiver.told(event="collection.failed")).status_code == 200
    assert (await receiver.task()).due_at == NOON


@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: "0" * 64}, {"X-Signature": "x"}])
async def test_a_forged_call_is_refused(receiver: Receiver, headers: dict[str, str]) -> None:
    assert (await receiver.told(headers=headers)).status_code == 401
    assert (await receiver.told(secret="guessed")).status_code == 401
    assert (await receiver.task()).due_at != NOON


@pytest.mark.parametrize("timestamp", ["2026-11-23T11:59:59Z", "2026-11-24T12:06:00Z", "", "now", None])
async def test_a_call_from_another_time_is_refused(receiver: Receiver, timestamp: str | None) -> None:
    assert (await receiver.told(timestamp=timestamp)).status_code == 401
    assert (await receiver.task()).due_at != NOON


async def test_a_replay_changes_nothing(receiver: Receiver) -> None:
    await receiver.told()
    await receiver.scout.context.store.database.write(
        lambda tables: tables.conn.execute("UPDATE tasks SET due_at = ?", (LATER.isoformat(timespec="microseconds"),))
    )
    assert (await receiver.told()).status_code == 200
    assert (await receiver.task()).due_at == LATER


async def test_an_unknown_path_and_anothers_task_are_not_there(receiver: Receiver) -> None:
    assert (await receiver.told("x" * 32)).status_code == 404
    assert (await receiver.told(task_id="task_2")).status_code == 404
    assert (await receiver.told(task_id="")).status_code == 404
    assert (await receiver.task()).due_at != NOON


async def test_who_cannot_sign_does_not_learn_which_paths_exist(receiver: Receiver) -> None:
    known, unknown = [await receiver.told(hook, secret="guessed") for hook in (receiver.hook, "x" * 32)]
    assert (known.status_code, known.text) == (unknown.status_code, unknown.text)


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 900_000, 10_000_000])
async def test_a_body_that_is_too_large_is_refused(receiver: Receiver, size: int) -> None:
    assert (await receiver.told(body=b"x" * size)).status_code == 413


async def test_a_large_body_that_declares_no_length_is_cut_off(receiver: Receiver) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 10_000

    answer = await receiver.browser.post(f"/webhooks/tasks/{receiver.hook}", content=endless())
    assert answer.status_code == 413


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff\xfe", b"[" * 50_000])
async def test_a_body_that_is_no_call_is_refused_even_when_signed(receiver: Receiver, body: bytes) -> None:
    assert (await receiver.told(body=body)).status_code == 401


async def test_a_task_that_ended_is_not_begun_anew(receiver: Receiver) -> None:
    task = await receiver.task()
    await receiver.scout.context.store.tasks.stop_watching(TEAM, task.id, NOON)
    assert (await receiver.told()).status_code == 200
    after = await receiver.task()
    assert (after.state, after.due_at) == ("stopped", None)


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"cv_webhook_secret": SECRET},
        {"public_url": "https://scout.example.com"},
        {"cv_webhook_secret": SECRET, "public_url": "http://127.0.0.1:8080"},
        {"cv_webhook_secret": SECRET, "public_url": "https://scout.example.com", "cv_api_base_url": ""},
    ],
)
def test_without_a_secret_an_https_address_and_an_account_no_calls_are_asked_for(
    chosen: Chosen, more: dict[str, str]
) -> None:
    assert options_of(chosen(**more)).webhooks_at == ""


async def test_without_a_secret_there_is_no_such_path(chosen: Chosen) -> None:
    async with (
        Scout(chosen(public_url="https://scout.example.com")) as scout,
        httpx.AsyncClient(transport=httpx.ASGITransport(scout.web), base_url="http://scout.test") as browser,
    ):
        assert (await browser.post("/webhooks/tasks/x", content=b"{}")).status_code == 404
