"""A store app: many tenants have the same Scout, each with a token of its own, over one webhook."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette

from bot.feishu.calls import FeishuCalls
from bot.feishu.chat import FeishuChat, feishu_chat
from bot.feishu.store_app import NO_TICKET, StoreApp
from bot.settings import SettingsError
from handlers.chat import ChatError, Conversation, Workspace
from storage.store import Store, open_store
from tests.bot.slack.desk import Clock, RecordingDesk, card
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.feishu.limits import at_once
from tests.platforms.feishu.tenant import SECRET

KEY = "k" * 32
APP_TOKEN, TENANT_TOKEN = "POST auth/v3/app_access_token", "POST auth/v3/tenant_access_token"
STORE_APP = {"feishu_mode": "webhook", "feishu_app_kind": "store", "secret_key": KEY}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "scout.db", keys=[KEY])
    yield opened
    opened.close()


@pytest.fixture
async def chat(feishu: FakeFeishu, desk: RecordingDesk, clock: Clock, store: Store) -> AsyncIterator[FeishuChat]:
    settings = feishu.settings(**STORE_APP)
    chat = feishu_chat(settings, desk, clock=clock, store=store, pace=feishu.pace(), pause=at_once)
    await chat.start()
    yield chat
    await chat.stop(seconds=1)


def person_in(tenant: str, feishu: FakeFeishu, chat: FeishuChat) -> FeishuDriver:
    return FeishuDriver(feishu, chat, Starlette(routes=list(chat.routes)), tenant=tenant)


@pytest.fixture
async def aki(feishu: FakeFeishu, chat: FeishuChat) -> FeishuDriver:
    """Somebody in tenant A, which has the app."""
    aki = person_in("tenant_a", feishu, chat)
    await aki.tells("app_ticket", app_ticket=feishu.shop.ticket)
    assert await aki.installs() == 200
    await chat.idle()
    return aki


@pytest.fixture
async def bo(feishu: FakeFeishu, chat: FeishuChat, aki: FeishuDriver) -> FeishuDriver:
    """Somebody in tenant B, which has the app too."""
    bo = person_in("tenant_b", feishu, chat)
    assert await bo.installs() == 200
    await chat.idle()
    return bo


def there(tenant: str) -> Conversation:
    return Conversation(Workspace("feishu", tenant), "oc_dm", is_private=True)


async def test_each_tenant_is_served_with_its_own_token(
    feishu: FakeFeishu, chat: FeishuChat, aki: FeishuDriver, bo: FeishuDriver
) -> None:
    feishu.spoken_in.clear()
    for tenant in ("tenant_a", "tenant_b", "tenant_a"):
        await chat.post(there(tenant), card("Hello"))
    assert [tenant for tenant, _ in feishu.spoken_in] == ["tenant_a", "tenant_b", "tenant_a"]


async def test_a_delivery_is_answered_in_the_tenant_that_it_came_from(
    feishu: FakeFeishu, desk: RecordingDesk, aki: FeishuDriver, bo: FeishuDriver
) -> None:
    feishu.spoken_in.clear()
    await bo.says("search beauty")
    assert [request.person.workspace.key for request in desk.requests] == ["feishu:tenant_b"]
    assert {tenant for tenant, _ in feishu.spoken_in} == {"tenant_b"}
    assert "Answer" in bo.shown


async def test_a_tenant_to_which_much_is_posted_keeps_no_other_waiting(
    feishu: FakeFeishu, chat: FeishuChat, aki: FeishuDriver, bo: FeishuDriver
) -> None:
    for number in range(50):
        feishu.groups[f"oc_{number}"] = {"chat_mode": "group", "external": False, "tenant_key": "tenant_a"}
        await chat.post(Conversation(Workspace("feishu", "tenant_a"), f"oc_{number}"), card("Hello"))
    before = feishu.time()
    await chat.post(there("tenant_b"), card("Hello"))
    assert feishu.time() == before
    assert feishu.limits.refused == []


async def test_who_somebody_is_in_one_tenant_is_not_taken_for_another(
    feishu: FakeFeishu, desk: RecordingDesk, aki: FeishuDriver, bo: FeishuDriver
) -> None:
    feishu.people["ou_mia"]["tenant_key"] = "tenant_a"
    await aki.says("search beauty")
    await bo.says("search beauty")
    assert [request.person.email for request in desk.requests] == ["mia@example.com", ""]


async def test_tokens_are_asked_for_once_and_renewed_before_they_end(
    feishu: FakeFeishu, chat: FeishuChat, aki: FeishuDriver, bo: FeishuDriver, clock: Clock
) -> None:
    async def post_often() -> list[int]:
        feishu.calls.clear()
        for tenant in ("tenant_a", "tenant_b") * 3:
            await chat.post(there(tenant), card("Hello"))
        return [len(feishu.called(path)) for path in (APP_TOKEN, TENANT_TOKEN)]

    assert await post_often() == [0, 0]
    clock.tick(minutes=116)
    assert await post_often() == [1, 2]


async def test_many_who_ask_at_once_get_the_same_token(
    feishu: FakeFeishu, chat: FeishuChat, aki: FeishuDriver, clock: Clock
) -> None:
    clock.tick(minutes=116)
    feishu.calls.clear()
    await asyncio.gather(*(chat.post(there("tenant_a"), card("Hello")) for _ in range(10)))
    assert len(feishu.called(TENANT_TOKEN)) == 1


async def test_a_tenant_whose_install_nobody_told_is_known_from_its_first_message(
    feishu: FakeFeishu, chat: FeishuChat, aki: FeishuDriver, store: Store, desk: RecordingDesk
) -> None:
    feishu.shop.tenants.add("tenant_c")
    await person_in("tenant_c", feishu, chat).says("search beauty")
    assert [request.person.workspace.id for request in desk.requests] == ["tenant_c"]
    assert await store.installations.find("feishu:tenant_c") is not None


async def test_a_tenant_without_scout_is_told_from_one_with_it(
    feishu: FakeFeishu, chat: FeishuChat, aki: FeishuDriver
) -> None:
    with pytest.raises(ChatError) as refused:
        await chat.post(there("tenant_x"), card("Hello"))
    assert (refused.value.code, refused.value.kind, refused.value.permanent) == ("not_installed", "app_gone", True)
    feishu.slow_down("300")  # which says nothing about the tenant
    with pytest.raises(ChatError) as slow:
        await chat.post(there("tenant_a"), card("Hello"))
    assert slow.value.kind == ""


@pytest.mark.parametrize("status", [403, 404, 407])
async def test_a_gateway_s_refusal_says_nothing_about_a_tenant(
    feishu: FakeFeishu, chat: FeishuChat, aki: FeishuDriver, clock: Clock, status: int
) -> None:
    clock.tick(hours=3)
    feishu.garble("auth/v3/tenant_access_token", status, "<html>Access denied by policy</html>")
    with pytest.raises(ChatError) as failed:
        await chat.post(there("tenant_a"), card("Hello"))
    assert (failed.value.kind == "app_gone", failed.value.permanent) == (False, False)


@pytest.mark.parametrize("code", ["2200", "10101"])
async def test_a_failure_of_feishu_s_own_says_nothing_about_a_tenant(
    feishu: FakeFeishu, chat: FeishuChat, aki: FeishuDriver, clock: Clock, code: str
) -> None:
    clock.tick(hours=3)
    feishu.refuse("auth/v3/tenant_access_token", code, code)
    with pytest.raises(ChatError) as failed:
        await chat.post(there("tenant_a"), card("Hello"))
    assert (failed.value.code, failed.value.kind, failed.value.permanent) == (code, "", False)
    await chat.post(there("tenant_a"), card("Hello"))
    assert "Hello" in feishu.last.words


async def test_a_secret_that_does_not_fit_any_more_is_not_the_tenant_s_doing(
    feishu: FakeFeishu, chat: FeishuChat, aki: FeishuDriver, clock: Clock
) -> None:
    clock.tick(hours=3)
    feishu.refuse("auth/v3/app_access_token", "10015")
    with pytest.raises(ChatError, match="FEISHU_APP_SECRET") as refused:
        await chat.post(there("tenant_a"), card("Hello"))
    assert refused.value.code == "10015"


async def test_an_own_token_that_ended_early_is_replaced(
    feishu: FakeFeishu, chat: FeishuChat, aki: FeishuDriver, clock: Clock
) -> None:
    clock.tick(hours=1)
    feishu.forget_tokens()
    feishu.refuse("auth/v3/tenant_access_token", "10013")
    feishu.calls.clear()
    await chat.post(there("tenant_a"), card("Hello"))
    assert [len(feishu.called(path)) for path in (APP_TOKEN, TENANT_TOKEN)] == [1, 2]


async def test_without_a_ticket_feishu_is_asked_for_one_and_waited_for(
    feishu: FakeFeishu, chat: FeishuChat, desk: RecordingDesk
) -> None:
    feishu.shop.tenants.add("tenant_a")
    aki = person_in("tenant_a", feishu, chat)
    await aki.message("search beauty")
    await feishu.shop.was_asked()
    await aki.tells("app_ticket", app_ticket=feishu.shop.ticket)
    await chat.idle()
    assert feishu.shop.resends == 1
    assert len(desk.requests) == 1
    assert "Answer" in aki.shown


async def test_a_ticket_that_does_not_come_is_named_and_asked_for_once_a_minute(
    feishu: FakeFeishu, clock: Clock, store: Store
) -> None:
    calls = FeishuCalls(feishu.settings(**STORE_APP), clock)
    await calls.open()
    shop = StoreApp(calls.ask, calls.app, store, clock, waits_for=0)
    for wait, resends in ((0, 1), (59, 1), (1, 2)):
        clock.tick(seconds=wait)
        with pytest.raises(ChatError) as refused:
            await shop.of(Workspace("feishu", "tenant_a"))
        assert (refused.value.code, refused.value.permanent) == (NO_TICKET, False)
        assert feishu.shop.resends == resends
    await calls.close()


async def test_a_ticket_that_ended_is_replaced(
    feishu: FakeFeishu, chat: FeishuChat, aki: FeishuDriver, clock: Clock
) -> None:
    feishu.shop.new_ticket()
    clock.tick(hours=3)
    posting = asyncio.create_task(chat.post(there("tenant_a"), card("Hello")))
    await feishu.shop.was_asked()
    await aki.tells("app_ticket", app_ticket=feishu.shop.ticket)
    await posting
    assert "Hello" in feishu.last.words


async def test_the_ticket_lies_sealed_and_serves_a_process_to_which_no_events_come(
    feishu: FakeFeishu, aki: FeishuDriver, store: Store, clock: Clock, tmp_path: Path
) -> None:
    worker = feishu_chat(feishu.settings(**STORE_APP), RecordingDesk(), clock=clock, store=store, pace=feishu.pace())
    await worker.open()
    await worker.post(there("tenant_a"), card("Hello"))
    await worker.stop()
    assert feishu.shop.resends == 0
    raw = b"".join((tmp_path / name).read_bytes() for name in ("scout.db", "scout.db-wal"))
    assert feishu.shop.ticket.encode() not in raw
    assert SECRET.encode() not in raw


async def test_a_ticket_that_came_to_another_process_is_found(
    feishu: FakeFeishu, aki: FeishuDriver, store: Store, clock: Clock
) -> None:
    feishu.shop.new_ticket()
    calls = FeishuCalls(feishu.settings(**STORE_APP), clock)
    await calls.open()

    async def ask(what: str, path: str, body: Mapping[str, Any]) -> Mapping[str, Any]:
        told = await calls.ask(what, path, body)
        if path.endswith("/resend"):  # the process with the webhook keeps what Feishu pushes to it
            await store.tickets.keep(calls.app_id, feishu.shop.ticket, clock())
        return told

    worker = StoreApp(ask, calls.app, store, clock, waits_for=0)
    assert await worker.of(Workspace("feishu", "tenant_a"))
    assert feishu.shop.resends == 1
    await calls.close()


async def test_an_uninstalled_tenant_is_told_and_served_no_more(
    feishu: FakeFeishu, chat: FeishuChat, aki: FeishuDriver, bo: FeishuDriver, desk: RecordingDesk
) -> None:
    feishu.shop.tenants.discard("tenant_a")
    assert await aki.uninstalls() == 200
    await chat.idle()
    assert [departure.workspace.key for departure in desk.departures] == ["feishu:tenant_a"]
    with pytest.raises(ChatError) as refused:
        await chat.post(there("tenant_a"), card("Hello"))
    assert refused.value.kind == "app_gone"
    await chat.post(there("tenant_b"), card("Hello"))


async def test_another_app_s_ticket_is_not_taken(feishu: FakeFeishu, chat: FeishuChat, store: Store) -> None:
    other = person_in("tenant_a", feishu, chat)
    assert await other.tells("app_ticket", app_ticket="stolen", app_id="cli_another") == 403
    await chat.idle()
    assert await store.tickets.find("cli_test") == ""


async def test_every_tenant_gets_the_commands_in_its_panel(
    feishu: FakeFeishu, aki: FeishuDriver, bo: FeishuDriver
) -> None:
    asked = {tenant for tenant, path in feishu.spoken_in if path.startswith("application/v7/app_slash_commands")}
    assert asked == {"tenant_a", "tenant_b"}


async def test_the_check_looks_into_every_tenant(
    feishu: FakeFeishu, chat: FeishuChat, aki: FeishuDriver, bo: FeishuDriver, clock: Clock
) -> None:
    assert await chat.check() == []
    feishu.scopes.discard("im:resource")
    feishu.shop.tenants.discard("tenant_b")
    clock.tick(hours=2)
    in_a, in_b = await chat.check()
    assert in_a.startswith("in feishu:tenant_a: im:resource, ")
    assert in_b.startswith("in feishu:tenant_b: Feishu cannot be used")


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"feishu_mode": "websocket"}, "FEISHU_MODE=webhook"),
        ({"secret_key": ""}, "SECRET_KEY"),
        ({"feishu_encrypt_key": ""}, "FEISHU_ENCRYPT_KEY"),
    ],
)
def test_a_store_app_needs_everything_that_it_rests_on(feishu: FakeFeishu, changed: dict[str, str], named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        feishu.settings(**{**STORE_APP, **changed})
