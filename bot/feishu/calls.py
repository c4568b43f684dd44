"""Every call to Feishu's API, in the tenant that it is about; refusals are `ChatError`.

The SDK's own client opens a connection for each call, some thirty times slower on loopback, and asks for its token
synchronously on the event loop, so calls are made with httpx; events and the long connection stay with the SDK.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, BinaryIO, TypeVar

from bot.feishu.codes import TOKEN_SPENT
from bot.feishu.domains import Domain, domain_of
from bot.feishu.pace import Counts, Pace
from bot.feishu.patience import patiently
from bot.feishu.pauses import Pause, Pauses
from bot.feishu.tokens import App, SelfBuilt, Tokens
from bot.feishu.transport import Body, Transport
from bot.settings import Settings
from handlers.chat import ChatError, Workspace, is_waited_for

Told = TypeVar("Told")


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

    def __init__(
        self,
        settings: Settings,
        clock: Callable[[], datetime],
        pause: Pause = asyncio.sleep,
        pace: Pace | None = None,
    ) -> None:
        self.app_id = settings.feishu_app_id
        self.app = App(settings.feishu_app_id, settings.feishu_app_secret)
        self._pauses = Pauses(pause)
        self.pace = pace or Pace(self._pauses)
        self._transport = Transport(domain_of(settings.feishu_domain, settings.feishu_app_id))
        self.tokens: Tokens = SelfBuilt(self.ask, self.app, clock)

    def use(self, tokens: Tokens) -> None:
        """From now on let these give the token of each tenant."""
        self.tokens = tokens

    @property
    def domain(self) -> Domain:
        """Where the app lives."""
        return self._transport.domain

    async def open(self) -> None:
        """Keep connections from now on."""
        self._pauses.begin()
        await self._transport.open()

    def hurry(self) -> None:
        """Wait for no limit any more: what Feishu does not take at once is refused."""
        self._pauses.end()

    async def close(self) -> None:
        """Give the connections and the tokens back."""
        await self._transport.close()
        self.tokens.forget()

    def of(self, workspace: Workspace) -> TenantCalls:
        """Calls in one tenant."""
        return TenantCalls(self._transport, self.tokens, workspace, self._pauses, self.pace)

    async def ask(self, what: str, path: str, json: Body) -> Body:
        """The answer to a call that needs no token, asked for as patiently as what needs it. Raises `ChatError`."""

        async def attempt() -> Body:
            request = self._transport.request(what, "POST", path, json=json)
            return await self._transport.sent(what, request, repeatable=True)

        return await patiently(attempt, self._pauses, once_more=True)


class TenantCalls:
    """Calls Feishu as the app in one tenant."""

    def __init__(self, transport: Transport, tokens: Tokens, workspace: Workspace, pause: Pauses, pace: Pace) -> None:
        self.workspace = workspace
        self.pace = pace
        self._transport, self._tokens, self._pause = transport, tokens, pause

    @property
    def domain(self) -> Domain:
        """Where the app lives."""
        return self._transport.domain

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
        counts: Counts = (),
    ) -> Body:
        """The body of Feishu's answer to `method path` below `/open-apis`. `what` names the call in errors.

        A spent token is replaced once, and rate limits are waited for where they end soon. A call that may have arrived
        is made again only if it is `repeatable`. It keeps the pace of its `counts`, behind what people wait for where
        it is `unhurried`; what has some is on its way to people, and tried once more where Feishu failed. Raises
        `ChatError`.
        """
        content: dict[str, Any] = {"json": json} if form is None else form.parts()

        async def attempt(headers: Mapping[str, str]) -> Body:
            if counts:
                await self.pace.turn(counts, is_waited_for=is_waited_for())
            request = self._transport.request(what, method, _below(path), params=params, headers=headers, **content)
            return await self._transport.sent(what, request, repeatable=repeatable, is_file=form is not None)

        return await self._patiently(attempt, once_more=repeatable and bool(counts))

    async def content(self, what: str, path: str, params: Mapping[str, str], most: int) -> bytes:
        """The bytes behind `GET path`, at most so many. Raises `ChatError`, of the kind `too_large` for more."""

        async def attempt(headers: Mapping[str, str]) -> bytes:
            request = self._transport.request(what, "GET", _below(path), params=params, headers=headers)
            return await self._transport.streamed(what, request, most)

        return await self._patiently(attempt)

    async def _patiently(
        self, attempt: Callable[[Mapping[str, str]], Awaitable[Told]], *, once_more: bool = False
    ) -> Told:
        spent: set[str] = set()
        while True:
            headers = {"Authorization": f"Bearer {await self._tokens.of(self.workspace)}"}
            try:
                return await patiently(partial(attempt, headers), self._pause, once_more=once_more)
            except ChatError as error:
                if error.code not in TOKEN_SPENT - spent:
                    raise
                spent.add(error.code)
                self._tokens.forget(self.workspace)


def _below(path: str) -> str:
    return f"/open-apis{path}"


def part(body: object, *keys: str) -> Body:
    """The mapping found by these keys, one inside the other, or an empty one."""
    for key in keys:
        body = body.get(key) if isinstance(body, Mapping) else None
    return body if isinstance(body, Mapping) else {}


def text(body: Body, key: str) -> str:
    """The string or number under a key as a string, or an empty one."""
    value = body.get(key)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
