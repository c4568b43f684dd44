"""The chat as the program runs it: what it lacks, by name, and what it costs to have."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest

from bot.feishu.chat import FeishuChat, feishu_chat
from bot.feishu.domains import domain_of
from bot.feishu.scopes import PANEL_SCOPES, SCOPES
from handlers.chat import ChatError
from tests.bot.slack.desk import Clock, RecordingDesk
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.feishu.tenant import KEY, SECRET, TOKEN

ROOT = Path(__file__).resolve().parents[3]


async def test_with_every_permission_nothing_is_missing(chat: FeishuChat) -> None:
    assert await chat.check() == []


async def test_a_missing_permission_is_named_with_its_reason_and_its_page(chat: FeishuChat, feishu: FakeFeishu) -> None:
    feishu.scopes -= {"im:chat:readonly"}
    (missing,) = await chat.check()
    assert missing.startswith("im:chat:readonly, to know groups with people from outside")
    assert f"{feishu.root}/app/cli_test/auth?q=im:chat:readonly" in missing
    assert "publish a new version" in missing


async def test_what_feishu_told_of_a_person_who_wrote_is_not_asked_for_again(
    mia: FeishuDriver, feishu: FakeFeishu, desk: RecordingDesk
) -> None:
    await mia.says("help")
    [request] = desk.requests
    presence = await mia.chat.presence(request.conversation, request.person)
    assert presence.person == request.person
    assert len(feishu.called("GET contact/v3/users/ou_mia")) == 1


@pytest.mark.parametrize("scope", [*SCOPES, *PANEL_SCOPES])
def test_the_guide_names_every_permission_that_scout_asks_for(scope: str) -> None:
    assert f"`{scope}`" in (ROOT / "docs" / "feishu.md").read_text("utf-8")


async def test_a_wider_permission_does_as_well(chat: FeishuChat, feishu: FakeFeishu) -> None:
    narrow = {"im:message:send_as_bot", "im:resource", "docs:document:import", "contact:user.base:readonly"}
    feishu.scopes -= narrow
    assert [each.partition(",")[0] for each in await chat.check()] == [each for each in SCOPES if each in narrow]
    feishu.scopes |= {"im:message", "im:resource:upload", "drive:drive", "contact:contact:readonly_as_app"}
    assert await chat.check() == []


async def test_where_there_is_a_command_panel_its_permissions_are_named_too(
    chat: FeishuChat, feishu: FakeFeishu
) -> None:
    feishu.panel = {}
    read, write = await chat.check()
    assert read.startswith("application:app_slash_command:read, to offer its commands")
    assert f"{feishu.root}/app/cli_test/auth?q=application:app_slash_command:write" in write
    feishu.scopes |= {"application:app_slash_command:read", "application:app_slash_command:write"}
    assert await chat.check() == []


async def test_where_permissions_cannot_be_listed_the_rest_is_still_checked(
    chat: FeishuChat, feishu: FakeFeishu
) -> None:
    feishu.refuse("application/v6/scopes", "99991201")
    assert await chat.check() == []
    feishu.refuse("bot/v3/info", "230006")
    with pytest.raises(ChatError, match="switch it on"):
        await chat.check()


async def test_a_wrong_secret_is_named(feishu: FakeFeishu, clock: Clock) -> None:
    wrong = feishu.settings(feishu_mode="webhook", feishu_app_secret="not-this")
    chat = feishu_chat(wrong, RecordingDesk(), clock=clock)
    with pytest.raises(ChatError, match="FEISHU_APP_SECRET") as refused:
        await chat.check()
    assert refused.value.permanent
    assert "not-this" not in str(refused.value)
    await chat.stop()


async def test_the_long_connection_has_no_request_urls_and_the_webhook_has_two(
    feishu: FakeFeishu, clock: Clock, chat: FeishuChat
) -> None:
    assert [getattr(route, "path", "") for route in chat.routes] == ["/feishu/events", "/feishu/card"]
    assert feishu_chat(feishu.settings(), RecordingDesk(), clock=clock).routes == []


@pytest.mark.parametrize(
    ("setting", "page"),
    [
        ("feishu", "https://open.feishu.cn/app/cli_1"),
        ("lark", "https://open.larksuite.com/app/cli_1"),
        ("https://open.example.com/", "https://open.example.com/app/cli_1"),
    ],
)
def test_every_link_follows_the_domain(setting: str, page: str) -> None:
    assert domain_of(setting, "cli_1").console == page


async def test_no_secret_is_logged_whatever_goes_wrong(
    mia: FeishuDriver, feishu: FakeFeishu, desk: RecordingDesk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    caplog.set_level(logging.DEBUG, "Lark")
    feishu.refuse("im/v1/messages", "230099", "230002")
    await mia.request(b"nonsense")
    await mia.says("/creators help")
    feishu.forget_tokens()
    await mia.says("/creators help")
    assert "action=" in caplog.text
    for secret in (SECRET, KEY, TOKEN, "t-access-token"):
        assert secret not in caplog.text
    assert len(desk.requests) == 2


def in_a_new_process(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.strip() + done.stderr.strip()


def test_the_sdk_is_not_imported_where_feishu_is_not_configured(tmp_path: Path) -> None:
    code = f"""
import asyncio, sys
from bot.app import Scout
from bot.settings import read_settings

async def opens(**feishu):
    files = dict(database_url="sqlite:///{tmp_path}/scout.db", service_database="{tmp_path}/creators.db")
    async with Scout(read_settings(_env_file=None, **files, **feishu)) as scout:
        scout.add_chats()
    return sum(name.startswith("lark_oapi") for name in sys.modules)

print(asyncio.run(opens()), asyncio.run(opens(feishu_app_id="cli_1", feishu_app_secret="s")) > 0)
"""
    assert in_a_new_process(code) == "0 True"


def test_the_sdk_is_imported_only_as_far_as_it_is_used() -> None:
    code = """
import sys
from bot.feishu import sdk
sdk.dispatcher()
print(sum(name.startswith("lark_oapi") for name in sys.modules))
"""
    assert int(in_a_new_process(code)) < 1_000  # of eleven thousand


def test_an_sdk_that_needs_its_packages_whole_is_imported_whole() -> None:
    code = """
import logging, sys
logging.basicConfig(format="%(message)s")
from bot.feishu import sdk
real, sdk.import_module = sdk.import_module, lambda name: failing(name)
def failing(name):
    sdk.import_module = real
    real(name)
    raise ImportError("cannot import name 'Client' from 'lark_oapi'")
print(sdk.part("lark_oapi.core.model").RawRequest.__name__, hasattr(sys.modules["lark_oapi"], "Client"))
"""
    told = in_a_new_process(code)
    assert "RawRequest True" in told
    assert "action=feishu_sdk_whole" in told
