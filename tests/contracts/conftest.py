"""A place of each chat in turn."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.slack.desk import Clock
from tests.contracts.places import PLACES, Place


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=PLACES)
async def place(request: pytest.FixtureRequest, clock: Clock, tmp_path: Path) -> AsyncIterator[Place]:
    """A place of every chat, unless a test names the ones that it is for."""
    folder = tmp_path / "working-folder"
    folder.mkdir()
    async with PLACES[request.param](clock, folder) as opened:
        yield opened
