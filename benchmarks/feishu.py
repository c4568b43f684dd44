"""What Feishu costs: an event acknowledged, a card sent, and lark-oapi imported.

Each table has its floor in the same run, taken in turn with what is measured:

- encrypted event → acknowledgement: a bare Starlette app that only decrypts, reads and answers;
- a card sent: the same bytes posted by a kept-alive httpx client to the same server, which is another process;
- a fresh process with the Feishu chat ready for its first event: the same process without Feishu.

    python -m benchmarks.feishu [--times 1000] [--starts 7]
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from itertools import count
from time import perf_counter
from uuid import uuid4

import httpx
from starlette.applications import Starlette
from starlette.types import ASGIApp, Message

from benchmarks.feishu_floors import API, SDK_SENDS, bare_app
from benchmarks.feishu_imports import imports
from benchmarks.report import Row, markdown, spread
from bot.clock import utc_now
from bot.feishu.chat import feishu_chat
from bot.feishu.limits import packed
from bot.feishu.pace import Pace
from bot.feishu.render import render
from bot.settings import Settings, read_settings
from handlers.chat import Conversation, Workspace
from handlers.messages.creator_list import EXAMPLE, creator_list
from handlers.words import words
from tests.bot.slack.desk import RecordingDesk
from tests.platforms.feishu import wire
from tests.platforms.feishu.tenant import APP, DM, KEY, SECRET, TENANT, TOKEN

WARM_UP = 20
CARD = creator_list(EXAMPLE, words("en"))


async def acknowledgements(times: int) -> list[Row]:
    """Milliseconds from an encrypted delivery to the last byte of its answer, without a network between."""
    async with _api() as root:
        chat = feishu_chat(_settings(root), RecordingDesk(), clock=utc_now, pace=_unhurried())
        await chat.start()
        scout = Starlette(routes=list(chat.routes))
        bare = bare_app(KEY)
        apps = {"bare Starlette: decrypts, reads, answers (the floor)": bare, "Scout": scout}
        measured: dict[str, list[float]] = {name: [] for name in apps}
        for number in range(times + WARM_UP):
            for name in reversed(apps) if number % 2 else apps:
                took = await _answered(apps[name], _delivery())
                await chat.idle()  # what a delivery asks for is done before the next one
                if number >= WARM_UP:
                    measured[name].append(took)
        await chat.stop()
    return [Row(name, *spread(values)) for name, values in measured.items()]


def _unhurried() -> Pace:
    """A pace whose clock goes on by a second at each call: its bookkeeping is measured, and nobody waits for a turn."""
    return Pace(_never, count().__next__)


async def _never(seconds: float) -> None:
    raise AssertionError(f"nobody is early, but this one by {seconds} seconds")


async def sending(times: int) -> list[Row]:
    """Milliseconds of one card of creators, from the call to its answer."""
    groups = (f"oc_{number}" for number in count())
    async with _api() as root, httpx.AsyncClient(base_url=root) as client:
        chat = feishu_chat(_settings(root), RecordingDesk(), clock=utc_now, pace=_unhurried())
        await chat.open()
        content = packed(render(CARD))

        async def bare() -> None:
            body = {"receive_id": next(groups), "msg_type": "interactive", "content": content, "uuid": uuid4().hex}
            params = {"receive_id_type": "chat_id"}
            answer = await client.post("/open-apis/im/v1/messages", json=body, params=params, headers={"A": "b"})
            answer.raise_for_status()
            assert answer.json()["code"] == 0

        async def drawn() -> None:
            await chat.post(Conversation(Workspace("feishu", TENANT), next(groups)), CARD)

        async def draw_alone() -> None:
            packed(render(CARD))

        floor, ours, drawing = await _in_turn(times, bare, drawn, draw_alone)
        await chat.stop()
        sdk = await _of_the_sdk(root, min(times, 100))
    return [
        Row("httpx, kept alive, the same bytes (the floor)", *spread(floor)),
        Row("a card drawn and sent", *spread(ours)),
        Row("… of it the drawing", *spread(drawing)),
        Row("lark-oapi's own client, the same bytes", *spread(sdk)),
    ]


async def _in_turn(times: int, *of: Callable[[], Awaitable[None]]) -> list[list[float]]:
    measured: list[list[float]] = [[] for _ in of]
    for number in range(times + WARM_UP):
        for place, once in enumerate(of):
            started = perf_counter()
            await once()
            if number >= WARM_UP:
                measured[place].append((perf_counter() - started) * 1_000)
    return measured


async def _of_the_sdk(root: str, times: int) -> list[float]:
    """What the SDK's own client takes, in a process where it is imported whole."""
    command = [sys.executable, "-c", SDK_SENDS, root, APP, SECRET, packed(render(CARD)), str(times)]
    process = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE)
    told, _ = await process.communicate()
    return [float(line) for line in told.split()]


