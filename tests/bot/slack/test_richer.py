"""Carousels, plans, tables and alerts: where Slack takes them, and what stands instead where it does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.slack.chat import SlackChat, slack_chat
from bot.slack.render import render
from handlers.cards import (
    Button,
    Card,
    Column,
    Controls,
    Listing,
    Mention,
    Option,
    Paragraph,
    Row,
    Select,
    State,
    Table,
    Text,
)
from handlers.chat import Conversation, Person, Workspace
from storage.store import Store, open_store
from tests.bot.slack.conftest import settings_for
from tests.bot.slack.desk import Clock, RecordingDesk, for_everyone, privately
from tests.platforms.slack import FakeSlack, SlackDriver
from tests.platforms.slack.blocks import check

TEAM = Workspace("slack", "T1")
HERE = Conversation(TEAM, "C1")
MIA = Person(TEAM, "U1")


def creator(name: str) -> Row:
    """A row as a search has it."""
    buttons = tuple(Button(label, press=f"{label}-{name}") for label in ("Details", "Similar", "List"))
    lines = ((Text("TikTok · 33.1K followers"),), (Text("posted today"),))
    return Row((Text(name),), lines, f"https://cdn.example.com/{name}.jpg", name, buttons, in_sight=1)


def step(name: str, state: State, *controls: Button) -> Row:
    return Row((Text(name),), ((Text("43%"),),), controls=controls, state=state)


FOUND = Card("Found", (Listing((creator("Mia"), creator("Lena")), shape="cards"),), tone="good")
SIZES = Table((Column("Name"), Column("Size", "right")), (((Text("Mia"),), (Text("33.1K"),)),))
COMPARED = Card("Compared", (Paragraph((Text("Only one was found."),), warns=True), SIZES), tone="warning")
STEPS = Card("Collecting", (Listing((step("A", "done"), step("B", "running")), shape="steps", label="2 tasks"),))


def kinds_of(blocks: list[dict[str, Any]]) -> list[str]:
    """The types of a message's blocks, without its header."""
    check(blocks)
    return [block["type"] for block in blocks][1:]


def drawn(card: Card) -> list[str]:
    return kinds_of(render(card)[1])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "scout.db")
    yield store
    store.close()


def test_creators_are_a_carousel_with_their_pictures_and_buttons() -> None:
    _, (_, carousel) = render(FOUND)
    check([carousel])
    first = carousel["elements"][0]
    assert first["icon"] == {"type": "image", "image_url": "https://cdn.example.com/Mia.jpg", "alt_text": "Mia"}
    assert [first[part]["text"] for part in ("title", "subtitle", "body")] == [
        "*Mia*",
        "TikTok · 33.1K followers",
        "posted today",
    ]
    assert [button["value"] for button in first["actions"]] == ["Details-Mia", "Similar-Mia", "List-Mia"]


LONG = replace(creator("Mia"), lines=((Text("TikTok"),), (Text("x" * 201),)))
BUSY = replace(creator("Mia"), controls=tuple(Button(f"B{n}", press=f"b{n}") for n in range(4)))
CHOOSY = replace(creator("Mia"), controls=(Select("Status", (Option("New", "n"),)),))


@pytest.mark.parametrize("row", [LONG, BUSY, CHOOSY], ids=["long", "busy", "choosy"])
def test_creators_are_rows_where_one_does_not_fit_its_card(row: Row) -> None:
    assert "carousel" not in drawn(Card("Found", (Listing((creator("Lena"), row), shape="cards"),)))


@pytest.mark.parametrize("count", [1, 11])
def test_one_creator_and_many_are_rows(count: int) -> None:
    rows = tuple(creator(f"C{n}") for n in range(count))
    assert "carousel" not in drawn(Card("Found", (Listing(rows, shape="cards"),)))


def test_steps_are_a_plan() -> None:
    _, (_, plan) = render(STEPS)
    check([plan])
    assert plan["title"] == "2 tasks"
    assert [(task["title"], task["status"]) for task in plan["tasks"]] == [("A", "complete"), ("B", "in_progress")]


@pytest.mark.parametrize(
    "listing",
    [Listing((), shape="steps", label="No tasks"), Listing((step("A", "done"),), shape="steps", label="\u200b ")],
    ids=["no steps", "no name"],
)
def test_no_steps_are_no_plan_and_neither_are_steps_without_a_name(listing: Listing) -> None:
    assert "plan" not in drawn(Card("Collected", (listing,)))


def test_steps_about_which_something_can_be_done_are_rows_with_buttons() -> None:
    rows = (step("A", "done"), step("B", "failed", Button("Retry", press="r")))
    assert drawn(Card("Collected", (Listing(rows, shape="steps", label="2 tasks"),))) == ["section", "section"]


@pytest.mark.parametrize(("tone", "level"), [("warning", "warning"), ("bad", "error")])
def test_first_paragraph_of_a_warning_is_an_alert(tone: Any, level: str) -> None:
    _, (_, alert, _) = render(
        Card("Careful", (Paragraph((Text("Look."),), warns=True), Paragraph((Text("And?"),))), tone=tone)
    )
    assert (alert["type"], alert["level"], alert["text"]["text"]) == ("alert", level, "Look.")


def test_paragraphs_that_do_not_warn_are_no_alerts() -> None:
    plain, warning = Paragraph((Text("Asked: beauty"),)), Paragraph((Text("It costs 300 credits."),), warns=True)
    assert drawn(Card("Spend?", (plain, warning, replace(warning)), tone="warning")) == ["section", "alert", "section"]
    assert drawn(Card("Found", (plain, warning), tone="good")) == ["section", "section"]


