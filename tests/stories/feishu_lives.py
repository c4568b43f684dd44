"""Lives of the program in Feishu, one after the other or side by side, over the same database and the same tenant."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.types import ASGIApp

from bot.app import Scout
from bot.feishu.chat import FeishuChat, feishu_chat
from bot.settings import Settings
from tests.platforms.feishu import FakeFeishu
from tests.stories.conftest import Clock


@dataclass
class Life:
    """One life of the program, from a start to a stop."""

    scout: Scout
    chat: FeishuChat
    app: ASGIApp


@asynccontextmanager
async def life(settings: Settings, clock: Clock, fake: FakeFeishu) -> AsyncIterator[Life]:
    """One that ends once it has answered whatever came."""
    async with Scout(settings, clock=clock) as scout:
        store, webhook = scout.context.store, fake.settings(feishu_mode="webhook")
        chat = feishu_chat(webhook, scout.desk, clock=clock, store=store, pace=fake.pace())
        scout.speak_through(chat)
        await chat.start()
        await chat.idle()
        yield Life(scout, chat, Starlette(routes=list(chat.routes)))
        await chat.idle()
        await chat.stop(seconds=1)
