"""The same conversation in Slack and in Feishu: whatever is said and pressed, the neutral answers are the same."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from starlette.applications import Starlette

from bot.app import Scout
from bot.embedded import open_service
from bot.settings import Settings, read_settings
from handlers.cards import Card
from handlers.chat import Audience, Chat, Conversation, Desk, Door, Posted, Press, Request
from handlers.stored_cards import dump_card
from handlers.words import LANGUAGES, words
from tests.platforms.chats import CHATS, Person
from tests.platforms.feishu import FeishuDriver
from tests.platforms.feishu.tenant import GROUP
from tests.platforms.slack import SlackDriver
from tests.stories.conftest import Clock, Passing

MADE_ANEW = re.compile(r"\breq_\w+|\btask_\w+|/files/\S+")
"""Ids and links on a card that no two runs share."""

ONLY_IN_FEISHU = frozenset(
    words(language)(f"button-document-{kind}") for language in LANGUAGES for kind in ("sheet", "base")
)
"""What Slack has nothing of: documents of the chat itself."""

WAITS, PRESSES = "…", "> "

ENGLISH = (
    "/creators help",
    "/creators serch beauty",
    "/creators search tiktok beauty country:US followers:10k-500k",
    "> Details",
    "/creators search tiktok beauty country:US followers:10k-500k",
    "> Share to channel",
    "/creators search tiktok beauty followers:500k-10k",
    "/creators lookalike tiktok @charlidamelio",
    "/creators compare tiktok @charlidamelio @khaby.lame",
    "> Share to channel",
    "/creators list add Summer tiktok @charlidamelio @khaby.lame",
    "/creators list show Summer",
    "/creators list vote Summer",
    "> Yes",
    "/collect https://www.tiktok.com/@charlidamelio https://vm.tiktok.com/ZMabc/ https://www.tiktok.com/@nope_zz",
    "> Collect 2",
    "…",
    "/collect status",
    "/creators credits",
)
CHINESE = (
    "/creators settings language:zh",
    "/达人 搜索 美妆 国家:美国 粉丝:1万-50万",
    "> 分享到频道",
    "/采集 https://www.tiktok.com/@charlidamelio",
    "> 采集 1 位",
    "…",
    "/creators list add 夏季 tiktok @charlidamelio",
    "/达人 帮助",
)


@dataclass
class Heard:
    """Every card on its way to a chat, as handlers gave it, and for whom."""

    cards: list[tuple[str, str]] = field(default_factory=list)

    def hears(self, way: str, card: Card) -> None:
        self.cards.append((way, dump_card(card)))

    def told(self) -> list[tuple[str, Any]]:
        """The cards, with what is made anew each time replaced by its place on its card."""
        return [(way, _numbered(json.loads(card), {})) for way, card in self.cards]


def _numbered(part: Any, known: dict[str, str], key: str = "") -> Any:
    if isinstance(part, list):
        return [_numbered(each, known) for each in part if not _is_only_in_feishu(each)]
    if isinstance(part, dict):
        return {name: _numbered(value, known, name) for name, value in part.items()}
    if key in {"press", "person_id"} and part:
        return known.setdefault(part, f"{key} {len(known)}")
    return MADE_ANEW.sub("…", part) if isinstance(part, str) else part


def _is_only_in_feishu(part: Any) -> bool:
    label = part.get("label") if isinstance(part, dict) else None
    return isinstance(label, str) and label in ONLY_IN_FEISHU


class HeardDoor:
    """A chat's door, with somebody listening."""

    def __init__(self, door: Door, heard: Heard) -> None:
        self._door, self._heard = door, heard
        self.keeps_place = door.keeps_place

    async def working(self, card: Card) -> None:
        await self._door.working(card)

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        self._heard.hears(audience, card)
        return await self._door.answer(card, audience)


class HeardDesk:
    """Scout's desk, with somebody listening to what it answers."""

    def __init__(self, desk: Desk, heard: Heard) -> None:
        self._desk, self._heard = desk, heard

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)

    async def request(self, request: Request, door: Door) -> None:
        await self._desk.request(request, HeardDoor(door, self._heard))

    async def press(self, press: Press, door: Door) -> None:
        await self._desk.press(press, HeardDoor(door, self._heard))


class HeardChat:
    """A chat, with somebody listening to what is posted and edited without having been asked."""

    def __init__(self, chat: Chat, heard: Heard) -> None:
        self._chat, self._heard = chat, heard

    def __getattr__(self, name: str) -> Any:
        return getattr(self._chat, name)

    async def post(self, conversation: Conversation, card: Card, *, key: str = "") -> Posted:
        self._heard.hears("posted", card)
        return await self._chat.post(conversation, card, key=key)

    async def update(self, posted: Posted, card: Card) -> None:
        self._heard.hears("edited", card)
        await self._chat.update(posted, card)


def in_group(someone: Person) -> FeishuDriver | SlackDriver:
    """Mia where others read along; both chats know her name."""
    if isinstance(someone, FeishuDriver):
        app = Starlette(routes=list(someone.chat.routes))
        return FeishuDriver(someone.feishu, someone.chat, app, place=GROUP)
    assert isinstance(someone, SlackDriver)
    return someone


def fresh(folder: Path, sample: Path) -> Settings:
    """A machine of its own."""
    copytree(sample, folder)
    files = {"database_url": f"sqlite:///{folder / 'scout.db'}", "service_database": folder / "creators.db"}
    return read_settings(_env_file=None, service_rate_limit=-1, default_language="en", **files)


async def held(name: str, lines: tuple[str, ...], settings: Settings) -> list[tuple[str, Any]]:
    """The answers to a conversation that Mia holds in a group of a chat."""
    clock, heard = Clock(), Heard()
    async with Scout(settings, clock=clock) as scout:
        scout.desk = HeardDesk(scout.desk, heard)  # type: ignore[assignment]  # it answers as the desk does
        async with CHATS[name](scout) as someone:
            mia = in_group(someone)
            scout.speak_through(HeardChat(mia.chat, heard))
            service = open_service(settings, clock)
            passes = Passing(scout, clock, service)
            for line in lines:
                if line == WAITS:
                    await passes(minutes=1)
                    await passes(minutes=1)
                elif line.startswith(PRESSES):
                    await mia.presses(line.removeprefix(PRESSES))
                    await passes.delivers()
                else:
                    await mia.says(line)
                    await passes.delivers()
            service.close()
    return heard.told()


@pytest.mark.parametrize("lines", [ENGLISH, CHINESE], ids=["in English", "in Chinese"])
async def test_answers_are_the_same_in_both_chats(lines: tuple[str, ...], tmp_path: Path, sample: Path) -> None:
    in_slack, in_feishu = [await held(name, lines, fresh(tmp_path / name, sample)) for name in ("slack", "feishu")]
    assert len(in_slack) >= sum(line != WAITS for line in lines)
    for said_in_slack, said_in_feishu in zip(in_slack, in_feishu, strict=True):
        assert said_in_slack == said_in_feishu