def test_warning_that_mentions_somebody_is_a_paragraph_which_surely_notifies() -> None:
    told = Paragraph((Mention("U1", "Mia"), Text(" It took too long.")), warns=True)
    assert drawn(Card("Ended", (told,), tone="warning")) == ["section"]


def test_warning_too_long_for_an_alert_is_a_paragraph() -> None:
    assert drawn(Card("Careful", (Paragraph((Text("x" * 201),), warns=True),), tone="warning")) == ["section"]


async def test_refused_carousel_is_the_same_card_in_rows_and_is_not_tried_again_that_day(
    slack: FakeSlack, chat: SlackChat, clock: Clock
) -> None:
    slack.know_no("carousel")
    await chat.post(HERE, FOUND)
    assert kinds_of(slack.last.blocks) == ["section", "actions", "section", "actions"]
    clock.tick(hours=23)
    await chat.post(HERE, FOUND)
    assert len(slack.called("chat.postMessage")) == 3
    clock.tick(hours=1)
    slack.know_no()
    await chat.post(HERE, FOUND)
    assert kinds_of(slack.last.blocks) == ["carousel"]


async def test_only_the_block_that_was_refused_is_given_up(slack: FakeSlack, chat: SlackChat) -> None:
    slack.know_no("alert")
    await chat.post(HERE, COMPARED)
    assert kinds_of(slack.last.blocks) == ["section", "table"]
    await chat.post(HERE, STEPS)
    assert kinds_of(slack.last.blocks) == ["plan"]
    slack.know_no("table", "alert")
    await chat.post(HERE, COMPARED)
    assert kinds_of(slack.last.blocks) == ["section", "section"]


async def test_edit_and_private_answer_fall_back_too(slack: FakeSlack, chat: SlackChat) -> None:
    slack.know_no("plan", "carousel")
    posted = await chat.post(HERE, Card("Collecting"))
    await chat.update(posted, STEPS)
    assert kinds_of(slack.last.blocks) == ["section", "section"]
    await chat.update(posted, STEPS)
    assert len(slack.called("chat.update")) == 3
    await chat.whisper(HERE, MIA, FOUND)
    assert "carousel" not in kinds_of(slack.last.blocks)


async def test_answer_by_the_reply_address_falls_back_too(
    mia: SlackDriver, slack: FakeSlack, desk: RecordingDesk
) -> None:
    slack.know_no("carousel")
    desk.answers = privately(FOUND)
    await mia.says("/creators search beauty")
    assert "carousel" not in kinds_of(mia.card.blocks)
    await mia.says("/creators search beauty")
    assert len(slack.called("response_url")) == 3


async def test_what_a_private_answer_refuses_messages_still_try(slack: FakeSlack, chat: SlackChat) -> None:
    slack.know_no("carousel")
    await chat.whisper(HERE, MIA, FOUND)
    slack.know_no()
    await chat.post(HERE, FOUND)
    assert kinds_of(slack.last.blocks) == ["carousel"]


async def test_picture_that_cannot_be_loaded_says_nothing_of_carousels(slack: FakeSlack, chat: SlackChat) -> None:
    slack.break_pictures()
    await chat.post(HERE, FOUND)
    assert kinds_of(slack.last.blocks) == ["section", "actions", "section", "actions"]
    other = replace(FOUND, blocks=(Listing(tuple(replace(creator(name), image="") for name in "AB"), shape="cards"),))
    await chat.post(HERE, other)
    assert kinds_of(slack.last.blocks) == ["carousel"]


@pytest.mark.parametrize("code", ["msg_blocks_too_long", "only_one_table_allowed"])
async def test_other_refusals_are_not_remembered(slack: FakeSlack, chat: SlackChat, code: str) -> None:
    slack.refuse("chat.postMessage", code)
    await chat.post(HERE, FOUND)
    assert "carousel" not in kinds_of(slack.last.blocks)
    await chat.post(HERE, FOUND)
    assert kinds_of(slack.last.blocks) == ["carousel"]


async def test_refusal_outlives_a_restart_and_is_of_one_workspace(
    slack: FakeSlack, desk: RecordingDesk, clock: Clock, store: Store
) -> None:
    slack.know_no("carousel")
    await slack_chat(settings_for(slack), desk, clock=clock, store=store).post(HERE, FOUND)
    slack.know_no()
    again = slack_chat(settings_for(slack), desk, clock=clock, store=store)
    await again.post(HERE, FOUND)
    assert "carousel" not in kinds_of(slack.last.blocks)
    await again.post(Conversation(Workspace("slack", "T2"), "C1"), FOUND)
    assert kinds_of(slack.last.blocks) == ["carousel"]


async def test_workspace_may_do_without_them(slack: FakeSlack, desk: RecordingDesk, clock: Clock) -> None:
    chat = slack_chat(settings_for(slack, slack_rich_blocks=False), desk, clock=clock)
    for card in (FOUND, STEPS, COMPARED):
        await chat.post(HERE, card)
        assert set(kinds_of(slack.last.blocks)) <= {"section", "actions"}


async def test_buttons_of_a_carousel_are_pressed_like_others(mia: SlackDriver, desk: RecordingDesk) -> None:
    desk.answers = for_everyone(FOUND)
    await mia.says("search beauty")
    await mia.presses("Similar", place=1)
    assert [press.press for press in desk.presses] == ["Similar-Lena"]


async def test_home_tab_stands_in_plain_blocks(mia: SlackDriver, desk: RecordingDesk) -> None:
    desk.answers = privately(Card("Home", (*FOUND.blocks, *COMPARED.blocks[1:], Controls((Button("Go", press="g"),)))))
    await mia.opens_home()
    assert "carousel" not in [block["type"] for block in mia.home.blocks]
    assert "33.1K" in mia.home.words
