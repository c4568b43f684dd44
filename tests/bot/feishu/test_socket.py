"""The long connection: the SDK's own client, cut, silenced and started anew."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator

import pytest

from bot.feishu.calls import FeishuCalls
from bot.feishu.chat import FeishuChat, feishu_chat
from bot.feishu.connection import Connection
from bot.feishu.listen import Listener
from bot.feishu.noting import Noted
from bot.works import Works
from handlers.cards import Button
from handlers.chat import ChatError
from tests.bot.slack.desk import Clock, RecordingDesk, StuckDesk, card, for_everyone, privately
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.feishu.tenant import GROUP, SECRET


@pytest.fixture
async def chat(feishu: FakeFeishu, desk: RecordingDesk, clock: Clock) -> AsyncIterator[FeishuChat]:
    chat = feishu_chat(feishu.settings(feishu_mode="websocket"), desk, clock=clock, pace=feishu.pace())
    await chat.start()
    yield chat
    await chat.stop(seconds=1)


@pytest.fixture
def mia(feishu: FakeFeishu, chat: FeishuChat) -> FeishuDriver:
    """Mia in her direct message with Scout, over the long connection."""
    return FeishuDriver(feishu, chat)


async def connected_again(feishu: FakeFeishu, times: int) -> None:
    await asyncio.wait_for(feishu.connected(times), 20)


async def test_a_message_is_acknowledged_and_answered(mia: FeishuDriver, desk: RecordingDesk) -> None:
    acknowledged = await mia.message("/creators help")
    assert acknowledged["code"] == 200
    await mia.chat.idle()
    assert [request.text for request in desk.requests] == ["/creators help"]
    assert "Answer" in mia.shown
    assert mia.chat.is_connected


async def test_a_message_in_several_frames_is_put_together(
    mia: FeishuDriver, feishu: FakeFeishu, desk: RecordingDesk
) -> None:
    await mia.message("/creators help")
    await mia.chat.idle()
    event = mia._last | {"header": mia._last["header"] | {"event_id": "ev_parts"}}
    await feishu.push(event, parts=3)
    await mia.chat.idle()
    assert [request.id for request in desk.requests][1:] == ["ev_parts"]


async def test_events_that_nobody_handles_are_acknowledged_and_not_sent_again(
    mia: FeishuDriver, desk: RecordingDesk, caplog: pytest.LogCaptureFixture
) -> None:
    assert await mia.deliver("im.chat.updated_v1", {"chat_id": GROUP}) == {"code": 200}
    assert await mia.tells("app_status_change", status="stop_by_tenant") == 200
    assert "feishu" not in caplog.text.casefold()
    assert desk.requests == []


async def test_a_press_works_over_the_long_connection_too(
    mia: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = for_everyone(card("Found", Button("Next", press="p-1")))
    await mia.says("/creators search")
    acknowledged = await mia.press(mia.card, "Next")
    await mia.chat.idle()
    assert acknowledged["code"] == 200
    assert acknowledged["data"]  # the toast, in base64
    assert [press.press for press in desk.presses] == ["p-1"]


async def test_a_private_card_is_changed_only_after_its_press_is_acknowledged(
    chat: FeishuChat, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    mia = FeishuDriver(feishu, chat, place=GROUP)
    desk.answers = privately(card("Found", Button("Next", press="p-1")), working=card("Searching"))
    await mia.says("/creators search")
    (sign, _) = feishu.messages
    assert sign.is_gone
    for _ in range(5):
        await mia.presses("Next")  # the fake refuses a change that comes too early
    assert len(desk.presses) == 5
    assert len(feishu.messages) == 2


async def test_work_runs_on_scout_s_loop_and_does_not_hold_up_the_connection(feishu: FakeFeishu, clock: Clock) -> None:
    desk = StuckDesk()
    chat = feishu_chat(feishu.settings(), desk, clock=clock, pace=feishu.pace())
    await chat.start()
    mia = FeishuDriver(feishu, chat)
    await mia.message("one")
    await desk.began.wait()
    assert (await mia.message("two"))["code"] == 200  # acknowledged while the first is stuck
    desk.let_go.set()
    await chat.idle()
    assert sorted(request.text for request in desk.requests) == ["one", "two"]
    await chat.stop()


async def test_after_a_cut_it_connects_again(mia: FeishuDriver, feishu: FakeFeishu, desk: RecordingDesk) -> None:
    await mia.says("one")
    await feishu.cut()
    await connected_again(feishu, 2)
    await mia.says("two")
    assert [request.text for request in desk.requests] == ["one", "two"]


async def test_a_connection_that_falls_silent_is_replaced(
    mia: FeishuDriver, feishu: FakeFeishu, desk: RecordingDesk, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    await mia.says("one")
    clock.tick(minutes=5)
    await mia.chat.watch()
    assert "action=feishu_silent" not in caplog.text  # three pings of two minutes each are not over
    clock.tick(minutes=2)
    await mia.chat.watch()
    await connected_again(feishu, 2)
    await mia.says("two")
    assert [request.text for request in desk.requests] == ["one", "two"]


async def test_any_sign_of_life_keeps_the_connection(
    mia: FeishuDriver, desk: RecordingDesk, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    for line in ("one", "two", "three"):
        clock.tick(minutes=5)
        await mia.says(line)
        await mia.chat.watch()
    assert "action=feishu_silent" not in caplog.text
    assert len(desk.requests) == 3


async def test_work_waits_until_its_delivery_is_acknowledged(
    feishu: FakeFeishu, desk: RecordingDesk, clock: Clock
) -> None:
    settings, works, begun = feishu.settings(), Works(), asyncio.Event()
    listener = Listener(settings, desk, FeishuCalls(settings, clock), clock)

    async def work() -> None:
        begun.set()

    acknowledged = Connection({}, listener, works, clock).hand_over(Noted([work]))
    for _ in range(10):
        await asyncio.sleep(0)
    assert not begun.is_set()
    acknowledged()
    await asyncio.wait_for(begun.wait(), 5)
    await works.done()


async def test_a_client_that_gave_up_is_replaced_at_the_next_look(
    mia: FeishuDriver, feishu: FakeFeishu, desk: RecordingDesk
) -> None:
    await mia.says("one")
    feishu.is_other_domain = True  # the SDK does not try again after such a refusal
    await feishu.cut()
    await asyncio.wait_for(feishu.asked(feishu.endpoints_asked + 1), 20)
    feishu.is_other_domain = False
    async with asyncio.timeout(20):
        while feishu.connections < 2:  # without the clock being turned: nobody waits for signs of life
            await mia.chat.watch()
            await asyncio.sleep(0)
    await mia.says("two")
    assert [request.text for request in desk.requests] == ["one", "two"]


async def test_a_stopped_chat_leaves_no_thread_and_no_connection(feishu: FakeFeishu, clock: Clock) -> None:
    chat = feishu_chat(feishu.settings(), RecordingDesk(), clock=clock, pace=feishu.pace())
    await chat.start()
    await feishu.connected()
    await chat.stop()
    assert not [each for each in threading.enumerate() if each.name == "feishu-long-connection"]
    assert not chat.is_connected


async def test_a_chat_stopped_before_it_connected_stops(feishu: FakeFeishu, clock: Clock) -> None:
    chat = feishu_chat(feishu.settings(feishu_domain="http://127.0.0.1:9"), RecordingDesk(), clock=clock)
    await chat.start()
    await chat.stop()
    assert not [each for each in threading.enumerate() if each.name == "feishu-long-connection"]


async def test_a_wrong_secret_stops_the_start(feishu: FakeFeishu, clock: Clock) -> None:
    chat = feishu_chat(feishu.settings(feishu_app_secret="wrong"), RecordingDesk(), clock=clock, pace=feishu.pace())
    with pytest.raises(ChatError, match="FEISHU_APP_SECRET"):
        await chat.start()
    await chat.stop()


async def test_the_wrong_domain_is_named(feishu: FakeFeishu, clock: Clock) -> None:
    feishu.is_other_domain = True
    chat = feishu_chat(feishu.settings(), RecordingDesk(), clock=clock, pace=feishu.pace())
    with pytest.raises(ChatError, match="FEISHU_DOMAIN"):
        await chat.check()
    await chat.stop()


async def test_the_connection_s_address_and_the_secret_are_never_logged(
    feishu: FakeFeishu,
    desk: RecordingDesk,
    clock: Clock,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    chat = feishu_chat(feishu.settings(), desk, clock=clock, pace=feishu.pace())
    await chat.start()
    mia = FeishuDriver(feishu, chat)
    await mia.says("/creators help")
    await feishu.cut()
    await connected_again(feishu, 2)
    await mia.says("/creators hush-hush")
    await chat.stop()
    ours = [record.getMessage() for record in caplog.records if record.name == "Lark" or record.name.startswith("bot.")]
    printed = "".join(capfd.readouterr())
    assert any("receive message loop exit" in line for line in ours)
    for secret in ("tk-secret", "ak-secret", SECRET, "t-access-token", "hush-hush"):
        assert secret not in "\n".join(ours)
        assert secret not in printed
