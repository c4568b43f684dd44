"""The embedded service inside this process: the creator API with no account, no network and no server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from starlette.types import ASGIApp

from api.contract.envelope import UNLIMITED
from api.service.app import Service
from api.service.local_keys import local_key
from bot.service_file import opened
from bot.settings import Settings

IN_PROCESS = "in-process"
"""The name of the key with which the program asks itself."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """The open service: the app that answers, a key that opens it, and the way to close it."""

    app: ASGIApp
    key: str = field(repr=False)
    close: Callable[[], None]


def open_service(settings: Settings, clock: Callable[[], datetime]) -> Service:
    """The service over the file that the settings name. The first use of a file takes seconds.

    Raises `SettingsError` for a file that cannot be opened or holds something else.
    """
    return opened(
        settings.service_database,
        lambda path: Service(path, clock, rate=settings.service_rate_limit, stringify=settings.service_stringify),
    )


def open_embedded(settings: Settings, clock: Callable[[], datetime]) -> Embedded:
    """The service and a private key of this machine.

    The key has no limits of its own: the program's client keeps to SERVICE_RATE_LIMIT by waiting, so a person is never
    refused for what another process did.
    """
    service = open_service(settings, clock)
    key = local_key(service.accounts, settings.service_database, IN_PROCESS, UNLIMITED)
    return Embedded(service.app, key, service.close)
