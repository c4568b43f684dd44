"""Fetching exported files: whole or not at all, from known hosts, and never from where a link may not lead."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

import pytest
from aiohttp import web
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.callbacks import Resolve
from bot.fetching import Fetching
from handlers.context.fetch import NotFetched

CONTENT = "编号,name\n7,mia\n".encode() * 5_000


class Host:
    """An API on this machine: it answers as told and keeps what it heard."""

    def __init__(self) -> None:
        self.root = ""
        self.heard: list[web.Request] = []
        self.answer: Callable[[], web.StreamResponse] = lambda: web.Response(body=CONTENT)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        self.heard.append(request)
        return self.answer()


@pytest.fixture
async def host() -> AsyncIterator[Host]:
    made = Host()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", made.serve)
    runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.root = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield made
    await runner.cleanup()


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "export.csv"


def at(*addresses: str) -> Resolve:
    """A resolver that gives a name these addresses."""

    async def resolved(name: str, _: int) -> Sequence[str]:
        return addresses

    return resolved


async def never(name: str, _: int) -> Sequence[str]:
    raise AssertionError(f"{name} was looked up")


async def refusal(fetching: Fetching, url: str, into: Path) -> NotFetched:
    """Why a file is not fetched; nothing of it may be left."""
    with pytest.raises(NotFetched) as refused:
        await fetching(url, into)
    assert left_in(into.parent) == []
    return refused.value


def left_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def read(path: Path) -> bytes:
    return path.read_bytes()


async def test_a_file_is_fetched_byte_for_byte(host: Host, into: Path) -> None:
    await Fetching(home=host.root)(f"{host.root}/files/1", into)
    assert read(into) == CONTENT


async def test_a_file_that_its_host_keeps_packed_is_unpacked_within_the_limit(host: Host, into: Path) -> None:
    packed = gzip.compress(CONTENT)
    host.answer = lambda: web.Response(body=packed, headers={"Content-Encoding": "gzip"})
    assert not (await refusal(Fetching(home=host.root, most=len(packed)), f"{host.root}/files/1", into)).is_passing
    await Fetching(home=host.root)(f"{host.root}/files/1", into)
    assert read(into) == CONTENT


async def test_the_link_is_used_as_it_is_and_nothing_of_ours_goes_with_it(host: Host, into: Path) -> None:
    path = "/oss%2Fa%20b/%E6%96%87%E4%BB%B6.csv?Signature=a%2Bb+c%3D&x=[1]"
    await Fetching(home=host.root)(host.root + path, into)
    (request,) = host.heard
    assert request.raw_path == path
    assert set(request.headers) <= {"Host", "Accept", "Accept-Encoding", "Connection", "User-Agent"}
    assert f"http://{request.headers['Host']}" == host.root


async def test_the_embedded_service_is_asked_in_this_process(into: Path) -> None:
    async def serve(request: Request) -> Response:
        return PlainTextResponse(request.url.path + "?" + request.url.query)

    app = Starlette(routes=[Route("/files/{file}", serve)])
    fetching = Fetching(home="https://scout.example.com", app=app, resolve=never)
    await fetching("https://scout.example.com/files/f1?expires=9", into)
    assert read(into) == b"/files/f1?expires=9"


async def test_only_what_lies_below_the_service_s_own_address_is_asked_in_this_process(into: Path) -> None:
    async def serve(request: Request) -> Response:
        return PlainTextResponse("somebody else's")

    app = Starlette(routes=[Route("/{path:path}", serve)])
    fetching = Fetching(home="http://127.0.0.1:8080", app=app, resolve=at("127.0.0.1"))
    for url in ("http://127.0.0.1:80801/files/f1", "http://127.0.0.1:8080.example.com/", "http://127.0.0.1/files/f1"):
        assert not (await refusal(fetching, url, into)).is_passing


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/a.csv",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/a.csv",
        "https://[::ffff:10.0.0.1]/a.csv",
        "https://[64:ff9b::a9fe:a9fe]/a.csv",
        "https://2130706433/a.csv",
        "https://0x7f.1/a.csv",
        "https://017700000001/a.csv",
        "https://10.0.0.8/a.csv",
        "https://192.168.1.1:443/a.csv",
        "https://0.0.0.0/a.csv",
        "https://localhost/a.csv",
        "https://files.localhost./a.csv",
        "https://１２７.０.０.１/a.csv",
        "http://files.example.com/a.csv",
        "ftp://files.example.com/a.csv",
        "file:///etc/passwd",
        "https://user:pw@files.example.com/a.csv",
        "https://files.example.com\\@10.0.0.8/a.csv",
        "https://files.example.com/a b.csv",
        "//files.example.com/a.csv",
        "",
    ],
)
async def test_links_that_lead_where_none_may_are_refused_before_anything_is_looked_up(url: str, into: Path) -> None:
    assert not (await refusal(Fetching(resolve=never), url, into)).is_passing
    named = Fetching(["*.example.com", "127.0.0.1", "localhost", "10.0.0.8"], resolve=never)
    assert not (await refusal(named, url, into)).is_passing


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/a.csv",
        "https://files.example.com.evil.example/a.csv",
        "https://example.com/a.csv",
        "https://notexample.com/a.csv",
    ],
)
async def test_a_host_that_is_not_listed_is_named_with_the_setting(url: str, into: Path) -> None:
    refused = await refusal(Fetching(["*.example.com"], home="https://api.test", resolve=never), url, into)
    assert "FILE_HOSTS" in str(refused)
    assert not refused.is_passing


async def test_every_public_host_is_known_where_none_is_named(into: Path) -> None:
    asked: list[str] = []

    async def nowhere(name: str, _: int) -> Sequence[str]:
        asked.append(name)
        return ()

    assert (await refusal(Fetching(resolve=nowhere), "https://bucket.oss.example/a.csv", into)).is_passing
    assert asked == ["bucket.oss.example"]


@pytest.mark.parametrize(
    "addresses",
    [
        ("10.0.0.8",),
        ("127.0.0.1",),
        ("169.254.169.254",),
        ("::1",),
        ("fe80::1%eth0",),
        ("fd00:ec2::254",),
        ("::ffff:192.168.0.1",),
        ("93.184.216.34", "10.0.0.8"),
    ],
)
async def test_a_name_that_leads_inside_is_refused(addresses: tuple[str, ...], into: Path) -> None:
    fetching = Fetching(["files.example.com"], resolve=at(*addresses))
    assert not (await refusal(fetching, "https://files.example.com/a.csv", into)).is_passing


async def test_a_name_is_looked_up_once_so_that_it_cannot_lead_elsewhere_afterwards(into: Path) -> None:
    """A rebinding name server gives a public address to who checks and a private one to who connects."""
    asked: list[str] = []

    async def rebinding(name: str, _: int) -> Sequence[str]:
        asked.append(name)
        return ["192.0.2.1"] if len(asked) > 1 else ["::ffff:7f00:1"]

    fetching = Fetching(["files.example.com"], resolve=rebinding)
    assert not (await refusal(fetching, "https://files.example.com/a.csv", into)).is_passing
    assert asked == ["files.example.com"]


@pytest.mark.parametrize(
    "location",
    [
        "http://169.254.169.254/latest/meta-data",
        "http://127.0.0.1:1/a.csv",
        "https://10.0.0.8/a.csv",
        "https://files.example.com/a.csv",
        "//[::1]/a.csv",
        "file:///etc/passwd",
        "http://[",
    ],
)
async def test_a_redirect_is_checked_like_a_link(host: Host, into: Path, location: str) -> None:
    host.answer = lambda: web.Response(status=302, headers={"Location": location})
    assert not (await refusal(Fetching(home=host.root, resolve=at("127.0.0.1")), f"{host.root}/f", into)).is_passing
    assert len(host.heard) == 1


async def test_a_redirect_to_the_same_host_is_followed_a_few_times(host: Host, into: Path) -> None:
    host.answer = lambda: web.Response(status=307, headers={"Location": "/again"})
    refused = await refusal(Fetching(home=host.root), f"{host.root}/f", into)
    assert "leads on" in str(refused)
    assert [request.path for request in host.heard] == ["/f", "/again", "/again", "/again"]


@pytest.mark.parametrize(("status", "is_passing"), [(403, True), (429, True), (503, True), (404, False), (204, False)])
async def test_an_answer_without_the_file_says_whether_another_try_may_help(
    host: Host, into: Path, status: int, is_passing: bool
) -> None:
    host.answer = lambda: web.Response(status=status)
    refused = await refusal(Fetching(home=host.root), f"{host.root}/f?Signature=secret", into)
    assert (refused.is_passing, str(status) in str(refused)) == (is_passing, True)
    assert "secret" not in str(refused)


async def test_a_file_over_the_limit_is_not_fetched_to_its_end(host: Host, into: Path) -> None:
    assert not (await refusal(Fetching(home=host.root, most=len(CONTENT) - 1), f"{host.root}/f", into)).is_passing
    await Fetching(home=host.root, most=len(CONTENT))(f"{host.root}/f", into)
    assert read(into) == CONTENT


async def test_a_host_that_breaks_off_leaves_nothing(host: Host, into: Path) -> None:
    class Broken(web.Response):
        async def write_eof(self, data: object = b"") -> None:
            assert self._req is not None
            assert self._req.transport is not None
            self._req.transport.close()

    host.answer = lambda: Broken(body=CONTENT)
    assert (await refusal(Fetching(home=host.root), f"{host.root}/f", into)).is_passing


async def test_nobody_there_may_be_there_later(into: Path) -> None:
    assert (await refusal(Fetching(home="http://127.0.0.1:1"), "http://127.0.0.1:1/f", into)).is_passing


async def test_a_name_server_that_hangs_is_left_after_the_time(into: Path) -> None:
    async def hanging(_: str, __: int) -> Sequence[str]:
        await asyncio.Event().wait()
        return ()

    fetching = Fetching(["files.example.com"], resolve=hanging, seconds=0.05)
    assert (await refusal(fetching, "https://files.example.com/a.csv", into)).is_passing


async def test_a_file_that_is_there_is_not_written_over(host: Host, into: Path) -> None:
    await Fetching(home=host.root)(f"{host.root}/f", into)
    host.answer = lambda: web.Response(text="another")
    with pytest.raises(FileExistsError):
        await Fetching(home=host.root)(f"{host.root}/f", into)
    assert read(into) == CONTENT
