"""`scout api`: the service in a process of its own, for whoever holds a key; and the same service inside the bot."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from api.client import connect
from api.contract.platforms import Platform
from api.contract.search import SearchRequest
from api.errors import NotSignedIn
from api.service.accounts import Accounts
from api.service.catalogue.catalogue import Catalogue
from bot.embedded import open_embedded, options_of
from bot.settings import Settings, read_settings
from tests.bot.commands.conftest import Run

IDENTITY = "mia@brand.example"
CREATOR = {"platform": "tiktok", "uid": "1", "username": "mia", "followers": 5}

Start = Callable[..., list[str]]


@pytest.fixture
def stocked(folder: Path) -> Path:
    """A catalogue of one creator."""
    catalogue = Catalogue.open(folder / "creators.db", sample=False)
    catalogue.put([CREATOR])
    catalogue.close()
    return folder


@pytest.fixture
def start(stocked: Path) -> Iterator[Start]:
    """Starts `scout api` on a free port and gives the two lines that it prints."""
    with ExitStack() as running:

        def started(**environment: str) -> list[str]:
            command = [sys.executable, "-m", "bot", "api", "--port", "0"]
            chosen = {**os.environ, "LOG_LEVEL": "WARNING", "PYTHONPATH": str(Path(__file__).parents[3]), **environment}
            process = running.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=chosen))
            running.callback(process.send_signal, signal.SIGTERM)
            assert process.stdout
            running.enter_context(process.stdout)
            return [process.stdout.readline().strip() for _ in range(2)]

        yield started


def address_in(line: str) -> str:
    return next(word for word in line.split() if word.startswith("http"))


async def test_it_prints_an_address_and_a_key_that_work(start: Start) -> None:
    where, key = start()
    async with connect(address_in(where), key.split()[-1], identity=IDENTITY) as client:
        page = await client.search(SearchRequest(Platform.TIKTOK, size=1))
    assert [creator.uid for creator in page.creators] == ["1"]


async def test_the_development_key_stays_the_same(start: Start) -> None:
    assert start()[1] == start()[1]


async def test_a_key_from_the_settings_is_let_in_and_not_shown(start: Start) -> None:
    lines = start(CV_API_KEY="cv_live_chosen_by_me")
    assert "cv_live" not in " ".join(lines)
    async with connect(address_in(lines[0]), "cv_live_chosen_by_me", identity=IDENTITY) as client:
        assert (await client.search(SearchRequest(Platform.TIKTOK, size=1))).creators
    async with connect(address_in(lines[0]), "cv_live_another", identity=IDENTITY) as client:
        with pytest.raises(NotSignedIn):
            await client.search(SearchRequest(Platform.TIKTOK, size=1))


def test_a_revoked_key_in_the_settings_is_said(
    scout: Run, stocked: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    accounts = Accounts.beside(stocked / "creators.db", lambda: datetime.now(UTC))
    accounts.revoke(accounts.add_key("old", key="cv_live_chosen_by_me"))
    accounts.close()
    monkeypatch.setenv("CV_API_KEY", "cv_live_chosen_by_me")
    assert scout("api", "--port", "0") == 1
    assert "CV_API_KEY was revoked" in capsys.readouterr().err


def test_a_port_in_use_is_said_before_anything_is_made(
    scout: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        assert scout("api", "--port", str(port)) == 1
    assert f"cannot listen on 127.0.0.1:{port}: something else listens there" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


def test_a_port_that_is_none_is_said(scout: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert scout("api", "--port", "99999") == 1
    assert "99999" in capsys.readouterr().err


@pytest.fixture
def settings(stocked: Path) -> Settings:
    return read_settings(_env_file=None, service_database=stocked / "creators.db", service_rate_limit=1)


def test_the_key_inside_the_bot_is_one_for_all_its_processes_and_unlimited(settings: Settings) -> None:
    """Limits are kept by the bot's own client; another process's requests never refuse a person here."""
    opened = [open_embedded(settings, lambda: datetime.now(UTC)) for _ in range(2)]
    assert opened[0].key == opened[1].key
    assert opened[0].key not in repr(opened[0])
    for each in opened:
        each.close()


async def test_the_service_inside_the_bot_answers_without_a_network(settings: Settings) -> None:
    service = open_embedded(settings, lambda: datetime.now(UTC))
    transport = httpx.ASGITransport(app=service.app)
    async with connect(
        "http://localhost", service.key, identity=IDENTITY, transport=transport, per_minute=-1
    ) as client:
        for _ in range(3):
            page = await client.search(SearchRequest(Platform.TIKTOK, size=1))
            assert (page.meta.credits_remaining, page.meta.quota_remaining) == (-1, -1)
    service.close()


@pytest.mark.parametrize(("key", "is_told"), [("", False), ("k" * 31, True), ("k" * 32, False)])
def test_a_key_that_can_be_guessed_is_warned_of(
    stocked: Path, caplog: pytest.LogCaptureFixture, key: str, is_told: bool
) -> None:
    settings = read_settings(_env_file=None, service_database=stocked / "creators.db", secret_key=key)
    open_embedded(settings, lambda: datetime.now(UTC)).close()
    assert ("SECRET_KEY is short" in caplog.text) is is_told


def test_key_files_are_for_their_owner_only(settings: Settings) -> None:
    open_embedded(settings, lambda: datetime.now(UTC)).close()
    files = list(settings.service_database.parent.glob("*.key"))
    assert len(files) == 2, "one opens the service, one signs its links"
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)


async def test_the_service_inside_the_bot_speaks_as_the_settings_say(stocked: Path) -> None:
    settings = read_settings(
        _env_file=None,
        service_database=stocked / "creators.db",
        service_language="zh",
        service_refusals="http200",
        public_url="https://scout.example.com",
    )
    service = open_embedded(settings, lambda: datetime.now(UTC))
    headers = {"X-API-Key": service.key, "X-User-Identity": IDENTITY}
    transport = httpx.ASGITransport(app=service.app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost", headers=headers) as http:
        refused = await http.post("/openapi/v1/creators/tiktok/search", json={"size": 1000})
        rows = (await http.post("/openapi/v1/creators/tiktok/search", json={})).json()["data"]
    assert (refused.status_code, refused.json()["error"]["message"]) == (200, "请求参数无效：size")
    assert [type(row["followers_count"]) for row in rows] == [str], "the live API sends numbers as text"
    service.close()


@pytest.mark.parametrize(
    ("public_url", "address", "at"),
    [
        ("https://scout.example.com", "http://127.0.0.1:9", "https://scout.example.com"),
        ("", "http://127.0.0.1:9", "http://127.0.0.1:9"),
        ("", "", ""),
    ],
)
def test_pictures_are_where_people_reach_the_service_and_nowhere_else(public_url: str, address: str, at: str) -> None:
    assert options_of(read_settings(_env_file=None, public_url=public_url), address).pictures_at == at


def test_the_bot_s_web_server_has_the_routes_of_files_and_pictures(settings: Settings) -> None:
    service = open_embedded(settings, lambda: datetime.now(UTC))
    assert [getattr(route, "name", "") for route in service.routes] == ["file", "picture"]
    service.close()


def test_days_of_keeping_are_for_ever_unless_an_operator_says_so() -> None:
    assert options_of(read_settings(_env_file=None)).keep_for is None
    assert options_of(read_settings(_env_file=None, service_keep_days=30)).keep_for == timedelta(days=30)
