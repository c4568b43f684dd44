"""What reaches the desk from Feishu, as what, and in which order."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import replace
from typing import Any

import pytest
from starlette.applications import Starlette

from bot.feishu.chat import feishu_chat
from handlers.cards import Button, Option, Select
from handlers.chat import Door, Posted, Workspace
from tests.bot.slack.desk import Clock, RecordingDesk, StuckDesk, card, for_everyone
from tests.platforms.feishu import FakeFeishu, FeishuDriver
from tests.platforms.feishu.tenant import BOT, DM, GROUP, TENANT

ALL = {"key": "@_all", "id": {}, "name": "Everyone"}
LEO = {"key": "@_user_2", "id": {"open_id": "ou_leo"}, "name": "Leo", "tenant_key": TENANT}


async def test_a_direct_message_is_a_request(mia: FeishuDriver, desk: RecordingDesk, clock: Clock) -> None:
    await mia.says("/creators search 美妆 国家:美国")
    (request,) = desk.requests
    assert request.text == "/creators search 美妆 国家:美国"
    assert request.at == clock()
    assert request.conversation.is_private
    assert (request.person.id, request.person.name, request.person.email) == ("ou_mia", "Mia", "mia@example.com")
    assert request.person.workspace == Workspace("feishu", TENANT)
    assert not request.person.is_external


async def test_a_delivery_is_known_by_its_event_and_by_its_message(mia: FeishuDriver, desk: RecordingDesk) -> None:
    await mia.message("help", message_id="om_same")
    await mia.chat.idle()
    await mia.again()
    await mia.chat.idle()
    await mia.message("help", message_id="om_same")
    await mia.chat.idle()
    first, again, anew = desk.requests
    assert first.id == again.id != anew.id
    assert first.other_ids == anew.other_ids == ("message:om_same",)


async def test_a_mention_in_a_group_is_a_request_without_the_mention(
    mia_in_group: FeishuDriver, desk: RecordingDesk
) -> None:
    await mia_in_group.says("/creators help")
    (request,) = desk.requests
    assert request.text == "/creators help"
    assert request.conversation.id == GROUP
    assert not request.conversation.is_private


async def test_other_people_in_a_line_are_named(mia: FeishuDriver, desk: RecordingDesk) -> None:
    await mia.message("/creators lookalike @_user_2 on:youtube", mentions=[LEO])
    await mia.chat.idle()
    assert desk.requests[0].text == "/creators lookalike @Leo on:youtube"


@pytest.mark.parametrize("mentions", [[], [ALL], [LEO], [ALL, LEO]])
async def test_a_group_is_not_listened_to_unless_scout_itself_is_mentioned(
    mia_in_group: FeishuDriver, desk: RecordingDesk, mentions: list[dict[str, Any]]
) -> None:
    await mia_in_group.message("@_all /creators help", mentions=mentions)
    await mia_in_group.chat.idle()
    assert desk.requests == []
    assert mia_in_group.feishu.messages == []


async def test_bots_and_scout_itself_are_ignored(mia: FeishuDriver, desk: RecordingDesk) -> None:
    await mia.message("/creators help", sender={"sender_type": "app"})
    await mia.message("/creators help", sender={"sender_id": {"open_id": BOT}, "sender_type": "app"})
    await mia.chat.idle()
    assert desk.requests == []


async def test_a_message_that_arrives_half_an_hour_late_is_left_alone(
    mia: FeishuDriver, desk: RecordingDesk, clock: Clock
) -> None:
    sent_at = int(clock().timestamp() * 1000)
    clock.tick(minutes=31)
    await mia.message("/creators help", create_time=str(sent_at))
    await mia.chat.idle()
    assert desk.requests == []
    await mia.message("/creators help", create_time=str(sent_at + 2 * 60_000))
    await mia.chat.idle()
    assert len(desk.requests) == 1


async def test_a_post_is_read_with_its_links_and_mentions(mia: FeishuDriver, desk: RecordingDesk) -> None:
    runs = [
        {"tag": "at", "user_id": "@_user_2", "user_name": "Leo"},
        {"tag": "text", "text": " /creators lookalike "},
        {"tag": "a", "href": "https://www.tiktok.com/@mia", "text": "her"},
    ]
    content = json.dumps({"title": "", "content": [runs, [{"tag": "text", "text": "to:youtube"}]]})
    await mia.message("", message_type="post", content=content, mentions=[LEO])
    await mia.chat.idle()
    assert desk.requests[0].text == "@Leo /creators lookalike https://www.tiktok.com/@mia\nto:youtube"


def link(href: str, text: str = "a link") -> dict[str, str]:
    return {"tag": "a", "href": href, "text": text}


def plain(text: str) -> dict[str, str]:
    return {"tag": "text", "text": text}


@pytest.mark.parametrize(
    ("runs", "understood"),
    [
        ([link("https://a.example/@mia"), link("https://a.example/@leo")], None),
        ([link("https://a.example/@mia"), plain("and"), link("https://a.example/@leo")], None),
        ([plain("看看"), link("https://a.example/@mia"), plain("这个达人")], None),
        (
            [plain("(see"), plain(" it: "), link("https://a.example/@mia"), plain(").")],
            "(see it: https://a.example/@mia).",
        ),
        ([plain("@"), link("http://jaybnow.hr", "jaybnow.hr"), plain("快看")], "@jaybnow.hr 快看"),
        ([{"tag": "at", "user_id": "@_user_2", "user_name": "Leo"}, plain("看看")], "@Leo 看看"),
    ],
)
async def test_links_and_mentions_stand_apart_from_what_they_touch(
    mia: FeishuDriver, desk: RecordingDesk, runs: list[dict[str, str]], understood: str | None
) -> None:
    content = json.dumps({"title": "", "content": [runs]})
    await mia.message("", message_type="post", content=content, mentions=[LEO])
    await mia.chat.idle()
    assert desk.requests[0].text == (understood or " ".join(run.get("href") or run["text"] for run in runs))


async def test_a_mention_stands_apart_in_plain_text_too(mia: FeishuDriver, desk: RecordingDesk) -> None:
    await mia.message("@_user_2看看 https://a.example/@mia", mentions=[LEO])
    await mia.chat.idle()
    assert desk.requests[0].text == "@Leo 看看 https://a.example/@mia"


@pytest.mark.parametrize(
    ("kind", "content"),
    [("sticker", '{"file_key":"s"}'), ("text", "not json"), ("text", "[]"), ("text", '{"text":""}'), ("post", "{}")],
)
async def test_what_holds_no_words_is_ignored(mia: FeishuDriver, desk: RecordingDesk, kind: str, content: str) -> None:
    await mia.message("", message_type=kind, content=content)
    await mia.chat.idle()
    assert desk.requests == []


async def test_a_message_that_comes_too_late_is_in_the_log_with_its_time(
    mia: FeishuDriver, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    sent_at = str(int(clock().timestamp() * 1000))
    clock.tick(minutes=31)
    await mia.message("/creators help", create_time=sent_at)
    await mia.chooses("home", create_time=sent_at)
    assert caplog.text.count("is the clock right? action=feishu_stale") == 2


async def test_people_of_another_tenant_are_external_and_not_asked_about(
    mia: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    await mia.message("/creators help", sender={"tenant_key": "tenant_2"})
    await mia.chat.idle()
    assert desk.requests[0].person.is_external
    assert desk.requests[0].person.workspace.id == TENANT
    assert not [path for path, _ in feishu.calls if "contact" in path]


async def test_a_group_with_outsiders_is_external(
    mia_in_group: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    feishu.groups[GROUP]["external"] = True
    await mia_in_group.says("/creators help")
    assert desk.requests[0].conversation.is_external


async def test_people_are_looked_up_once_an_hour(
    mia: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu, clock: Clock
) -> None:
    await mia.says("one")
    await mia.says("two")
    assert len(feishu.called("GET contact/v3/users/ou_mia")) == 1
    clock.tick(minutes=61)
    await mia.says("three")
    assert len(feishu.called("GET contact/v3/users/ou_mia")) == 2
    assert len(desk.requests) == 3


async def test_without_the_permission_a_person_has_no_email(
    mia: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    feishu.scopes -= {"contact:contact.base:readonly", "contact:user.email:readonly"}
    await mia.says("/creators help")
    assert (desk.requests[0].person.id, desk.requests[0].person.email) == ("ou_mia", "")


async def test_a_button_is_a_press_with_its_opaque_id(
    mia: FeishuDriver, desk: RecordingDesk, feishu: FakeFeishu
) -> None:
    desk.answers = for_everyone(card("Found", Button("Next", press="p-1")))
    await mia.says("/creators search")
    await mia.presses("Next")
    (press,) = desk.presses
    assert press.press == "p-1"
    assert press.posted == Posted(press.conversation, feishu.messages[0].message)
    assert press.conversation.is_private
    assert (press.person.id, press.person.time_zone) == ("ou_mia", "Asia/Shanghai")


async def test_a_chosen_option_is_a_press(mia: FeishuDriver, desk: RecordingDesk) -> None:
    select = Select("Sort", (Option("Followers", "p-f"), Option("Views", "p-v")), chosen=0)
    desk.answers = for_everyone(card("Found", select))
    await mia.says("/creators search")
    await mia.presses("Views")
    assert [press.press for press in desk.presses] == ["p-v"]


async def test_who_presses_is_the_same_person_even_by_another_id(mia: FeishuDriver, desk: RecordingDesk) -> None:
    desk.answers = for_everyone(card("Found", Button("Next", press="p-1")))
    await mia.says("/creators search")
    await mia.press(mia.card, "Next", user_id="mia01", tenant_key=TENANT)
    await mia.chat.idle()
    assert desk.presses[0].person == replace(desk.requests[0].person, time_zone="Asia/Shanghai")


async def test_a_user_id_names_nobody_where_feishu_does_not_say_in_which_tenant(
    mia: FeishuDriver, desk: RecordingDesk
) -> None:
    desk.answers = for_everyone(card("Found", Button("Next", press="p-1")))
    await mia.says("/creators search")
    await mia.press(mia.card, "Next", user_id="mia01")
    await mia.chat.idle()
    person = desk.presses[0].person
    assert (person.id, person.name, person.email) == ("mia01", "", "")
    assert person.is_external and person.is_presumed


async def test_a_delivery_is_acknowledged_before_any_work(feishu: FakeFeishu, clock: Clock) -> None:
    desk = StuckDesk()
    chat = feishu_chat(feishu.settings(feishu_mode="webhook"), desk, clock=clock, pace=feishu.pace())
    await chat.start()
    mia = FeishuDriver(feishu, chat, Starlette(routes=list(chat.routes)))
    assert await mia.message("/creators help") == {"msg": "success"}  # comes back although nothing is answered
    await desk.began.wait()
    assert desk.requests == []
    desk.let_go.set()
    await chat.idle()
    assert len(desk.requests) == 1
    await chat.stop()


async def test_one_failing_request_does_not_stop_the_next(
    mia: FeishuDriver, desk: RecordingDesk, caplog: pytest.LogCaptureFixture
) -> None:
    good = desk.answers

    async def bad(door: Door) -> Posted | None:
        raise RuntimeError("broken")

    desk.answers = bad
    await mia.says("one")
    desk.answers = good
    await mia.says("two")
    assert "action=delivery_failed" in caplog.text
    assert "Answer" in mia.shown


async def test_two_requests_run_side_by_side(mia: FeishuDriver, desk: RecordingDesk) -> None:
    both = asyncio.Barrier(2)
    answer = desk.answers

    async def together(door: Door) -> Posted | None:
        await both.wait()
        return await answer(door)

    desk.answers = together
    await mia.message("one")
    await mia.message("two")
    await asyncio.wait_for(mia.chat.idle(), 5)
    assert len(desk.requests) == 2


async def test_an_emoji_on_a_card_reaches_the_desk_without_its_chat(
    mia_in_group: FeishuDriver, desk: RecordingDesk
) -> None:
    desk.answers = for_everyone(card("Found"))
    await mia_in_group.says("/creators search 美妆")
    (posted,) = desk.posted
    assert posted is not None
    await mia_in_group.reacts("FINGERHEART")
    (reaction,) = desk.reactions
    assert (reaction.emoji, reaction.message_id) == ("FINGERHEART", posted.message_id)
    assert (reaction.person.id, reaction.person.is_external, reaction.conversation) == ("ou_mia", True, None)
    assert reaction.seen_in is not None
    person, place = await reaction.seen_in(posted.conversation)
    assert (person.name, person.is_external, place) == ("Mia", False, posted.conversation)


@pytest.mark.parametrize(
    "told",
    [{"reaction_type": {"emoji_type": "OK"}}, {"operator_type": "app"}, {"user_id": {}}, {"reaction_type": None}],
)
async def test_an_emoji_that_means_nothing_is_left(
    mia_in_group: FeishuDriver, desk: RecordingDesk, told: dict[str, Any]
) -> None:
    desk.answers = for_everyone(card("Found"))
    await mia_in_group.says("/creators search 美妆")
    await mia_in_group.reacts("FINGERHEART", **told)
    assert desk.reactions == []


async def test_an_answer_aside_leaves_the_pressed_private_card_standing(
    mia_in_group: FeishuDriver, desk: RecordingDesk
) -> None:
    await mia_in_group.says("/creators search 美妆")
    shown = card("Found", Button("Shortlist", press="p"))

    async def first(door: Door) -> Posted | None:
        return await door.answer(shown, "asker")

    async def aside(door: Door) -> Posted | None:
        return await door.answer(card("Added"), "aside")

    desk.answers = first
    await mia_in_group.says("/creators search 美妆")
    found = mia_in_group.card
    desk.answers = aside
    await mia_in_group.presses("Shortlist")
    assert "Added" in mia_in_group.shown
    assert "Found" in found.words


async def test_events_of_other_kinds_are_acknowledged_and_left_alone(mia: FeishuDriver, desk: RecordingDesk) -> None:
    assert await mia.deliver("im.message.message_read_v1", {"reader": {}}) == {}
    assert await mia.deliver("contact.user.created_v3", {"object": {}}) == {}
    assert desk.requests == []


async def test_words_of_people_are_not_logged(
    mia: FeishuDriver, desk: RecordingDesk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await mia.says("/creators search hush-hush mia@example.com")
    assert "hush-hush" not in caplog.text
    assert "mia@example.com" not in caplog.text
    assert desk.requests[0].conversation.id == DM
    assert "mia@example.com" not in repr(desk.requests[0].person)
