"""`scout doctor` looks at everything, names what is missing or wrong, and says how to put it right."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from bot.commands.doctor import examine, run
from bot.lacking import Finding
from bot.settings import Settings, read_settings
from tests.bot.conftest import FEISHU, SLACK, Chosen
from tests.platforms.creator_api import CreatorApi, refused, success
from tests.platforms.feishu import FakeFeishu
from tests.platforms.feishu.names import APP, KEY, SECRET, TOKEN
from tests.platforms.slack import FakeSlack

APPS = "https://api.slack.com/apps"
NOWHERE = "http://127.0.0.1:1"


async def found(settings: Settings) -> dict[str, Finding]:
    return {finding.subject: finding async for finding in examine(settings)}


async def test_all_in_order(chosen: Chosen, creators: CreatorApi, tmp_path: Path) -> None:
    creators.answer(success({"challenge": "doctor"}), refused(40401, 404))
    findings = await found(chosen(**SLACK, secret_key="s" * 32))
    assert {subject: finding.state for subject, finding in findings.items()} == {
        "DATABASE_URL": "ok",
        "Creator API": "ok",
        "Feishu": "unused",
        "Slack": "ok",
        "SECRET_KEY": "ok",
    }
    assert findings["DATABASE_URL"].text == str(tmp_path / "scout.db")
    assert findings["Creator API"].text == f"{creators.url} answers"


async def test_the_key_of_the_creator_api_is_tried_at_no_cost(chosen: Chosen, creators: CreatorApi) -> None:
    creators.answer(success({}), refused(40101, 401, "Invalid API key"))
    api = (await found(chosen()))["Creator API"]
    assert api.state == "wrong"
    assert "CV_API_KEY" in api.text
    assert [request.path.rpartition("/v1/")[2] for request in creators.requests] == [
        "webhook/verify",
        "collection/tasks/status",
    ]


@pytest.mark.parametrize(
    ("locale", "says"),
    [
        ("en_US.UTF-8", "The creator API cannot be reached. Check CV_API_BASE_URL"),
        ("zh_CN.UTF-8", "无法连接达人 API。请检查 CV_API_BASE_URL"),
    ],
)
def test_what_is_wrong_with_the_creator_api_is_told_in_the_language_of_the_shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, locale: str, says: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    monkeypatch.setenv("COLUMNS", "400")
    settings = read_settings(
        _env_file=None,
        cv_api_base_url=NOWHERE,
        cv_api_key="cv_live_test",
        database_url=f"sqlite:///{tmp_path / 'scout.db'}",
    )
    assert run(argparse.Namespace(), settings) == 1
    assert f"Creator API: {NOWHERE}: {says}" in capsys.readouterr().out


async def test_without_an_identity_the_key_is_still_known_to_work(chosen: Chosen, creators: CreatorApi) -> None:
    creators.answer(success({}), refused(40104, 401, "no identity"))
    api = (await found(chosen(cv_user_identity="")))["Creator API"]
    assert api.state == "missing"
    assert "set CV_USER_IDENTITY" in api.text


async def test_a_creator_api_that_is_not_there_is_named_and_the_rest_is_looked_at(chosen: Chosen) -> None:
    findings = await found(chosen(cv_api_base_url="http://127.0.0.1:1", **SLACK))
    assert findings["Creator API"].state == "wrong"
    assert "http://127.0.0.1:1" in findings["Creator API"].text
    assert findings["Slack"].state == "ok"


@pytest.mark.parametrize(
    ("given", "names", "place"),
    [
        ({"slack_app_token": "xapp-1"}, ["SLACK_BOT_TOKEN"], APPS),
        ({"slack_signing_secret": "s"}, ["SLACK_BOT_TOKEN"], APPS),
        ({"slack_bot_token": "xoxb-1"}, ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"], APPS),
        ({"feishu_app_id": "cli_1"}, ["FEISHU_APP_SECRET"], "https://open.feishu.cn/app"),
        (
            {"feishu_app_secret": "s", "feishu_domain": "lark"},
            ["FEISHU_APP_ID"],
            "https://open.larksuite.com/app",
        ),
        (
            {"feishu_app_id": "cli_1", "feishu_app_secret": "s", "feishu_mode": "webhook"},
            ["FEISHU_ENCRYPT_KEY", "FEISHU_VERIFICATION_TOKEN"],
            "https://open.feishu.cn/app",
        ),
    ],
)
async def test_a_chat_that_is_half_configured_is_told_what_it_lacks_and_where_that_is_found(
    chosen: Chosen, given: dict[str, str], names: list[str], place: str
) -> None:
    findings = await found(chosen(**given))
    finding = findings["Slack" if "slack" in next(iter(given)) else "Feishu"]
    assert finding.state == "wrong"
    assert place in finding.text
    assert [name for name in names if name not in finding.text] == []
    assert not [name for name in given if name.upper() in finding.text and name != "feishu_domain"]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({**SLACK, "slack_bot_token": "nope"}, "SLACK_BOT_TOKEN does not begin with xoxb-; copy the Bot User"),
        ({**SLACK, "slack_app_token": "xoxb-1"}, "SLACK_APP_TOKEN does not begin with xapp-; make one under Basic"),
        ({"slack_app_token": "nope"}, "SLACK_APP_TOKEN does not begin with xapp-"),
        ({**FEISHU, "feishu_app_id": "12345"}, "FEISHU_APP_ID does not begin with cli_; copy the App ID"),
    ],
)
async def test_a_value_that_cannot_be_right_is_named_and_nobody_is_asked_about_it(
    chosen: Chosen, workspace: FakeSlack, given: dict[str, str], says: str
) -> None:
    told = [finding async for finding in examine(chosen(**given)) if says in finding.text]
    assert [finding.state for finding in told] == ["wrong"]
    assert not workspace.calls


async def test_a_wrong_slack_token_is_named_with_the_way_to_a_right_one(chosen: Chosen, workspace: FakeSlack) -> None:
    workspace.token_is_good = False
    slack = (await found(chosen(**SLACK)))["Slack"]
    assert (slack.state, slack.text) == (
        "wrong",
        f"Slack refused the bot token: invalid_auth; copy SLACK_BOT_TOKEN anew from {APPS}",
    )


async def test_a_wrong_app_token_is_told_from_a_wrong_bot_token(chosen: Chosen, workspace: FakeSlack) -> None:
    workspace.refuse("apps.connections.open", "invalid_auth")
    slack = (await found(chosen(**SLACK, slack_app_token="xapp-1")))["Slack"]
    assert f"copy SLACK_APP_TOKEN anew from {APPS}" in slack.text


async def test_a_missing_permission_is_named_with_the_way_to_it(chosen: Chosen, workspace: FakeSlack) -> None:
    workspace.scopes = workspace.scopes.replace("users:read.email", "users:write")
    slack = (await found(chosen(**SLACK)))["Slack"]
    assert slack.state == "wrong"
    assert slack.text.startswith("missing: users:read.email (add it under OAuth & Permissions")


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("10014", "; copy FEISHU_APP_ID and FEISHU_APP_SECRET anew from https://open.feishu.cn/app"),
        ("1000040351", "set FEISHU_DOMAIN to feishu or lark (1000040351); the app is at https://open.feishu.cn/app"),
        ("99991662", "have its administrator switch it on (99991662); the app is at https://open.feishu.cn/app"),
    ],
)
async def test_only_a_wrong_id_or_secret_of_feishu_s_is_to_be_copied_anew(chosen: Chosen, code: str, says: str) -> None:
    async with FakeFeishu() as feishu:
        feishu.refuse("auth/v3/tenant_access_token/internal", code)
        given = {"feishu_domain": feishu.root, "feishu_app_id": APP, "feishu_app_secret": SECRET}
        keys = {"feishu_mode": "webhook", "feishu_encrypt_key": KEY, "feishu_verification_token": TOKEN}
        text = (await found(chosen(**given, **keys)))["Feishu"].text
    assert text.endswith(says)
    assert ("copy" in text) == (code == "10014")


async def test_a_chat_that_cannot_be_reached_is_not_blamed_on_its_token(chosen: Chosen) -> None:
    findings = await found(chosen(**{**FEISHU, **SLACK, "slack_api_url": "http://127.0.0.1:1/api/"}))
    for chat in ("Slack", "Feishu"):
        assert findings[chat].state == "wrong"
        assert "check the network" in findings[chat].text


async def test_a_memory_that_cannot_be_opened_does_not_hide_the_chats(chosen: Chosen, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("buy milk\n" * 200)
    findings = await found(chosen(database_url=f"sqlite:///{tmp_path / 'notes.txt'}", slack_bot_token="xoxb-1"))
    assert "notes.txt cannot be opened" in findings["Settings"].text
    assert "SLACK_APP_TOKEN" in findings["Slack"].text


async def test_a_folder_in_the_place_of_the_memory_is_named(chosen: Chosen, tmp_path: Path) -> None:
    findings = await found(chosen(database_url=f"sqlite:///{tmp_path}"))
    assert findings["DATABASE_URL"] == Finding("DATABASE_URL", "wrong", f"{tmp_path} is a folder; name a file")


async def test_a_folder_that_will_be_made_is_in_order(chosen: Chosen, tmp_path: Path) -> None:
    findings = await found(chosen(database_url=f"sqlite:///{tmp_path / 'a' / 'b' / 'scout.db'}"))
    assert findings["DATABASE_URL"].state == "ok"


async def test_a_disk_that_is_wiped_daily_is_no_place_for_a_memory(
    chosen: Chosen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DYNO", "web.1")
    assert "wipes daily; mount a volume" in (await found(chosen()))["DATABASE_URL"].text


async def test_a_short_secret_key_is_wrong(chosen: Chosen) -> None:
    key = (await found(chosen(secret_key="short")))["SECRET_KEY"]
    assert (key.state, key.text) == ("wrong", "5 characters are too few; use 32 random ones or more")


async def test_a_key_without_an_api_to_send_it_to_is_wrong(chosen: Chosen, tmp_path: Path) -> None:
    embedded = chosen(cv_api_base_url="", service_database=tmp_path / "creators.db")
    key = (await found(embedded))["CV_API_KEY"]
    assert (key.state, "without CV_API_BASE_URL" in key.text, "invented" in key.text) == ("wrong", True, True)


@pytest.mark.parametrize("public_url", ["", "http://localhost:8080"])
async def test_a_webhook_secret_without_a_public_address_is_said_to_do_nothing(chosen: Chosen, public_url: str) -> None:
    secret = (await found(chosen(cv_webhook_secret="s", public_url=public_url)))["CV_WEBHOOK_SECRET"]
    assert (secret.state, "no effect without an https PUBLIC_URL" in secret.text) == ("missing", True)


async def test_a_webhook_secret_with_a_public_address_is_in_order(chosen: Chosen) -> None:
    findings = await found(chosen(cv_webhook_secret="s", public_url="https://scout.example.com"))
    assert "CV_WEBHOOK_SECRET" not in findings


def test_nothing_wrong_is_exit_status_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = read_settings(
        _env_file=None,
        database_url=f"sqlite:///{tmp_path / 'scout.db'}",
        service_database=tmp_path / "creators.db",
    )
    assert run(argparse.Namespace(), settings) == 0
    assert "✓ Creator API: embedded service" in capsys.readouterr().out


def test_no_secret_is_ever_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = read_settings(
        _env_file=None,
        cv_api_base_url="http://127.0.0.1:1",
        cv_api_key="cv_live_sesame",
        slack_bot_token="xoxb-sesame",
        slack_app_token="xapp-sesame",
        slack_api_url="http://127.0.0.1:1/api/",
        secret_key="sesame",
        database_url=f"sqlite:///{tmp_path / 'scout.db'}",
    )
    assert run(argparse.Namespace(), settings) == 1
    said = "".join(capsys.readouterr())
    assert "✗ Creator API: http://127.0.0.1:1" in said
    assert "sesame" not in said
