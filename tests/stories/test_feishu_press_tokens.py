"""A card that only one person in a group sees changes later by the token of its press: twice, within half an hour."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette

from bot.app import Scout
from bot.feishu.chat import feishu_chat
from bot.feishu.lookups import GROUP_KEPT_FOR
from bot.settings import Settings
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.feishu.messages import Shown, Token
from tests.platforms.feishu.tenant import GROUP
from tests.stories.conftest import Clock

SEARCH = "/creators search tiktok beauty level:S1"
BUYING = ("Sort: average views · ~10 credits", "Sort: engagement · ~10 credits")


@pytest.fixture
async def mia(settings: Settings, clock: Clock) -> AsyncIterator[FeishuDriver]:
    """Mia in a group with a Scout that shows at once that it works, and is too late for every callback."""
    async with Scout(settings, clock=clock, working_after=0.0) as scout, FakeFeishu(clock) as fake:
        webhook, store = fake.settings(feishu_mode="webhook"), scout.context.store
        chat = feishu_chat(webhook, scout.desk, clock=clock, store=store, pace=fake.pace(), answers_within=0)
        scout.speak_through(chat)
        await chat.start()
        yield FeishuDriver(fake, chat, Starlette(routes=list(chat.routes)), place=GROUP)
        await chat.stop(seconds=1)


def standing(mia: FeishuDriver) -> list[Shown]:
    """The cards that were not taken away again."""
    return [each for each in mia.feishu.messages if not each.is_gone]


async def presses_late(mia: FeishuDriver, clock: Clock, label: str) -> Token:
    """Press a button on the card, whose work begins once the callback is answered; gives the press's token."""
    clock.turn_by(GROUP_KEPT_FOR)  # so that Scout asks about the group first
    mia.feishu.line.hold("")
    await mia.press(mia.card, label)
    return list(mia.feishu.tokens.values())[-1]


async def test_a_sign_of_work_and_the_answer_are_the_two_changes_of_a_press_and_the_next_press_has_two_more(
    mia: FeishuDriver, clock: Clock
) -> None:
    await mia.says(SEARCH)
    [card] = standing(mia)
    for label in BUYING:
        token = await presses_late(mia, clock, label)
        before = mia.shown
        mia.feishu.line.let_go()
        await mia.chat.idle()
        assert token.uses == 2
        assert standing(mia) == [card]
        assert mia.shown != before


async def test_what_is_shared_takes_one_change_of_the_card_that_it_was_shared_from(mia: FeishuDriver) -> None:
    await mia.says(SEARCH)
    await mia.presses("Share to channel")
    own, shared = standing(mia)
    assert (own.only_for, shared.only_for) == ("ou_mia", "")
    [token] = mia.feishu.tokens.values()
    assert token.uses == 1


@pytest.mark.parametrize("is_spent", [False, True], ids=["half an hour later", "used up"])
async def test_an_answer_for_which_no_change_is_left_is_a_new_card_for_whoever_pressed(
    mia: FeishuDriver, clock: Clock, is_spent: bool
) -> None:
    await mia.says(SEARCH)
    card, words = mia.card, mia.shown
    token = await presses_late(mia, clock, BUYING[0])
    if is_spent:
        token.uses = 2
    else:
        clock.turn(minutes=31)
    mia.feishu.line.let_go()
    await mia.chat.idle()
    assert standing(mia) == [card, mia.card]
    assert card.words == words
    assert mia.card.only_for == "ou_mia"
    assert "creators on TikTok" in mia.shown
