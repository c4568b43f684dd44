"""The fake workspace refuses what Slack documents to refuse, so that stories told in it mean something."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.bot.slack.desk import Clock
from tests.platforms.slack import FakeSlack
from tests.platforms.slack.blocks import Refused, check, check_home, check_view

Block = dict[str, Any]


def text(said: str = "said", kind: str = "plain_text") -> Block:
    return {"type": kind, "text": said}


def section(said: str = "said", **more: Any) -> Block:
    return {"type": "section", "text": text(said, "mrkdwn"), **more}


def button(**more: Any) -> Block:
    return {"type": "button", "text": text(), "action_id": "a", "value": "v", **more}


def actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}


def modal(**more: Any) -> Block:
    return {"type": "modal", "title": text(), "blocks": [section()], **more}


FIELD = {"type": "input", "label": text(), "element": {"type": "plain_text_input", "action_id": "a"}, "block_id": "b"}

REFUSED_IN_A_MESSAGE: dict[str, list[Block]] = {
    "51 blocks": [section()] * 51,
    "13,200 characters": [section("x" * 2_900)] * 5,
    "a header of 151": [{"type": "header", "text": text("x" * 151)}],
    "a section of 3,001": [section("x" * 3_001)],
    "26 elements": [actions(*(button(action_id=f"a{number}") for number in range(26)))],
    "a label of 76": [actions(button(text=text("x" * 76)))],
    "an action id twice": [actions(button(), button())],
    "an action id of 256": [actions(button(action_id="a" * 256))],
    "a block id of 256": [section(block_id="b" * 256)],
    "a block id twice": [section(block_id="b"), section(block_id="b")],
    "a menu of six": [
        actions(
            {"type": "overflow", "action_id": "a", "options": [{"text": text(), "value": str(n)} for n in range(6)]}
        )
    ],
    "two tables": [{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}] * 2,
    "an unknown block": [{"type": "marquee"}],
    "an unknown property": [section(colour="red")],
    "nothing said": [section(" ")],
}


@pytest.mark.parametrize("kind", REFUSED_IN_A_MESSAGE)
def test_a_message_over_a_limit_is_refused(kind: str) -> None:
    check([section(), actions(button())])
    with pytest.raises(Refused):
        check(REFUSED_IN_A_MESSAGE[kind])


REFUSED_VIEWS: dict[str, Block] = {
    "a title of 25": modal(title=text("x" * 25)),
    "101 blocks": modal(blocks=[section()] * 101),
    "a field without a way to send it": modal(blocks=[FIELD]),
    "a field twice": modal(blocks=[FIELD, FIELD], submit=text()),
    "metadata of 3,001": modal(private_metadata="x" * 3_001),
    "a table": modal(blocks=[{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}]),
}


@pytest.mark.parametrize("kind", REFUSED_VIEWS)
def test_a_modal_over_a_limit_is_refused(kind: str) -> None:
    check_view(modal(blocks=[FIELD], submit=text()))
    with pytest.raises(Refused):
        check_view(REFUSED_VIEWS[kind])


def test_a_home_tab_over_a_limit_is_refused() -> None:
    check_home([section()] * 100)
    for blocks in ([section()] * 101, [{"type": "plan", "title": "x", "tasks": []}], [section(block_id="b")] * 2):
        with pytest.raises(Refused):
            check_home(blocks)


def test_a_trigger_opens_one_modal_within_three_seconds(slack: FakeSlack, clock: Clock) -> None:
    trigger = slack.views.trigger("U1")
    clock.tick(seconds=3)
    slack.views.opened({"trigger_id": trigger, "view": modal()})
    with pytest.raises(Refused, match="exchanged_trigger_id"):
        slack.views.opened({"trigger_id": trigger, "view": modal()})
    late = slack.views.trigger("U1")
    clock.tick(seconds=4)
    with pytest.raises(Refused, match="expired_trigger_id"):
        slack.views.opened({"trigger_id": late, "view": modal()})


def test_a_view_that_changed_meanwhile_is_not_changed(slack: FakeSlack) -> None:
    told = slack.views.opened({"trigger_id": slack.views.trigger("U1"), "view": modal()})["view"]
    change = {"view_id": told["id"], "hash": told["hash"], "view": modal()}
    slack.views.changed(change)
    with pytest.raises(Refused, match="hash_conflict"):
        slack.views.changed(change)


async def test_a_reply_address_works_five_times_in_half_an_hour(slack: FakeSlack, clock: Clock) -> None:
    said = {"response_type": "ephemeral", "text": "said", "blocks": [section()]}
    async with httpx.AsyncClient() as client:
        often = slack.reply_url("C1", "U1")
        assert [(await client.post(often, json=said)).status_code for _ in range(6)] == [200] * 5 + [404]
        late = slack.reply_url("C1", "U1")
        clock.tick(minutes=31)
        assert (await client.post(late, json=said)).status_code == 404
