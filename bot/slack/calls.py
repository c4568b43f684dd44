"""The one Web API client and its connections, built once and shared by everything that speaks to Slack."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import ClientConnectorError, ClientSession, ClientTimeout, TCPConnector
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import utc_now
from bot.settings import Settings
from bot.slack.accepted import Accepted
from bot.slack.holds import Holds
from bot.slack.refusals import refusals, retry_after
from bot.slack.tokens import Tokens
from handlers.chat import Workspace
from storage.installations import Installation

SECONDS_FOR_A_CALL = 15
WAITS_AT_MOST, TRIES_AT_MOST = 30.0, 10
"""Seconds that one call waits in all. A `Retry-After` beyond them goes to the caller, who has a queue for it."""
_WAITED = "waited"

_SECRETS = re.compile(r"(xox[a-z]-|xapp-|ticket=|access_key=|hooks\.slack\.com/\S*?/)[^\s&\"')]+", re.IGNORECASE)

Pause = Callable[[float], Awaitable[None]]


class SlackCalls:
    """Holds the `AsyncWebClient` and, between `open` and `close`, its kept connections."""

    def __init__(self, settings: Settings, pause: Pause = asyncio.sleep, tokens: Tokens | None = None) -> None:
        self.logger = sdk_logger()
        self.pause = pause
        self.accepted = Accepted(utc_now, is_on=settings.slack_rich_blocks)
        """Which blocks the workspaces take."""
        self.holds = Holds(utc_now)
        """What Slack asked to wait with."""
        self._tokens = tokens
        self._secrets = (settings.slack_client_id, settings.slack_client_secret)
        self.client = AsyncWebClient(
            token=settings.slack_bot_token.get_secret_value() or None,
            base_url=settings.slack_api_url,
            timeout=SECONDS_FOR_A_CALL,
            logger=self.logger,
            retry_handlers=[connection_retry(), PatientRetry(pause)],
        )

    @property
    def tokens(self) -> Tokens | None:
        """The tokens of installations; None where the settings name the only one."""
        return self._tokens

    def use(self, tokens: Tokens) -> None:
        """From now on let each workspace's installation give the token."""
        self._tokens = tokens

    async def client_in(self, workspace: Workspace) -> AsyncWebClient:
        """The client that speaks for Scout in a workspace. Raises `ChatError` where it is not installed."""
        if self._tokens is None:
            return self.client
        return self._with(await self._tokens.installation(workspace), workspace)

    def _with(self, installation: Installation, workspace: Workspace) -> AsyncWebClient:
        return AsyncWebClient(
            token=installation.token,
            # Some methods must be told which of an organisation's workspaces is meant; the others leave it alone.
            team_id=workspace.id if installation.is_whole_organisation else None,
            base_url=self.client.base_url,
            timeout=SECONDS_FOR_A_CALL,
            session=self.client.session,
            logger=self.logger,
            retry_handlers=self.client.retry_handlers,
        )

    async def refreshed(self, refresh: str) -> dict[str, Any]:
        """Slack's next tokens for a refresh token, which works once. Raises `ChatError`."""
        with refusals("the next token"):
            return fields(
                await self.client.oauth_v2_access(
                    client_id=self._secrets[0],
                    client_secret=self._secrets[1].get_secret_value(),
                    grant_type="refresh_token",
                    refresh_token=refresh,
                )
            )

    @property
    def session(self) -> ClientSession | None:
        """The kept connections while open; without them every call makes its own."""
        return self.client.session

    async def open(self) -> None:
        """Keep connections from now on. Belongs to the running loop."""
        if self.client.session is None:
            # Without a limit on connections: a call that waited for another's would count as sent when its time is up.
            connector = TCPConnector(limit=0)
            self.client.session = ClientSession(timeout=ClientTimeout(total=SECONDS_FOR_A_CALL), connector=connector)

    async def close(self) -> None:
        """Give the connections back."""
        session, self.client.session = self.client.session, None
        if session is not None:
            await session.close()


def connection_retry() -> AsyncRetryHandler:
    """Tries again once where no connection came about. A call that may have arrived is never repeated."""
    return AsyncConnectionErrorRetryHandler(error_types=[ClientConnectorError])


class PatientRetry(AsyncRetryHandler):
    """Waits as long as a 429 asks, and as each after it does, if that is no longer than `WAITS_AT_MOST` in all."""

    def __init__(self, pause: Pause) -> None:
        super().__init__(max_retry_count=TRIES_AT_MOST)
        self._pause = pause

    async def _can_retry_async(
        self,
        *,
        state: RetryState,  # the signature is slack_sdk's
        request: HttpRequest,  # the signature is slack_sdk's
        response: HttpResponse | None = None,
        error: Exception | None = None,  # the signature is slack_sdk's
    ) -> bool:
        if response is None or response.status_code != 429:
            return False
        wait = _wait(response)
        return wait is not None and wait + _waited(state) <= WAITS_AT_MOST

    async def prepare_for_next_attempt_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,  # the signature is slack_sdk's
        response: HttpResponse | None = None,
        error: Exception | None = None,  # the signature is slack_sdk's
    ) -> None:
        """Sleep as long as Slack asked, then let slack_sdk try again."""
        wait = (_wait(response) if response is not None else None) or 0.0
        state.custom_values = {_WAITED: _waited(state) + wait}
        await self._pause(wait)
        state.next_attempt_requested = True
        state.increment_current_attempt()


def _waited(state: RetryState) -> float:
    return float((state.custom_values or {}).get(_WAITED, 0.0))


def _wait(response: HttpResponse) -> float | None:
    flat: dict[str, str] = {}
    for name, value in response.headers.items():
        flat[name] = value[0] if isinstance(value, list) and value else str(value)
    return retry_after(flat)


class _Redaction(logging.Filter):
    """Takes tokens, socket tickets and reply addresses out of what the SDK logs."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _SECRETS.sub(r"\1…", record.getMessage()), None
        if record.exc_info:
            record.exc_text = _SECRETS.sub(r"\1…", logging.Formatter().formatException(record.exc_info))
            record.exc_info = None
        return True


def sdk_logger(name: str = "sdk", level: int = logging.WARNING) -> logging.Logger:
    """A logger given to slack_sdk or slack_bolt: `level` and worse, redacted.

    Its own level is set, because the SDK reads an unset one as debugging and then words every call.
    """
    logger = logging.getLogger(f"bot.slack.{name}")
    if not logger.filters:
        logger.setLevel(level)
        logger.addFilter(_Redaction())
    return logger


def fields(answer: Any) -> dict[str, Any]:
    """The body of a Web API answer as a plain mapping."""
    return dict(answer.data) if isinstance(answer.data, dict) else {}
