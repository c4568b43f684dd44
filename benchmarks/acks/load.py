"""Signed slash commands over kept connections, so many of them in flight, and how long each acknowledgement took."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from statistics import quantiles
from urllib.parse import urlencode

SECRET = "a-signing-secret"
PATH = "/slack/commands"

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a burst came to: acknowledgements a second, and milliseconds at the median, 99th percentile and worst."""

    rate: float
    p50: float
    p99: float
    worst: float


def command(line: str, reply_url: str, *, team: str = "T1", people: int = 50) -> bytes:
    """The bytes of one HTTP request with a slash command, signed now; each comes from the next of so many people."""
    number = next(_numbers)
    name, _, text = line.partition(" ")
    body = urlencode(
        {
            "token": "not-used-any-more",
            "team_id": team,
            "team_domain": "acme",
            "channel_id": "C1",
            "channel_name": "general",
            "user_id": f"U{number % people}",
            "user_name": "mia",
            "command": name,
            "text": text,
            "api_app_id": "A1",
            "is_enterprise_install": "false",
            "response_url": reply_url,
            "trigger_id": f"{number}.{time.time_ns()}.f00",
        }
    ).encode()
    stamp = str(int(time.time()))
    signed = hmac.new(SECRET.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: scout.example.com\r\nUser-Agent: Slackbot 1.0\r\nAccept: */*\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        f"X-Slack-Request-Timestamp: {stamp}\r\nX-Slack-Signature: v0={signed}\r\n\r\n"
    )
    return head.encode() + body


async def burst(port: int, requests: list[bytes], in_flight: int) -> Taken:
    """Send the requests, always so many at once. Raises `RuntimeError` for one that is not acknowledged."""
    waiting, took = iter(requests), list[float]()
    started = time.perf_counter()
    await asyncio.gather(*(_line(port, waiting, took) for _ in range(in_flight)))
    return summed_up(took, time.perf_counter() - started)


def summed_up(took: list[float], seconds: float) -> Taken:
    """The figures of acknowledgements that took so many seconds each, all of them in so many seconds."""
    cuts = quantiles(took, n=100, method="inclusive")
    return Taken(len(took) / seconds, cuts[49] * 1_000, cuts[98] * 1_000, max(took) * 1_000)


async def _line(port: int, waiting: Iterator[bytes], took: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for request in waiting:
            started = time.perf_counter()
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(head.decode())
            length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
            if int(length or 0):
                await reader.readexactly(int(length))
            took.append(time.perf_counter() - started)
    finally:
        writer.close()


async def steadily(port: int, requests: list[bytes], a_second: float = 50.0, lines: int = 16) -> Taken:
    """Send the requests at a pace, each when its time has come whatever the earlier ones do, over so many connections.

    An acknowledgement's time begins when its request was due. Raises `RuntimeError` as `burst` does.
    """
    took: list[float] = []
    started = time.perf_counter()
    due = ((number / a_second, request) for number, request in enumerate(requests))

    async def line() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for at, request in due:
            await asyncio.sleep(max(0.0, started + at - time.perf_counter()))
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(head.decode())
            length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
            if int(length or 0):
                await reader.readexactly(int(length))
            took.append(time.perf_counter() - started - at)
        writer.close()

    await asyncio.gather(*(line() for _ in range(lines)))
    return summed_up(took, time.perf_counter() - started)
