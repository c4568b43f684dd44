"""Settings for a program that talks to nobody but this machine."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from bot.settings import Settings, read_settings
from tests.bot.slack.desk import Clock
from tests.platforms.creator_api import CreatorApi, success
from tests.platforms.slack import FakeSlack
from tests.platforms.slack.driver import SECRET

SLACK = {"slack_bot_token": "xoxb-test", "slack_signing_secret": SECRET}
FEISHU = {
    "feishu_app_id": "cli_1",
    "feishu_app_secret": "s",
    "feishu_mode": "webhook",
    "feishu_encrypt_key": "e",
    "feishu_verification_token": "v",
    "feishu_domain": "http://127.0.0.1:1",
}

Chosen = Callable[..., Settings]


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    """Commands run in this process set logging up for it; the next test begins without that."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


@pytest.fixture
async def creators() -> AsyncIterator[CreatorApi]:
    """A creator API that has an answer, so that no embedded service is needed."""
    async with CreatorApi() as api:
        api.answer(success([]))
        yield api


@pytest.fixture
async def workspace() -> AsyncIterator[FakeSlack]:
    async with FakeSlack(Clock()) as slack:
        yield slack


@pytest.fixture
def chosen(tmp_path: Path, creators: CreatorApi, workspace: FakeSlack) -> Chosen:
    """Settings that point at the loopback platforms, with what the test chooses on top."""

    def choose(**more: object) -> Settings:
        known: dict[str, object] = {
            "cv_api_base_url": creators.url,
            "cv_api_key": "cv_live_test",
            "cv_user_identity": "ops@example.com",
            "database_url": f"sqlite:///{tmp_path / 'scout.db'}",
            "slack_api_url": workspace.api_url,
            "port": 0,
        }
        return read_settings(_env_file=None, **{**known, **more})

    return choose
