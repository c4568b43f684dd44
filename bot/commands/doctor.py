"""`scout doctor`: check every setting and connection, and say how to get what is missing."""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rich.console import Console
from rich.text import Text

from api.errors import ApiError
from bot.app import RunningChat, Scout
from bot.settings import Settings
from handlers.chat import ChatError

State = Literal["ok", "missing", "wrong", "unused"]

_MARKS: dict[State, tuple[str, str]] = {
    "ok": ("✓", "green"),
    "missing": ("–", "yellow"),
    "wrong": ("✗", "red"),
    "unused": ("·", "dim"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its state, and what to do where it is not in order."""

    subject: str
    state: State
    text: str


def run(_: argparse.Namespace, settings: Settings) -> int:
    """Print every finding; 1 when one of them is wrong."""
    return asyncio.run(_print(settings))


async def _print(settings: Settings) -> int:
    console, is_wrong = Console(highlight=False), False
    async for finding in examine(settings):
        mark, style = _MARKS[finding.state]
        console.print(Text.assemble((f"{mark} ", style), (f"{finding.subject}: ", "bold"), finding.text))
        is_wrong = is_wrong or finding.state == "wrong"
    return int(is_wrong)


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Look at the files, the creator API and each chat, one after another."""
    for finding in _files(settings):
        yield finding
    async with Scout(settings) as scout:
        yield await _api(scout)
        for finding in _chat_settings(settings):
            yield finding
        scout.add_chats()
        for name, reason in scout.failed.items():
            yield Finding(name, "wrong", reason)
        for chat in scout.chats:
            yield await _chat(chat)
    yield _secret_key(settings)


def _files(settings: Settings) -> list[Finding]:
    files = [("DATABASE_URL", settings.database_path)]
    if settings.is_embedded:
        files.append(("SERVICE_DATABASE", settings.service_database))
    return [_file(name, path) for name, path in files]


def _file(name: str, path: Path) -> Finding:
    folder = path.absolute().parent
    if not os.access(folder, os.W_OK):
        return Finding(name, "wrong", f"{folder} cannot be written; choose another place or make it writable")
    if os.environ.get("DYNO"):
        return Finding(name, "wrong", f"{path.absolute()} is on a disk that this platform wipes daily; mount a volume")
    return Finding(name, "ok", f"{path.absolute()}")


async def _api(scout: Scout) -> Finding:
    settings = scout.settings
    where = "embedded service (CV_API_BASE_URL is not set)" if settings.is_embedded else settings.cv_api_base_url
    try:
        await scout.context.api.verify("doctor")
    except ApiError as refused:
        return Finding("Creator API", "wrong", f"{where}: {refused}; check CV_API_BASE_URL and CV_API_KEY")
    if not scout.context.options.identity:
        return Finding(
            "Creator API", "missing", f"{where} answers; set CV_USER_IDENTITY for people whose chat gives no e-mail"
        )
    return Finding("Creator API", "ok", f"{where} answers")


def _chat_settings(settings: Settings) -> list[Finding]:
    """What each chat still needs, as the settings tell."""
    return [*_slack_settings(settings), *_feishu_settings(settings)]


def _slack_settings(settings: Settings) -> list[Finding]:
    token = settings.slack_bot_token.get_secret_value()
    door = settings.slack_app_token.get_secret_value() or settings.slack_signing_secret.get_secret_value()
    if settings.has_slack:
        return []
    if not token and not door:
        return [Finding("Slack", "unused", "not configured; the README's “Connecting Slack” has five steps")]
    missing = "SLACK_BOT_TOKEN" if not token else "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)"
    return [Finding("Slack", "missing", f"{missing} is not set; find it at https://api.slack.com/apps")]


def _feishu_settings(settings: Settings) -> list[Finding]:
    if settings.has_feishu:
        return []
    names = {
        "FEISHU_APP_ID": settings.feishu_app_id,
        "FEISHU_APP_SECRET": settings.feishu_app_secret.get_secret_value(),
    }
    if not any(names.values()):
        return [Finding("Feishu", "unused", "not configured; the README's “Connecting Feishu or Lark” has five steps")]
    if settings.feishu_mode == "webhook":
        names["FEISHU_ENCRYPT_KEY"] = settings.feishu_encrypt_key.get_secret_value()
        names["FEISHU_VERIFICATION_TOKEN"] = settings.feishu_verification_token.get_secret_value()
    missing = ", ".join(name for name, value in names.items() if not value)
    console = "https://open.larksuite.com/app" if settings.feishu_domain == "lark" else "https://open.feishu.cn/app"
    return [Finding("Feishu", "missing", f"{missing} not set; find it at {console}")]


async def _chat(chat: RunningChat) -> Finding:
    check: Callable[[], Awaitable[list[str]]] = chat.check
    try:
        missing = await check()
    except ChatError as refused:
        return Finding(chat.name.title(), "wrong", str(refused))
    if missing:
        return Finding(chat.name.title(), "wrong", "missing: " + "; ".join(missing))
    return Finding(chat.name.title(), "ok", "the token works and has every permission")


def _secret_key(settings: Settings) -> Finding:
    size = len(settings.secret_key.get_secret_value())
    if not size:
        return Finding("SECRET_KEY", "unused", "not set; nothing that needs it is in use")
    if size < 32:
        return Finding("SECRET_KEY", "wrong", f"{size} characters are too few; use 32 random ones or more")
    return Finding("SECRET_KEY", "ok", "set")
