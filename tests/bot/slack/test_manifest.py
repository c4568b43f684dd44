"""The Slack manifest asks for what Scout uses and for nothing else."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.calls import SlackCalls
from bot.slack.chat import SCOPES
from bot.slack.deliveries.commands import SHORTCUTS
from bot.slack.install import REDIRECT
from bot.slack.listen import Listener
from bot.slack.web import PATHS
from handlers.menu import COMMANDS
from tests.bot.slack.conftest import settings_for
from tests.bot.slack.desk import Clock, RecordingDesk
from tests.platforms.slack import FakeSlack
from tests.platforms.slack.scopes import OF_EVENTS, OF_FIELDS, OF_METHODS

ROOT = Path(__file__).resolve().parents[3]
MANIFEST = ROOT / "manifest.yml"


@pytest.fixture(scope="module")
def manifest() -> Any:
    return yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))


def methods_called() -> set[str]:
    """The Web API methods that the code calls, as Slack writes them: `chat.postMessage`."""
    calls = (
        node.func.attr
        for module in (ROOT / "bot" / "slack").rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    )
    return {name.replace("_", ".") for name in calls if "_" in name.strip("_") and hasattr(AsyncWebClient, name)}


def test_the_fake_knows_the_scopes_of_every_method_that_is_called() -> None:
    assert methods_called() == set(OF_METHODS)


def test_every_method_and_event_has_a_scope_that_lets_it_be(manifest: Any) -> None:
    granted = set(manifest["oauth_config"]["scopes"]["bot"])
    needs = {method: OF_METHODS[method] for method in methods_called()}
    needs |= {event: OF_EVENTS[event] for event in manifest["settings"]["event_subscriptions"]["bot_events"]}
    assert {name for name, scopes in needs.items() if scopes and not scopes & granted} == set()


def test_no_scope_is_asked_for_without_a_use(manifest: Any) -> None:
    used = {scope for method in methods_called() for scope in OF_METHODS[method]}
    used |= {scope for event in manifest["settings"]["event_subscriptions"]["bot_events"] for scope in OF_EVENTS[event]}
    used |= set(OF_FIELDS.values()) | {"commands"}
    granted = manifest["oauth_config"]["scopes"]["bot"]
    assert set(granted) <= used
    assert len(granted) == len(set(granted))


def test_no_history_but_that_of_the_direct_message_is_read(manifest: Any) -> None:
    granted = manifest["oauth_config"]["scopes"]["bot"]
    assert [scope for scope in granted if scope.endswith(":history")] == ["im:history"]
    assert "chat:write.public" not in granted


def test_the_install_page_asks_for_the_same_scopes(manifest: Any) -> None:
    assert manifest["oauth_config"]["scopes"] == {"bot": list(SCOPES)}
    assert [urlsplit(url).path for url in manifest["oauth_config"]["redirect_urls"]] == [REDIRECT]


@pytest.mark.parametrize("scope", SCOPES)
def test_every_scope_has_its_reason_beside_it(scope: str) -> None:
    (line,) = [
        line for line in MANIFEST.read_text(encoding="utf-8").splitlines() if line.strip().startswith(f"- {scope} ")
    ]
    assert len(line.partition("# ")[2]) > 10


HAPPENS: dict[str, dict[str, Any]] = {
    "app_home_opened": {"type": "app_home_opened", "tab": "home", "user": "U1", "channel": "D1"},
    "app_mention": {"type": "app_mention", "text": "<@UBOT> help", "user": "U1", "channel": "C1", "ts": "1.1"},
    "app_uninstalled": {"type": "app_uninstalled"},
    "message.im": {"type": "message", "text": "help", "user": "U1", "channel": "D1", "channel_type": "im", "ts": "1.1"},
    "reaction_added": {
        "type": "reaction_added",
        "user": "U1",
        "reaction": "star",
        "item": {"type": "message", "channel": "C1", "ts": "1.1"},
    },
    "tokens_revoked": {"type": "tokens_revoked", "tokens": {"bot": ["UBOT"]}},
}


async def test_events_are_the_ones_that_lead_to_work(manifest: Any, slack: FakeSlack, desk: RecordingDesk) -> None:
    settings = settings_for(slack)
    listener = Listener(settings, desk, SlackCalls(settings), Clock())
    subscribed = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert sorted(subscribed) == sorted(HAPPENS)
    for event in HAPPENS.values():
        body = {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": event}
        answer, works = await listener.take(body)
        assert (answer.status, len(works)) == (200, 1), event


def test_commands_are_the_first_words_of_the_menu(manifest: Any) -> None:
    listed = {command["command"] for command in manifest["features"]["slash_commands"]}
    assert listed == {f"/{command.words[0]}" for command in COMMANDS}


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
    # Forms have fields whose choices are looked up as one types (`bot.slack.fields`).
    urls.add(settings["interactivity"]["message_menu_options_url"])
    assert {urlsplit(url).path for url in urls} == set(PATHS)


def test_whole_organisations_may_install_and_tokens_last(manifest: Any) -> None:
    settings = manifest["settings"]
    assert (settings["token_rotation_enabled"], settings["org_deploy_enabled"]) == (False, True)
    assert settings["socket_mode_enabled"] is True
    assert settings["interactivity"]["is_enabled"] is True


def test_home_and_messages_are_open(manifest: Any) -> None:
    home = manifest["features"]["app_home"]
    assert "views.publish" in methods_called()
    assert (home["home_tab_enabled"], home["messages_tab_enabled"]) == (True, True)
    assert home["messages_tab_read_only_enabled"] is False
