"""Which token speaks for Scout in a workspace: the one of the settings, or that of the workspace's installation.

Tokens that end (token rotation) are refreshed two hours before they do, by one process at a time.
"""

from __future__ import annotations

import logging
from asyncio import Lock
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from handlers.chat import ChatError, Workspace
from storage.installations import Installation, Installations
from storage.sealing import CannotUnseal

KEPT_FOR = timedelta(minutes=1)
"""How long a token is used without a look into storage, where it may have been removed."""

REFRESH_BEFORE = timedelta(hours=2)
"""Slack's tokens live for twelve hours; whoever holds the old one may go on with it for the rest of its life."""

REFRESH_TAKES_MOST = timedelta(minutes=1)

Refresh = Callable[[str], Awaitable[dict[str, Any]]]
"""Exchanges a refresh token for Slack's answer with the next tokens. Raises `ChatError`."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Kept:
    installation: Installation
    at: datetime


class Tokens:
    """The tokens of all installations."""

    def __init__(self, installations: Installations, refresh: Refresh, clock: Callable[[], datetime]) -> None:
        self._installations, self._refresh, self._clock = installations, refresh, clock
        self._kept: dict[str, _Kept] = {}
        self._refreshing: dict[str, Lock] = {}
        self._organisations: dict[str, tuple[str, datetime]] = {}

    async def installation(self, workspace: Workspace) -> Installation:
        """The installation that serves a workspace, its token fresh.

        Raises `ChatError`, of the kind `app_gone` where Scout is not installed.
        """
        now = self._clock()
        kept = self._kept.get(workspace.key)
        if kept and now - kept.at < KEPT_FOR and not _ends_soon(kept.installation, now):
            return kept.installation
        try:
            found = await self._installations.find(workspace.key)
        except CannotUnseal as error:
            raise _gone(workspace, f"its token cannot be opened: {error}") from error
        if found is None:
            self._kept.pop(workspace.key, None)
            raise _gone(workspace, "Scout is not installed there")
        if _ends_soon(found, now):
            found = await self._refreshed(found, now)
        self._kept[workspace.key] = _Kept(found, now)
        return found

    async def belongs(self, workspace: Workspace, organisation: str) -> None:
        """Note the organisation of a workspace as a delivery tells it: it may be what Scout is installed in.

        From time to time it is noted again, for with an uninstall it goes.
        """
        known, at = self._organisations.get(workspace.key, ("", self._clock()))
        if not organisation or (known == organisation and self._clock() - at < KEPT_FOR):
            return
        self._organisations[workspace.key] = organisation, self._clock()
        await self._installations.belongs(workspace.key, f"{workspace.chat}:{organisation}")

    async def _refreshed(self, old: Installation, now: datetime) -> Installation:
        async with self._refreshing.setdefault(old.workspace, Lock()):
            latest = await self._installations.find(old.workspace) or old
            if not _ends_soon(latest, now):
                return latest  # whoever had the lock, or another process, got it meanwhile
            if not await self._installations.start_refresh(latest, now, now + REFRESH_TAKES_MOST):
                return _still_good(await self._installations.find(old.workspace) or old, now)
            try:
                told = await self._refresh(latest.refresh)
            except ChatError as refused:
                _log.warning("action=slack_token_not_refreshed workspace=%s code=%s", old.workspace, refused.code)
                if latest.expires_at and latest.expires_at > now:
                    return latest
                raise
            ends = now + timedelta(seconds=int(told["expires_in"]))
            await self._installations.refreshed(old.workspace, told["access_token"], told["refresh_token"], ends)
            return await self._installations.find(old.workspace) or old


def _still_good(installation: Installation, now: datetime) -> Installation:
    """The token that another process is changing: it works on until it ends. Raises `ChatError` once it has ended."""
    if installation.expires_at and installation.expires_at <= now:
        raise ChatError(f"Another process gets the next token of {installation.workspace}.", code="token_refreshing")
    return installation


def _ends_soon(installation: Installation, now: datetime) -> bool:
    ends = installation.expires_at
    return bool(installation.refresh) and ends is not None and ends - now < REFRESH_BEFORE


def _gone(workspace: Workspace, why: str) -> ChatError:
    return ChatError(
        f"Slack cannot be used in {workspace.key}: {why}.", code="not_installed", permanent=True, kind="app_gone"
    )
