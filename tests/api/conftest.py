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


def connected_to(url: str, clock: Clock, **choices: Any) -> Client:
    """A client on a clock, with Mia as the operator and no chance in its pauses."""
    usual: dict[str, Any] = {"identity": MIA, "random": lambda: 1.0}
    return connect(url, KEY, clock=clock, sleep=clock.sleep, **usual | choices)


@pytest.fixture
async def client(api: CreatorApi, clock: Clock) -> AsyncIterator[Client]:
    """A client of the scripted API; where it waits, the clock turns."""
    async with connected_to(api.url, clock) as made:
        yield made


Connect = Callable[..., Client]


@pytest.fixture
def connected(clock: Clock) -> Connect:
    """Other clients on the same clock: `connected(url, transport=…)`."""

    def make(url: str = "https://api.example", **choices: Any) -> Client:
        return connected_to(url, clock, **choices)

    return make
