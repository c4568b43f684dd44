"""Where answers stand: in the direct message, in the group for everyone, or where only the asker sees them."""

from __future__ import annotations

import pytest

from handlers.cards import Button
from handlers.chat import Door, Posted
from tests.bot.slack.desk import Clock, RecordingDesk, card, for_everyone, privately
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.feishu.tenant import DM, GROUP

WORKING, FOUND, NEXT = card("Searching"), card("Found", Button("Next", press="p-1")), card("Page 2")


async def test_a_direct_answer_takes_the_place_of_the_sign_of_work(
    mia: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = privately(FOUND, working=WORKING)
    await mia.says("/creators search")
    (shown,) = feishu.messages
    assert shown.chat == DM
    assert "Found" in shown.words
    assert shown.said == "Found said"


async def test_a_press_in_a_direct_message_replaces_its_card(
    mia: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = privately(FOUND)
    await mia.says("/creators search")
    desk.answers = privately(NEXT, working=WORKING)
    await mia.presses("Next")
    (shown,) = feishu.messages
    assert "Page 2" in shown.words


async def test_a_press_for_everyone_in_a_direct_message_is_a_new_message(
    mia: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = for_everyone(FOUND)
    await mia.says("/creators search")
    desk.answers = for_everyone(NEXT)
    await mia.presses("Next")
    assert [shown.said for shown in feishu.messages] == ["Found said", "Page 2 said"]


async def test_a_card_too_old_for_an_edit_is_followed_by_a_new_message(
    mia: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu, clock: Clock
) -> None:
    desk.answers = privately(FOUND)
    await mia.says("/creators search")
    clock.tick(days=15)
    desk.answers = privately(NEXT)
    await mia.presses("Next")
    assert [shown.said for shown in feishu.messages] == ["Found said", "Page 2 said"]


async def test_an_answer_for_the_asker_in_a_group_is_seen_by_nobody_else(
    mia_in_group: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = privately(FOUND)
    await mia_in_group.says("/creators search")
    (shown,) = feishu.messages
    assert (shown.chat, shown.only_for) == (GROUP, "ou_mia")
    assert desk.posted == [None]


async def test_a_sign_of_work_in_a_group_is_taken_back_when_the_answer_stands(
    mia_in_group: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    for answers in (privately(FOUND, working=WORKING), for_everyone(FOUND, working=WORKING)):
        feishu.messages.clear()
        desk.answers = answers
        await mia_in_group.says("/creators search")
        working, found = feishu.messages
        assert working.only_for == "ou_mia"
        assert working.is_gone
        assert not found.is_gone


async def test_an_answer_for_everyone_replies_to_the_mention(
    mia_in_group: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = for_everyone(FOUND)
    await mia_in_group.mention("/creators search", message_id="om_asked")
    await mia_in_group.mention("/creators search", message_id="om_thread", thread_id="omt_1")
    await mia_in_group.chat.idle()
    plain, threaded = feishu.messages
    assert (plain.answers, plain.is_threaded, plain.only_for) == ("om_asked", False, "")
    assert (threaded.answers, threaded.is_threaded) == ("om_thread", True)
    assert desk.posted[0] is not None
    assert desk.posted[0].message_id == plain.message


async def test_an_answer_to_a_withdrawn_message_stands_on_its_own(
    mia_in_group: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = for_everyone(FOUND)
    await mia_in_group.mention("/creators search", message_id="om_gone_1", thread_id="omt_1")
    await mia_in_group.chat.idle()
    (shown,) = feishu.messages
    assert (shown.chat, shown.answers) == (GROUP, "")


@pytest.mark.parametrize("mode", ["topic", "thread"])
async def test_where_a_group_shows_no_private_cards_the_answer_goes_to_the_direct_message(
    mia_in_group: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu, mode: str
) -> None:
    feishu.groups[GROUP]["chat_mode"] = mode
    desk.answers = privately(FOUND, working=WORKING)
    await mia_in_group.says("/creators search")
    assert {shown.chat for shown in feishu.messages} == {DM}
    assert feishu.last.said == "Found said"


async def test_a_press_on_everyone_s_card_answers_the_asker_alone(
    mia_in_group: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = for_everyone(FOUND)
    await mia_in_group.says("/creators search")
    desk.answers = privately(NEXT, working=WORKING)
    await mia_in_group.presses("Next")
    shared, alone = feishu.messages
    assert (shared.said, shared.only_for) == ("Found said", "")
    assert (alone.said, alone.only_for) == ("Page 2 said", "ou_mia")
    assert desk.presses[0].posted is not None
    assert desk.presses[0].posted.message_id == shared.message


async def test_a_press_on_a_private_card_changes_it_in_place(
    mia_in_group: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = privately(FOUND)
    await mia_in_group.says("/creators search")
    desk.answers = privately(card("Page 2", Button("Next", press="p-2")), working=WORKING)
    await mia_in_group.presses("Next")
    await mia_in_group.presses("Next")
    (shown,) = feishu.messages
    assert (shown.said, shown.only_for) == ("Page 2 said", "ou_mia")
    assert [press.press for press in desk.presses] == ["p-1", "p-2"]
    assert [press.posted for press in desk.presses] == [None, None]


async def test_a_private_card_that_cannot_be_changed_any_more_is_followed_by_another(
    mia_in_group: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu, clock: Clock
) -> None:
    desk.answers = privately(FOUND)
    await mia_in_group.says("/creators search")
    clock.tick(days=15)
    feishu.refuse("interactive/v1/card/update", "300030")
    desk.answers = privately(NEXT)
    await mia_in_group.presses("Next")
    assert [(shown.said, shown.only_for) for shown in feishu.messages] == [
        ("Found said", "ou_mia"),
        ("Page 2 said", "ou_mia"),
    ]


async def test_sharing_from_a_private_card_posts_for_everyone_and_leaves_it(
    mia_in_group: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = privately(FOUND)
    await mia_in_group.says("/creators search")
    desk.answers = for_everyone(NEXT)
    await mia_in_group.presses("Next")
    private, shared = feishu.messages
    assert (private.said, private.only_for) == ("Found said", "ou_mia")
    assert (shared.said, shared.only_for, shared.chat) == ("Page 2 said", "", GROUP)


async def test_a_second_sign_of_work_leaves_the_press_s_last_change_to_the_answer(
    mia_in_group: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = privately(FOUND)
    await mia_in_group.says("/creators search")

    async def twice(door: Door) -> Posted | None:
        await door.working(WORKING)
        await door.working(WORKING)
        return await door.answer(NEXT, "asker")

    desk.answers = twice
    await mia_in_group.presses("Next")
    assert [shown.said for shown in feishu.messages] == ["Page 2 said"]
