"""Settings are read once, checked once, and refuse what would leak or cannot work, naming the setting."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import periods_of
from bot.settings import Settings, SettingsError, read_settings
from storage.kinds import Periods


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name in ("CV_API_BASE_URL", "CV_API_KEY", "SLACK_BOT_TOKEN", "FEISHU_APP_ID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path_factory.mktemp("nowhere"))


def test_nothing_set_is_the_embedded_service_and_no_chat() -> None:
    settings = read_settings()
    assert settings.is_embedded
    assert not settings.has_slack
    assert not settings.has_feishu


def test_secrets_are_masked_in_repr() -> None:
    settings = read_settings(cv_api_key="cv_live_secret", slack_bot_token="xoxb-secret", secret_key="s" * 32)
    assert "secret" not in repr(settings).replace("secret_key", "").replace("_secret", "")
    assert "cv_live" not in repr(settings)


@pytest.mark.parametrize("address", ["http://api.example.com", "ftp://api.example.com", "api.example.com", "https://"])
def test_an_address_that_would_leak_the_key_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="CV_API_BASE_URL"):
        read_settings(cv_api_base_url=address, cv_api_key="k")


@pytest.mark.parametrize("address", ["https://openapi.example.com/", "http://127.0.0.1:8900", "http://localhost:8900"])
def test_https_and_loopback_are_accepted(address: str) -> None:
    assert read_settings(cv_api_base_url=address, cv_api_key="k").cv_api_base_url == address.rstrip("/")


@pytest.mark.parametrize("path", ["/openapi/v1", "/openapi/v1/", "/openapi", "/openapi/v1/creators/tiktok/search"])
def test_an_address_that_has_the_api_s_own_path_already_is_refused_with_the_right_one(path: str) -> None:
    with pytest.raises(SettingsError, match=r"CV_API_BASE_URL: .*; write https://api\.example\.com/gate$"):
        read_settings(cv_api_base_url=f"https://api.example.com/gate{path}", cv_api_key="k")


def test_an_address_without_a_key_says_what_is_missing() -> None:
    with pytest.raises(SettingsError, match="CV_API_KEY"):
        read_settings(cv_api_base_url="https://api.example.com")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("feishu_domain", "dingtalk"),
        ("feishu_mode", "carrier-pigeon"),
        ("feishu_domain", "http://open.example.com"),
        ("slack_api_url", "http://slack.example.com/api/"),
        ("public_url", "http://scout.example.com"),
        ("database_url", "mysql://db"),
        ("database_url", "sqlite:///"),
        ("service_rate_limit", "-2"),
        ("service_seconds_per_item", "-1"),
        ("service_task_minutes", "inf"),
        ("service_task_minutes", "nan"),
        ("service_link_minutes", "1e12"),
        ("service_language", "fr"),
        ("service_refusals", "http201"),
        ("log_level", "LOUD"),
        ("log_format", "xml"),
        ("credit_prices", "S1=1,S2=3"),
        ("credit_prices", "S1=1,S2=x,S3=4"),
        ("port", "ninety"),
        ("rows_per_card", "0"),
    ],
)
def test_a_value_that_cannot_work_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name.upper()):
        read_settings(**{name: value})


PUBLISHED = [
    "CV_API_BASE_URL",
    "CV_API_KEY",
    "CV_USER_IDENTITY",
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_API_URL",
    "FEISHU_APP_ID",
    "FEISHU_APP_SECRET",
    "FEISHU_ENCRYPT_KEY",
    "FEISHU_VERIFICATION_TOKEN",
    "FEISHU_DOMAIN",
    "FEISHU_MODE",
    "DATABASE_URL",
    "SERVICE_DATABASE",
    "SERVICE_RATE_LIMIT",
    "SERVICE_SECONDS_PER_ITEM",
    "SERVICE_STRINGIFY",
    "SERVICE_LANGUAGE",
    "SERVICE_REFUSALS",
    "PUBLIC_URL",
    "PORT",
    "SECRET_KEY",
    "LOG_LEVEL",
    "LOG_FORMAT",
]


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_published_setting_is_read_and_described(name: str) -> None:
    assert Settings.model_fields[name.lower()].description


@pytest.mark.parametrize("name", [name for name in PUBLISHED if name.endswith(("_KEY", "_TOKEN", "_SECRET"))])
def test_every_secret_is_masked_and_known_to_the_logs(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "open-sesame-open-sesame-open-sesame")
    settings = read_settings()
    assert "sesame" not in repr(settings) + str(settings)
    assert settings.secrets == ["open-sesame-open-sesame-open-sesame"]


def test_settings_are_read_from_a_file_and_the_environment_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_text("PORT=9000\nLOG_LEVEL=debug\nNOT_OURS=1\n", encoding="utf-8")
    monkeypatch.setenv("PORT", "9001")
    settings = read_settings()
    assert (settings.port, settings.log_level) == (9001, "DEBUG")


def test_a_file_of_settings_that_is_no_text_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".env").write_bytes("PORT=9000 # caf\xe9".encode("latin-1"))
    with pytest.raises(SettingsError, match=r"\.env is not a UTF-8 text"):
        read_settings()


def test_prices_are_read_as_levels_with_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CREDIT_PRICES", "S1=2, S2=5, S3=9")
    assert read_settings().credit_prices == {"S1": 2, "S2": 5, "S3": 9}


def test_an_empty_variable_is_the_same_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "")
    assert read_settings().port == 8080


@pytest.mark.parametrize(
    ("given", "is_ready"),
    [
        ({"slack_bot_token": "xoxb-1"}, False),
        ({"slack_bot_token": "xoxb-1", "slack_app_token": "xapp-1"}, True),
        ({"slack_bot_token": "xoxb-1", "slack_signing_secret": "s"}, True),
        ({"slack_app_token": "xapp-1"}, False),
    ],
)
def test_slack_starts_with_a_token_and_a_way_in(given: dict[str, str], is_ready: bool) -> None:
    assert read_settings(**given).has_slack is is_ready


def test_feishu_s_webhook_needs_both_of_its_keys() -> None:
    app = {"feishu_app_id": "cli_1", "feishu_app_secret": "s"}
    assert read_settings(**app).has_feishu
    assert not read_settings(**app, feishu_mode="webhook").has_feishu
    keys = {"feishu_encrypt_key": "e", "feishu_verification_token": "v"}
    assert read_settings(**app, **keys, feishu_mode="webhook").has_feishu


def test_hosts_of_files_come_in_a_list() -> None:
    hosts = read_settings(_env_file=None, file_hosts="Files.example.com, *.cdn.example.com").file_hosts
    assert hosts == ("files.example.com", "*.cdn.example.com")


@pytest.mark.parametrize("hosts", ["https://files.example.com", "localhost", "*", "a.example.com/x", "*.*.example.com"])
def test_what_is_no_host_is_named(hosts: str) -> None:
    with pytest.raises(SettingsError, match=r"FILE_HOSTS: .* is no host; write files\.example\.com"):
        read_settings(_env_file=None, file_hosts=hosts)


def test_emojis_are_named_in_any_case_with_or_without_colons() -> None:
    assert read_settings(_env_file=None).shortlist_emoji == ("star", "fingerheart")
    assert read_settings(_env_file=None, shortlist_emoji=":Star:, JIAYI").shortlist_emoji == ("star", "jiayi")


def test_the_ledger_is_kept_for_as_long_as_budgets_need_it_or_for_ever() -> None:
    assert read_settings(keep_ledger_days=0).keep_ledger_days == 0
    with pytest.raises(SettingsError, match=r"KEEP_LEDGER_DAYS: .*30 days are too few.*70; or write 0"):
        read_settings(keep_ledger_days=30)


def test_days_of_keeping_are_what_the_sweep_goes_by_and_0_is_for_ever() -> None:
    periods = periods_of(read_settings(keep_days=7, keep_files_days=90, keep_digests_days=0))
    assert (periods.cards.days, periods.files, periods.digests) == (7, timedelta(days=90), None)
    assert periods_of(read_settings()) == Periods()
