"""Every call to Feishu's API: one kept-alive client, one access token in memory, refusals as `ChatError`.

The SDK's own client opens a connection for each call, some thirty times slower on loopback, and asks for its token
synchronously on the event loop, so calls are made with httpx; events and the long connection stay with the SDK.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, BinaryIO, TypeVar

import httpx

from bot.feishu.domains import domain_of
from bot.feishu.refusals import RATE_LIMITED, TOKEN_SPENT, refused
from bot.settings import Settings
from handlers.chat import NO_ANSWER, UNREACHABLE, ChatError

SECONDS_FOR_A_CALL = 15.0
"""From one piece of an answer to the next."""

SECONDS_FOR_AN_ANSWER, SECONDS_FOR_A_FILE = 30.0, 120.0
"""In all: an answer that trickles in has no longer."""

WAITS_AT_MOST = 30.0
"""Seconds. A longer wait goes to the caller, who has a queue for it."""

SHORTEST_WAIT = 1.0
"""Seconds, for the one wait here where Feishu names none. Whoever is refused again waits longer each time."""

TOKEN_MARGIN = timedelta(minutes=5)
"""A token this close to its end is not used any more. Feishu gives a new one in its last thirty minutes."""

Pause = Callable[[float], Awaitable[None]]
Body = Mapping[str, Any]
Told = TypeVar("Told")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Form:
    """A form with one file in it, which is read while it is sent."""

    fields: Mapping[str, str]
    file: BinaryIO

    def parts(self) -> dict[str, Any]:
        """The form as httpx takes it. The file's name stands in a field: one in a header must be ASCII."""
        return {"data": self.fields, "files": {"file": ("file", self.file, "application/octet-stream")}}


