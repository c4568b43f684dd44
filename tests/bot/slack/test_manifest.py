"""The Slack manifest asks for what Scout uses and for nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from bot.slack.chat import SCOPES
from bot.slack.deliveries import SHORTCUTS
from bot.slack.web import PATHS

MANIFEST = Path(__file__).resolve().parents[3] / "manifest.yml"


@pytest.fixture(scope="module")
def manifest() -> Any:
    return yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))


def test_scopes_are_the_ones_that_the_chat_needs(manifest: Any) -> None:
    assert manifest["oauth_config"] == {"scopes": {"bot": list(SCOPES)}}


@pytest.mark.parametrize("scope", SCOPES)
def test_every_scope_has_its_reason_beside_it(scope: str) -> None:
    (line,) = [
        line for line in MANIFEST.read_text(encoding="utf-8").splitlines() if line.strip().startswith(f"- {scope} ")
    ]
    assert len(line.partition("# ")[2]) > 10


def test_events_are_the_ones_that_are_listened_to(manifest: Any) -> None:
    assert manifest["settings"]["event_subscriptions"]["bot_events"] == [
        "app_home_opened",
        "app_mention",
        "message.im",
        "reaction_added",
        "app_uninstalled",
        "tokens_revoked",
    ]


def test_commands_arrive_as_typed_and_say_how_to_use_them(manifest: Any) -> None:
    commands = manifest["features"]["slash_commands"]
    assert all(command["should_escape"] is False for command in commands)
    assert all(command["usage_hint"] and command["description"] for command in commands)


def test_shortcuts_are_the_ones_that_are_understood(manifest: Any) -> None:
    shortcuts = manifest["features"]["shortcuts"]
    assert {each["callback_id"] for each in shortcuts} == set(SHORTCUTS)
    assert all(len(each["name"]) <= 24 and len(each["description"]) <= 150 for each in shortcuts)


def test_request_urls_are_routes_of_the_chat(manifest: Any) -> None:
    settings = manifest["settings"]
    urls = {command["url"] for command in manifest["features"]["slash_commands"]}
    urls |= {settings["event_subscriptions"]["request_url"], settings["interactivity"]["request_url"]}
    assert {urlsplit(url).path for url in urls} == set(PATHS)


def test_token_is_one_that_settings_can_hold(manifest: Any) -> None:
    settings = manifest["settings"]
    assert (settings["token_rotation_enabled"], settings["org_deploy_enabled"]) == (False, False)
    assert settings["socket_mode_enabled"] is True
    assert settings["interactivity"]["is_enabled"] is True
