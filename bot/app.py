"""The program, built from its settings. Tests build it with other choices (a clock, a transport) and patch nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

import httpx
from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from api.client import Client, connect
from api.contract.platforms import Level, Platform
from api.errors import ApiError
from bot.accounts import KeyedAccounts, account_name, probe
from bot.clock import utc_now
from bot.fetching import Fetching
from bot.hooks import hook_route
from bot.settings import Settings, SettingsError
from handlers.chat import Chat, ChatError, Workspace
from handlers.context import Context, Options
from handlers.context.examining import Examined, Permitted
from handlers.context.fetch import Fetch
from handlers.context.leftovers import Erase, erase_nothing
from handlers.desk.front_desk import FrontDesk
from storage.database import CannotOpen
from storage.kinds import Periods
from storage.store import Store, open_store

EMBEDDED_URL = "http://localhost"
EMBEDDED_IDENTITY = "operator@scout.local"
"""Who the embedded service is told is asking, where the chat and the settings name nobody."""

log = logging.getLogger(__name__)


class RunningChat(Chat, Protocol):
    """A chat that can be started: it brings deliveries to the desk until it is stopped."""

    @property
    def routes(self) -> list[BaseRoute]:
        """What it needs of the web server."""
        ...

    async def open(self) -> None:
        """Be ready to post, without taking deliveries."""
        ...

    async def start(self) -> None:
        """Begin; returns at once."""
        ...

    async def stop(self) -> None:
        """Finish what is under way and end."""
        ...

    async def check(self) -> list[str]:
        """What it lacks (permissions, scopes), each by name with the way to get it. Raises `ChatError`."""
        ...


@dataclass
class Scout:
    """The built program. Use it as an async context manager around what needs the API or the memory."""

    settings: Settings
    clock: Callable[[], datetime] = utc_now
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    transport: httpx.AsyncBaseTransport | None = None
    working_after: float | None = None
    chats: list[RunningChat] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    """Chats that could not be started, each with the reason."""

    file_routes: list[BaseRoute] = field(default_factory=list)
    """Where people fetch the files and pictures of the embedded service."""

    _speaking: dict[str, Chat] = field(default_factory=dict)
    _own_key: str = field(default="", repr=False)
    _erase: Erase = erase_nothing

    async def __aenter__(self) -> Scout:
        """Open the memory and the API. Raises `SettingsError` where the settings lead nowhere."""
        self._open = AsyncExitStack()
        async with AsyncExitStack() as opening:
            try:
                store = open_store(self.settings.database_path, keys=self.settings.sealing_keys)
            except CannotOpen as refused:
                raise SettingsError(f"DATABASE_URL: {refused}; name another file") from refused
            opening.callback(store.close)
            await self._seal_anew(store)
            connected = await self._connecting(opening)
            client = await opening.enter_async_context(connected(self._own_key))
            accounts = KeyedAccounts(store.api_keys, connected, self.settings.cv_api_base_url or "embedded", self.clock)
            opening.push_async_callback(accounts.close)
            self.context = Context(
                client,
                store,
                self.clock,
                self.sleep,
                options_of(self.settings),
                chats=self._speaking,
                fetch=self._fetching(),
                accounts=accounts,
                erase=self._erase,
                examine=self._examine,
            )
            self._open = opening.pop_all()
        more = {} if self.working_after is None else {"working_after": self.working_after}
        self.desk = FrontDesk(self.context, **more)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop the chats and close everything."""
        await self.stop_chats()
        await self._open.aclose()

    async def _examine(self, workspace: Workspace, api: Client) -> Examined:
        """How a workspace's API account and its chat answer, without a word about other workspaces."""
        where = self.settings.cv_api_base_url
        refused: ApiError | None = None
        try:
            await probe(api, has_key=not self.settings.is_embedded)
        except ApiError as trouble:
            refused = trouble
        chat = self._speaking.get(workspace.chat)
        if not isinstance(chat, Permitted):
            return Examined(where, refused)
        try:
            return Examined(where, refused, tuple(await chat.lacks(workspace)))
        except ChatError as trouble:
            return Examined(where, refused, (str(trouble),))

    async def _seal_anew(self, store: Store) -> None:
        """Take secrets over from an earlier `SECRET_KEY`, which may then be forgotten."""
        if not self.settings.secret_keys_before:
            return
        sealed = await store.resealing.all()
        if sealed.lost:
            lost = ", ".join(sealed.lost)
            log.error("No SECRET_KEY opens what was sealed for some workspaces. action=reseal workspaces=%s", lost)
        if sealed.rows:
            log.warning("Secrets have the new SECRET_KEY now. action=reseal rows=%d", sealed.rows)

    async def _connecting(self, opening: AsyncExitStack) -> Callable[[str], Client]:
        """What makes a client of the API for a key."""
        settings = self.settings
        if not settings.is_embedded:
            self._own_key = settings.cv_api_key.get_secret_value()
            return lambda key: connect(
                settings.cv_api_base_url,
                key,
                identity=settings.cv_user_identity,
                clock=self.clock,
                sleep=self.sleep,
                transport=self.transport,
            )
        from bot.embedded import erase_left, open_embedded  # noqa: PLC0415 - the service costs time and memory: only where it answers

        service = await asyncio.to_thread(open_embedded, settings, self.clock)
        opening.callback(service.close)
        await opening.enter_async_context(service.working())
        self.file_routes.extend(service.routes)
        self._own_key, self._erase = service.key, partial(erase_left, settings)
        return lambda key: connect(
            EMBEDDED_URL,
            key,
            identity=settings.cv_user_identity or EMBEDDED_IDENTITY,
            clock=self.clock,
            sleep=self.sleep,
            transport=httpx.ASGITransport(app=service.app),
            per_minute=settings.service_rate_limit,
        )

    def add_chats(self) -> None:
        """Build every chat that the settings configure. One that cannot be built is noted in `failed`."""
        builders: dict[str, tuple[bool, Callable[[], RunningChat]]] = {
            "slack": (self.settings.has_slack, self._slack),
            "feishu": (self.settings.has_feishu, self._feishu),
        }
        for name, (is_configured, build) in builders.items():
            if not is_configured:
                continue
            try:
                self.chats.append(build())
                self.speak_through(self.chats[-1])
            except Exception as trouble:  # one chat that fails must not stop the others
                log.exception("A chat could not be set up. action=start chat=%s", name)
                self.failed[name] = str(trouble)

    def speak_through(self, chat: Chat) -> None:
        """Let jobs and handlers post into a chat."""
        self._speaking[chat.name] = chat

    def _fetching(self) -> Fetch:
        """How files are fetched; those of the embedded service without a network."""
        settings = self.settings
        if not settings.is_embedded:
            return Fetching(settings.file_hosts, home=settings.cv_api_base_url)
        from bot.embedded import options_of as service_options  # noqa: PLC0415 - opened already where it answers

        return Fetching((), home=service_options(settings).base_url, app=Starlette(routes=self.file_routes))

    def _slack(self) -> RunningChat:
        from bot.slack.chat import slack_chat  # noqa: PLC0415 - its SDK costs time and memory: only where configured

        return slack_chat(self.settings, self.desk, clock=self.clock, store=self.context.store)

    def _feishu(self) -> RunningChat:
        from bot.feishu.chat import feishu_chat  # noqa: PLC0415 - its SDK costs seconds: only where configured

        return feishu_chat(self.settings, self.desk, clock=self.clock, store=self.context.store)

    @property
    def running(self) -> list[str]:
        """The names of the chats that work."""
        return [chat.name for chat in self.chats if chat.name not in self.failed]

    async def open_chats(self) -> None:
        """Let all chats be posted into, without taking their deliveries; one that fails is noted in `failed`."""
        await self._each(lambda chat: chat.open())

    async def start_chats(self) -> None:
        """Start all chats at once, each on its own: one that fails is noted in `failed` and the others go on."""
        await self._each(lambda chat: chat.start())

    async def _each(self, begin: Callable[[RunningChat], Awaitable[None]]) -> None:
        outcomes = await asyncio.gather(*(begin(chat) for chat in self.chats), return_exceptions=True)
        for chat, trouble in zip(self.chats, outcomes, strict=True):
            if isinstance(trouble, Exception):
                log.error("A chat could not be started. action=start chat=%s", chat.name, exc_info=trouble)
                self.failed[chat.name] = str(trouble)

    async def stop_chats(self) -> None:
        """Stop all chats at once, however the others fare."""
        stopping, self.chats = self.chats, []
        self._speaking.clear()
        outcomes = await asyncio.gather(*(chat.stop() for chat in stopping), return_exceptions=True)
        for chat, trouble in zip(stopping, outcomes, strict=True):
            if isinstance(trouble, Exception):
                log.error("A chat could not be stopped. action=stop chat=%s", chat.name, exc_info=trouble)

    @property
    def web(self) -> ASGIApp:
        """The web app over the chats built so far, the embedded service's files and the API's calls."""
        from bot.web import web_app  # noqa: PLC0415 - a terminal needs no web server

        secret = self.settings.cv_webhook_secret.get_secret_value()
        hooks = [hook_route(self.context, secret)] if secret else []
        return web_app([*self.file_routes, *hooks, *(route for chat in self.chats for route in chat.routes)])


