"""`scout chat`: one line and out, or a prompt with history and completion."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from rich.console import Console
from tzlocal import get_localzone_name

from api.contract.filters import FILTERS
from bot.app import Scout
from bot.cli import client_language
from bot.commands.payloads import payload_of
from bot.logs import start_logging
from bot.settings import Settings
from bot.terminal.listen import TerminalListener
from bot.terminal.piped import lines_of
from bot.terminal.post import TerminalChat
from handlers.menu import COMMANDS
from handlers.scheduled.deliver import deliver
from handlers.scheduled.poll_tasks import poll_tasks
from handlers.words import LANGUAGES, language_of, words

log = logging.getLogger(__name__)

HISTORY = Path.home() / ".local" / "state" / "scout" / "history"
PIPE_WIDTH = 110
"""Columns where the output is no screen and cannot tell its width."""


def run(asked: argparse.Namespace, settings: Settings) -> int:
    """Answer one line, or everything typed at a prompt or piped in. Gives 1 when a line got no answer."""
    # Log lines would break into the conversation: only what went wrong is said, and that on standard error.
    level = "ERROR" if settings.log_level == "INFO" else settings.log_level
    start_logging(level, settings.log_format, secrets=settings.secrets)
    return asyncio.run(_talk(asked, settings))


async def _talk(asked: argparse.Namespace, settings: Settings) -> int:
    console = Console(width=None if sys.stdout.isatty() else PIPE_WIDTH)
    has_one_line = asked.line is not None
    is_read_elsewhere = has_one_line or not sys.stdout.isatty()
    chat = TerminalChat(console, payload=payload_of(asked.render), numbered=not has_one_line, spelt=is_read_elsewhere)
    async with Scout(settings) as scout:
        scout.speak_through(chat)
        language = client_language(asked.lang)
        listener = TerminalListener(
            chat,
            scout.desk,
            scout.clock,
            language=language,
            speaks_as_told=asked.lang is not None,
            time_zone=_machine_zone(),
        )
        if has_one_line:
            if scout.file_routes:  # nobody else looks at what the embedded service has done meanwhile
                await poll_tasks(scout.context)
            await listener.say(asked.line)
            say = words(language_of(language))
            if any(_is_served_here(settings, address) for address in chat.addresses):
                chat.remark(say("terminal-files"))
            if chat.presses and asked.render == "text":
                chat.remark(say("terminal-prompt"))
            return 0 if chat.has_shown else 1
        if sys.stdin.isatty():
            await _converse(scout, listener)
        else:
            await _read(scout, listener)
    return 0


def _is_served_here(settings: Settings, address: str) -> bool:
    """Whether an address leads to a file of the embedded service, which lasts no longer than the program."""
    if not settings.is_embedded:
        return False
    from bot.embedded import options_of  # noqa: PLC0415 - opened already where it answers

    return address.startswith(f"{options_of(settings).base_url}/")


async def _converse(scout: Scout, listener: TerminalListener) -> None:
    """A prompt, and whatever Scout has to say of itself meanwhile."""
    from bot.terminal.prompt import prompt  # noqa: PLC0415 - a tenth of a second that one line need not wait for

    await listener.say("/creators help")
    async with _at_work(scout):
        await prompt(listener, _completions(), HISTORY)


async def _read(scout: Scout, listener: TerminalListener) -> None:
    """Lines out of a pipe, and whatever Scout has to say of itself while they come."""
    async with _at_work(scout):
        async for line in lines_of(sys.stdin):
            if not await listener.hear(line):
                break
            await deliver(scout.context)


@asynccontextmanager
async def _at_work(scout: Scout) -> AsyncIterator[None]:
    """The jobs of the timetable, and the files that cards link to."""
    from bot.timetable import Timetable  # noqa: PLC0415 - one line waits for no job

    timetable = Timetable(scout.context)
    async with _files_served(scout):
        timetable.start()
        try:
            yield
        finally:
            await timetable.finish()


@asynccontextmanager
async def _files_served(scout: Scout) -> AsyncIterator[None]:
    """Serve the embedded service's files where its links lead, unless another Scout does so already."""
    from bot.serving import CannotListen, listen, serve  # noqa: PLC0415 - one line shows no files

    if not scout.file_routes:
        yield
        return
    try:
        listening = listen(scout.settings.host, scout.settings.port)
    except CannotListen as taken:
        log.info("Files are not served from here. action=serve error=%s", taken)
        yield
        return
    stop = asyncio.Event()
    with listening:
        serving = asyncio.create_task(serve(scout.web, listening, stop))
        try:
            yield
        finally:
            stop.set()
            await serving


def _completions() -> Iterator[str]:
    for command in COMMANDS:
        for language in LANGUAGES:
            yield command.name_in(language)
            yield from command.typed(language).examples
    yield from (f"{name}:" for name in (*FILTERS, "sort", "level", "size", "page"))


def _machine_zone() -> str:
    """The IANA name of this machine's time zone; empty where it has none."""
    try:
        return get_localzone_name()
    except (LookupError, OSError, ValueError):
        return ""
