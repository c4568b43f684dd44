"""Calls to webhooks over real sockets: bounded in time, and never to where they may not go (features S4)."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from api.service.webhooks.addresses import Forbidden, Reach
from api.service.webhooks.calling import Undelivered
from bot.callbacks import Resolve, WebhookSender, resolve

BODY = b'{"event": "collection.completed"}'
HEADERS = {"X-Webhook-Signature": "ab12", "Content-Type": "application/json"}
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class Host:
    """A host on loopback that keeps what it hears and answers with fixed bytes; None lets the caller hang."""

    def __init__(self, answer: bytes | None) -> None:
        self.answer, self.heard, self.port, self.callers = answer, b"", 0, 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.callers += 1
        try:
            while BODY not in self.heard:
                if not (part := await reader.read(65536)):
                    return
                self.heard += part
            if self.answer is None:
                await reader.read()
            else:
                writer.write(self.answer)
                await writer.drain()
        finally:
            writer.close()


@asynccontextmanager
async def host(answer: bytes | None = OK, context: ssl.SSLContext | None = None) -> AsyncIterator[Host]:
    made = Host(answer)
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0, ssl=context)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()
        await server.wait_closed()


def at(*addresses: str) -> Resolve:
    """A resolver for which every name has these addresses."""

    async def resolved(name: str, _: int) -> Sequence[str]:
        return addresses

    return resolved


Send = Callable[..., Awaitable[int]]


@pytest.fixture
async def send() -> AsyncIterator[Send]:
    async def sent(
        url: str,
        reach: Reach = Reach.LOOPBACK,
        resolve: Resolve | None = None,
        seconds: float = 10,
        verify: ssl.SSLContext | None = None,
    ) -> int:
        more = {"resolve": resolve} if resolve else {}
        async with WebhookSender(reach, seconds=seconds, verify=verify, **more) as sender:
            return await sender(url, BODY, HEADERS)

    yield sent


async def test_the_very_bytes_arrive_with_their_signature(send: Send) -> None:
    async with host() as receiver:
        assert await send(f"http://127.0.0.1:{receiver.port}/hooks/a%2Fb?x=1") == 200
    head, _, body = receiver.heard.partition(b"\r\n\r\n")
    assert body == BODY
    assert head.startswith(b"POST /hooks/a%2Fb?x=1 HTTP/1.1\r\n")
    assert f"Host: 127.0.0.1:{receiver.port}\r\n".encode() in head
    assert b"X-Webhook-Signature: ab12" in head


async def test_a_redirect_is_an_answer_and_is_not_followed(send: Send) -> None:
    async with host() as secret:
        location = f"http://127.0.0.1:{secret.port}/latest/meta-data"
        answer = f"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()
        async with host(answer) as receiver:
            assert await send(f"http://127.0.0.1:{receiver.port}/") == 302
        assert secret.callers == 0


async def test_a_receiver_that_hangs_is_left_after_its_time(send: Send) -> None:
    async with host(None) as receiver:
        with pytest.raises(Undelivered, match=r"0\.2 seconds"):
            await send(f"http://127.0.0.1:{receiver.port}/", seconds=0.2)


async def test_a_name_server_that_hangs_is_left_too(send: Send) -> None:
    async def hanging(_: str, __: int) -> Sequence[str]:
        await asyncio.Event().wait()
        return ()

    with pytest.raises(Undelivered):
        await send("https://hooks.example/", resolve=hanging, seconds=0.2)


async def test_of_an_endless_answer_only_the_status_is_read(send: Send) -> None:
    async with host(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\nand so on") as receiver:
        assert await send(f"http://127.0.0.1:{receiver.port}/") == 200


@pytest.mark.parametrize("answer", [b"", b"not http at all\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000])
async def test_what_is_no_answer_is_undelivered(send: Send, answer: bytes) -> None:
    async with host(answer) as receiver:
        with pytest.raises(Undelivered):
            await send(f"http://127.0.0.1:{receiver.port}/")


async def test_nobody_there_is_undelivered(send: Send) -> None:
    async with host() as gone:
        port = gone.port
    with pytest.raises(Undelivered):
        await send(f"http://127.0.0.1:{port}/")


async def test_an_unknown_name_is_undelivered(send: Send) -> None:
    async def unknown(_: str, __: int) -> Sequence[str]:
        raise OSError("name or service not known")

    for server in (unknown, at()):
        with pytest.raises(Undelivered):
            await send("https://hooks.example/", resolve=server)


async def test_a_name_that_the_resolver_takes_for_none_is_undelivered(send: Send) -> None:
    """A name server's own address may be such a name, so this machine's resolver is asked what it was given."""

    async def passed_on(_: str, port: int) -> Sequence[str]:
        return await resolve("a..b.example", port)

    with pytest.raises(Undelivered, match="Unicode"):
        await send("https://hooks.example/", resolve=passed_on)


async def test_names_that_cannot_be_looked_up_are_never_called(send: Send) -> None:
    for url in ("https://a..b.example/", "https://\u00ad/", f"https://{'a' * 64}.example/"):
        with pytest.raises(Forbidden):
            await send(url)


async def test_a_name_in_another_script_is_looked_up_as_it_is_written_on_the_wire(send: Send) -> None:
    """One encoder for look-up, certificate and Host header: `ß` is another letter to the resolver's own."""
    asked: list[str] = []

    async def noted(name: str, _: int) -> Sequence[str]:
        asked.append(name)
        return ()

    with pytest.raises(Undelivered):
        await send("https://stra\u00dfe.example/", resolve=noted)
    assert asked == ["xn--strae-oqa.example"]


