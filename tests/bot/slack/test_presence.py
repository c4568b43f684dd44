"""What Slack tells of channels: which Scout is in, which are archived or shared, and who reads them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.slack.chat import SlackChat
from bot.slack.presence import PAGE
from handlers.chat import ChatError, Conversation, Person, Workspace
from tests.platforms.slack import FakeSlack
from tests.platforms.slack.fake import TEAM

HERE = Conversation(Workspace("slack", TEAM), "C1")
MIA = Person(HERE.workspace, "U1", "Mia", time_zone="Europe/London")


async def test_a_channel_is_as_it_was_known_while_nothing_changed(chat: SlackChat) -> None:
    assert (await chat.presence(HERE, MIA)).conversation == HERE


@pytest.mark.parametrize("told", [{"is_archived": True}, {"is_member": False}])
async def test_a_channel_that_is_archived_or_left_is_gone(
    slack: FakeSlack, chat: SlackChat, told: dict[str, bool]
) -> None:
    slack.told["C1"] = told
    assert (await chat.presence(HERE, MIA)).conversation is None


async def test_a_private_channel_that_scout_was_taken_out_of_is_gone(slack: FakeSlack, chat: SlackChat) -> None:
    assert (await chat.presence(replace(HERE, id="G9"), MIA)).conversation is None


async def test_without_the_scopes_or_an_answer_a_channel_is_as_it_was_known(slack: FakeSlack, chat: SlackChat) -> None:
    slack.scopes = slack.scopes.replace(",channels:read", "")
    assert (await chat.presence(HERE, MIA)).conversation == HERE
    with pytest.raises(ChatError):
        await chat.places("#general", MIA)


async def test_a_person_whose_account_is_switched_off_is_gone(slack: FakeSlack, chat: SlackChat) -> None:
    slack.people["U1"]["deleted"] = True
    assert (await chat.presence(HERE, MIA)).person is None


async def test_a_channel_is_found_by_name_or_id_on_any_page_of_the_list(slack: FakeSlack, chat: SlackChat) -> None:
    for number in range(PAGE + 2):
        slack.channels.add(f"C{number:04}X")
        slack.told[f"C{number:04}X"] = {"name": f"room-{number}"}
    [place] = await chat.places(f"#ROOM-{PAGE + 1}", MIA)
    assert (place.conversation.id, place.name) == (f"C{PAGE + 1:04}X", f"#room-{PAGE + 1}")
    assert [found.conversation.id for found in await chat.places("C0003X", MIA)] == ["C0003X"]


async def test_a_private_channel_is_found_only_by_those_who_read_it(slack: FakeSlack, chat: SlackChat) -> None:
    slack.channels.add("G1")
    slack.told["G1"] = {"name": "secret"}
    slack.members["G1"] = {"U2"}
    assert await chat.places("#secret", MIA) == []
    assert len(await chat.places("#secret", replace(MIA, id="U2"))) == 1