@asynccontextmanager
async def _api() -> AsyncIterator[str]:
    """The root of a server that answers Feishu's API and does nothing, in a process of its own."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", API, stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.terminate()
        await process.wait()


def _settings(root: str) -> Settings:
    return read_settings(
        _env_file=None,
        feishu_app_id=APP,
        feishu_app_secret=SECRET,
        feishu_encrypt_key=KEY,
        feishu_verification_token=TOKEN,
        feishu_domain=root,
        feishu_mode="webhook",
    )


def _delivery() -> tuple[bytes, list[tuple[bytes, bytes]]]:
    """A person's message to Scout, sealed and signed just now."""
    now = utc_now().timestamp()
    message = {
        "message_id": f"om_{uuid4().hex}",
        "create_time": str(int(now * 1_000)),
        "chat_id": DM,
        "chat_type": "p2p",
        "message_type": "text",
        "content": '{"text": "search tiktok beauty country:US followers:10k-500k er:>3% has:email"}',
    }
    sender = {"sender_id": {"open_id": "ou_mia"}, "sender_type": "user", "tenant_key": TENANT}
    header = {
        "event_id": uuid4().hex,
        "event_type": "im.message.receive_v1",
        "create_time": message["create_time"],
        "token": TOKEN,
        "app_id": APP,
        "tenant_key": TENANT,
    }
    body = wire.encrypted({"schema": "2.0", "header": header, "event": {"sender": sender, "message": message}}, KEY)
    headers = wire.signed(body, str(int(now)), uuid4().hex, KEY)
    return body, [(name.lower().encode(), value.encode()) for name, value in headers.items()]


async def _answered(app: ASGIApp, delivery: tuple[bytes, Sequence[tuple[bytes, bytes]]]) -> float:
    """Milliseconds until the app has answered; whatever it does afterwards does not count."""
    body, headers = delivery
    scope = {"type": "http", "method": "POST", "path": "/feishu/events", "raw_path": b"/feishu/events"}
    scope |= {"query_string": b"", "headers": list(headers), "http_version": "1.1", "scheme": "https", "root_path": ""}
    took = 0.0

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        nonlocal took
        if message["type"] == "http.response.start":
            assert message["status"] == 200
        elif not message.get("more_body"):
            took = (perf_counter() - started) * 1_000

    started = perf_counter()
    await app(scope, receive, send)
    return took


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=1_000, help="counted events and cards")
    parser.add_argument("--starts", type=int, default=7, help="counted starts of each process")
    asked = parser.parse_args()
    for title, rows in (
        ("Encrypted event → acknowledgement", asyncio.run(acknowledgements(asked.times))),
        ("A card sent", asyncio.run(sending(asked.times))),
    ):
        print(f"\n{title}\n\n{markdown(rows)}")
    print(f"\nImport\n\n{imports(asked.starts)}")


if __name__ == "__main__":
    main()
