"""`scout chat`: one line and out, or a prompt with history and completion."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from api.contract.filters import FILTERS
from bot.app import Scout
from bot.cli import client_language
from bot.commands.payloads import payload_of
from bot.logs import start_logging
from bot.settings import Settings
from bot.terminal.listen import TerminalListener
from bot.terminal.post import TerminalChat
from handlers.menu import COMMANDS

HISTORY = Path.home() / ".local" / "state" / "scout" / "history"
PIPE_WIDTH = 110
"""Columns where the output is no screen and cannot tell its width."""


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Answer one line, or everything typed at a prompt."""
    # Log lines would break into the conversation: only what went wrong is said, and that on standard error.
    start_logging("ERROR" if settings.log_level == "INFO" else settings.log_level, settings.log_format)
    return asyncio.run(_talk(asked, settings))


async def _talk(asked: argparse.Namespace, settings: Settings) -> int:
    console = Console(width=None if sys.stdout.isatty() else PIPE_WIDTH)
    is_prompt = asked.line is None
    chat = TerminalChat(console, payload=payload_of(asked.render), numbered=is_prompt)
    async with Scout(settings) as scout:
        listener = TerminalListener(chat, scout.desk, scout.clock, language=client_language(asked.lang))
        if not is_prompt:
            await listener.say(asked.line)
            return 0
        await listener.say("/creators help")
        await listener.prompt(_completions(), HISTORY)
    return 0


def _completions() -> Iterator[str]:
    for command in COMMANDS:
        yield command.name
        yield from command.examples
    yield from (f"{name}:" for name in (*FILTERS, "sort", "level", "size", "page"))
