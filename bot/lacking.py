"""What the settings alone tell to be missing or wrong, for `scout doctor`, and for `scout run` as it starts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import SecretStr

from bot.settings import Settings

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


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its state, and what to do where it is not in order."""

    subject: str
    state: State
    text: str


def chat_settings(settings: Settings) -> list[Finding]:
    """What each chat still needs; what cannot be right is told before anybody is asked."""
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
        return [Finding("Slack", "unused", "not configured; docs/slack.md has five steps")]
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
        return [Finding("Feishu", "unused", "not configured; docs/feishu.md has five steps")]
    if settings.feishu_mode == "webhook":
        names["FEISHU_ENCRYPT_KEY"] = settings.feishu_encrypt_key.get_secret_value()
        names["FEISHU_VERIFICATION_TOKEN"] = settings.feishu_verification_token.get_secret_value()
    missing = "; ".join(f"{name} is not set; find it {_FEISHU_PLACES[name]}" for name in names if not names[name])
    return [Finding("Feishu", "wrong", f"{missing}, at {feishu_apps(settings)}")]


def feishu_apps(settings: Settings) -> str:
    """The page on which the apps of the chosen platform are made and looked after."""
    return "https://open.larksuite.com/app" if "lark" in settings.feishu_domain else "https://open.feishu.cn/app"


def idle_settings(settings: Settings) -> list[Finding]:
    """Settings that do nothing for want of another one."""
    idle: list[Finding] = []
    if settings.cv_api_key.get_secret_value() and settings.is_embedded:
        text = (
            "has no effect without CV_API_BASE_URL: the embedded service answers, and its creators are invented; "
            "set CV_API_BASE_URL to the root of your creator API"
        )
        idle.append(Finding("CV_API_KEY", "wrong", text))
    if settings.cv_webhook_secret.get_secret_value() and not settings.webhooks_at:
        lacking = "CV_API_BASE_URL" if settings.is_embedded else "an https PUBLIC_URL"
        text = f"has no effect without {lacking}: the creator API calls nobody, and finished tasks are asked for"
        idle.append(Finding("CV_WEBHOOK_SECRET", "missing", text))
    return idle
