"""What every handler shares: the API, the memory, the time, the chats, and the choices that matter."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import uuid4

from api.client import Client
from handlers.chat import Chat
from handlers.context.api_accounts import Accounts, NoAccounts
from handlers.context.examining import Examine, examine_nothing
from handlers.context.fetch import Fetch, fetch_nothing
from handlers.context.fresh_links import FreshLinks
from handlers.context.leftovers import Erase, erase_nothing
from handlers.context.one_call import OneCall
from handlers.context.options import Options
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Context:
    """What every handler shares. `clock` gives aware UTC; `sleep` waits that many seconds.

    `chats` are those that can be spoken through, by their names; `links` the links to files asked for lately, and
    `fetch` gets a file by one. `purchases` are the pages that are just being bought. `worker` names this process where
    it leases rows. `accounts` are the API accounts of workspaces that have their own: whatever is done for a workspace
    is done with the context that `of` gives. `erase` removes what the API keeps of a workspace, where it is Scout's
    own. `examine` looks at the connections of a workspace.
    """

    api: Client
    store: Store
    clock: Callable[[], datetime]
    sleep: Callable[[float], Awaitable[None]]
    options: Options = field(default_factory=Options)
    chats: Mapping[str, Chat] = field(default_factory=dict)
    links: FreshLinks = field(default_factory=FreshLinks)
    fetch: Fetch = fetch_nothing
    purchases: OneCall = field(default_factory=OneCall)
    worker: str = field(default_factory=lambda: uuid4().hex)
    accounts: Accounts = field(default_factory=NoAccounts)
    erase: Erase = erase_nothing
    examine: Examine = examine_nothing

    async def of(self, workspace: str) -> Context:
        """The context for what is done for one workspace: with its own API account, where it has one."""
        own = await self.accounts.of(workspace)
        return self if own is None else replace(self, api=own.api, options=replace(self.options, account=own.name))
