"""Lines at a terminal: typed, piped or completed, they reach the desk; numbers press what the last card offers."""

from __future__ import annotations

import asyncio
import io
import json
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from bot.terminal.listen import TerminalListener
from bot.terminal.post import CONVERSATION, WORKSPACE, TerminalChat
from bot.terminal.prompt import Commands, prompt
from handlers.cards import Button, Card
from handlers.chat import ChatError, Conversation, Person, Workspace
from tests.bot.slack.desk import Clock, RecordingDesk, card, privately

FOUND = card(
    "Found", Button("Next", press="p-next"), Button("Open", url="https://x.com/"), Button("Share", press="p-share")
)


class Screen:
    """A terminal with a recording desk behind it."""

    def __init__(self, **more: Any) -> None:
        self.written = io.StringIO()
        self.desk = RecordingDesk(privately(FOUND, working=card("Searching")))
        self.chat = TerminalChat(Console(file=self.written, width=100), **more)
        self.listener = TerminalListener(self.chat, self.desk, Clock(), language="zh-CN")

    async def types(self, keys: str, history: Path) -> None:
        with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
            keyboard.send_text(keys)
            await prompt(self.listener, [], history)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def history(tmp_path: Path) -> Path:
    return tmp_path / "state" / "history"


async def test_a_line_is_a_request_in_a_place_of_ones_own(screen: Screen) -> None:
    await screen.listener.say("/creators search beauty")
    [request] = screen.desk.requests
    assert request.text == "/creators search beauty"
    assert (request.person.language, request.person.is_external) == ("zh-CN", False)
    assert request.conversation.is_private
    assert "Found" in screen.written.getvalue()


async def test_a_number_presses_the_control_of_that_number(screen: Screen) -> None:
    await screen.listener.say("/creators search beauty")
    await screen.listener.say("2")
    await screen.listener.say("1")
    assert [press.press for press in screen.desk.presses] == ["p-share", "p-next"]
    assert len(screen.desk.requests) == 1


@pytest.mark.parametrize("line", ["-1", "²", "1.0", "1 2"])
async def test_what_is_no_number_of_a_control_is_a_line_like_any_other(screen: Screen, line: str) -> None:
    await screen.listener.say("/creators search beauty")
    await screen.listener.say(line)
    assert screen.desk.presses == []
    assert screen.desk.requests[-1].text == line


@pytest.mark.parametrize("number", ["0", "3", "999", "9" * 5000])
async def test_a_number_that_no_control_has_is_told_so_and_the_card_stays(screen: Screen, number: str) -> None:
    await screen.listener.say("/creators search beauty")
    await screen.listener.say(number)
    assert screen.written.getvalue().endswith("这张卡片有按钮 1–2。\n")
    await screen.listener.say("2")
    assert [press.press for press in screen.desk.presses] == ["p-share"]
    assert len(screen.desk.requests) == 1


async def test_numbers_are_those_of_the_last_card(screen: Screen) -> None:
    await screen.listener.say("/creators search beauty")
    screen.desk.answers = privately(card("Nothing to press"))
    await screen.listener.say("2")
    await screen.listener.say("2")
    assert [press.press for press in screen.desk.presses] == ["p-share"]
    assert screen.desk.requests[-1].text == "2"


async def test_repeating_a_line_or_a_press_is_a_new_delivery(screen: Screen) -> None:
    for _ in range(2):
        await screen.listener.say("/creators search beauty")
        await screen.listener.say("1")
    ids = [request.id for request in screen.desk.requests] + [press.id for press in screen.desk.presses]
    assert len(set(ids)) == 4


@pytest.mark.parametrize("word", ["exit", "QUIT", " /quit ", "退出"])
async def test_a_goodbye_ends_the_conversation(screen: Screen, word: str) -> None:
    assert not await screen.listener.hear(word)
    assert screen.desk.requests == []


async def test_an_empty_line_asks_nothing(screen: Screen) -> None:
    assert await screen.listener.hear("  \n")
    assert screen.desk.requests == []


async def test_the_prompt_reads_until_the_end_of_input(screen: Screen, history: Path) -> None:
    await screen.types("/creators search beauty\n\n1\n\x04", history)
    assert [request.text for request in screen.desk.requests] == ["/creators search beauty"]
    assert [press.press for press in screen.desk.presses] == ["p-next"]


async def test_ctrl_c_clears_what_is_typed(screen: Screen, history: Path) -> None:
    await screen.types("/creators lookalike\x03/creators credits\n\x03", history)
    assert [request.text for request in screen.desk.requests] == ["/creators credits"]


@pytest.mark.parametrize("keys", ["exit\nnever\n", "\x03never\n"])
async def test_the_prompt_ends_at_a_goodbye_or_at_ctrl_c_on_an_empty_line(
    screen: Screen, history: Path, keys: str
) -> None:
    await screen.types(keys, history)
    assert screen.desk.requests == []


async def test_what_was_typed_comes_back_in_the_next_conversation(screen: Screen, history: Path) -> None:
    await screen.types("/creators credits\n\x04", history)
    await screen.types("\x1b[A\n\x04", history)
    assert [request.text for request in screen.desk.requests] == ["/creators credits"] * 2


def test_what_was_typed_is_for_its_owners_eyes(screen: Screen, history: Path) -> None:
    asyncio.run(screen.types("/creators credits\n\x04", history))
    assert history.stat().st_mode & 0o077 == 0


async def test_a_home_that_cannot_be_written_keeps_nobody_from_typing(screen: Screen, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    await screen.types("/creators credits\n\x04", tmp_path / "taken" / "history")
    assert [request.text for request in screen.desk.requests] == ["/creators credits"]


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("/creators cr", ["/creators credits"]),
        ("/creators search foll", ["/creators search followers:"]),
        ("/creators search beauty foll", ["/creators search beauty followers:"]),
        ("/creators search beauty ", []),
        ("/creators foll", []),
        ("foll", []),
        ("", []),
    ],
)
def test_commands_and_options_complete(typed: str, completed: list[str]) -> None:
    offered = Commands(["/creators search", "/creators credits", "followers:"]).get_completions(
        Document(typed), CompleteEvent()
    )
    assert [typed[: len(typed) + each.start_position] + each.text for each in offered] == completed


async def test_a_payload_is_printed_as_json_without_spinner_or_numbers() -> None:
    screen = Screen(payload=lambda drawn: {"title": drawn.title, "text": "[bold] 你好 " + "x" * 300})
    await screen.listener.say("/creators search beauty")
    assert json.loads(screen.written.getvalue()) == {"title": "Found", "text": "[bold] 你好 " + "x" * 300}


async def test_the_terminal_posts_edits_and_whispers_by_printing(screen: Screen) -> None:
    person = Person(WORKSPACE, "me")
    posted = await screen.chat.post(CONVERSATION, Card("one"))
    await screen.chat.update(posted, Card("two"))
    await screen.chat.whisper(CONVERSATION, person, Card("three"))
    assert screen.written.getvalue().split() == ["one", "two", "three"]
    with pytest.raises(ChatError):
        await screen.chat.whisper(Conversation(Workspace("slack", "T1"), "C1"), person, Card("four"))
