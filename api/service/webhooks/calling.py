"""Making due calls: signed, repeated after 10 and 30 seconds, then given up (contract 12.2)."""

from __future__ import annotations

import asyncio
import logging
from asyncio import Task
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from api.contract.webhooks import HEADER, sign
from api.service.accounts import Accounts
from api.service.webhooks.addresses import Forbidden
from api.service.webhooks.calls import CALLS_AT_ONCE, Call, Calls, CallState

log = logging.getLogger(__name__)

PAUSES = (10.0, 30.0, 90.0)
"""Seconds after the first, second and third attempt. The last is for those who allow four attempts."""

ATTEMPTS = 3
REFUSED_FROM = 400
"""The first status that is a failure; a redirect is a success, and is not followed."""


class Undelivered(Exception):
    """Nobody answered a call in time; the message says why."""


class Sender(Protocol):
    """Posts one call. The program that runs the service gives it one; the service itself knows no HTTP client."""

    async def __call__(self, url: str, content: bytes, headers: Mapping[str, str]) -> int:
        """The status of the answer, without following redirects, within ten seconds.

        Raises `Undelivered`, and `Forbidden` where the address leads to what calls may not reach.
        """


class Calling:
    """Makes the calls of one file; any number may do so at the same time."""

    def __init__(
        self, calls: Calls, accounts: Accounts, clock: Callable[[], datetime], attempts: int = ATTEMPTS
    ) -> None:
        self._calls, self._accounts, self._clock, self._attempts = calls, accounts, clock, attempts

    async def work(self, send: Sender) -> None:
        """Make every call that is due now, many at a time, and write down what became of each."""
        running: set[Task[None]] = set()
        try:
            while running := running | await self.begin(send, self._clock().timestamp(), len(running)):
                done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                for call in done:
                    call.result()
        finally:
            for call in running:
                call.cancel()
            await asyncio.gather(*running, return_exceptions=True)

    async def begin(self, send: Sender, now: float, running: int) -> set[Task[None]]:
        """Begin calls that are due `now`, as many as may be made beside those that are `running`."""
        if running >= CALLS_AT_ONCE:
            return set()
        calls = await asyncio.to_thread(self._calls.take, now, CALLS_AT_ONCE - running)
        return {asyncio.create_task(self._make(call, send)) for call in calls}

    async def _make(self, call: Call, send: Sender) -> None:
        try:
            await self._attempt(call, send)
        except Exception:  # nobody waits for this call; it is due again when its lease ends
            log.exception("What became of a webhook was not written down. action=webhook task=%s", call.task_id)

    async def _attempt(self, call: Call, send: Sender) -> None:
        try:
            trouble = await self._sent(call, send)
        except Forbidden as forbidden:
            await self._give_up(call, str(forbidden))
            return
        except Exception as error:  # one call that cannot be made must not keep the others waiting
            log.exception("A webhook could not be called. action=webhook task=%s", call.task_id)
            trouble = type(error).__name__
        if not trouble:
            await asyncio.to_thread(self._calls.finish, call, CallState.SENT)
        elif call.attempts >= self._attempts:
            await self._give_up(call, trouble)
        else:
            again = self._clock().timestamp() + PAUSES[call.attempts - 1]
            await asyncio.to_thread(self._calls.finish, call, CallState.WAITING, trouble, again)

    async def _sent(self, call: Call, send: Sender) -> str:
        """What went wrong; empty when the receiver has it."""
        secret = await asyncio.to_thread(self._accounts.webhook_secret, call.owner)
        content = call.content.encode()
        headers = {"Content-Type": "application/json", HEADER: sign(secret, content)}
        try:
            status = await send(call.url, content, headers)
        except Undelivered as undelivered:
            return str(undelivered)
        return f"answered {status}" if status >= REFUSED_FROM else ""

    async def _give_up(self, call: Call, trouble: str) -> None:
        log.warning(
            "A webhook was not reached and is given up. action=webhook task=%s attempts=%d trouble=%s",
            call.task_id,
            call.attempts,
            trouble,
        )
        await asyncio.to_thread(self._calls.finish, call, CallState.GIVEN_UP, trouble)
