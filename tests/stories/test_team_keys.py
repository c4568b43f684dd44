"""A team buys with its own API account once an admin put its key into a form; the key is seen nowhere again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import Scout
from bot.embedded import open_service
from bot.settings import Settings
from tests.platforms.chats import CHATS
from tests.platforms.slack import SlackDriver
from tests.stories.conftest import Clock, bought

LINE = "/creators search tiktok beauty country:US"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"secret_key": type(settings.secret_key)("a secret key of thirty-two letters")})


@pytest.fixture
def team_key(settings: Settings, clock: Clock) -> str:
    """A key of an account with 100 credits at the embedded service."""
    service = open_service(settings, clock)
    try:
        return service.accounts.add_key("team", credits=100)
    finally:
        service.close()


@pytest.fixture
async def admin(scout: Scout) -> AsyncIterator[SlackDriver]:
    async with CHATS["slack"](scout) as person:
        assert isinstance(person, SlackDriver)
        person.slack.people["U1"]["is_admin"] = True
        yield person


async def put_in(admin: SlackDriver, key: str) -> None:
    await admin.says("/creators key")
    await admin.fills("API key", key)
    await admin.submits()


async def test_a_team_buys_with_its_own_account(admin: SlackDriver, team_key: str) -> None:
    await put_in(admin, team_key)
    assert "The key works and is kept" in admin.shown
    await admin.says(LINE)
    await admin.says("/creators credits")
    assert "70" in admin.shown


async def test_the_key_is_put_in_from_the_home_tab(admin: SlackDriver, team_key: str) -> None:
    await admin.opens_home()
    await admin.presses_home("API key")
    await admin.fills("API key", team_key)
    await admin.submits()
    assert "The key works and is kept" in admin.shown


async def test_the_key_is_seen_nowhere_again(
    admin: SlackDriver, team_key: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    await put_in(admin, team_key)
    await admin.says("/creators key")
    assert "There is a key already" in admin.form.words
    assert team_key not in admin.form.words
    assert all(team_key not in shown.words for shown in admin.slack.messages)
    assert team_key not in caplog.text
    raw = b"".join((tmp_path / name).read_bytes() for name in ("scout.db", "scout.db-wal"))
    assert team_key.encode() not in raw


async def test_a_key_that_is_refused_is_not_kept(admin: SlackDriver, scout: Scout) -> None:
    await put_in(admin, "cv_live_nobody_has_this_one")
    assert "The key was refused" in admin.shown
    assert await scout.context.store.api_keys.of("slack:T1") is None
    await admin.says(LINE)
    assert "@" in admin.shown


async def test_a_removed_key_leads_back_to_the_account_of_the_settings(
    admin: SlackDriver, team_key: str, scout: Scout
) -> None:
    await put_in(admin, team_key)
    await admin.says("/creators key remove")
    assert "The key is removed" in admin.shown
    assert await scout.context.of("slack:T1") is scout.context


async def test_a_key_typed_into_a_message_is_not_taken_and_not_repeated(admin: SlackDriver, team_key: str) -> None:
    await admin.says(f"/creators key {team_key}")
    assert "does not belong into a message" in admin.shown
    assert team_key not in admin.shown


async def test_only_admins_set_keys(admin: SlackDriver, team_key: str) -> None:
    admin.slack.people["U1"]["is_admin"] = False
    await admin.says("/creators key")
    assert admin.slack.views.open == []
    assert "admin" in admin.shown


async def test_what_an_approver_let_go_is_not_paid_by_another_account(
    admin: SlackDriver, team_key: str, scout: Scout
) -> None:
    await admin.says("/creators budget set 50 day workspace")
    await admin.says(LINE)
    await admin.says("/creators search tiktok travel")
    assert "This goes over a budget" in admin.shown
    asked = admin.card
    await put_in(admin, team_key)
    await admin.press(asked, asked.control("Approve · ~30 credits"))
    await admin.chat.idle()
    assert "is not the same any more" in admin.shown
    assert "API account" in admin.shown
    assert len(await bought(scout)) == 1
