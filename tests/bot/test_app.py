"""The program is built from its settings; a chat that fails is named and does not stop the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.contract.platforms import Level, Platform
from bot.app import EMBEDDED_IDENTITY, Scout, options_of
from bot.settings import SettingsError, read_settings
from tests.bot.conftest import FEISHU, SLACK, Chosen
from tests.platforms.creator_api import CreatorApi, success
from tests.platforms.slack import FakeSlack, SlackDriver

REFUSED_BY_SLACK = {**SLACK, "slack_app_token": "xapp-wrong"}


async def test_only_configured_chats_are_built(chosen: Chosen) -> None:
    for settings, names in (
        (chosen(), []),
        (chosen(**SLACK), ["slack"]),
        (chosen(**SLACK, **FEISHU), ["slack", "feishu"]),
    ):
        async with Scout(settings) as scout:
            scout.add_chats()
            assert [chat.name for chat in scout.chats] == names


async def test_a_chat_that_cannot_start_is_named_with_the_reason_and_the_other_one_works(
    chosen: Chosen, workspace: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    workspace.token_is_good = False
    async with Scout(chosen(**REFUSED_BY_SLACK, **FEISHU)) as scout:
        scout.add_chats()
        await scout.start_chats()
        assert scout.running == ["feishu"]
        assert scout.failed == {"slack": "Slack refused the app token: invalid_auth"}
    assert "action=start chat=slack" in caplog.text


async def test_a_chat_that_works_answers_from_the_web_app(chosen: Chosen, workspace: FakeSlack) -> None:
    from bot.slack.chat import SlackChat

    async with Scout(chosen(**SLACK)) as scout:
        scout.add_chats()
        await scout.start_chats()
        [chat] = scout.chats
        assert isinstance(chat, SlackChat)
        mia = SlackDriver(workspace, chat, scout.web)
        await mia.says("/creators help")
        assert "What Scout can do" in mia.shown


@pytest.mark.parametrize("line", ["search tiktok beauty", "creators search tiktok beauty", "搜索 tiktok 美妆"])
async def test_a_mention_or_a_direct_message_needs_no_command_word(
    chosen: Chosen, workspace: FakeSlack, creators: CreatorApi, line: str
) -> None:
    from bot.slack.chat import SlackChat

    creators.answer(success([{"uid": "1", "username": "mia", "nickname": "Mia"}], page=1, credits_consumed=3))
    async with Scout(chosen(**SLACK)) as scout:
        scout.add_chats()
        await scout.start_chats()
        [chat] = scout.chats
        assert isinstance(chat, SlackChat)
        mia = SlackDriver(workspace, chat, scout.web)
        for mia.channel in ("C1", "D1"):
            await mia.says(line)
            assert "Mia" in mia.shown
    assert creators.last.body["industry"]


async def test_leaving_stops_every_chat(chosen: Chosen, workspace: FakeSlack) -> None:
    from bot.slack.chat import SlackChat

    async with Scout(chosen(**SLACK, slack_app_token="xapp-test")) as scout:
        scout.add_chats()
        await scout.start_chats()
        [chat] = scout.chats
        assert isinstance(chat, SlackChat)
        await SlackDriver(workspace, chat).slash("/creators", "help")
        assert await chat.is_connected()
    assert not await chat.is_connected()
    assert scout.chats == []


async def test_a_memory_that_cannot_be_opened_names_its_setting(chosen: Chosen, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("buy milk\n" * 200)
    with pytest.raises(SettingsError, match=r"DATABASE_URL: .*notes\.txt cannot be opened"):
        async with Scout(chosen(database_url=f"sqlite:///{tmp_path / 'notes.txt'}")):
            pass


@pytest.mark.parametrize("name", ["notes.txt", "notes.txt/creators.db"])
async def test_a_catalogue_that_cannot_be_opened_names_its_setting(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.txt").write_text("buy milk\n" * 200)
    settings = read_settings(
        _env_file=None,
        cv_api_base_url="",
        database_url=f"sqlite:///{tmp_path / 'scout.db'}",
        service_database=tmp_path / name,
    )
    with pytest.raises(SettingsError, match=r"SERVICE_DATABASE: .*notes\.txt.* cannot be opened"):
        async with Scout(settings):
            pass
    assert (tmp_path / "notes.txt").read_text() == "buy milk\n" * 200


def test_handlers_see_the_settings_that_matter_to_them(chosen: Chosen) -> None:
    options = options_of(
        chosen(
            default_language="zh",
            default_platform="youtube",
            default_level="S1",
            credit_prices="S1=2,S2=5,S3=9",
            confirm_above=7,
            rows_per_card=3,
            search_size=12,
        )
    )
    assert (options.language, options.platform, options.level) == ("zh", Platform.YOUTUBE, Level.S1)
    assert options.prices == {Level.S1: 2, Level.S2: 5, Level.S3: 9}
    assert (options.confirm_above, options.rows_per_card, options.search_size) == (7, 3, 12)
    assert (options.identity, options.is_embedded) == ("ops@example.com", False)


def test_the_embedded_service_is_told_of_its_operator() -> None:
    assert options_of(read_settings(_env_file=None, cv_api_base_url="")).identity == EMBEDDED_IDENTITY


def test_an_account_is_known_by_something_that_is_not_its_key(chosen: Chosen) -> None:
    one, other = options_of(chosen()), options_of(chosen(cv_api_key="cv_live_other"))
    assert one.account != other.account
    assert one.account == options_of(chosen()).account
    assert "cv_live" not in one.account
