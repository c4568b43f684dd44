"""What listens answers at once, and waits for nobody who does not ask in time."""

from __future__ import annotations

import asyncio
import socket

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from bot.serving import listen, serve


def test_the_pieces_of_an_answer_do_not_wait_for_each_other() -> None:
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()[:2]):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


async def heard(asked: bytes, *, more: bytes = b"", seconds_to_ask: float = 0.05) -> bytes:
    """All that a connection hears that sends these bytes, and `more` after the first answer, until it is closed."""

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive()).get("more_body"):
            pass
        await PlainTextResponse("whole")(scope, receive, send)

    stop = asyncio.Event()
    with listen("127.0.0.1", 0) as listening:
        serving = asyncio.create_task(serve(app, listening, stop, seconds_to_ask=seconds_to_ask))
        reader, writer = await asyncio.open_connection(*listening.getsockname()[:2])
        writer.write(asked)
        first = await reader.readuntil(b"whole") if more else b""
        writer.write(more)
        answer = first + await asyncio.wait_for(reader.read(), 10)
        writer.close()
        stop.set()
        await serving
    return answer


HEAD = b"POST / HTTP/1.1\r\nHost: scout\r\nContent-Length: 5\r\n"


@pytest.mark.parametrize("slow", [b"", b"POST / HT", HEAD, HEAD + b"\r\n", HEAD + b"\r\n12"])
async def test_who_sends_a_request_for_ever_loses_the_connection(slow: bytes) -> None:
    assert await heard(slow) == b""


@pytest.mark.parametrize("slow", [b"POST / HT", HEAD + b"\r\n12"])
async def test_so_does_who_begins_with_a_whole_one(slow: bytes) -> None:
    for answer in (await heard(HEAD + b"\r\n12345", more=slow), await heard(HEAD + b"\r\n12345" + slow)):
        assert answer.count(b"200 OK") == 1
        assert answer.endswith(b"whole")


async def test_a_whole_request_is_answered_and_the_next_one_too() -> None:
    last = HEAD + b"Connection: close\r\n\r\n12345"
    assert (await heard(HEAD + b"\r\n12345", more=last, seconds_to_ask=10)).count(b"200 OK") == 2
