"""A scripted creator API, a clock that only the test turns, and a client between them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from api.client import Client, connect
from tests.api.clock import Clock
from tests.platforms.creator_api import CreatorApi

KEY = "cv_live_0123456789abcdef"
MIA = "mia@brand.example"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def api() -> AsyncIterator[CreatorApi]:
    async with CreatorApi() as server:
        yield server


@pytest.fixture
async def client(api: CreatorApi, clock: Clock) -> AsyncIterator[Client]:
    """A client with a fixed chance in its pauses; waiting turns the clock."""
    async with connect(api.url, KEY, identity=MIA, clock=clock, sleep=clock.sleep, random=lambda: 1.0) as made:
        yield made


Connect = Callable[..., Client]


@pytest.fixture
def connected(clock: Clock) -> Connect:
    """Other clients on the same clock: `connected(url, transport=…)`."""

    def make(url: str = "https://api.example", **choices: Any) -> Client:
        return connect(url, KEY, identity=MIA, clock=clock, sleep=clock.sleep, **choices)

    return make
