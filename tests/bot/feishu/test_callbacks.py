"""A press is answered while Feishu waits: with a toast, and with the card that takes the pressed one's place."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from starlette.applications import Starlette

from bot.feishu.callback import Callback
from bot.feishu.chat import FeishuChat, feishu_chat
from bot.feishu.placing import Spot
from bot.feishu.post import FeishuPost
from bot.feishu.pressed import DirectCardDoor
from handlers.cards import Button, Card, Chart, Column, Table, Text
from handlers.chat import Door, Posted
from handlers.words import words
from tests.bot.slack.desk import Answer, Clock, RecordingDesk, card, for_everyone, privately
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.feishu.cards import text_of
from tests.platforms.feishu.tenant import GROUP

WORKING, FOUND, NEXT = card("Searching"), card("Found", Button("Next", press="p-1")), card("Page 2")
BUSY, DONE = {"type": "info", "content": "Working"}, {"type": "info", "content": "Done"}
LATE = "POST interactive/v1/card/update"


def edits(feishu: FakeFeishu) -> list[str]:
    """The titles that were put into the place of posted cards by a call of their own."""
    contents = [json.loads(sent["content"]) for name, sent in feishu.calls if name.startswith("PATCH im/v1/messages/")]
    return [drawn["header"]["title"]["content"] for drawn in contents]


@pytest.fixture
async def slow(feishu: FakeFeishu, desk: RecordingDesk, clock: Clock) -> AsyncIterator[FeishuChat]:
    """Scout that waits for nothing."""
    chat = feishu_chat(feishu.settings(feishu_mode="webhook"), desk, clock=clock, answers_within=0, pace=feishu.pace())
    await chat.start()
    yield chat
    await chat.stop(seconds=1)


def at(chat: FeishuChat, feishu: FakeFeishu, **where: str) -> FeishuDriver:
    return FeishuDriver(feishu, chat, Starlette(routes=list(chat.routes)), **where)


class Late:
    """What a desk answers once it is let go."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.let_go = asyncio.Event()

    async def __call__(self, door: Door) -> Posted | None:
        await self.let_go.wait()
        return await self._answer(door)


