"""The collection endpoints of a creator API whose tasks do as the test says; the clock decides what links are worth.

It answers in the contract's envelope and is asked over HTTP, in this process.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx
import orjson
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

STALLS = "X-Stalls"
"""The header of an answer whose body stops half way."""


@dataclass
class Running:
    """A task: what `status` says of it."""

    values: list[str]
    status: str = "processing"
    completed: int = 0
    failed: int = 0
    webhook_url: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Refusal:
    """An answer that is no success; `is_lost` does the work and then breaks the line.

    With `is_away` nobody listens. With `is_slow` the answer begins and then nothing more of it comes in time. `content`
    is answered after the work instead of the envelope.
    """

    code: int = 50001
    http: int = 500
    headers: Mapping[str, str] = field(default_factory=dict)
    is_lost: bool = False
    is_away: bool = False
    is_slow: bool = False
    content: bytes = b""

    @property
    def comes_after(self) -> bool:
        """Whether the work is done all the same."""
        return self.is_lost or self.is_slow or bool(self.content)


class TaskApi:
    """The API as an ASGI app. `troubles` are the answers to the next requests of an endpoint's last word."""

    def __init__(self, clock: Callable[[], datetime], *, links_live: timedelta = timedelta(hours=1)) -> None:
        self.clock, self.links_live = clock, links_live
        self.tasks: dict[str, Running] = {}
        self.asked: Counter[str] = Counter()
        self.times: list[tuple[datetime, str]] = []
        self.troubles: dict[str, list[Refusal]] = {}
        self.links: dict[str, datetime] = {}
        self.price: int | None = None
        """The credits that a submit is said to take; None where nothing is said."""
        self.on_its_way: dict[str, Callable[[], Awaitable[None]]] = {}
        """What happens, once, between the work of an endpoint's last word and its answer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        word = request.url.path.rsplit("/", 1)[-1]
        self.asked[word] += 1
        self.times.append((self.clock(), word))
        trouble = self.troubles.get(word, [])
        refusal = trouble.pop(0) if trouble else None
        if refusal and refusal.is_away:
            raise ConnectionRefusedError("nobody listens")
        if refusal and not refusal.comes_after:
            await _answer(refusal.http, None, refusal.code, refusal.headers)(scope, receive, send)
            return
        try:
            asked = orjson.loads(await request.body())
        except ClientDisconnect:
            return  # a client may be killed while it asks
        made = self._do(word, asked)
        if meanwhile := self.on_its_way.pop(word, None):
            await meanwhile()
        if refusal and refusal.is_lost:
            raise ConnectionResetError("the line broke")
        if refusal and refusal.content:
            made = Response(refusal.content, refusal.http, refusal.headers, "application/json")
        if refusal and refusal.is_slow:
            made.headers[STALLS] = "yes"
        await made(scope, receive, send)

    def transport(self) -> httpx.AsyncBaseTransport:
        """The way to it."""
        return LossyTransport(self)

    def finish(self, status: str = "completed", *, failed: int = 0) -> None:
        """End every running task."""
        for task in self.tasks.values():
            if task.status == "processing":
                task.status, task.failed, task.completed = status, failed, len(task.values) - failed

    def lives(self, url: str) -> timedelta:
        """How long a link lives from now."""
        return self.links[url] - self.clock()

    def _do(self, word: str, body: dict[str, Any]) -> Response:
        if word in {"submit", "keyword-submit"}:
            return self._submit(body)
        if word == "download-url":
            return _answer(200, self._file(body["file_id"]))
        task = self.tasks.get(body["task_id"])
        if task is None:
            return _answer(404, None, 40402)
        if word == "status":
            counts = {"total": len(task.values), "completed": task.completed, "failed": task.failed}
            return _answer(200, {"task_id": body["task_id"], "status": task.status, **counts, "progress": 0})
        if word == "data":
            start = (body["page"] - 1) * body["size"]
            items = task.rows[start : start + body["size"]]
            return _answer(200, {"columns_config": ["username"], "items": items, "total": len(task.rows)})
        return _answer(200, {**self._file(f"f-{body['task_id']}-{body['format']}"), "row_count": task.completed})

    def _submit(self, body: dict[str, Any]) -> Response:
        id_, values = f"task_{len(self.tasks) + 1}", body.get("values") or body["keywords"]
        names = [value.rstrip("/").rsplit("/", 1)[-1].removeprefix("@") for value in values]
        rows = [{"uid": name, "username": name, "email": f"{name}@example.com"} for name in names]
        self.tasks[id_] = Running(values, webhook_url=body.get("webhook_url", ""), rows=rows)
        submitted = {"task_id": id_, "status": "submitted", "total_count": len(values)}
        return _answer(200, submitted, meta={} if self.price is None else {"credits_consumed": self.price})

    def _file(self, file_id: str) -> dict[str, Any]:
        expires_at = self.clock().replace(microsecond=0) + self.links_live
        url = f"https://files.example.com/{file_id}?n={len(self.links)}"
        self.links[url] = expires_at
        name = f"{file_id}.xlsx"
        return {"file_id": file_id, "file_name": name, "file_url": url, "file_expire_at": expires_at.isoformat()}


class LossyTransport(httpx.AsyncBaseTransport):
    """Over ASGI; a line that broke on the other side is one that broke."""

    def __init__(self, app: ASGIApp) -> None:
        self._inner = httpx.ASGITransport(app=app)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            answer = await self._inner.handle_async_request(request)
        except ConnectionRefusedError as away:
            raise httpx.ConnectError(str(away), request=request) from away
        except ConnectionResetError as broken:
            raise httpx.ReadError(str(broken), request=request) from broken
        if STALLS in answer.headers:
            return httpx.Response(answer.status_code, headers=answer.headers, stream=Stalling(await answer.aread()))
        return answer


class Stalling(httpx.AsyncByteStream):
    """Half of a body; the rest does not come within the time limit of a read."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._content[: len(self._content) // 2]
        raise httpx.ReadTimeout("the rest did not come")


def _answer(
    http: int,
    data: Any,
    code: int = 0,
    headers: Mapping[str, str] | None = None,
    meta: Mapping[str, Any] | None = None,
) -> Response:
    error = {"code": code, "message": "no"} if code else None
    envelope = {"success": not code, "data": data, "error": error, "meta": {"request_id": "req_1", **(meta or {})}}
    return Response(orjson.dumps(envelope), http, headers, "application/json")
