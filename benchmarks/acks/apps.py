"""What is measured: the bare app, and the whole product in its variants, each in a process of its own."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import os
import time
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from benchmarks.acks.load import PATH, SECRET
from bot.app import Scout
from bot.serving import listen, serve
from bot.settings import read_settings
from handlers import menu
from storage.installations import Installation

FIVE_MINUTES = 300
TEAMS = ("T1", "T2", "T3", "T4", "T5")


def bare_app() -> Starlette:
    """The floor: check the signature, read the form, answer."""

    async def receive(request: Request) -> Response:
        body = await request.body()
        stamp = request.headers.get("x-slack-request-timestamp", "")
        base = b"v0:" + stamp.encode() + b":" + body
        signed = "v0=" + hmac.new(SECRET.encode(), base, hashlib.sha256).hexdigest()
        is_now = stamp.isdigit() and abs(time.time() - int(stamp)) <= FIVE_MINUTES
        if not is_now or not hmac.compare_digest(signed, request.headers.get("x-slack-signature", "")):
            return JSONResponse({"error": "invalid request"}, 401)
        form = dict(parse_qsl(body.decode()))
        return JSONResponse({"text": form["command"]})

    return Starlette(routes=[Route(PATH, receive, methods=["POST"])])


def run(name: str, chosen: dict[str, Any], core: int, line: Connection) -> None:
    """Serve an app on one core until the parent says so; the port goes to the parent."""
    os.sched_setaffinity(0, {core})
    asyncio.run(_serve(name, chosen, line))


async def _serve(name: str, chosen: dict[str, Any], line: Connection) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def told() -> None:
        loop.remove_reader(line.fileno())
        stop.set()

    loop.add_reader(line.fileno(), told)
    with listen("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        if name == "bare":
            line.send(port)
            await serve(bare_app(), listening, stop)
            return
        settings = read_settings(_env_file=None, **chosen)
        async with Scout(settings) as scout:
            if settings.installs_slack:
                await _install(scout, settings.cv_api_key.get_secret_value())
            if name == "many":
                _more_commands()
            scout.add_chats()
            await scout.start_chats()
            if scout.failed:
                raise RuntimeError(str(scout.failed))
            line.send(port)
            await serve(scout.web, listening, stop)


async def _install(scout: Scout, key: str) -> None:
    """Scout in each of `TEAMS`, which have keys of the API of their own: one key may ask sixty times a minute."""
    now, store = scout.clock(), scout.context.store
    for number, team in enumerate(TEAMS):
        await store.installations.save(Installation(f"slack:{team}", "Acme", "UBOT", f"xoxb-{team}"))
        await store.api_keys.keep(f"slack:{team}", key.split(",")[number], "U1", now)


def _more_commands() -> None:
    """Two hundred more commands than Scout has."""
    [first, *_] = menu.COMMANDS
    more = [replace(first, words=(f"other{number}",), aliases=(), is_branch=True) for number in range(200)]
    menu.COMMANDS = (*menu.COMMANDS, *more)


def settings_of(name: str, folder: Path, slack: str, api: str, keys: list[str]) -> dict[str, Any]:
    """The settings of a variant: with one token, or with `installed` workspaces, for which there are `keys`."""
    known: dict[str, Any] = {
        "database_url": f"sqlite:///{folder / f'{name}.db'}",
        "cv_api_base_url": api,
        "cv_api_key": ",".join(keys),
        "slack_signing_secret": SECRET,
        "slack_api_url": f"{slack}/api/",
        "log_level": "ERROR",
    }
    if name != "installed":
        return {**known, "slack_bot_token": "xoxb-T1"}
    return {
        **known,
        "slack_client_id": "1.2",
        "slack_client_secret": "client-secret",
        "secret_key": "a secret key of thirty-two letters",
        "public_url": "https://scout.example.com",
    }
