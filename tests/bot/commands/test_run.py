"""`scout run`: its roles, what keeps it from starting, and how it ends."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from bot.commands.run import run_role
from bot.serving import told_to_stop
from bot.settings import Settings
from tests.bot.conftest import FEISHU, SLACK, Chosen
from tests.platforms.creator_api import CreatorApi, success
from tests.platforms.slack import FakeSlack
from tests.platforms.slack.driver import encoded, signature


class Log(logging.Handler):
    """Lets a test wait for a line of the log."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._more = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
        self._more.set()

    async def says(self, words: str) -> str:
        while True:
            for line in self.lines:
                if words in line:
                    return line
            self._more.clear()
            await self._more.wait()


@pytest.fixture
def log() -> Iterator[Log]:
    log, logger = Log(), logging.getLogger("bot")
    logger.addHandler(log)
    logger.setLevel(logging.INFO)
    yield log
    logger.removeHandler(log)
    logger.setLevel(logging.NOTSET)


async def running(settings: Settings, role: str, log: Log, meanwhile: Callable[[int], Awaitable[None]]) -> int:
    """Run a role, do something with its port once it is ready, and stop it; gives the exit status."""
    stop = asyncio.Event()
    role_running = asyncio.create_task(run_role(settings, role, stop))
    ready = await log.says("action=ready" if role != "worker" else "action=ticking")
    await meanwhile(int(ready.rpartition("port=")[2]) if role != "worker" else 0)
    stop.set()
    return await role_running


@pytest.mark.parametrize("role", ["all", "web"])
async def test_the_web_server_answers_while_it_runs(role: str, chosen: Chosen, log: Log) -> None:
    async def look(port: int) -> None:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as browser:
            answer = await browser.get("/healthz")
            assert (answer.status_code, answer.text) == (200, "ok")
            assert "server" not in answer.headers
            assert (await browser.get("/docs")).status_code == 404
            assert (await browser.post("/slack/commands", content=b"x=1")).status_code == 401

    assert await running(chosen(**SLACK), role, log, look) == 0
    assert bool([line for line in log.lines if "action=ticking" in line]) is (role == "all")


async def test_a_worker_ticks_and_listens_nowhere(chosen: Chosen, log: Log) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:

        async def nothing(_: int) -> None: ...

        assert await running(chosen(**SLACK, port=taken.getsockname()[1]), "worker", log, nothing) == 0
    assert any(
        "action=ticking" in line and {"deliver", "sweep"} <= set(line.replace(",", "").split()) for line in log.lines
    )


async def test_one_chat_that_cannot_start_does_not_stop_the_program(
    chosen: Chosen, workspace: FakeSlack, log: Log
) -> None:
    workspace.token_is_good = False

    async def look(port: int) -> None:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as browser:
            assert (await browser.get("/healthz")).text == "ok"

    assert await running(chosen(**SLACK, slack_app_token="xapp-1", **FEISHU), "web", log, look) == 0
    assert "chats=feishu " in await log.says("action=ready")


async def test_without_any_chat_it_says_what_to_do(chosen: Chosen, capsys: pytest.CaptureFixture[str]) -> None:
    assert await run_role(chosen(), "all", asyncio.Event()) == 1
    assert "no chat is configured in full" in capsys.readouterr().err


@pytest.mark.parametrize("role", ["all", "web", "worker"])
async def test_a_chat_that_is_half_configured_is_named_beside_one_that_runs(
    chosen: Chosen, log: Log, role: str
) -> None:
    async def nothing(_: int) -> None: ...

    half = {"feishu_app_id": "cli_1", "feishu_mode": "webhook"}
    assert await running(chosen(**SLACK, **half), role, log, nothing) == 0
    [warned] = [line for line in log.lines if "action=configure" in line]
    assert warned.startswith("Feishu: FEISHU_APP_SECRET is not set; find it under Credentials & Basic Info")


async def test_a_half_configured_chat_alone_is_named(chosen: Chosen, log: Log) -> None:
    assert await run_role(chosen(slack_bot_token="xoxb-1"), "all", asyncio.Event()) == 1
    assert any(line.startswith("Slack: SLACK_APP_TOKEN (Socket Mode;") for line in log.lines)


async def test_when_every_chat_fails_the_reasons_are_said(
    chosen: Chosen, workspace: FakeSlack, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.token_is_good = False
    assert await run_role(chosen(**SLACK, slack_app_token="xapp-1"), "all", asyncio.Event()) == 1
    assert "no chat could be started: slack: Slack refused the app token" in capsys.readouterr().err


async def test_a_port_in_use_is_said_before_anything_is_opened(
    chosen: Chosen, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert await run_role(chosen(**SLACK, port=port), "all", asyncio.Event()) == 1
    assert f"cannot listen on 127.0.0.1:{port}: something else listens there" in capsys.readouterr().err
    assert not (tmp_path / "scout.db").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_is_an_event_and_nothing_more(number: int) -> None:
    before = signal.getsignal(number)
    with told_to_stop() as stop:
        os.kill(os.getpid(), number)
        await stop.wait()
    assert signal.getsignal(number) is before


async def test_a_command_under_way_is_still_answered_after_sigterm(
    tmp_path: Path, creators: CreatorApi, workspace: FakeSlack
) -> None:
    """A new version is deployed while somebody waits for their creators."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parents[3]),
        "CV_API_BASE_URL": creators.url,
        "CV_API_KEY": "cv_live_test",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'scout.db'}",
        "SLACK_BOT_TOKEN": "xoxb-test",
        "SLACK_SIGNING_SECRET": SLACK["slack_signing_secret"],
        "SLACK_API_URL": workspace.api_url,
        "PORT": "0",
    }
    held = asyncio.Event()
    creators.answer(replace(success([]), after=held))
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        "--role",
        "web",
        cwd=tmp_path,
        env=environment,
        stderr=asyncio.subprocess.PIPE,
    )
    assert program.stderr is not None
    port = 0
    async for line in program.stderr:
        if b"action=ready" in line:
            port = int(line.rpartition(b"port=")[2])
            break
    assert port, "it did not start"
    await _search(port, workspace)
    await creators.arrived.wait()
    program.send_signal(signal.SIGTERM)
    held.set()
    assert await program.wait() == 0
    assert [shown.only_for for shown in workspace.messages] == ["U1"]


async def _search(port: int, workspace: FakeSlack) -> None:
    body = encoded(
        "slash_commands",
        {
            "command": "/creators",
            "text": "search tiktok beauty",
            "team_id": "T1",
            "user_id": "U1",
            "channel_id": "C1",
            "trigger_id": "t1",
            "response_url": workspace.reply_url("C1", "U1"),
        },
    )
    stamp = str(int(time.time()))
    headers = {
        "x-slack-request-timestamp": stamp,
        "x-slack-signature": signature(body, stamp),
        "content-type": "application/x-www-form-urlencoded",
    }
    async with httpx.AsyncClient() as slack:
        answer = await slack.post(f"http://127.0.0.1:{port}/slack/commands", content=body, headers=headers)
    assert answer.status_code == 200
