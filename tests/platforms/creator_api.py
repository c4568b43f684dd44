"""A creator API on loopback that answers as a test says, faults included: refusals, silence, nonsense, lost lines.

It speaks HTTP/1.1 over real sockets. Answers are given out in order; the last one stays.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import orjson


@dataclass(frozen=True)
class Reply:
    """An HTTP answer; `after` holds it back until the test sets the event."""

    status: int
    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    after: asyncio.Event | None = None

    def on_the_wire(self) -> bytes:
        lines = [f"HTTP/1.1 {self.status} {HTTPStatus(self.status).phrase}", f"Content-Length: {len(self.content)}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        return "\r\n".join([*lines, "", ""]).encode() + self.content


@dataclass(frozen=True)
class LostLine:
    """The connection ends after the request was read, without an answer."""


@dataclass(frozen=True)
class Received:
    """A request as it arrived; header names in lower case."""

    path: str
    headers: Mapping[str, str]
    body: Any
    content: bytes


def success(data: Any, *, status: int = 200, headers: Mapping[str, str] | None = None, **meta: Any) -> Reply:
    """An answer in the contract's envelope."""
    envelope = {"success": True, "data": data, "error": None, "meta": {"request_id": "req_ok", **meta}}
    return Reply(status, orjson.dumps(envelope), headers or {})


def refused(
    code: int | str, http: int, message: str = "no", headers: Mapping[str, str] | None = None, **meta: Any
) -> Reply:
    """A refusal in the contract's envelope."""
    error = {"code": code, "message": message}
    envelope = {"success": False, "data": None, "error": error, "meta": {"request_id": "req_no", **meta}}
    return Reply(http, orjson.dumps(envelope), headers or {})


def bare(http: int, detail: Any) -> Reply:
    """A refusal as the API's web framework sends it by itself."""
    return Reply(http, orjson.dumps({"detail": detail}))


class CreatorApi:
    """The server. `requests` are what arrived; `connections` counts the lines that were opened."""

    def __init__(self) -> None:
        self.answers: list[Reply | LostLine] = []
        self.requests: list[Received] = []
        self.connections = 0
        self.arrived = asyncio.Event()

    async def __aenter__(self) -> CreatorApi:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self._lines: set[asyncio.Task[None]] = set()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        lines = [*self._lines]
        for line in lines:
            line.cancel()
        await asyncio.gather(*lines, return_exceptions=True)
        await self._server.wait_closed()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def answer(self, *answers: Reply | LostLine) -> None:
        """Answer the next requests so, and all later ones as the last."""
        self.answers = list(answers)

    @property
    def last(self) -> Received:
        return self.requests[-1]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = asyncio.ensure_future(self._talk(reader, writer))
        self.connections += 1
        self._lines.add(line)
        line.add_done_callback(self._lines.discard)
        await asyncio.wait([line])
        writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                self.requests.append(await _read(reader))
                self.arrived.set()
                answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
                if isinstance(answer, LostLine):
                    return
                if answer.after:
                    await answer.after.wait()
                writer.write(answer.on_the_wire())
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            return  # the client has hung up, as clients may


async def _read(reader: asyncio.StreamReader) -> Received:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("utf-8").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    content = await reader.readexactly(int(headers.get("content-length", "0")))
    return Received(head[0].split(" ")[1], headers, orjson.loads(content), content)
