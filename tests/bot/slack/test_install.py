"""Any workspace installs Scout from its page; each is then served with its own token, which is kept sealed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from starlette.applications import Starlette

from bot.settings import Settings, SettingsError, read_settings
from bot.slack.chat import SlackChat, slack_chat
from handlers.chat import ChatError, Conversation, Person, Workspace
from storage.store import Store, open_store
from tests.bot.slack.desk import Clock, RecordingDesk, card
from tests.platforms.slack import FakeSlack, SlackDriver
from tests.platforms.slack.driver import SECRET
from tests.platforms.slack.grants import CLIENT, CLIENT_SECRET

KEY = "a secret key of thirty-two letters"


def settings_for(slack: FakeSlack, **chosen: object) -> Settings:
    known = {
        "slack_client_id": CLIENT,
        "slack_client_secret": CLIENT_SECRET,
        "slack_signing_secret": SECRET,
        "slack_api_url": slack.api_url,
        "public_url": "https://scout.example.com",
        "secret_key": KEY,
    }
    return read_settings(_env_file=None, **{**known, **chosen})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "scout.db", keys=[KEY])
    yield opened
    opened.close()


@pytest.fixture
async def chat(slack: FakeSlack, desk: RecordingDesk, clock: Clock, store: Store) -> AsyncIterator[SlackChat]:
    chat = slack_chat(settings_for(slack), desk, clock=clock, store=store)
    await chat.start()
    yield chat
    await chat.stop(seconds=1)


@pytest.fixture
async def browser(chat: SlackChat) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(Starlette(routes=list(chat.routes)))
    async with httpx.AsyncClient(transport=transport, base_url="https://scout.example.com") as client:
        yield client


async def state_from(browser: httpx.AsyncClient) -> str:
    """Open the install page; gives the state of its link, whose cookie the browser keeps."""
    page = await browser.get("/slack/install")
    assert page.status_code == 200
    link = next(part for part in page.text.split('"') if "oauth/v2/authorize" in part).replace("&amp;", "&")
    asked = parse_qs(urlsplit(link).query)
    assert asked["client_id"] == [CLIENT]
    assert asked["redirect_uri"] == ["https://scout.example.com/slack/oauth_redirect"]
    assert "chat:write" in asked["scope"][0]
    return asked["state"][0]


async def install(browser: httpx.AsyncClient, code: str) -> httpx.Response:
    return await browser.get("/slack/oauth_redirect", params={"code": code, "state": await state_from(browser)})


def there(team: str) -> Conversation:
    return Conversation(Workspace("slack", team), "C1")


async def test_each_workspace_is_served_with_its_own_token(
    slack: FakeSlack, chat: SlackChat, browser: httpx.AsyncClient
) -> None:
    assert (await install(browser, slack.grants.agree("T7"))).status_code == 200
    assert (await install(browser, slack.grants.agree("T8"))).status_code == 200
    asked: list[str] = []
    for team in ("T7", "T8", "T7"):
        await chat.post(there(team), card("Hello"))
        asked.append(slack.grants.teams[slack.tokens_used[-1]])
    assert asked == ["T7", "T8", "T7"]


async def test_whoever_installs_scout_is_shown_what_it_can_do_once(
    slack: FakeSlack, browser: httpx.AsyncClient, desk: RecordingDesk
) -> None:
    for _ in range(2):
        assert (await install(browser, slack.grants.agree("T7", by="U1"))).status_code == 200
    (request,) = desk.requests
    assert (request.text, request.person.name, request.person.workspace.key) == ("/creators help", "Mia", "slack:T7")
    assert [(shown.channel, shown.only_for) for shown in slack.messages] == [("D1", "")]


async def test_whoever_cannot_be_greeted_has_installed_scout_all_the_same(
    slack: FakeSlack, browser: httpx.AsyncClient, store: Store
) -> None:
    slack.refuse("chat.postMessage", "messages_tab_disabled")
    assert (await install(browser, slack.grants.agree("T7", by="U1"))).status_code == 200
    assert [each.installed_by for each in await store.installations.all()] == ["U1"]


async def test_a_check_looks_into_every_workspace(
    slack: FakeSlack, chat: SlackChat, browser: httpx.AsyncClient, store: Store
) -> None:
    await install(browser, slack.grants.agree("T7"))
    await install(browser, slack.grants.agree("T8"))
    assert await chat.check() == []
    kept = await store.installations.find("slack:T8")
    assert kept is not None
    slack.grants.revoked.add(kept.token)
    slack.scopes = slack.scopes.replace(",channels:read", "")
    lacks, refused = await chat.check()
    assert lacks == "channels:read in Team T7 (install Scout there again at /slack/install)"
    assert refused.startswith("a token that works in Team T8")
    assert "token_revoked" in refused


async def test_tokens_lie_sealed_in_the_database(
    slack: FakeSlack, browser: httpx.AsyncClient, store: Store, tmp_path: Path
) -> None:
    await install(browser, slack.grants.agree("T7", rotates=True))
    kept = await store.installations.find("slack:T7")
    assert kept is not None
    assert kept.token.startswith("xoxb-T7")
    assert "xox" not in repr(kept)
    raw = b"".join((tmp_path / name).read_bytes() for name in ("scout.db", "scout.db-wal"))
    assert kept.token.encode() not in raw
    assert kept.refresh.encode() not in raw


@pytest.mark.parametrize("state", ["", "made-up"])
async def test_a_state_that_was_not_issued_installs_nothing(
    slack: FakeSlack, browser: httpx.AsyncClient, store: Store, state: str
) -> None:
    await state_from(browser)
    told = await browser.get("/slack/oauth_redirect", params={"code": slack.grants.agree("T7"), "state": state})
    assert told.status_code >= 400
    assert await store.installations.all() == []


async def test_a_state_works_once_for_ten_minutes_and_in_its_own_browser(
    slack: FakeSlack, browser: httpx.AsyncClient, store: Store, clock: Clock
) -> None:
    state = await state_from(browser)
    clock.tick(minutes=11)
    late = await browser.get("/slack/oauth_redirect", params={"code": slack.grants.agree("T7"), "state": state})
    assert late.status_code >= 400
    state = await state_from(browser)
    browser.cookies.clear()
    stolen = await browser.get("/slack/oauth_redirect", params={"code": slack.grants.agree("T7"), "state": state})
    assert stolen.status_code >= 400
    assert await store.installations.all() == []


async def test_a_workspace_without_scout_is_told_from_one_with_it(chat: SlackChat) -> None:
    with pytest.raises(ChatError) as refused:
        await chat.post(there("T9"), card("Hello"))
    assert (refused.value.kind, refused.value.permanent) == ("app_gone", True)


async def test_an_organisation_installs_once_for_all_its_workspaces(
    slack: FakeSlack, chat: SlackChat, browser: httpx.AsyncClient, desk: RecordingDesk
) -> None:
    await install(browser, slack.grants.agree("", organisation="E1"))
    mia = SlackDriver(slack, chat, Starlette(routes=list(chat.routes)))
    reply = slack.reply_url("C1", "U1")
    where = {"team_id": "T1", "enterprise_id": "E1", "channel_id": "C1", "user_id": "U1", "response_url": reply}
    await mia.deliver(
        "commands", "slash_commands", {**where, "command": "/creators", "text": "help", "trigger_id": "t"}
    )
    await chat.idle()
    (request,) = desk.requests
    assert request.person.workspace.key == "slack:T1"
    assert request.person.name == "Mia"
    await chat.post(there("T1"), card("Hello"))
    assert slack.grants.teams[slack.tokens_used[-1]] == "E1"


async def test_a_shortcut_of_an_organisation_is_its_user_s_workspace_s(
    slack: FakeSlack, chat: SlackChat, browser: httpx.AsyncClient, desk: RecordingDesk
) -> None:
    await install(browser, slack.grants.agree("", organisation="E1"))
    mia = SlackDriver(slack, chat, Starlette(routes=list(chat.routes)))
    who = {"team": None, "enterprise": {"id": "E1"}, "user": {"id": "U1", "username": "mia", "team_id": "T1"}}
    how = {"callback_id": "find_creators", "trigger_id": "t1", "action_ts": "1.1", "is_enterprise_install": True}
    await mia.deliver("interactivity", "interactive", {"type": "shortcut", **who, **how})
    await chat.idle()
    (request,) = desk.requests
    assert (request.person.workspace.key, request.person.name) == ("slack:T1", "Mia")


async def test_an_organisation_that_comes_back_is_served_again_in_all_its_workspaces(
    slack: FakeSlack, chat: SlackChat, browser: httpx.AsyncClient, desk: RecordingDesk, store: Store, clock: Clock
) -> None:
    mia = SlackDriver(slack, chat, Starlette(routes=list(chat.routes)))
    for _ in range(2):
        await install(browser, slack.grants.agree("", organisation="E1"))
        body = {"team_id": "T1", "enterprise_id": "E1", "channel_id": "C1", "user_id": "U1", "command": "/creators"}
        reply = {"response_url": slack.reply_url("C1", "U1"), "trigger_id": "t", "text": "help"}
        await mia.deliver("commands", "slash_commands", {**body, **reply})
        await chat.idle()
        await chat.post(there("T1"), card("Hello"))
        for gone in ("slack:E1", "slack:T1"):
            await store.purging.purge(gone, clock())
        clock.tick(minutes=2)
        with pytest.raises(ChatError, match="not installed"):
            await chat.post(there("T1"), card("Hello"))
    assert len(desk.requests) == 2


async def test_an_organisation_s_token_says_which_workspace_it_means(
    slack: FakeSlack, chat: SlackChat, browser: httpx.AsyncClient, store: Store
) -> None:
    await install(browser, slack.grants.agree("", organisation="E1"))
    await store.installations.belongs("slack:T1", "slack:E1")
    slack.told["C1"] = {"name": "scouting"}
    [place] = await chat.places("#scouting", Person(Workspace("slack", "T1"), "U1", "Mia"))
    assert place.conversation.id == "C1"
    assert slack.called("users.conversations")[0]["team_id"] == "T1"


async def test_a_workspace_s_own_installation_goes_before_the_organisation_s(
    slack: FakeSlack, chat: SlackChat, browser: httpx.AsyncClient, store: Store
) -> None:
    await install(browser, slack.grants.agree("", organisation="E1"))
    await install(browser, slack.grants.agree("T7", organisation="E1"))
    for team in ("T7", "T8"):
        await store.installations.belongs(f"slack:{team}", "slack:E1")
    asked: list[str] = []
    for team in ("T7", "T8"):
        await chat.post(there(team), card("Hello"))
        asked.append(slack.grants.teams[slack.tokens_used[-1]])
    assert asked == ["T7", "E1"]


async def test_a_refresh_that_fails_leaves_the_token_in_use_while_it_lives(
    slack: FakeSlack, chat: SlackChat, browser: httpx.AsyncClient, clock: Clock
) -> None:
    clock.now = datetime.now(UTC)
    await install(browser, slack.grants.agree("T7", rotates=True))
    slack.refuse("oauth.v2.access", "internal_error", "internal_error")
    clock.tick(hours=11)
    await chat.post(there("T7"), card("Hello"))
    first = slack.tokens_used[-1]
    clock.tick(minutes=2)
    await chat.post(there("T7"), card("Hello"))
    assert slack.tokens_used[-1] == first
    clock.tick(minutes=2)
    await chat.post(there("T7"), card("Hello"))
    assert slack.tokens_used[-1] != first


async def test_a_token_that_ended_while_nobody_asked_is_refreshed_before_it_is_used(
    slack: FakeSlack, chat: SlackChat, browser: httpx.AsyncClient, clock: Clock
) -> None:
    clock.now = datetime.now(UTC)
    await install(browser, slack.grants.agree("T7", rotates=True))
    for _ in range(5):
        clock.tick(hours=30)
        await chat.post(there("T7"), card("Hello"))
    assert len(slack.messages) == 5


async def test_a_token_that_ended_and_cannot_be_refreshed_is_told_from_one_that_works(
    slack: FakeSlack, chat: SlackChat, browser: httpx.AsyncClient, clock: Clock
) -> None:
    clock.now = datetime.now(UTC)
    await install(browser, slack.grants.agree("T7", rotates=True))
    clock.tick(hours=13)
    slack.refuse("oauth.v2.access", "internal_error")
    with pytest.raises(ChatError) as refused:
        await chat.post(there("T7"), card("Hello"))
    assert not refused.value.permanent
    clock.tick(minutes=2)
    await chat.post(there("T7"), card("Hello"))
    assert len(slack.messages) == 1


async def test_who_knows_a_token_that_another_process_has_changed_does_not_spend_its_refresh(
    slack: FakeSlack, browser: httpx.AsyncClient, store: Store, clock: Clock
) -> None:
    await install(browser, slack.grants.agree("T7", rotates=True))
    known = await store.installations.find("slack:T7")
    assert known is not None
    soon = clock() + timedelta(minutes=1)
    assert await store.installations.start_refresh(known, clock(), soon)
    assert not await store.installations.start_refresh(known, clock(), soon)
    await store.installations.refreshed("slack:T7", "xoxb-next", "xoxe-next", clock() + timedelta(hours=12))
    assert not await store.installations.start_refresh(known, clock(), soon)


async def test_many_calls_after_a_quiet_night_wait_for_one_new_token(
    slack: FakeSlack, chat: SlackChat, browser: httpx.AsyncClient, clock: Clock
) -> None:
    clock.now = datetime.now(UTC)
    await install(browser, slack.grants.agree("T7", rotates=True))
    clock.tick(hours=13)
    await asyncio.gather(*(chat.post(there("T7"), card("Hello")) for _ in range(5)))
    assert len(slack.messages) == 5
    assert len([sent for sent in slack.called("oauth.v2.access") if sent.get("grant_type")]) == 1


async def test_a_code_that_waited_too_long_installs_nothing(
    slack: FakeSlack, browser: httpx.AsyncClient, store: Store, clock: Clock
) -> None:
    code = slack.grants.agree("T7")
    clock.tick(minutes=11)
    assert (await install(browser, code)).status_code >= 400
    assert await store.installations.all() == []


async def test_two_processes_refresh_a_token_once_and_both_go_on(
    slack: FakeSlack, chat: SlackChat, browser: httpx.AsyncClient, clock: Clock, desk: RecordingDesk, tmp_path: Path
) -> None:
    clock.now = datetime.now(UTC)
    await install(browser, slack.grants.agree("T7", rotates=True))
    beside = open_store(tmp_path / "scout.db", keys=[KEY])
    other = slack_chat(settings_for(slack), desk, clock=clock, store=beside)
    await other.open()
    clock.tick(hours=11)
    await asyncio.gather(chat.post(there("T7"), card("Hello")), other.post(there("T7"), card("Hello")))
    assert len([sent for sent in slack.called("oauth.v2.access") if sent.get("grant_type")]) == 1
    clock.tick(minutes=2)
    for each in (chat, other):
        await each.post(there("T7"), card("Hello"))
    assert len(set(slack.tokens_used[-2:])) == 1
    await other.stop(0)
    beside.close()


async def test_a_token_that_ends_is_refreshed_in_time_and_once(
    slack: FakeSlack, chat: SlackChat, browser: httpx.AsyncClient, clock: Clock
) -> None:
    clock.now = datetime.now(UTC)  # the SDK counts the life of a token from the machine's own time
    await install(browser, slack.grants.agree("T7", rotates=True))
    await chat.post(there("T7"), card("Hello"))
    first = slack.tokens_used[-1]
    clock.tick(hours=11)
    await chat.post(there("T7"), card("Hello"))
    await chat.post(there("T7"), card("Hello"))
    assert slack.tokens_used[-1] != first
    assert len([sent for sent in slack.called("oauth.v2.access") if sent.get("grant_type")]) == 1


async def test_an_uninstalled_workspace_is_served_no_more(
    slack: FakeSlack, chat: SlackChat, browser: httpx.AsyncClient, store: Store, clock: Clock
) -> None:
    await install(browser, slack.grants.agree("T7"))
    await chat.post(there("T7"), card("Hello"))
    await store.purging.purge("slack:T7", clock())
    clock.tick(minutes=2)
    with pytest.raises(ChatError, match="not installed"):
        await chat.post(there("T7"), card("Hello"))


def test_the_install_page_needs_everything_that_it_rests_on(slack: FakeSlack) -> None:
    with pytest.raises(SettingsError, match="SECRET_KEY, PUBLIC_URL"):
        settings_for(slack, secret_key="", public_url="")
