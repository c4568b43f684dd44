"""A saved search whose creators change, for the stories of digests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from api.service.catalogue.catalogue import Catalogue
from bot.settings import Settings
from handlers.chat import Workspace
from tests.platforms.chats import Person
from tests.platforms.feishu import FeishuDriver
from tests.platforms.slack import SlackDriver
from tests.stories.openings import saved

SEARCH = "/creators search tiktok zorbling level:S2 sort:followers"
ADD = "/creators digest add Zorbling daily 9:00 Europe/London"
START = "Start (up to 150 credits a run)"
PREVIEW = "Preview (up to 150 credits)"


def creator(name: str, **columns: Any) -> dict[str, Any]:
    """A creator of the catalogue, active and of a middling size."""
    known = {
        "followers": 50_000,
        "avg_views": 9_000,
        "country": "US",
        "bio": "zorbling daily",
        "hashtags": ["zorbling"],
    }
    seen = {"last_post": date(2026, 11, 23).isoformat(), "username": name, "nickname": name.title()}
    return {"platform": "tiktok", "uid": f"uid-{name}", **known, **seen, **columns}


@contextmanager
def catalogue(settings: Settings) -> Iterator[Catalogue]:
    """The catalogue of the service, to change it."""
    opened = Catalogue.open(Path(settings.service_database))
    try:
        yield opened
    finally:
        opened.close()


def put(settings: Settings, *creators: dict[str, Any]) -> None:
    """Add creators, or change those that are there."""
    with catalogue(settings) as opened:
        opened.put(creators)


async def started(mia: Person, add: str = ADD, start: str = START) -> None:
    """Save the search and start a digest of it."""
    await saved(mia, SEARCH, "Zorbling")
    await mia.says(add)
    await mia.presses(start)


def workspace_of(mia: Person) -> Workspace:
    """Where a person speaks."""
    if isinstance(mia, SlackDriver):
        return Workspace("slack", "T1")
    return Workspace("feishu", "tenant_1") if isinstance(mia, FeishuDriver) else Workspace("terminal", "local")
