"""The Feishu chat as the program sees it: routes, start, stop, check, and the port that handlers speak through."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from starlette.routing import BaseRoute

from bot.feishu import documents
from bot.feishu.callback import ANSWERED_WITHIN
from bot.feishu.calls import FeishuCalls
from bot.feishu.gate import Gate
from bot.feishu.listen import Listener
from bot.feishu.pace import Pace
from bot.feishu.panel import keep_in_sync
from bot.feishu.pauses import Pause
from bot.feishu.people import People
from bot.feishu.post import FeishuPost
from bot.feishu.presence import places
from bot.feishu.scopes import missing
from bot.feishu.socket import Socket
from bot.feishu.store_app import StoreApp
from bot.feishu.web import Web
from bot.settings import Settings
from bot.works import Works
from handlers.chat import ChatError, Conversation, Desk, Document, DocumentKind, Person, Place, Presence, Workspace
from handlers.context.examining import Lack
from handlers.words import words
from storage.store import Store

OWN = Workspace("feishu", "")
"""The tenant of a self-built app, which has no other."""

SECONDS_TO_FINISH = 10.0


class FeishuChat(FeishuPost):
    """Feishu or Lark, with one app: a self-built one in its tenant, or a store app in those that `store` keeps.

    Posts as `handlers.chat.Chat`; brings deliveries to the desk while started.

    Raises `SettingsError` in webhook mode without its two keys.
    """

    def __init__(
        self,
        settings: Settings,
        desk: Desk,
        *,
        clock: Callable[[], datetime],
        store: Store | None = None,
        answers_within: float = ANSWERED_WITHIN,
        pace: Pace | None = None,
        pause: Pause = asyncio.sleep,
    ) -> None:
        self._calls = FeishuCalls(settings, clock, pause, pace)
        self._shop: StoreApp | None = None
        if settings.is_feishu_store_app and store is not None:
            self._shop = StoreApp(self._calls.ask, self._calls.app, store, clock)
            self._calls.use(self._shop)
        super().__init__(self._calls, clock)
        self._people = People(self._calls, clock, store)
        self._works = Works()
        gate = Gate(settings, clock) if settings.feishu_mode == "webhook" else None
        listener = Listener(
            settings,
            desk,
            self._calls,
            clock,
            self._shop,
            post=self,
            people=self._people,
            answers_within=answers_within,
        )
        self._web = Web(gate, listener, self._works) if gate else None
        self._socket = None if gate else Socket(settings, listener, self._works, self._calls, clock)

    @property
    def routes(self) -> list[BaseRoute]:
        """Feishu's request URLs in webhook mode; none on the long connection."""
        return self._web.routes if self._web else []

    async def open(self) -> None:
        """Keep connections, to post without taking deliveries."""
        await self._calls.open()

    async def start(self) -> None:
        """Keep connections, and begin the long one where it is chosen; returns at once.

        Raises `ChatError` where Feishu refuses the long connection for good. An unreachable Feishu is tried again.
        """
        await self._calls.open()
        if self._socket:
            await self._socket.open()
        self._works.start([self._offer_commands])

    async def _offer_commands(self) -> None:
        for tenant in [OWN] if self._shop is None else await self._shop.tenants():
            await keep_in_sync(self._calls.of(tenant))

    async def stop(self, seconds: float = SECONDS_TO_FINISH) -> None:
        """Take no more deliveries, give those under way `seconds` to be answered, and let everything go."""
        if self._socket:
            await self._socket.close()
        self._calls.hurry()
        await self._works.stop(seconds)
        await self._calls.close()

    async def idle(self) -> None:
        """Wait until every delivery taken so far is answered."""
        await self._works.done()

    @property
    def is_connected(self) -> bool:
        """Whether the long connection is chosen and stands."""
        return self._socket is not None and self._socket.is_connected

    async def watch(self) -> None:
        """Look once whether the long connection lives and replace it if not; a started chat does so by itself."""
        if self._socket:
            await self._socket.watch()

    async def presence(self, conversation: Conversation, person: Person) -> Presence:
        """What Feishu tells now of a person, as of an hour ago at the most, and of a conversation."""
        return Presence(await self._people.again(person), await self._people.place_again(conversation))

    async def places(self, name: str, person: Person) -> list[Place]:
        """The groups of that name or id that both are in. Raises `ChatError`."""
        return await places(self._calls, name, person)

    async def begin_document(self, workspace: Workspace, name: str, content: Path, kind: DocumentKind) -> str:
        """Begin to make a sheet or a base of an xlsx file; gives a ticket to ask for it with. Raises `ChatError`."""
        return await documents.begin(self._calls.of(workspace), name, content, kind)

    async def document(self, workspace: Workspace, ticket: str) -> Document | None:
        """The document behind a ticket; None while it is being made. Raises `ChatError`."""
        return await documents.outcome(self._calls.of(workspace), ticket)

    async def let_in(self, person: Person, document: Document, kind: DocumentKind) -> None:
        """Let a person open, change and share a document. Raises `ChatError`."""
        await documents.let_in(self._calls.of(person.workspace), person.id, document, kind)

    async def lacks(self, workspace: Workspace) -> list[Lack]:
        """The permissions that one tenant must still grant. Raises `ChatError`."""
        return await missing(self._calls.of(workspace))

    async def check(self) -> list[str]:
        """The permissions that the app lacks, each with its reason and the way to get it; empty when all is well.

        Of a store app, in each tenant that has it. Raises `ChatError` where Feishu refuses the app, its bot or, where
        it is chosen, the long connection.
        """
        await self._calls.open()
        if self._socket:
            await self._socket.check()
        if self._shop is None:
            return await self._told(OWN)
        await self._shop.check()
        lacking = []
        for tenant in await self._shop.tenants():
            try:
                lacking += [f"in {tenant.key}: {each}" for each in await self._told(tenant)]
            except ChatError as refused:  # one tenant's trouble hides no other's
                lacking.append(f"in {tenant.key}: {refused}")
        return lacking

    async def _told(self, tenant: Workspace) -> list[str]:
        return [each.told(words("en")) for each in await self.lacks(tenant)]


def feishu_chat(
    settings: Settings,
    desk: Desk,
    *,
    clock: Callable[[], datetime],
    store: Store | None = None,
    answers_within: float = ANSWERED_WITHIN,
    pace: Pace | None = None,
    pause: Pause = asyncio.sleep,
) -> FeishuChat:
    """The Feishu chat for these settings. `clock` gives the time now, aware; `store` keeps a store app's tenants.

    Feishu waits `answers_within` seconds at the most for what a press brings; `pace` is Feishu's by real time unless
    another one is given. `pause` waits for seconds before a call is made again.
    """
    return FeishuChat(settings, desk, clock=clock, store=store, answers_within=answers_within, pace=pace, pause=pause)
