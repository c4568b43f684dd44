"""Calls to webhooks over HTTP: the name is resolved once, checked, and the call goes to the address that was checked.

Connecting to the checked address itself leaves a name server no second answer (features S4). Redirects are not
followed, no proxy and no password file of this machine is used, and of the answer only the status is read.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from types import TracebackType
from typing import Self
from urllib.parse import SplitResult

import httpx

from api.service.webhooks.addresses import Reach, check_address, check_url
from api.service.webhooks.calling import Undelivered
from bot.certificates import certificates

SECONDS = 10.0
"""How long one delivery may take from the look-up of the name to the status of the answer (contract 12.2)."""

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""The addresses of a host's name, best first. Raises `OSError`."""


_LOOK_UPS = ThreadPoolExecutor(32, thread_name_prefix="look-up")
"""Threads of their own: a name server that hangs keeps a thread long after its caller has left, and must take none
from the rest of the program. They are more than one owner's calls keep busy until the resolver gives up.
"""


async def resolve(host: str, port: int) -> Sequence[str]:
    """Ask this machine's resolver. Raises `OSError`, and `UnicodeError` for what no resolver takes as a name."""
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(_LOOK_UPS, partial(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM))
    return [str(address[0]) for *_, address in found]


class WebhookSender:
    """Sends calls; an async context manager that keeps no connections between them.

    `verify` holds the certificates to trust, in place of the usual ones.
    """

    def __init__(
        self,
        reach: Reach,
        *,
        resolve: Resolve = resolve,
        seconds: float = SECONDS,
        verify: ssl.SSLContext | None = None,
    ) -> None:
        self._reach, self._resolve, self._seconds = reach, resolve, seconds
        limits = httpx.Limits(max_keepalive_connections=0)
        self._http = httpx.AsyncClient(
            verify=verify or certificates(trusts_environment=False),
            trust_env=False,
            follow_redirects=False,
            timeout=seconds,
            limits=limits,
        )

    async def __aenter__(self) -> Self:
        """Open the client."""
        await self._http.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the client."""
        await self._http.__aexit__(kind, error, trace)

    async def __call__(self, url: str, content: bytes, headers: Mapping[str, str]) -> int:
        """The status of the answer. Raises `Undelivered`, and `Forbidden` for what calls may not reach."""
        parts = check_url(url, self._reach)
        try:
            async with asyncio.timeout(self._seconds):
                return await self._post(url, parts, content, headers)
        except TimeoutError:
            raise Undelivered(f"no answer within {self._seconds:g} seconds") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            raise Undelivered(f"{type(error).__name__}: {error}") from error

    async def _post(self, url: str, parts: SplitResult, content: bytes, headers: Mapping[str, str]) -> int:
        asked = httpx.URL(url)
        address = await self._checked(parts, asked.raw_host.decode("ascii"))
        named = {"Host": asked.netloc.decode("ascii"), **headers}
        request = self._http.build_request(
            "POST",
            asked.copy_with(host=address),
            content=content,
            headers=named,
            extensions={"sni_hostname": asked.raw_host.decode("ascii")},
        )
        answer = await self._http.send(request, stream=True)
        await answer.aclose()
        return answer.status_code

    async def _checked(self, parts: SplitResult, host: str) -> str:
        """The best address of the host, as it is spelt on the wire. One that is private discredits the name."""
        addresses = await self._resolve(host, parts.port or (443 if parts.scheme == "https" else 80))
        if not addresses:
            raise Undelivered(f"{host} has no address")
        for address in addresses:
            check_address(parts.scheme, address, self._reach)
        return addresses[0]
