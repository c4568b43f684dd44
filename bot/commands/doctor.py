"""`scout doctor`: check every setting and connection, and say how to get what is missing."""

from __future__ import annotations

import argparse
import asyncio
import os
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import SecretStr
from rich.console import Console
from rich.text import Text

from api.client import Client
from api.contract.codes import NO_IDENTITY
from api.errors import ApiError, NotFound, NotSignedIn
from bot.app import RunningChat, Scout
from bot.settings import Settings, SettingsError
from handlers.chat import ChatError

SLACK_APPS = "https://api.slack.com/apps"
_FEISHU_PLACES = {
    "FEISHU_APP_ID": "under Credentials & Basic Info",
    "FEISHU_APP_SECRET": "under Credentials & Basic Info",
    "FEISHU_ENCRYPT_KEY": "under Events & Callbacks, Encryption Strategy",
    "FEISHU_VERIFICATION_TOKEN": "under Events & Callbacks, Encryption Strategy",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """How every value of a setting begins, and where a right one is found."""

    name: str
    beginning: str
    place: str


_SHAPES: Mapping[str, tuple[Shape, ...]] = {
    "slack": (
        Shape("SLACK_BOT_TOKEN", "xoxb-", f"copy the Bot User OAuth Token under OAuth & Permissions, at {SLACK_APPS}"),
        Shape("SLACK_APP_TOKEN", "xapp-", f"make one under Basic Information, App-Level Tokens, at {SLACK_APPS}"),
    ),
    "feishu": (Shape("FEISHU_APP_ID", "cli_", "copy the App ID under Credentials & Basic Info of the app's console"),),
}

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
    """Look at the files, the creator API and each chat, one after another; what is broken does not hide the rest."""
    for finding in _files(settings):
        yield finding
    try:
        async with Scout(settings) as scout:
            yield await _api(scout)
            async for finding in _chats(scout):
                yield finding
    except SettingsError as wrong:
        yield Finding("Settings", "wrong", str(wrong))
        for finding in _chat_settings(settings):
            yield finding
    yield _secret_key(settings)


async def _chats(scout: Scout) -> AsyncIterator[Finding]:
    for finding in _chat_settings(scout.settings):
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


async def _api(scout: Scout) -> Finding:
    settings, api = scout.settings, scout.context.api
    where = "embedded service (CV_API_BASE_URL is not set)" if settings.is_embedded else settings.cv_api_base_url
    try:
        await api.verify("doctor")
        if not settings.is_embedded:
            await _try_the_key(api)
    except ApiError as refused:
        return Finding("Creator API", "wrong", f"{where}: {refused}; check CV_API_BASE_URL and CV_API_KEY")
    if not scout.context.options.identity:
        return Finding(
            "Creator API", "missing", f"{where} answers; set CV_USER_IDENTITY for people whose chat gives no e-mail"
        )
    return Finding("Creator API", "ok", f"{where} answers")


async def _try_the_key(api: Client) -> None:
    """Ask for a task that does not exist: free, and only a key that works is told so. Raises `ApiError`."""
    try:
        await api.status("doctor")
    except NotFound:
        return
    except NotSignedIn as refused:
        if refused.code != NO_IDENTITY.code:  # which is asked for only once the key was found good
            raise


def _chat_settings(settings: Settings) -> list[Finding]:
    """What each chat still needs, as the settings tell; what cannot be right is told before anybody is asked."""
    told = [
        Finding(chat.title(), "wrong", "; ".join(wrong))
        for chat in ("slack", "feishu")
        if (wrong := misshapen(chat, settings))
    ]
    return [*told, *_slack_settings(settings), *_feishu_settings(settings)]


def misshapen(chat: str, settings: Settings) -> list[str]:
    """What each setting of a chat that is set but cannot be right lacks, with the way to a right one."""
    return [
        f"{shape.name} does not begin with {shape.beginning}; {shape.place}"
        for shape in _SHAPES[chat]
        if (value := _plain(getattr(settings, shape.name.lower()))) and not value.startswith(shape.beginning)
    ]


def _plain(value: str | SecretStr) -> str:
    return value.get_secret_value() if isinstance(value, SecretStr) else value


def _slack_settings(settings: Settings) -> list[Finding]:
    token = settings.slack_bot_token.get_secret_value()
    door = settings.slack_app_token.get_secret_value() or settings.slack_signing_secret.get_secret_value()
    if settings.has_slack:
        return []
    if not token and not door:
        return [Finding("Slack", "unused", "not configured; the README's “Connecting Slack” has five steps")]
    if not token:
        missing = "SLACK_BOT_TOKEN is not set; install the app and copy the xoxb- token under OAuth & Permissions"
    else:
        missing = (
            "SLACK_APP_TOKEN (Socket Mode; make an xapp- token with connections:write under Basic Information, "
            "App-Level Tokens) or SLACK_SIGNING_SECRET (HTTP; under Basic Information, App Credentials) is not set"
        )
    return [Finding("Slack", "wrong", f"{missing}, at {SLACK_APPS}")]


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
    missing = "; ".join(f"{name} is not set; find it {_FEISHU_PLACES[name]}" for name in names if not names[name])
    return [Finding("Feishu", "wrong", f"{missing}, at {_feishu_apps(settings)}")]


def _feishu_apps(settings: Settings) -> str:
    return "https://open.larksuite.com/app" if "lark" in settings.feishu_domain else "https://open.feishu.cn/app"


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
    return f"; copy FEISHU_APP_ID and FEISHU_APP_SECRET anew from {_feishu_apps(settings)}"


def _secret_key(settings: Settings) -> Finding:
    size = len(settings.secret_key.get_secret_value())
    if not size:
        return Finding("SECRET_KEY", "unused", "not set; a key of this machine signs the links to files")
    if size < 32:
        return Finding("SECRET_KEY", "wrong", f"{size} characters are too few; use 32 random ones or more")
    return Finding("SECRET_KEY", "ok", "set")
