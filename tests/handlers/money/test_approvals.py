"""An approval lets exactly one purchase go over a budget: that one, once, in time, by somebody else who may."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from handlers.chat import Conversation, Person, Presence
from storage.roles import Role
from tests.handlers.collecting.room import press_of
from tests.handlers.money.office import ADA, CHANNEL, ELSEWHERE, LEO, MIA, PIA, TEAM, Office, search, words_of

APPROVE, DECLINE = "Approve · ~10 credits", "Decline"


@pytest.fixture
async def waiting(office: Office) -> Office:
    """The budget is used up, and Mia has asked Leo to let one more search go."""
    await office.says("/creators budget set 10 day workspace", ADA)
    await office.gives(LEO, "approver")
    await office.says(search("beauty"))
    assert "Leo" in await office.says(search("fashion"))
    await office.delivers()
    return office


def approve(office: Office) -> str:
    return press_of(office.asked(), APPROVE)


async def test_what_is_approved_goes_out_once_and_the_asker_gets_the_answer_alone(waiting: Office) -> None:
    await waiting.presses(approve(waiting), LEO)
    await waiting.delivers()
    assert len(waiting.sent) == 2
    [answer] = waiting.written(MIA)
    assert "maker0" in answer and "10 credits used" in answer
    assert "It has run" in words_of(waiting.asked())


async def test_a_second_press_and_a_second_approver_send_nothing_more(waiting: Office) -> None:
    yes, no = approve(waiting), press_of(waiting.asked(), DECLINE)
    await asyncio.gather(*(waiting.presses(yes, who) for who in (LEO, ADA, LEO, ADA)))
    assert len(waiting.sent) == 2
    assert "approved what Mia asked for" in await waiting.presses(yes, LEO)
    assert "approved what Mia asked for" in await waiting.presses(no, ADA)
    assert len(waiting.sent) == 2


@pytest.mark.parametrize("role", ["viewer", "spender"])
async def test_who_may_not_approve_decides_nothing(waiting: Office, role: Role) -> None:
    yes = approve(waiting)
    await waiting.gives(LEO, role)
    for press in (yes, press_of(waiting.asked(), DECLINE)):
        assert "Only approvers and admins decide this" in await waiting.presses(press, LEO)
    assert len(waiting.sent) == 1
    await waiting.presses(yes, ADA)  # it still waits for one who may
    assert len(waiting.sent) == 2


async def test_an_approver_cannot_let_their_own_request_go(waiting: Office) -> None:
    await waiting.gives(MIA, "approver")
    assert "Somebody else has to approve" in await waiting.presses(approve(waiting), MIA)
    assert len(waiting.sent) == 1


async def test_the_asker_may_take_the_request_back(waiting: Office) -> None:
    yes = approve(waiting)
    await waiting.presses(press_of(waiting.asked(), DECLINE), MIA)
    assert "declined" in await waiting.presses(yes, LEO)
    assert len(waiting.sent) == 1


async def test_nobody_of_another_workspace_decides(waiting: Office) -> None:
    theirs = Conversation(ELSEWHERE, "C1")
    for press in (approve(waiting), press_of(waiting.asked(), DECLINE)):
        assert "no longer valid" in await waiting.presses(press, PIA, theirs)
    assert len(waiting.sent) == 1
    await waiting.presses(approve(waiting), LEO)
    assert len(waiting.sent) == 2


async def test_a_guest_decides_nothing_whatever_their_role(waiting: Office) -> None:
    guest = Person(TEAM, LEO.id, "Leo", language="en", is_external=True)
    assert "Guests" in await waiting.presses(approve(waiting), guest)
    assert len(waiting.sent) == 1


async def test_after_a_day_nothing_is_sent_any_more(waiting: Office) -> None:
    yes = approve(waiting)
    waiting.clock.turn(hours=24)
    assert "has expired" in await waiting.presses(yes, LEO)
    assert len(waiting.sent) == 1
    assert "has expired" in words_of(waiting.asked())


async def test_what_changed_since_it_was_asked_for_is_not_sent_and_both_are_told(office: Office) -> None:
    """Mia's line names no level; her own setting changes what it buys after she asked."""
    await office.says("/creators budget set 10 day workspace", ADA)
    await office.gives(LEO, "approver")
    await office.says(search("beauty"))
    await office.says("/creators settings level:S1")
    await office.says(search("fashion", level=""))
    await office.delivers()
    yes = press_of(office.asked(), APPROVE)
    await office.says("/creators settings level:S3")
    shown = await office.presses(yes, LEO)
    await office.delivers()
    assert "What Leo approved for Mia is not the same any more" in shown
    assert len(office.sent) == 1
    [told] = office.written(MIA)
    assert "Nothing was sent or charged; Mia can ask again" in told
    assert "not the same any more" in await office.presses(yes, LEO)
    await office.says(search("fashion", level=""))
    await office.delivers()
    await office.presses(press_of(office.asked(), "Approve · ~40 credits"), LEO)
    assert [body["service_level"] for body in office.sent] == ["S1", "S3"]