async def test_look_ups_that_hang_leave_the_program_s_threads_free(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as the program has threads: a name server that never answers keeps each of them."""
    answer, looked = threading.Event(), threading.Semaphore(0)

    def hang(*_: object, **__: object) -> list[object]:
        looked.release()
        answer.wait()
        return []

    monkeypatch.setattr("socket.getaddrinfo", hang)
    look_ups = [asyncio.create_task(resolve("hooks.example", 443)) for _ in range(40)]
    try:
        await asyncio.sleep(0)  # until all of them have asked for a thread
        async with asyncio.timeout(30):
            assert await asyncio.to_thread(looked.acquire)
    finally:
        answer.set()
        await asyncio.gather(*look_ups)


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["10.0.0.1"],
        ["169.254.169.254"],
        ["::1"],
        ["::ffff:127.0.0.1"],
        ["93.184.216.34", "127.0.0.1"],
    ],
)
async def test_a_name_that_leads_inside_is_never_connected_to(send: Send, addresses: list[str]) -> None:
    """A name with one private address among others is not to be trusted with the others either."""
    async with host() as inside:
        with pytest.raises(Forbidden):
            await send(f"https://hooks.example:{inside.port}/", Reach.PUBLIC, at(*addresses))
        assert inside.callers == 0


async def test_a_name_is_resolved_once_and_the_checked_address_is_called(send: Send) -> None:
    """A name server with another answer for every question (DNS rebinding) is asked no second one."""
    asked: list[str] = []

    async def rebinding(name: str, _: int) -> Sequence[str]:
        asked.append(name)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    async with host() as receiver:
        assert await send(f"http://localhost:{receiver.port}/", resolve=rebinding) == 200
    assert asked == ["localhost"]
    assert f"Host: localhost:{receiver.port}\r\n".encode() in receiver.heard


async def test_a_proxy_of_the_environment_is_not_used(send: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    async with host() as proxy, host() as receiver:
        for name in ("HTTP_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        assert await send(f"http://127.0.0.1:{receiver.port}/") == 200
        assert (proxy.callers, receiver.callers) == (0, 1)


def certificate(folder: Path, name: str) -> Path:
    """A certificate for a name that nobody vouches for, with its key, in one file."""
    key, subject = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "host.pem"
    file.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.mark.parametrize(("name", "is_delivered"), [("hooks.example", True), ("other.example", False)])
async def test_the_certificate_is_that_of_the_name_although_the_address_is_called(
    send: Send, tmp_path: Path, name: str, is_delivered: bool
) -> None:
    file = certificate(tmp_path, name)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file)
    names: list[str | None] = []
    context.sni_callback = lambda _, asked, __: names.append(asked)
    trusted = ssl.create_default_context(cafile=str(file))
    async with host(context=context) as receiver:
        url = f"https://hooks.example:{receiver.port}/"
        if is_delivered:
            assert await send(url, resolve=at("127.0.0.1"), verify=trusted) == 200
        else:
            with pytest.raises(Undelivered, match=r"(?i)certificate"):
                await send(url, resolve=at("127.0.0.1"), verify=trusted)
    assert names == ["hooks.example"]
