"""A Feishu group of a team in Shenzhen and Singapore: one card, and each reads it in the language of their client."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette

from bot.app import Scout
from bot.settings import Settings
from tests.platforms.chats import CHATS
from tests.platforms.feishu import FeishuDriver
from tests.platforms.feishu.languages import locales_of
from tests.platforms.feishu.messages import Shown
from tests.platforms.feishu.tenant import GROUP
from tests.stories.conftest import Passing
from tests.stories.digests import creator, put, started

SEARCH = "/creators search tiktok beauty country:US followers:10k-500k"
HAN = re.compile(r"[\u4e00-\u9fff]")
NOT_WORDS = re.compile(
    r"@[\w.]+|https?://\S+|\b[\w-]+\.(?:xlsx|csv|html)\b|/\w+ [^\n]*|\bTikTok\b|\bMia\b|\bZorbling\b"
)


@pytest.fixture
async def mia(scout: Scout) -> AsyncIterator[FeishuDriver]:
    async with CHATS["feishu"](scout) as person:
        assert isinstance(person, FeishuDriver)
        app = Starlette(routes=list(person.chat.routes))
        yield FeishuDriver(person.feishu, person.chat, app, place=GROUP)


def everyone_s(mia: FeishuDriver) -> Shown:
    """The last card in the group that all see."""
    return max((each for each in mia.feishu.messages if not each.only_for), key=lambda each: each.changed)


def reads(shown: Shown, *said: tuple[str, str]) -> None:
    """Whoever speaks English or Chinese reads these words, and no words of the other language."""
    english, chinese = shown.read_in("en_us"), shown.read_in("zh_cn")
    for in_english, in_chinese in said:
        assert in_english in english
        assert in_chinese in chinese
    assert not HAN.search(english), english
    assert not re.search(r"\b[a-z]{3,} [a-z]{3,}\b", NOT_WORDS.sub("", chinese)), chinese


async def test_a_shared_search_is_read_in_two_languages(mia: FeishuDriver) -> None:
    await mia.says(SEARCH)
    assert locales_of(mia.card.card) == set()  # Mia alone sees it
    await mia.presses("Share to channel")
    shown = everyone_s(mia)
    assert "Shared by Mia" in shown.read_in("en_us")
    assert "Mia" in shown.read_in("zh_cn")
    assert "[Details]" in shown.read_in("en_us")
    assert "[详情]" in shown.read_in("zh_cn")


async def test_a_shared_comparison_is_a_table_in_two_languages(mia: FeishuDriver) -> None:
    await mia.says("/creators compare tiktok @charlidamelio @khaby.lame")
    await mia.presses("Share to channel")
    reads(everyone_s(mia), ("| Followers | 159M | 162M ★ |", "| 粉丝数 | 1.6亿 | 1.6亿 ★ |"))


async def test_a_collection_is_followed_to_its_end_in_two_languages(mia: FeishuDriver, passes: Passing) -> None:
    await mia.says("/collect https://www.tiktok.com/@charlidamelio https://www.tiktok.com/@nope_zz")
    await mia.presses("Collect 2")
    await passes.delivers()
    reads(everyone_s(mia), ("Collecting 2 creators", "正在采集"))
    await passes(minutes=1)
    await passes(minutes=1)
    reads(everyone_s(mia), ("One TikTok creator is ready", "TikTok"), ("Fresh link", "链接"))


async def test_a_vote_and_its_card_are_in_two_languages(mia: FeishuDriver, passes: Passing) -> None:
    await mia.says("/creators list add Zorbling tiktok @charlidamelio @khaby.lame")
    await mia.says("/creators list vote Zorbling")
    await passes.delivers()
    reads(everyone_s(mia), ("[Yes]", "[赞成]"))
    await mia.press(everyone_s(mia), "Yes")
    await mia.chat.idle()
    await passes.delivers()
    reads(everyone_s(mia), ("yes 1", "赞成 1"))


async def test_a_digest_is_in_two_languages(mia: FeishuDriver, settings: Settings, passes: Passing) -> None:
    put(settings, creator("ann"), creator("bea"))
    await started(mia)
    await passes(days=1)
    put(settings, creator("cleo"), creator("ann", followers=90_000))
    await passes(days=1)
    reads(everyone_s(mia), ("new", "新"))
