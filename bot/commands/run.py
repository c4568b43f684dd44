"""`scout run`: every configured chat, the web server and the timetable, in one loop."""

from __future__ import annotations

import argparse
import asyncio
import logging

from bot.app import Scout
from bot.cli import fail
from bot.lacking import chat_settings
from bot.logs import start_logging
from bot.serving import CannotListen, listen, serve, told_to_stop
from bot.settings import Settings
from bot.timetable import Timetable

log = logging.getLogger(__name__)


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Run until told to stop (Ctrl-C or SIGTERM)."""
    start_logging(settings.log_level, settings.log_format, secrets=settings.secrets)
    return asyncio.run(_until_told(settings, asked.role))


async def _until_told(settings: Settings, role: str) -> int:
    with told_to_stop() as stop:
        return await run_role(settings, role, stop)


async def run_role(settings: Settings, role: str, stop: asyncio.Event) -> int:
    """Run a role until `stop`: `web` is the chats with their web server, `worker` the timetable, `all` both.

    A worker posts into the chats and takes no deliveries.

    Gives the exit status. Chats that cannot start are logged and left out; none at all is a failure.
    """
    for finding in chat_settings(settings):
        if finding.state == "wrong":
            log.warning("%s: %s. action=configure", finding.subject, finding.text)
    if role == "worker":
        async with Scout(settings) as scout:
            scout.add_chats()
            await scout.open_chats()
            await _tick(scout, stop)
        return 0
    if not (settings.has_slack or settings.has_feishu):
        return fail(
            "no chat is configured in full; set Slack's or Feishu's settings, or use `scout chat` (see `scout doctor`)"
        )
    try:
        listening = listen(settings.host, settings.port)
    except CannotListen as refused:
        return fail(f"{refused}; choose another with PORT or HOST")
    with listening:
        async with Scout(settings) as scout:
            scout.add_chats()
            await scout.start_chats()
            if not scout.running:
                return fail("no chat could be started: " + "; ".join(f"{k}: {v}" for k, v in scout.failed.items()))
            port = listening.getsockname()[1]
            log.info("Scout is ready. action=ready role=%s chats=%s port=%d", role, ", ".join(scout.running), port)
            serving = [serve(scout.web, listening, stop)]
            if role == "all":
                serving.append(_tick(scout, stop))
            await asyncio.gather(*serving)
    return 0


async def _tick(scout: Scout, stop: asyncio.Event) -> None:
    timetable = Timetable(scout.context)
    timetable.start()
    log.info("The timetable is running. action=ticking jobs=%s", ", ".join(timetable.names))
    try:
        await stop.wait()
    finally:
        await timetable.finish()