async def test_who_may_not_spend_any_more_gets_nothing_by_an_approval(waiting: Office) -> None:
    await waiting.gives(MIA, "viewer")
    await waiting.presses(approve(waiting), LEO)
    await waiting.delivers()
    assert len(waiting.sent) == 1
    assert "not spend its credits" in waiting.written(MIA)[-1]


async def test_what_was_asked_for_where_outsiders_joined_since_is_not_bought(waiting: Office) -> None:
    waiting.board.present = Presence(MIA, replace(CHANNEL, is_external=True))
    await waiting.presses(approve(waiting), LEO)
    await waiting.delivers()
    assert len(waiting.sent) == 1
    assert "people of other organisations cannot use this team's credits" in waiting.written(MIA)[-1]


async def test_nothing_is_bought_for_who_has_left_the_team_since(waiting: Office) -> None:
    waiting.board.present = Presence(None, CHANNEL)
    await waiting.presses(approve(waiting), LEO)
    assert len(waiting.sent) == 1


async def test_who_asks_for_the_same_again_waits_for_the_one_request(waiting: Office) -> None:
    shown = await waiting.says(search("fashion"))
    assert "waits for an approver already" in shown
    await waiting.delivers()
    assert len(waiting.board.about("approval-")) == 1


async def test_where_nobody_may_approve_the_asker_gets_the_figures(office: Office) -> None:
    await office.scout.context.store.roles.remember(TEAM.key, "U3", "Ada", is_admin=False)
    await office.says("/creators budget set 10 day workspace", ADA)
    await office.scout.context.store.roles.remember(TEAM.key, "U3", "Ada", is_admin=False)
    await office.says(search("beauty"))
    shown = await office.says(search("fashion"))
    assert "10 of 10 credits used" in shown
    assert "Ask an admin for a larger budget" in shown
    assert len(office.sent) == 1


async def test_each_reads_a_decision_in_their_own_language(office: Office) -> None:
    await office.says("/creators budget set 10 day workspace", ADA)
    await office.gives(LEO, "approver")
    await office.says("/creators settings language:zh")
    alone = Conversation(TEAM, "D1", is_private=True)
    await office.says(search("beauty"), place=alone)
    await office.says("/creators settings language:en", LEO)
    assert "已请 Ada、Leo 审批" in await office.says(search("fashion"), place=alone)
    await office.delivers()
    assert "Mia asks to go over a budget" in words_of(office.asked(LEO))
    assert "Mia 申请超出预算" in words_of(office.asked(ADA))  # who chose none reads the asker's
    yes = press_of(office.asked(LEO), APPROVE)
    await office.presses(yes, LEO, Conversation(TEAM, LEO.id, is_private=True))
    await office.delivers()
    assert "Leo approved what Mia asked for" in words_of(office.asked(LEO))
    assert "Leo 批准了 Mia 的请求" in words_of(office.asked(ADA))
    assert len(office.sent) == 2