async def test_what_is_ready_in_time_goes_with_the_answer(
    mia: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = privately(FOUND)
    await mia.says("/creators search")
    feishu.calls.clear()
    desk.answers = privately(NEXT, working=WORKING)
    told = await mia.press(mia.card, "Next")
    await mia.chat.idle()
    assert text_of(told["card"]["data"]) == "Page 2\nbody"
    assert told["toast"] == {"type": "info", "content": "Page 2 said"}
    assert mia.shown == "Page 2\nbody"
    assert edits(feishu) == []  # no other call changes the card
    assert desk.posted[-1] is not None  # where the answer stands


async def test_a_private_card_in_a_group_changes_with_the_answer_as_well(
    mia_in_group: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = privately(FOUND)
    await mia_in_group.says("/creators search")
    for page in ("Page 2", "Page 3", "Page 4"):
        desk.answers = privately(card(page, Button("Next", press="p-1")), working=WORKING)
        await mia_in_group.presses("Next")
    (shown,) = feishu.messages
    assert (shown.said, shown.only_for) == ("Page 4 said", "ou_mia")
    assert feishu.called(LATE) == []


async def test_a_press_on_everyone_s_card_leaves_it_and_says_in_a_toast_what_came_of_it(
    mia_in_group: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = for_everyone(FOUND)
    await mia_in_group.says("/creators search")
    desk.answers = privately(Card("Not yours", tone="bad"))
    told = await mia_in_group.press(mia_in_group.card, "Next")
    await mia_in_group.chat.idle()
    assert told == {"toast": {"type": "error", "content": "Not yours"}}
    assert [shown.said for shown in feishu.messages] == ["Found said", "Not yours"]


async def test_what_is_late_follows_by_the_message_s_id(
    slow: FeishuChat, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    mia = at(slow, feishu)
    desk.answers = privately(FOUND)
    await mia.says("/creators search")
    desk.answers = late = Late(privately(NEXT, working=WORKING))
    told = await mia.press(mia.card, "Next")
    late.let_go.set()
    await slow.idle()
    assert told["toast"]["i18n"] == {"en_us": words("en")("feishu-working"), "zh_cn": words("zh")("feishu-working")}
    assert "card" not in told
    assert edits(feishu) == ["Searching", "Page 2"]
    (shown,) = feishu.messages
    assert shown.said == "Page 2 said"


async def test_a_late_private_card_takes_the_two_changes_that_its_press_has(
    slow: FeishuChat, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    mia = at(slow, feishu, place=GROUP)
    desk.answers = privately(FOUND)
    await mia.says("/creators search")

    async def thrice(door: Door) -> Posted | None:
        await door.working(WORKING)
        await door.working(WORKING)
        return await door.answer(NEXT, "asker")

    desk.answers = late = Late(thrice)
    await mia.press(mia.card, "Next")
    late.let_go.set()
    await slow.idle()
    assert len(feishu.called(LATE)) == 2
    assert feishu.last.said == "Page 2 said"


async def test_a_sign_of_work_goes_with_the_answer_when_time_is_up(clock: Clock, feishu: FakeFeishu) -> None:
    callback = Callback(BUSY, DONE, seconds=0)
    assert callback.shows_work({"drawn": "sign"})
    told = await callback.closes()
    assert told == {"toast": {"type": "info", "content": "Working"}, "card": {"type": "raw", "data": {"drawn": "sign"}}}
    assert callback.has_shown_work
    assert not callback.answers(NEXT)


async def test_an_answer_for_everyone_replaces_the_sign_of_work_that_went_before(
    chat: FeishuChat, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    mia = at(chat, feishu)
    desk.answers = privately(FOUND)
    await mia.says("/creators search")
    (posted,) = desk.posted
    assert posted is not None
    callback = Callback(BUSY, DONE, seconds=0)
    spot = Spot("direct", chat.messages.day_of(posted.message_id))
    door = DirectCardDoor(chat, posted.conversation, posted, callback, spot)
    await door.working(WORKING)
    await callback.closes()
    callback.sent()
    await door.answer(NEXT, "everyone")
    assert [shown.said for shown in feishu.messages] == ["Page 2 said"]


async def test_an_answer_that_was_lost_on_its_way_is_sent_once_more(
    chat: FeishuChat, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    mia = at(chat, feishu)
    desk.answers = privately(FOUND)
    await mia.says("/creators search")
    (posted,) = desk.posted
    assert posted is not None
    callback = Callback(BUSY, DONE)
    door = DirectCardDoor(chat, posted.conversation, posted, callback, Spot("direct", 20_781))
    answering = asyncio.create_task(door.answer(NEXT, "asker"))
    assert "card" in await callback.closes()
    callback.sent(is_whole=False)
    assert await answering == posted
    assert edits(feishu) == ["Page 2"]


async def test_work_that_shows_elsewhere_is_said_to_be_done(
    mia_in_group: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = for_everyone(FOUND)
    await mia_in_group.says("/creators search")

    async def silently(door: Door) -> Posted | None:
        return None

    desk.answers = silently
    told = await mia_in_group.press(mia_in_group.card, "Next")
    await mia_in_group.chat.idle()
    assert told["toast"]["i18n"] == {"en_us": "Done", "zh_cn": "已完成"}


@pytest.mark.parametrize(
    "risky",
    [
        Card("Found", (Table((Column("Name"),), (((Text("mia"),),),)),)),
        Card("Found", (Chart("Views", (), ("",)), Table((Column("Name"),), (((Text("mia"),),),)))),
    ],
    ids=["table", "chart and table"],
)
async def test_a_card_that_feishu_may_refuse_is_sent_where_its_refusal_is_heard(
    mia: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu, risky: Card
) -> None:
    desk.answers = privately(FOUND)
    await mia.says("/creators search")
    desk.answers = privately(risky)
    told = await mia.press(mia.card, "Next")
    await mia.chat.idle()
    assert "card" not in told
    assert edits(feishu) == ["Found"]


async def test_a_card_after_a_restart_is_changed_by_its_own_mark(
    mia: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu, clock: Clock
) -> None:
    desk.answers = privately(FOUND)
    await mia.says("/creators search")
    clock.tick(days=10)
    again = feishu_chat(feishu.settings(feishu_mode="webhook"), desk, clock=clock, pace=feishu.pace())
    await again.start()
    desk.answers = privately(NEXT)
    told = await at(again, feishu).press(feishu.last, "Next")
    await again.stop(seconds=1)
    assert "card" in told


async def test_the_long_connection_carries_the_card_as_well(
    feishu: FakeFeishu, desk: RecordingDesk, clock: Clock
) -> None:
    chat = feishu_chat(feishu.settings(feishu_mode="websocket"), desk, clock=clock, pace=feishu.pace())
    await chat.start()
    mia = FeishuDriver(feishu, chat)
    desk.answers = privately(FOUND)
    await mia.says("/creators search")
    desk.answers = privately(NEXT, working=WORKING)
    acknowledged = await mia.press(mia.card, "Next")
    await chat.idle()
    told: dict[str, Any] = json.loads(base64.b64decode(acknowledged["data"]))
    assert told["toast"]["content"] == "Page 2 said"
    assert mia.shown == "Page 2\nbody"
    assert edits(feishu) == []
    await chat.stop(seconds=1)


async def test_changes_of_one_message_wait_for_each_other(
    mia: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu, chat: FeishuPost
) -> None:
    desk.answers = privately(FOUND)
    await mia.says("/creators search")
    (posted,) = desk.posted
    assert posted is not None
    titles = [f"Change {number}" for number in range(5)]
    feishu.line.hold(posted.conversation.id)
    changes = [asyncio.create_task(chat.update(posted, card(title))) for title in titles]
    await feishu.line.until(lambda: bool(feishu.line.waiting))
    for _ in range(50):
        await asyncio.sleep(0)
    assert len(feishu.line.waiting) == 1
    feishu.line.let_go()
    await asyncio.gather(*changes)
    assert edits(feishu) == titles
