"""What people do in Slack reaches the desk once it is acknowledged, as plain words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.types import Message, Receive, Scope, Send

from bot.slack.chat import slack_chat
from handlers.cards import Button, Card, Listing, Option, Row, Select, Text
from handlers.chat import Conversation, Door, Workspace
from tests.bot.slack.conftest import settings_for
from tests.bot.slack.desk import Clock, RecordingDesk, StuckDesk, card, for_everyone, privately
from tests.platforms.slack import FakeSlack, SlackDriver
from tests.platforms.slack.fake import person


async def test_slash_command_arrives_with_its_command_and_asker(mia: SlackDriver, desk: RecordingDesk) -> None:
    await mia.says("/creators search tiktok beauty")
    (request,) = desk.requests
    assert request.text == "/creators search tiktok beauty"
    assert (request.person.id, request.person.name, request.person.email) == ("U1", "Mia", "mia@example.com")
    assert (request.person.language, request.person.time_zone) == ("en-US", "Europe/London")
    assert request.conversation.workspace.key == "slack:T1"
    assert (request.conversation.id, request.conversation.is_private) == ("C1", False)


async def test_acknowledgement_does_not_wait_for_the_work(slack: FakeSlack, clock: Clock) -> None:
    desk = StuckDesk()
    chat = slack_chat(settings_for(slack), desk, clock=clock)
    mia = SlackDriver(slack, chat, Starlette(routes=list(chat.routes)))
    assert await mia.slash("/creators", "search beauty") == 200
    await desk.began.wait()
    assert desk.requests == []
    desk.let_go.set()
    await chat.idle()
    assert [request.text for request in desk.requests] == ["/creators search beauty"]


async def test_no_work_begins_before_the_acknowledgement_is_sent(slack: FakeSlack, desk: RecordingDesk) -> None:
    begun: list[datetime] = []
    begun_when_sent: list[int] = []

    def clock() -> datetime:
        begun.append(datetime.now(UTC))  # the first thing that work does is to look at the time
        return begun[-1]

    chat = slack_chat(settings_for(slack), desk, clock=clock)
    inner = Starlette(routes=list(chat.routes))

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        async def watched(message: Message) -> None:
            begun_when_sent.append(len(begun))
            await send(message)

        await inner(scope, receive, watched)

    await SlackDriver(slack, chat, app).says("/creators search beauty")
    assert desk.requests
    assert begun
    assert set(begun_when_sent) == {0}
    await chat.stop(seconds=1)


async def test_delivery_that_fails_is_logged_and_the_next_one_is_served(
    mia: SlackDriver, desk: RecordingDesk, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(door: Door) -> None:
        raise RuntimeError("the desk broke its promise")

    works, desk.answers = desk.answers, fail
    await mia.says("/creators help")
    assert "action=delivery_failed" in caplog.text
    desk.answers = works
    await mia.says("/creators help")
    assert "Answer" in mia.shown


async def test_word_payload_in_a_command_is_just_a_word(mia: SlackDriver, desk: RecordingDesk) -> None:
    await mia.says("/creators search payload=1 test")
    assert desk.requests[0].text == "/creators search payload=1 test"


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("search <https://www.tiktok.com/@mia|tiktok.com/@mia>", "search https://www.tiktok.com/@mia"),
        ("search <https://x.com/?a=1&amp;b=2>", "search https://x.com/?a=1&b=2"),
        ("search <mailto:a@b.co|a@b.co>", "search a@b.co"),
        ("lookalike <@U9|charli>", "lookalike @charli"),
        ("lookalike <#C9|beauty>", "lookalike #beauty"),
        ("search er:&gt;3% views:&lt;5k R&amp;B", "search er:>3% views:<5k R&B"),
        ("search “clean girl”", "search “clean girl”"),
        ("search <!subteam^S1|@team> <!date^1^x|today>", "search @team today"),
        ("lookalike @<http://jaybnow.hr|jaybnow.hr>", "lookalike @jaybnow.hr"),
    ],
)
async def test_markup_is_taken_off_what_was_typed(
    mia: SlackDriver, desk: RecordingDesk, typed: str, understood: str
) -> None:
    await mia.says(f"/creators {typed}")
    assert desk.requests[0].text == f"/creators {understood}"


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("<https://a.example/@mia><https://a.example/@leo>", "https://a.example/@mia https://a.example/@leo"),
        ("<https://a.example/@mia>and<https://a.example/@leo>", "https://a.example/@mia and https://a.example/@leo"),
        ("看看<https://a.example/@mia>的视频", "看看 https://a.example/@mia 的视频"),
        ("<https://a.example/@mia>.Thanks <@U9|leo>and <@U8|kim>", "https://a.example/@mia .Thanks @leo and @kim"),
        ("(<https://a.example/@mia>), like:<https://a.example/@leo>.", None),
        ('“<https://a.example/@mia>” "<https://a.example/@leo>"；', None),
    ],
)
async def test_links_and_mentions_stand_apart_from_what_they_touch(
    mia: SlackDriver, desk: RecordingDesk, typed: str, understood: str | None
) -> None:
    """Except for brackets, quotes, and the signs before them and behind them that no address is longer by."""
    await mia.says(f"/collect {typed}")
    assert desk.requests[0].text == f"/collect {understood or typed.replace('<', '').replace('>', '')}"


async def test_groups_of_people_are_told_from_people(mia: SlackDriver, desk: RecordingDesk) -> None:
    await mia.says("/collect <@U9|leo> <!subteam^S1|@team> <!here>")
    assert [(each.id, each.name, each.is_group) for each in desk.requests[0].named] == [
        ("U9", "leo", False),
        ("S1", "team", True),
    ]


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("<@UBOT> search beauty", "search beauty"),
        ("<@UBOT|scout>   creators search beauty", "creators search beauty"),
        ("hey <@UBOT> /creators help", "/creators help"),
        ("search beauty <@UBOT>", "search beauty"),
        ("<@UBOT> lookalike <@U9|charli>", "lookalike @charli"),
    ],
)
async def test_mention_is_a_line_for_scout(mia: SlackDriver, desk: RecordingDesk, typed: str, understood: str) -> None:
    assert await mia.mention(typed, ts="1.5") == 200
    await mia.chat.idle()
    (request,) = desk.requests
    assert request.text == understood
    assert request.other_ids == ("T1:C1:1.5:U1",)


async def test_direct_message_is_a_private_line(mia_alone: SlackDriver, desk: RecordingDesk) -> None:
    await mia_alone.says("search beauty")
    (request,) = desk.requests
    assert (request.text, request.conversation.id, request.conversation.is_private) == ("search beauty", "D1", True)


async def test_direct_message_may_name_other_people(
    mia_alone: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    """Also while Slack does not tell Scout who it is."""
    slack.refuse("auth.test", "internal_error", "internal_error")
    await mia_alone.event(
        {"type": "message", "channel_type": "im", "channel": "D1", "text": "lookalike <@U9|charli>"}, authorizations=[]
    )
    await mia_alone.chat.idle()
    assert desk.requests[0].text == "lookalike @charli"


async def test_thread_is_part_of_the_conversation(mia: SlackDriver, desk: RecordingDesk) -> None:
    await mia.mention("<@UBOT> help", thread_ts="1.0001")
    await mia.chat.idle()
    assert desk.requests[0].conversation.thread == "1.0001"


async def test_repeated_event_keeps_its_ids(mia: SlackDriver, desk: RecordingDesk) -> None:
    """Retries are not dropped at the door: the first delivery may never have arrived. The desk knows the id."""
    await mia.mention("<@UBOT> help")
    assert await mia.again(number=1) == 200
    await mia.chat.idle()
    first, second = desk.requests
    assert (first.id, first.other_ids) == (second.id, second.other_ids)


@pytest.mark.parametrize(
    "event",
    [
        {"type": "message", "channel_type": "im", "channel": "D1", "text": "x", "bot_id": "B1"},
        {"type": "message", "channel_type": "im", "channel": "D1", "text": "x", "subtype": "message_changed"},
        {"type": "message", "channel_type": "im", "channel": "D1", "text": "x", "subtype": "bot_message"},
        {"type": "message", "channel_type": "channel", "text": "not for us"},
        {"type": "app_mention", "text": "<@UBOT> x", "edited": {"user": "U1", "ts": "2"}},
        {"type": "app_mention", "text": "<@UBOT> x", "user": ""},
        {"type": "reaction_added", "reaction": "eyes"},
    ],
)
async def test_what_is_not_said_to_scout_is_acknowledged_and_left(
    mia: SlackDriver, desk: RecordingDesk, event: dict[str, object]
) -> None:
    assert await mia.event(event) == 200
    await mia.chat.idle()
    assert desk.requests == []


async def test_a_star_on_scouts_message_reaches_the_desk(mia: SlackDriver, desk: RecordingDesk) -> None:
    desk.answers = for_everyone(card("Found"))
    await mia.says("search beauty")
    (posted,) = desk.posted
    assert posted is not None
    await mia.reacts("star")
    await mia.reacts("star", item_user="")
    for reaction in desk.reactions:
        assert (reaction.emoji, reaction.message_id, reaction.person.id) == ("star", posted.message_id, "U1")
        assert reaction.conversation is not None
        assert (reaction.conversation.id, reaction.conversation.is_private) == ("C1", False)
    assert len({reaction.id for reaction in desk.reactions}) == 2


@pytest.mark.parametrize(
    "told", [{"item_user": "U2"}, {"user": ""}, {"item": {"type": "file", "file": "F1"}}, {"type": "reaction_removed"}]
)
async def test_an_emoji_on_anything_else_is_left(mia: SlackDriver, desk: RecordingDesk, told: dict[str, Any]) -> None:
    desk.answers = for_everyone(card("Found"))
    await mia.says("search beauty")
    await mia.reacts("star", **told)
    await mia.reacts("starfish")
    assert desk.reactions == []


async def test_emojis_that_mean_nothing_ask_slack_for_nobody(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    desk.answers = for_everyone(card("Found"))
    await mia.says("search beauty")
    before = len(slack.calls)
    await mia.reacts("eyes")
    assert len(slack.calls) == before


async def test_an_answer_aside_leaves_the_pressed_card_standing(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk, buttons: Card
) -> None:
    desk.answers = privately(buttons)
    await mia.says("/creators search beauty")

    async def aside(door: Door) -> None:
        await door.answer(card("Added"), "aside")

    desk.answers = aside
    await mia.presses("Next")
    assert [shown.text for shown in slack.messages] == [f"{buttons.title} said", "Added said"]


async def test_press_carries_its_id_and_the_message_it_sits_on(
    mia: SlackDriver, desk: RecordingDesk, buttons: Card
) -> None:
    desk.answers = for_everyone(buttons)
    await mia.says("search beauty")
    (posted,) = desk.posted
    await mia.presses("Next")
    assert await mia.again() == 200
    await mia.chat.idle()
    first, second = desk.presses
    assert (first.press, first.posted) == ("p-next", posted)
    assert first.id == second.id


async def test_option_chosen_is_a_press(mia: SlackDriver, desk: RecordingDesk, buttons: Card) -> None:
    desk.answers = for_everyone(buttons)
    await mia.says("search beauty")
    await mia.presses("By views")
    assert desk.presses[0].press == "p-views"


async def test_button_that_opens_a_page_is_only_acknowledged(
    mia: SlackDriver, desk: RecordingDesk, buttons: Card
) -> None:
    desk.answers = for_everyone(buttons)
    await mia.says("search beauty")
    assert await mia.press(mia.card, mia.card.control("Profile")) == 200
    await mia.chat.idle()
    assert desk.presses == []


async def test_menu_presses_its_line_or_opens_its_page(mia: SlackDriver, desk: RecordingDesk) -> None:
    controls = (Button("Details", "d"), Button("Similar", "s"), Button("Profile", url="https://www.tiktok.com/@mia"))
    row = Row((Text("Mia"),), controls=controls, in_sight=1)
    desk.answers = for_everyone(Card("Found", (Listing((row,)),)))
    await mia.says("search beauty")
    await mia.presses("Similar")
    await mia.press(mia.card, mia.card.control("Profile"), "Profile")
    await mia.chat.idle()
    assert [press.press for press in desk.presses] == ["s"]


async def test_press_on_a_private_card_names_no_message(mia: SlackDriver, desk: RecordingDesk, buttons: Card) -> None:
    desk.answers = privately(buttons)
    await mia.says("/creators search beauty")
    await mia.presses("Next")
    assert desk.presses[0].posted is None


@pytest.mark.parametrize(
    "told",
    [
        {"is_restricted": True},
        {"is_ultra_restricted": True},
        {"is_stranger": True},
        {"team_id": "T2"},
    ],
)
async def test_guests_and_people_of_another_organisation_are_external(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk, told: dict[str, Any]
) -> None:
    slack.people["U1"] = person("U1", "Guest", **told)
    await mia.says("/creators help")
    assert desk.requests[0].person.is_external


async def test_workspaces_of_one_enterprise_are_not_external(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    slack.people["U1"] = person("U1", "Mia", team_id="T7", enterprise_user={"teams": ["T1", "T7"]})
    await mia.says("/creators help")
    assert not desk.requests[0].person.is_external


async def presses_next(mia: SlackDriver) -> None:
    await mia.chat.post(Conversation(Workspace("slack", "T1"), "C1"), card("Creators", Button("Next", "p1")))
    await mia.presses("Next")


IN_A_CHANNEL: dict[str, Callable[[SlackDriver], Awaitable[None]]] = {
    "a mention": lambda mia: mia.says("help"),
    "a command": lambda mia: mia.says("/creators help"),
    "a shortcut": lambda mia: mia.uses("creators_in_message", on="<https://www.tiktok.com/@mia>"),
    "a press": presses_next,
}


@pytest.mark.parametrize("way", IN_A_CHANNEL)
async def test_channel_shared_with_another_organisation_is_external_by_every_way_in(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk, clock: Clock, way: str
) -> None:
    await IN_A_CHANNEL[way](mia)
    slack.told["C1"] = {"is_ext_shared": True}
    clock.tick(minutes=6)
    await IN_A_CHANNEL[way](mia)
    places = [*(each.conversation for each in desk.requests), *(each.conversation for each in desk.presses)]
    assert [place.is_external for place in places] == [False, True]


async def test_a_channel_is_looked_up_once_in_five_minutes(mia: SlackDriver, slack: FakeSlack) -> None:
    for _ in range(3):
        await mia.says("/creators help")
    assert len(slack.called("conversations.info")) == 1


async def test_a_channel_stays_external_while_slack_does_not_tell(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk, clock: Clock
) -> None:
    slack.told["C1"] = {"is_ext_shared": True}
    await mia.says("/creators help")
    slack.refuse("conversations.info", "internal_error")
    clock.tick(minutes=6)
    await mia.says("/creators help")
    assert [request.conversation.is_external for request in desk.requests] == [True, True]


async def test_a_channel_that_slack_never_told_of_is_taken_for_a_shared_one_until_it_answers(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    slack.refuse("conversations.info", "internal_error")
    await mia.says("/creators help")
    await mia.says("/creators help")
    places = [request.conversation for request in desk.requests]
    assert [(place.is_external, place.is_presumed) for place in places] == [(True, True), (False, False)]


async def test_a_private_channel_that_scout_is_not_in_is_the_team_s_own(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    slack.refuse("conversations.info", "channel_not_found")
    await mia.says("/creators help")
    assert [request.conversation.is_external for request in desk.requests] == [False]


async def test_without_the_scope_for_people_the_delivery_is_all_we_know(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    slack.scopes = "commands,chat:write"
    await mia.says("/creators help")
    assert (desk.requests[0].person.name, desk.requests[0].person.email) == ("mia", "")


async def test_a_person_is_looked_up_once_an_hour(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk, clock: Clock
) -> None:
    await mia.says("/creators help")
    await mia.says("/creators help")
    assert len(slack.called("users.info")) == 1
    clock.tick(hours=1)
    await mia.says("/creators help")
    assert len(slack.called("users.info")) == 2


async def test_environment_of_an_install_flow_does_not_change_who_we_are(
    slack: FakeSlack, desk: RecordingDesk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bolt reads SLACK_CLIENT_ID and others by itself; the one bot token stays in charge."""
    for name in ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_BOT_TOKEN"):
        monkeypatch.setenv(name, "from-the-environment")
    chat = slack_chat(settings_for(slack), desk, clock=clock)
    await SlackDriver(slack, chat, Starlette(routes=list(chat.routes))).says("/creators help")
    assert [request.text for request in desk.requests] == ["/creators help"]
    await chat.stop(seconds=1)


@pytest.fixture
def buttons() -> Card:
    return card(
        "Found",
        Button("Next", press="p-next"),
        Button("Profile", url="https://www.tiktok.com/@mia"),
        Select("Sort", (Option("By views", "p-views"), Option("By size", "p-size"))),
    )
