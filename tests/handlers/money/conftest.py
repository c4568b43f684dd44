"""The office, open for business."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.handlers.money.office import Office, found
from tests.handlers.scheduled.conftest import Clock
from tests.platforms.creator_api import CreatorApi


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    async with CreatorApi() as api:
        api.answer(found())
        opened = Office(tmp_path, api, Clock())
        await opened.opens()
        yield opened
        await opened.closes()
