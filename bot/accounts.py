"""Workspaces' own accounts of the creator API: a client for each key, made when it is first needed."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime, timedelta

from api.client import Client
from api.contract.codes import NO_IDENTITY
from api.errors import NotFound, NotSignedIn
from handlers.context.api_accounts import Account
from storage.api_keys import ApiKeys
from storage.sealing import CannotUnseal

KEPT_FOR = timedelta(seconds=30)
"""How long a look into storage counts: another process may have set or removed a key."""

_log = logging.getLogger(__name__)


class KeyedAccounts:
    """The accounts behind the keys in storage. `connect` makes a client for a key; `base` tells APIs apart.

    Clients live until `close`: what is under way with a key that was replaced goes on with it.
    """

    def __init__(
        self, keys: ApiKeys, connect: Callable[[str], Client], base: str, clock: Callable[[], datetime]
    ) -> None:
        self._keys, self._connect, self._base, self._clock = keys, connect, base, clock
        self._accounts: dict[str, Account] = {}
        self._looked: dict[str, tuple[datetime, str]] = {}
        self._open = AsyncExitStack()

    @property
    def can_keep(self) -> bool:
        """Whether keys can be kept."""
        return self._keys.can_keep

    async def of(self, workspace: str) -> Account | None:
        """A workspace's own account, if it has one. A key that cannot be opened any more counts as none."""
        now = self._clock()
        at, name = self._looked.get(workspace, (None, ""))
        if at is None or now - at >= KEPT_FOR:
            name = await self._look(workspace)
            self._looked[workspace] = (now, name)
        return self._accounts.get(name)

    async def check(self, key: str) -> None:
        """Ask for a task that does not exist: free, and only a key that works is told so. Raises `ApiError`."""
        client = self._connect(key)
        async with client:
            await try_key(client)

    def forget(self, workspace: str) -> None:
        """Look into storage again at the next use."""
        self._looked.pop(workspace, None)

    async def close(self) -> None:
        """Close every client."""
        await self._open.aclose()

    async def _look(self, workspace: str) -> str:
        try:
            kept = await self._keys.of(workspace)
        except CannotUnseal as error:
            _log.error(
                "A workspace's API key cannot be opened. action=api_key workspace=%s error=%s", workspace, error
            )  # what went wrong is all there is to say
            return ""
        if kept is None:
            return ""
        name = account_name(self._base, kept.key)
        if name not in self._accounts:
            client = await self._open.enter_async_context(self._connect(kept.key))
            self._accounts[name] = Account(client, name)
        return name


def account_name(base: str, key: str) -> str:
    """What tells an account of an API from others in storage, and nothing of its key."""
    return hashlib.sha256(f"{base} {key}".encode()).hexdigest()[:16]


async def probe(client: Client, *, has_key: bool) -> None:
    """Ask whether the API answers, and with `has_key` whether it takes the key. Free. Raises `ApiError`."""
    await client.verify("doctor")
    if has_key:
        await try_key(client)


async def try_key(api: Client) -> None:
    """Find out for nothing whether a client's key works. Raises `ApiError` where it does not."""
    try:
        await api.status("doctor")
    except NotFound:
        return
    except NotSignedIn as refused:
        if refused.code != NO_IDENTITY.code:  # which is asked for only once the key was found good
            raise
