"""The embedded service inside this process: the creator API with no account, no network and no server."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from api.contract.envelope import UNLIMITED
from api.service.app import Service
from api.service.erasing import erase
from api.service.files.serving import file_route
from api.service.keys import hash_of
from api.service.local_keys import local_key
from api.service.options import Options
from api.service.pictures import picture_route
from api.service.webhooks.addresses import Reach
from bot.callbacks import WebhookSender
from bot.service_file import opened
from bot.serving import root_of
from bot.settings import Settings
from storage.purging import Leftovers

log = logging.getLogger(__name__)

SAFE_KEY = 32
"""Characters of a SECRET_KEY that nobody guesses who has seen what it signed."""

IN_PROCESS = "in-process"
"""The name of the key with which the program asks itself."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """The open service: the app that answers, a key that opens it, and the way to close it.

    `webhook_secret` signs the calls to the webhooks of tasks that were submitted with the key. `routes` are
    those under which people fetch its files and pictures; tasks are worked on for as long as `working()` is open.
    """

    app: ASGIApp
    key: str = field(repr=False)
    webhook_secret: str = field(repr=False)
    close: Callable[[], None]
    routes: list[BaseRoute]
    working: Callable[[], AbstractAsyncContextManager[None]]


def open_service(settings: Settings, clock: Callable[[], datetime], address: str = "") -> Service:
    """The service over the file that the settings name. The first use of a file takes seconds.

    `address` is where it can be reached, for the links to its files; PUBLIC_URL goes before it. Raises `SettingsError`
    for a file that cannot be opened or holds something else.
    """
    if 0 < len(settings.secret_key.get_secret_value()) < SAFE_KEY:
        log.warning("SECRET_KEY is short: links to files can be forged. Use %d random characters or more.", SAFE_KEY)
    return opened(
        settings.service_database,
        lambda path: Service(
            path,
            clock,
            rate=settings.service_rate_limit,
            options=options_of(settings, address),
        ),
    )


def open_embedded(settings: Settings, clock: Callable[[], datetime]) -> Embedded:
    """The service and a private key of this machine.

    The key has no limits of its own: the program's client keeps to SERVICE_RATE_LIMIT by waiting, so a person is never
    refused for what another process did.
    """
    service = open_service(settings, clock)
    key = local_key(service.accounts, settings.service_database, IN_PROCESS, UNLIMITED)
    secret = service.accounts.webhook_secret(hash_of(key))
    routes: list[BaseRoute] = [file_route(service.files), picture_route()]
    return Embedded(service.app, key, secret, service.close, routes, partial(working, service, settings))


async def erase_left(settings: Settings, left: Leftovers) -> None:
    """Erase what a workspace left in the service's files; where they cannot be written, that is logged."""
    try:
        gone = await asyncio.to_thread(erase, settings.service_database, left.tasks, left.requests)
    except (OSError, sqlite3.Error) as error:
        log.error("The service keeps what a workspace left. action=erase error=%s", error)  # noqa: TRY400 - as told
        return
    log.info("The service forgot tasks of a workspace. action=erase tasks=%d", gone)


@asynccontextmanager
async def working(service: Service, settings: Settings) -> AsyncIterator[None]:
    """Have tasks and webhooks worked on in the background for as long as the context is open."""
    async with WebhookSender(Reach(settings.service_webhook_reach)) as send, service.runner.running(send):
        yield


def options_of(settings: Settings, address: str = "") -> Options:
    """What the settings say of the service's tasks, webhooks and links."""
    return Options(
        stringify=settings.service_stringify,
        language=settings.service_language,
        refusals=settings.service_refusals,
        seconds_per_item=settings.service_seconds_per_item,
        longest=timedelta(minutes=settings.service_task_minutes),
        most_values=settings.service_most_values,
        reach=Reach(settings.service_webhook_reach),
        attempts=settings.service_webhook_attempts,
        base_url=settings.public_url or address or root_of(settings.host, settings.port),
        pictures_at=settings.public_url or address,
        keep_for=timedelta(days=settings.service_keep_days) if settings.service_keep_days else None,
        links_live=timedelta(minutes=settings.service_link_minutes),
        link_key=settings.secret_key.get_secret_value().encode(),
    )
