"""`scout api`: the embedded creator API alone, over HTTP."""

from __future__ import annotations

import argparse
import asyncio
import socket

from api.service.app import Service
from api.service.local_keys import local_key
from bot.cli import fail
from bot.clock import utc_now
from bot.embedded import open_service, working
from bot.logs import start_logging
from bot.serving import CannotListen, listen, root_of, serve, told_to_stop
from bot.settings import Settings

DEVELOPMENT = "development"
FROM_SETTINGS = "CV_API_KEY"
"""The names of the keys that the command itself lets in."""

PORTS = range(65536)


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Serve until told to stop (Ctrl-C or SIGTERM)."""
    start_logging(settings.log_level, settings.log_format, secrets=settings.secrets)
    host, port = asked.host or settings.host, settings.port if asked.port is None else asked.port
    if port not in PORTS:
        return fail(f"{port} is no port; give one from {PORTS[0]} to {PORTS[-1]}, 0 for any that is free")
    try:
        listening = listen(host, port)
    except CannotListen as refused:
        return fail(f"{refused}; choose another with --port or --host")
    with listening:
        service = open_service(settings, utc_now, root_of(*listening.getsockname()[:2]))
        try:
            if _is_revoked(service, settings):
                return fail(f"the key in {FROM_SETTINGS} was revoked; set another, or none for a development key")
            _greet(_key(service, settings), listening.getsockname())
            asyncio.run(_until_told(service, settings, listening))
        finally:
            service.close()
    return 0


async def _until_told(service: Service, settings: Settings, listening: socket.socket) -> None:
    with told_to_stop() as stop:
        async with working(service, settings):
            await serve(service.app, listening, stop)


def _key(service: Service, settings: Settings) -> str:
    """A key to show: none where CV_API_KEY is set and therefore known."""
    chosen = settings.cv_api_key.get_secret_value()
    if not chosen:
        return local_key(service.accounts, settings.service_database, DEVELOPMENT)
    service.accounts.add_key(FROM_SETTINGS, key=chosen)
    return ""


def _is_revoked(service: Service, settings: Settings) -> bool:
    """Whether the key that is set was ended with `scout keys revoke`."""
    known = service.accounts.find(settings.cv_api_key.get_secret_value())
    return known is not None and known.revoked_at is not None


def _greet(key: str, address: tuple[str, int]) -> None:
    root = root_of(*address[:2])
    print(f"The creator API listens on {root} and is described at {root}/docs")  # noqa: T201 - for who started it
    print(f"Development key: {key}" if key else f"It accepts the key in {FROM_SETTINGS}.", flush=True)  # noqa: T201
