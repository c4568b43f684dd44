"""Where answers appear: in place, privately, or for everyone, as each kind of delivery allows."""

from __future__ import annotations

import pytest

from handlers.cards import Button
from handlers.chat import ChatError
from tests.bot.slack.desk import Clock, RecordingDesk, card, for_everyone, privately
from tests.platforms.slack import FakeSlack, SlackDriver
from tests.platforms.slack.fake import person

WORKING = card("Searching")
ANSWER = card("12 creators", Button("Next", press="p"))


async def test_answer_to_a_command_takes_the_place_of_the_working_card(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    desk.answers = privately(ANSWER, WORKING)
    await mia.says("/creators search beauty")
    (only,) = slack.messages
    assert (only.only_for, only.text) == ("U1", "12 creators said")
    assert [sent["replace_original"] for sent in slack.called("response_url")] == [False, True]


async def test_answer_for_everyone_is_posted_and_the_working_card_goes(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    desk.answers = for_everyone(ANSWER, WORKING)
    await mia.says("/creators search beauty")
    (only,) = slack.messages
    assert (only.only_for, only.channel) == ("", "C1")
    (posted,) = desk.posted
    assert posted is not None
    assert (posted.conversation.id, posted.message_id) == ("C1", only.ts)


async def test_a_shared_card_stays_with_its_asker_though_work_was_shown_there(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    desk.answers = privately(ANSWER)
    await mia.says("/creators search beauty")

    async def share(door):  # type: ignore[no-untyped-def]  # Answer
        await door.working(WORKING)
        await door.answer(card("Own"), "asker")
        return await door.answer(card("Shared"), "everyone")

    desk.answers = share
    await mia.presses("Next")
    assert [(shown.only_for, shown.text) for shown in slack.messages] == [("U1", "Own said"), ("", "Shared said")]


async def test_nothing_posted_unfolds_links(mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk) -> None:
    desk.answers = for_everyone(ANSWER)
    await mia.says("/creators search beauty")
    (sent,) = slack.called("chat.postMessage")
    assert (sent["unfurl_links"], sent["unfurl_media"]) == (False, False)


async def test_where_scout_is_not_the_asker_gets_the_answer_and_the_way_in(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    mia.channel = "C9"
    desk.answers = for_everyone(ANSWER, WORKING)
    await mia.says("/creators search beauty")
    (only,) = slack.messages
    assert only.only_for == "U1"
    assert "12 creators" in only.words
    assert "/invite @Scout" in only.words
    assert desk.posted == [None]


async def test_the_way_in_is_said_in_the_askers_language(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    slack.people["U1"] = person("U1", "小美", locale="zh-CN")
    mia.channel = "C9"
    desk.answers = for_everyone(ANSWER)
    await mia.says("/creators search beauty")
    assert "仅您可见" in mia.shown


async def test_between_two_people_there_is_no_way_in(mia: SlackDriver, desk: RecordingDesk) -> None:
    mia.channel = "D7"
    desk.answers = for_everyone(ANSWER)
    await mia.says("/creators search beauty")
    assert "cannot write in this conversation" in mia.shown
    assert "/invite" not in mia.shown


async def test_after_half_an_hour_the_answer_comes_as_a_private_message(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk, clock: Clock
) -> None:
    async def late(door):  # type: ignore[no-untyped-def]  # Answer
        await door.working(WORKING)
        clock.tick(minutes=31)
        return await door.answer(ANSWER, "asker")

    desk.answers = late
    await mia.says("/creators search beauty")
    (sent,) = slack.called("chat.postEphemeral")
    assert (sent["channel"], sent["user"]) == ("C1", "U1")
    assert len(slack.called("response_url")) == 1


async def test_a_refused_reply_is_given_another_way(mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk) -> None:
    """Another program may have used the address up: Slack's word counts, not our own count."""

    async def exhausted(door):  # type: ignore[no-untyped-def]  # Answer
        for reply in slack.replies.values():
            reply.uses = 5
        return await door.answer(ANSWER, "asker")

    desk.answers = exhausted
    await mia.says("/creators search beauty")
    assert [sent["user"] for sent in slack.called("chat.postEphemeral")] == ["U1"]
    assert "12 creators" in mia.shown


async def test_not_even_ephemeral_possible_means_a_direct_message(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk, clock: Clock
) -> None:
    async def late(door):  # type: ignore[no-untyped-def]  # Answer
        clock.tick(minutes=31)
        return await door.answer(ANSWER, "asker")

    mia.channel = "C9"
    desk.answers = late
    await mia.says("/creators search beauty")
    assert (slack.last.channel, slack.last.only_for) == ("D1", "")


async def test_a_reply_address_is_used_five_times_at_most(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    async def talkative(door):  # type: ignore[no-untyped-def]  # Answer
        for _ in range(7):
            await door.answer(ANSWER, "asker")

    desk.answers = talkative
    await mia.says("/creators search beauty")
    assert len(slack.called("response_url")) == 5
    assert len(slack.called("chat.postEphemeral")) == 2


async def test_press_on_a_private_card_replaces_it(mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk) -> None:
    desk.answers = privately(ANSWER)
    await mia.says("/creators search beauty")
    desk.answers = privately(card("Page 2"), WORKING)
    await mia.presses("Next")
    assert [shown.text for shown in slack.messages] == ["Page 2 said"]


async def test_sharing_from_a_private_card_leaves_it(mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk) -> None:
    desk.answers = privately(ANSWER)
    await mia.says("/creators search beauty")
    desk.answers = for_everyone(card("Shared"))
    await mia.presses("Next")
    assert [(shown.text, shown.only_for) for shown in slack.messages] == [
        ("12 creators said", "U1"),
        ("Shared said", ""),
    ]


async def test_press_on_everyones_card_answers_the_asker_alone(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    desk.answers = for_everyone(ANSWER)
    await mia.says("/creators search beauty")
    desk.answers = privately(card("For you"), WORKING)
    await mia.presses("Next")
    assert [(shown.text, shown.only_for) for shown in slack.messages] == [
        ("12 creators said", ""),
        ("For you said", "U1"),
    ]


async def test_press_on_everyones_card_for_everyone_posts_anew_in_its_thread(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    desk.answers = for_everyone(ANSWER)
    await mia.mention("<@UBOT> search", ts="7.1")
    await mia.chat.idle()
    await mia.presses("Next")
    assert [shown.thread for shown in slack.messages] == ["7.1", "7.1"]


async def test_mention_is_answered_in_its_thread_or_privately(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    desk.answers = privately(ANSWER, WORKING)
    await mia.mention("<@UBOT> search", ts="7.1")
    await mia.chat.idle()
    desk.answers = for_everyone(ANSWER, WORKING)
    await mia.mention("<@UBOT> search", ts="7.2")
    await mia.chat.idle()
    assert [(shown.only_for, shown.thread) for shown in slack.messages] == [("U1", ""), ("", "7.2")]


async def test_direct_message_edits_its_working_card(
    mia_alone: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    desk.answers = privately(ANSWER, WORKING)
    await mia_alone.says("search beauty")
    (only,) = slack.messages
    assert (only.channel, only.only_for, only.text) == ("D1", "", "12 creators said")
    assert len(slack.called("chat.update")) == 1


async def test_press_in_the_direct_message_replaces_or_posts(
    mia_alone: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    desk.answers = privately(ANSWER)
    await mia_alone.says("search beauty")
    await mia_alone.presses("Next")
    assert len(slack.messages) == 1
    desk.answers = for_everyone(card("New"))
    await mia_alone.presses("Next")
    assert [shown.text for shown in slack.messages] == ["12 creators said", "New said"]


async def test_deleted_working_card_means_a_new_message(
    mia_alone: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    async def deleted(door):  # type: ignore[no-untyped-def]  # Answer
        await door.working(WORKING)
        slack.messages.clear()
        return await door.answer(ANSWER, "asker")

    desk.answers = deleted
    await mia_alone.says("search beauty")
    assert mia_alone.card.text == "12 creators said"


async def test_other_refusals_reach_the_desk(mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk) -> None:
    seen: list[ChatError] = []

    async def refused(door):  # type: ignore[no-untyped-def]  # Answer
        with pytest.raises(ChatError) as error:
            await door.answer(ANSWER, "everyone")
        seen.append(error.value)

    slack.refuse("chat.postMessage", "restricted_action")
    desk.answers = refused
    await mia.says("/creators search beauty")
    assert [(error.code, error.permanent) for error in seen] == [("restricted_action", True)]
