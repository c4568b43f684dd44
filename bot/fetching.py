"""Fetching an exported file by its link, so that it can be posted itself (features S4).

Links come from the API, which is trusted with the file but not with this machine's network: https and public addresses
only, from known hosts where any are named; the name is resolved once and the connection goes to the address that was
checked; every redirect is checked anew, and no header of ours travels along. The embedded service is asked in this
process, and an API that was set to run on this machine over loopback, for they have no public address.
"""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

import httpx
from starlette.types import ASGIApp

from api.service.webhooks.addresses import Forbidden, Reach, check_address, check_url, literal
from bot.callbacks import Resolve, resolve
from bot.certificates import certificates
from handlers.context.fetch import MOST_BYTES, NotFetched

SECONDS = 90.0
"""How long one file may take, redirects and look-ups included: less than the lease of the letter that waits for it."""

REDIRECTS_MOST = 3

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASSING = frozenset({403, 408, 425, 429})
"""Answers after which a fresh link or a little patience may help; a signed link that has expired answers 403."""

log = logging.getLogger(__name__)


class Fetching:
    """Fetches files; see `handlers.context.fetch.Fetch`. Keeps no connections, so it needs no closing."""

    def __init__(
        self,
        hosts: Iterable[str] = (),
        *,
        home: str = "",
        app: ASGIApp | None = None,
        resolve: Resolve = resolve,
        most: int = MOST_BYTES,
        seconds: float = SECONDS,
        verify: ssl.SSLContext | None = None,
    ) -> None:
        """`hosts` may be fetched from, any where none is named; `*.example.com` is every host below.

        `home` is the API's own root; the API's own host is known without being named.
        With `app`, what lies below `home` is asked of that app. `verify` holds the certificates to trust, in place of
        the usual ones.
        """
        self._hosts = tuple(host.strip().lower() for host in hosts if host.strip())
        self._home, self._app, self._resolve = home.rstrip("/"), app, resolve
        self._most, self._seconds, self._verify = most, seconds, verify

    async def __call__(self, url: str, into: Path) -> None:
        """Fetch what `url` leads to into a new file, left only when all of it is there. Raises `NotFetched`."""
        opened, is_whole = await asyncio.to_thread(into.open, "xb"), False
        try:
            with opened:
                async with asyncio.timeout(self._seconds):
                    await self._fetch(url, opened)
            is_whole = True
        except (Forbidden, ValueError, httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise _named(error) from error
        finally:
            if not is_whole:
                await asyncio.to_thread(into.unlink, missing_ok=True)

    async def _fetch(self, url: str, into: BinaryIO) -> None:
        for _ in range(REDIRECTS_MOST + 1):
            async with self._answer(url) as answer:
                if answer.status_code not in _REDIRECTS:
                    await self._keep(answer, into)
                    return
                url = urljoin(url, answer.headers.get("location", ""))
        raise NotFetched(f"the link leads on more than {REDIRECTS_MOST} times", is_passing=False)

    @asynccontextmanager
    async def _answer(self, url: str) -> AsyncIterator[httpx.Response]:
        transport: httpx.AsyncBaseTransport | None = None
        if self._app is not None and url.startswith(f"{self._home}/"):
            transport = httpx.ASGITransport(self._app, raise_app_exceptions=False)
            asked = httpx.URL(url)
        else:
            asked = await self._checked(url)
        named = httpx.URL(url)
        client = httpx.AsyncClient(
            transport=transport,
            verify=self._verify or certificates(trusts_environment=False),
            trust_env=False,
            follow_redirects=False,
            timeout=self._seconds,
            headers={**_PLAIN, "Host": named.netloc.decode("ascii")},
        )
        sni = {"sni_hostname": named.raw_host.decode("ascii")}
        async with client, client.stream("GET", asked, extensions=sni) as answer:
            yield answer

    async def _checked(self, url: str) -> httpx.URL:
        """The link with a checked address in the place of the host's name. Raises `Forbidden` and `NotFetched`."""
        reach = self._reach(url)
        parts = check_url(url, reach)
        host = parts.hostname or ""
        if reach is Reach.PUBLIC and not self._knows(host):
            raise NotFetched(f"{host} is not among FILE_HOSTS", is_passing=False)
        named = httpx.URL(url)
        addresses = await self._resolve(
            named.raw_host.decode("ascii"), parts.port or (443 if parts.scheme == "https" else 80)
        )
        for address in addresses:  # one that is private says that the name is not to be trusted
            check_address(parts.scheme, address, reach)
        if not addresses:
            raise NotFetched(f"{host} has no address", is_passing=True)
        return named.copy_with(host=addresses[0])

    def _reach(self, url: str) -> Reach:
        """Public, but for the API itself where it was set to run on this machine."""
        is_home = bool(self._home) and _origin(url) == _origin(self._home)
        return Reach.LOOPBACK if is_home and _is_loopback(self._home) else Reach.PUBLIC

    def _knows(self, host: str) -> bool:
        if not self._hosts or host == urlsplit(self._home).hostname:
            return True
        return any(host == known or (known.startswith("*.") and host.endswith(known[1:])) for known in self._hosts)

    async def _keep(self, answer: httpx.Response, into: BinaryIO) -> None:
        if answer.status_code != 200:
            is_passing = answer.status_code in _PASSING or answer.status_code >= 500
            raise NotFetched(f"the link answers {answer.status_code}", is_passing=is_passing)
        size = 0
        # Unpacked, for some stores keep what they serve packed whatever is asked for; the limit is for what it becomes.
        async for piece in answer.aiter_bytes():
            size += len(piece)
            if size > self._most:
                raise NotFetched(f"the file is larger than {self._most} bytes", is_passing=False)
            await asyncio.to_thread(into.write, piece)


_PLAIN = {"Accept": "*/*", "Accept-Encoding": "identity", "User-Agent": "Scout"}
"""All that a file's host is told of us."""


def _origin(url: str) -> tuple[str, str, int | None]:
    try:
        parts = urlsplit(url)
        port = parts.port or {"https": 443, "http": 80}.get(parts.scheme)
    except ValueError:
        return "", "", None
    return parts.scheme, parts.hostname or "", port


def _is_loopback(home: str) -> bool:
    address = literal(urlsplit(home).hostname or "")
    return address is not None and address.is_loopback


def _named(error: Exception) -> NotFetched:
    """The trouble in words that hold nothing of the link, which is a key to the file."""
    match error:
        case Forbidden():
            return NotFetched(f"the link {error}", is_passing=False)
        case TimeoutError() | httpx.TimeoutException():
            return NotFetched("the file did not come in time", is_passing=True)
        case httpx.HTTPError() | OSError():
            log.info("A file could not be fetched. action=fetch error=%s", type(error).__name__)
            return NotFetched(f"its host could not be reached: {type(error).__name__}", is_passing=True)
        case _:
            return NotFetched("the link is no web address", is_passing=False)
