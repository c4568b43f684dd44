"""The room in which collections are talked about."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import Scout
from bot.settings import read_settings
from tests.handlers.collecting.room import Room
from tests.handlers.scheduled.conftest import Clock
from tests.handlers.scheduled.noticeboard import Noticeboard
from tests.platforms.task_api import TaskApi


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def room(tmp_path: Path, clock: Clock) -> AsyncIterator[Room]:
    """Scout with an account of a creator API, in a chat whose messages may be edited for ever."""
    api, board = TaskApi(clock), Noticeboard(clock)
    settings = read_settings(
        _env_file=None,
        cv_api_base_url="https://api.example.com",
        cv_api_key="cv_live_0123456789abcdef",
        cv_user_identity="team@brand.example",
        database_url=f"sqlite:///{tmp_path / 'scout.db'}",
        default_language="en",
    )
    async with Scout(settings, clock=clock, sleep=clock.sleep, transport=api.transport()) as scout:
        scout.speak_through(board)
        yield Room(scout, board, api, clock)
