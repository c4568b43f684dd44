"""`scout doctor`: check every setting and connection, and say how to get what is missing."""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from api.errors import ApiError
from bot.accounts import probe
from bot.app import RunningChat, Scout
from bot.cli import client_language
from bot.embedded import SAFE_KEY
from bot.feishu.codes import BAD_APP
from bot.lacking import SLACK_APPS, Finding, State, chat_settings, feishu_apps, idle_settings, misshapen
from bot.settings import Settings, SettingsError
from handlers.chat import ChatError
from handlers.messages import problem
from handlers.refusals import problem_of
from handlers.words import Language, language_of, words

_MARKS: dict[State, tuple[str, str]] = {
    "ok": ("✓", "green"),
    "missing": ("–", "yellow"),
    "wrong": ("✗", "red"),
    "unused": ("·", "dim"),
}


def run(_: argparse.Namespace, settings: Settings) -> int:
    """Print every finding; 1 when one of them is wrong."""
    return asyncio.run(_print(settings))


async def _print(settings: Settings) -> int:
    console, is_wrong = Console(highlight=False), False
    language = language_of(client_language(None), settings.default_language)
    async for finding in examine(settings, language):
        mark, style = _MARKS[finding.state]
        console.print(Text.assemble((f"{mark} ", style), (f"{finding.subject}: ", "bold"), finding.text))
        is_wrong = is_wrong or finding.state == "wrong"
    return int(is_wrong)


async def examine(settings: Settings, language: Language = "en") -> AsyncIterator[Finding]:
    """Look at the files, the creator API and each chat, one after another; what is broken does not hide the rest.

    What the creator API refused is told in a `language`.
    """
    for finding in (*_files(settings), *idle_settings(settings)):
        yield finding
    try:
        async with Scout(settings) as scout:
            yield await _api(scout, language)
            async for finding in _chats(scout):
                yield finding
    except SettingsError as wrong:
        yield Finding("Settings", "wrong", str(wrong))
        for finding in chat_settings(settings):
            yield finding
    yield _secret_key(settings)


async def _chats(scout: Scout) -> AsyncIterator[Finding]:
    for finding in chat_settings(scout.settings):
        yield finding
    scout.add_chats()
    for name, reason in scout.failed.items():
        yield Finding(name.title(), "wrong", reason)
    for chat in scout.chats:
        if not misshapen(chat.name, scout.settings):
            yield await _chat(chat, scout.settings)


def _files(settings: Settings) -> list[Finding]:
    files = [("DATABASE_URL", settings.database_path)]
    if settings.is_embedded:
        files.append(("SERVICE_DATABASE", settings.service_database))
    return [_file(name, path) for name, path in files]


def _file(name: str, path: Path) -> Finding:
    whole = path.absolute()
    if whole.is_dir():
        return Finding(name, "wrong", f"{whole} is a folder; name a file")
    # Missing folders are made on first use, so the nearest one that exists decides.
    folder = next(parent for parent in whole.parents if parent.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK) or (whole.exists() and not os.access(whole, os.W_OK)):
        return Finding(name, "wrong", f"{whole} cannot be written; choose another place or make it writable")
    if os.environ.get("DYNO"):
        return Finding(name, "wrong", f"{whole} is on a disk that this platform wipes daily; mount a volume")
    return Finding(name, "ok", f"{whole}")


async def _api(scout: Scout, language: Language) -> Finding:
    settings, api = scout.settings, scout.context.api
    where = "embedded service (CV_API_BASE_URL is not set)" if settings.is_embedded else settings.cv_api_base_url
    try:
        await probe(api, has_key=not settings.is_embedded)
    except ApiError as refused:
        told = problem.told(problem_of(refused), words(language), "doctor")
        return Finding("Creator API", "wrong", f"{where}: {told} · {refused}")
    if not scout.context.options.identity:
        return Finding(
            "Creator API", "missing", f"{where} answers; set CV_USER_IDENTITY for people whose chat gives no e-mail"
        )
    return Finding("Creator API", "ok", f"{where} answers")


async def _chat(chat: RunningChat, settings: Settings) -> Finding:
    try:
        missing = await chat.check()
    except ChatError as refused:
        return Finding(chat.name.title(), "wrong", f"{refused}{_way_out(chat.name, refused, settings)}")
    if missing:
        return Finding(chat.name.title(), "wrong", "missing: " + "; ".join(missing))
    return Finding(chat.name.title(), "ok", "the token works and has every permission")


def _way_out(chat: str, refused: ChatError, settings: Settings) -> str:
    if not refused.permanent:
        return "; check the network and try again"
    if chat == "slack":
        name = "SLACK_APP_TOKEN" if "app token" in str(refused) else "SLACK_BOT_TOKEN"
        return f"; copy {name} anew from {SLACK_APPS}"
    if refused.code in BAD_APP:
        return f"; copy FEISHU_APP_ID and FEISHU_APP_SECRET anew from {feishu_apps(settings)}"
    return f"; the app is at {feishu_apps(settings)}"


def _secret_key(settings: Settings) -> Finding:
    size = len(settings.secret_key.get_secret_value())
    if not size:
        return Finding("SECRET_KEY", "unused", "not set; a key of this machine signs the links to files")
    if size < SAFE_KEY:
        return Finding("SECRET_KEY", "wrong", f"{size} characters are too few; use {SAFE_KEY} random ones or more")
    return Finding("SECRET_KEY", "ok", "set")
