"""One kept-alive connection pool to Feishu: requests out, answers read, refusals and lost calls as `ChatError`."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

import httpx

from bot.certificates import certificates
from bot.feishu.domains import Domain
from bot.feishu.refusals import refused
from handlers.chat import NO_ANSWER, UNREACHABLE, ChatError

SECONDS_FOR_A_CALL = 15.0
"""From one piece of an answer to the next."""

SECONDS_FOR_AN_ANSWER, SECONDS_FOR_A_FILE = 30.0, 120.0
"""In all: an answer that trickles in has no longer."""

Body = Mapping[str, Any]

_log = logging.getLogger(__name__)


class Transport:
    """The connections. Usable between `open` and `close`, which belong to the running loop."""

    def __init__(self, domain: Domain) -> None:
        self.domain = domain
        self._client: httpx.AsyncClient | None = None

    async def open(self) -> None:
        """Keep connections from now on."""
        if self._client is None:
            # Slow conversations take as many connections as they need, so that no other waits for one.
            limits = httpx.Limits(max_connections=None, max_keepalive_connections=20)
            self._client = httpx.AsyncClient(
                base_url=self.domain.root, verify=certificates(), timeout=SECONDS_FOR_A_CALL, limits=limits
            )

    async def close(self) -> None:
        """Give the connections back."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    def request(self, what: str, method: str, path: str, **content: Any) -> httpx.Request:
        """A request to build upon; `content` is httpx's. Raises `ChatError` while closed."""
        return self._opened(what).build_request(method, path, **content)

    async def sent(self, what: str, request: httpx.Request, *, repeatable: bool, is_file: bool = False) -> Body:
        """The body of the answer to a request. Raises `ChatError`."""
        try:
            async with asyncio.timeout(SECONDS_FOR_A_FILE if is_file else SECONDS_FOR_AN_ANSWER):
                response = await self._delivered(request, repeatable=repeatable)
        except (httpx.HTTPError, TimeoutError) as error:
            raise _lost(what, error) from error
        return self._read(what, response)

    async def streamed(self, what: str, request: httpx.Request, most: int) -> bytes:
        """The bytes of the answer, at most so many. Raises `ChatError`, of the kind `too_large` for more."""
        try:
            async with asyncio.timeout(SECONDS_FOR_A_FILE):
                return await self._streamed(what, request, most)
        except (httpx.HTTPError, TimeoutError) as error:
            raise _lost(what, error) from error

    def _opened(self, what: str) -> httpx.AsyncClient:
        if self._client is None:
            raise ChatError(f"Feishu is not open for {what}.", code="closed")
        return self._client

    async def _streamed(self, what: str, request: httpx.Request, most: int) -> bytes:
        response = await self._opened(what).send(request, stream=True)
        try:
            if not response.is_success:
                await response.aread()
                self._read(what, response)
                raise refused(what, f"http_{response.status_code}", {}, response, self.domain)
            content = bytearray()
            async for piece in response.aiter_bytes():
                content += piece
                if len(content) > most:
                    raise ChatError(
                        f"{what} is larger than {most} bytes.", code="too_large", permanent=True, kind="too_large"
                    )
            return bytes(content)
        finally:
            await response.aclose()

    async def _delivered(self, request: httpx.Request, *, repeatable: bool) -> httpx.Response:
        """The response, after a second try where the first found a connection that had been closed meanwhile."""
        assert self._client is not None
        try:
            return await self._client.send(request)
        except (httpx.ConnectError, httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError) as error:
            if not repeatable and not isinstance(error, httpx.ConnectError):
                raise
            _log.info("Feishu is called once more. action=feishu_call_again error=%s", type(error).__name__)
            return await self._client.send(request)

    def _read(self, what: str, response: httpx.Response) -> Body:
        try:
            told = response.json()
        except ValueError:
            told = None
        if not isinstance(told, Mapping):
            raise refused(what, f"http_{response.status_code}", {}, response, self.domain)
        code = str(told.get("code", 0 if response.is_success else f"http_{response.status_code}"))
        if code != "0":
            raise refused(what, code, told, response, self.domain)
        return told


def _lost(what: str, error: httpx.HTTPError | TimeoutError) -> ChatError:
    was_sent = not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)
    reason = f"Feishu could not be reached for {what}: {type(error).__name__}"
    return ChatError(reason, code=NO_ANSWER if was_sent else UNREACHABLE)