class FeishuCalls:
    """Calls Feishu as the app. Usable between `open` and `close`, which belong to the running loop."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime], pause: Pause = asyncio.sleep) -> None:
        self.app_id = settings.feishu_app_id
        self.domain = domain_of(settings.feishu_domain, settings.feishu_app_id)
        self._secret = settings.feishu_app_secret
        self._clock = clock
        self._pause = pause
        self._client: httpx.AsyncClient | None = None
        self._token = ""
        self._token_ends_at = clock()
        self._asking = asyncio.Lock()

    async def open(self) -> None:
        """Keep connections from now on."""
        if self._client is None:
            # Slow conversations take as many connections as they need, so that no other waits for one.
            limits = httpx.Limits(max_connections=None, max_keepalive_connections=20)
            self._client = httpx.AsyncClient(base_url=self.domain.root, timeout=SECONDS_FOR_A_CALL, limits=limits)

    async def close(self) -> None:
        """Give the connections and the token back."""
        client, self._client, self._token = self._client, None, ""
        if client is not None:
            await client.aclose()

    async def call(
        self,
        what: str,
        method: str,
        path: str,
        *,
        json: Body | None = None,
        params: Mapping[str, str] | None = None,
        form: Form | None = None,
        repeatable: bool = True,
    ) -> Body:
        """The body of Feishu's answer to `method path` below `/open-apis`. `what` names the call in errors.

        A spent token is replaced and a short rate limit waited for, once each. A call that may have arrived is made
        again only if it is `repeatable`. Raises `ChatError`.
        """
        content: dict[str, Any] = {"json": json} if form is None else form.parts()
        seconds = SECONDS_FOR_AN_ANSWER if form is None else SECONDS_FOR_A_FILE

        async def attempt(headers: Mapping[str, str]) -> Body:
            request = self._opened(what).build_request(method, _below(path), params=params, headers=headers, **content)
            return await self._sent(what, request, repeatable=repeatable, seconds=seconds)

        return await self._persistently(attempt)

    async def content(self, what: str, path: str, params: Mapping[str, str], most: int) -> bytes:
        """The bytes behind `GET path`, at most so many. Raises `ChatError`, of the kind `too_large` for more."""

        async def attempt(headers: Mapping[str, str]) -> bytes:
            request = self._opened(what).build_request("GET", _below(path), params=params, headers=headers)
            try:
                async with asyncio.timeout(SECONDS_FOR_A_FILE):
                    return await self._streamed(what, request, most)
            except (httpx.HTTPError, TimeoutError) as error:
                raise _lost(what, error) from error

        return await self._persistently(attempt)

    async def _persistently(self, attempt: Callable[[Mapping[str, str]], Awaitable[Told]]) -> Told:
        tried: set[str] = set()
        while True:
            headers = {"Authorization": f"Bearer {await self.token()}"}
            try:
                return await attempt(headers)
            except ChatError as error:
                if error.code in tried or not await self._is_worth_another(error):
                    raise
                tried.add(error.code)

    async def token(self) -> str:
        """The tenant access token, asked for once until it nears its end. Raises `ChatError`."""
        async with self._asking:
            if not self._token or self._clock() >= self._token_ends_at:
                asked_at = self._clock()
                told = await self.ask(
                    "an access token",
                    "/open-apis/auth/v3/tenant_access_token/internal",
                    {"app_id": self.app_id, "app_secret": self._secret.get_secret_value()},
                )
                self._token = str(told.get("tenant_access_token") or "")
                self._token_ends_at = asked_at + timedelta(seconds=float(told.get("expire") or 0)) - TOKEN_MARGIN
            return self._token

    async def ask(self, what: str, path: str, json: Body) -> Body:
        """The answer to a call that needs no token. Raises `ChatError`."""
        return await self._sent(
            what,
            self._opened(what).build_request("POST", path, json=json),
            repeatable=True,
            seconds=SECONDS_FOR_AN_ANSWER,
        )

    async def _is_worth_another(self, error: ChatError) -> bool:
        if error.code in TOKEN_SPENT:
            self._token = ""
            return True
        wait = SHORTEST_WAIT if error.wait is None else error.wait
        if error.code not in RATE_LIMITED or wait > WAITS_AT_MOST:
            return False
        await self._pause(wait)
        return True

    def _opened(self, what: str) -> httpx.AsyncClient:
        if self._client is None:
            raise ChatError(f"Feishu is not open for {what}.", code="closed")
        return self._client

    async def _sent(self, what: str, request: httpx.Request, *, repeatable: bool, seconds: float) -> Body:
        try:
            async with asyncio.timeout(seconds):
                response = await self._delivered(request, repeatable=repeatable)
        except (httpx.HTTPError, TimeoutError) as error:
            raise _lost(what, error) from error
        return self._read(what, response)

    async def _streamed(self, what: str, request: httpx.Request, most: int) -> bytes:
        response = await self._opened(what).send(request, stream=True)
        try:
            if not response.is_success:
                await response.aread()
                self._read(what, response)
                raise refused(what, f"http_{response.status_code}", {}, response.headers, self.domain)
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
            raise refused(what, f"http_{response.status_code}", {}, response.headers, self.domain)
        code = str(told.get("code", 0 if response.is_success else f"http_{response.status_code}"))
        if code != "0":
            raise refused(what, code, told, response.headers, self.domain)
        return told


def _below(path: str) -> str:
    return f"/open-apis{path}"


def _lost(what: str, error: httpx.HTTPError | TimeoutError) -> ChatError:
    was_sent = not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)
    reason = f"Feishu could not be reached for {what}: {type(error).__name__}"
    return ChatError(reason, code=NO_ANSWER if was_sent else UNREACHABLE)


def part(body: object, *keys: str) -> Body:
    """The mapping found by these keys, one inside the other, or an empty one."""
    for key in keys:
        body = body.get(key) if isinstance(body, Mapping) else None
    return body if isinstance(body, Mapping) else {}


def text(body: Body, key: str) -> str:
    """The string or number under a key as a string, or an empty one."""
    value = body.get(key)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
