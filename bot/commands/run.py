"""`scout run`: every configured chat, the web server and the timetable, in one loop."""

from __future__ import annotations

import argparse
import asyncio
import logging

import uvicorn

from bot.app import Scout
from bot.cli import fail
from bot.logs import start_logging
from bot.settings import Settings
from bot.timetable import Timetable

log = logging.getLogger(__name__)


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Run until told to stop (Ctrl-C or SIGTERM)."""
    start_logging(settings.log_level, settings.log_format)
    if asked.role != "worker" and not (settings.has_slack or settings.has_feishu):
        return fail("no chat is configured; set Slack's or Feishu's settings, or use `scout chat` (see `scout doctor`)")
    return asyncio.run(serve(settings, asked.role))


async def serve(settings: Settings, role: str) -> int:
    """Run a role until the web server is told to stop."""
    async with Scout(settings) as scout:
        timetable = Timetable(scout.context)
        if role != "worker":
            scout.add_chats()
            await scout.start_chats()
            if not set(chat.name for chat in scout.chats) - set(scout.failed):
                return fail("no chat could be started: " + "; ".join(f"{k}: {v}" for k, v in scout.failed.items()))
        if role != "web":
            timetable.start()
        server = uvicorn.Server(
            uvicorn.Config(
                scout.web,
                host=settings.host,
                port=settings.port,
                log_config=None,
                access_log=False,
                server_header=False,
            )
        )
        started = ", ".join(sorted(chat.name for chat in scout.chats if chat.name not in scout.failed)) or "no chat"
        log.info("Scout is ready. action=ready role=%s chats=%s port=%d", role, started, settings.port)
        try:
            await server.serve()
        finally:
            timetable.stop()
    return 0