def options_of(settings: Settings) -> Options:
    """The settings that handlers read."""
    if settings.is_embedded:
        account = "embedded"
    else:
        account = account_name(settings.cv_api_base_url, settings.cv_api_key.get_secret_value())
    return Options(
        language=settings.default_language,
        platform=Platform(settings.default_platform),
        level=Level(settings.default_level),
        rows_per_card=settings.rows_per_card,
        search_size=settings.search_size,
        confirm_above=settings.confirm_above,
        prices={Level(level): price for level, price in settings.credit_prices.items()},
        remember_for=timedelta(hours=settings.remember_hours),
        periods=periods_of(settings),
        purges_departed=settings.purge_on_uninstall,
        identity=settings.cv_user_identity or (EMBEDDED_IDENTITY if settings.is_embedded else ""),
        account=account,
        values_per_task=settings.cv_values_per_task,
        collect_price=settings.collect_price,
        collected_within=timedelta(days=settings.own_it_days),
        webhooks_at=settings.webhooks_at,
        handover=settings.file_handover,
        shortlist_emoji=frozenset(settings.shortlist_emoji),
        is_embedded=settings.is_embedded,
        admins=settings.admins,
        default_role=settings.default_role,
        digest_size=settings.digest_size,
        digest_rising=settings.digest_rising_percent / 100,
        digest_silent_for=timedelta(days=settings.digest_quiet_days),
    )


def periods_of(settings: Settings) -> Periods:
    """How long the settings have data kept; 0 days are for as long as its workspace is here."""
    return Periods(
        cards=timedelta(days=settings.keep_days),
        searches=_days(settings.keep_searches_days),
        creators=_days(settings.keep_creators_days),
        collections=_days(settings.keep_collections_days),
        files=_days(settings.keep_files_days),
        digests=_days(settings.keep_digests_days),
        ledger=_days(settings.keep_ledger_days),
    )


def _days(number: int) -> timedelta | None:
    return timedelta(days=number) if number else None
