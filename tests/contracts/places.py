"""Each chat as a place that the contract can try: what stands there, who sees it, and trouble on demand."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from rich.console import Console

from bot.feishu.chat import FeishuChat, feishu_chat
from bot.settings import read_settings
from bot.slack.chat import SlackChat, slack_chat
from bot.terminal.post import CONVERSATION, WORKSPACE, TerminalChat
from handlers.chat import Chat, Conversation, Person, Workspace
from tests.bot.slack.desk import Clock, RecordingDesk
from tests.platforms.feishu import FakeFeishu
from tests.platforms.feishu.limits import at_once
from tests.platforms.feishu.tenant import DM as FEISHU_DM
from tests.platforms.feishu.tenant import GROUP, TENANT
from tests.platforms.line import Line
from tests.platforms.slack import FakeSlack
from tests.platforms.slack.driver import SECRET


@dataclass(frozen=True)
class Shared:
    """A file that stands in a place."""

    name: str
    content: bytes
    thread: str


class Place(Protocol):
    """A conversation of a chat that has begun. `mia` is in it; so is `leo`, unless it is a private one."""

    chat: Chat
    here: Conversation
    mia: Person
    leo: Person
    line: Line
    """What is sent here passes through it, under the id of the conversation."""

    def seen_by(self, person: Person) -> list[str]:
        """The words of every card that this person sees here, as they stand now, in the order of posting."""
        ...

    def replies_to(self, message: str) -> list[str]:
        """The words of the cards in the thread below a message."""
        ...

    def files(self) -> list[Shared]:
        """The files that stand here."""
        ...

    def notifies(self, person: Person) -> bool:
        """Whether the last card is drawn so that the chat notifies this person."""
        ...

    def sendings(self) -> int:
        """How often Scout has sent a message so far."""
        ...

    def lose_answers(self, *, of_files: bool = False) -> None:
        """Do what the next message asks for, or the next file, and answer none of the tries."""
        ...

    def garble(self, status: int, body: str) -> None:
        """Do what the next message asks for, and answer something that is not the chat's."""
        ...

    def slow_down(self, seconds: int | None) -> None:
        """Answer the next call with status 429 and so many seconds to wait, or without saying."""
        ...


class SlackPlace:
    """A Slack channel, or the direct message with Scout."""

    def __init__(self, slack: FakeSlack, chat: SlackChat, channel: str) -> None:
        team = Workspace("slack", "T1")
        self.chat: Chat = chat
        self.here = Conversation(team, channel, is_private=channel.startswith("D"))
        self.mia, self.leo = Person(team, "U1", name="Mia"), Person(team, "U2", name="Leo")
        self._slack, self.line = slack, slack.line

    def seen_by(self, person: Person) -> list[str]:
        seen = [shown for shown in self._slack.messages if shown.only_for in {"", person.id}]
        return [shown.words for shown in seen if shown.channel == self.here.id]

    def join(self, *channels: str) -> None:
        """Let Scout be in these channels as well."""
        self._slack.channels |= {*channels}

    def let_in(self, is_in: bool) -> None:
        """Take Scout's token, or take it no more."""
        self._slack.token_is_good = is_in

    def standing_in(self, where: Conversation) -> list[str]:
        """The words of every card in a channel."""
        return [shown.words for shown in self._slack.messages if shown.channel == where.id]

    def replies_to(self, message: str) -> list[str]:
        return [shown.words for shown in self._slack.messages if shown.thread == message]

    def files(self) -> list[Shared]:
        return [Shared(each.name, each.content, each.thread) for each in self._slack.drive.shared]

    def notifies(self, person: Person) -> bool:
        return f"<@{person.id}>" in str(self._slack.last.blocks)

    def sendings(self) -> int:
        return len(self._slack.called("chat.postMessage"))

    def lose_answers(self, *, of_files: bool = False) -> None:
        self._slack.hang_up_after("files.completeUploadExternal" if of_files else "chat.postMessage")

    def garble(self, status: int, body: str) -> None:
        self._slack.garble("chat.postMessage", status, body)

    def slow_down(self, seconds: int | None) -> None:
        self._slack.slow_down(seconds)


class FeishuPlace:
    """A Feishu group, or the direct message with Scout."""

    def __init__(self, feishu: FakeFeishu, chat: FeishuChat, place: str) -> None:
        tenant = Workspace("feishu", TENANT)
        self.chat: Chat = chat
        self.here = Conversation(tenant, place, is_private=place == FEISHU_DM)
        self.mia, self.leo = Person(tenant, "ou_mia", name="Mia"), Person(tenant, "ou_leo", name="Leo")
        self._feishu, self.line = feishu, feishu.line

    def seen_by(self, person: Person) -> list[str]:
        seen = [shown for shown in self._feishu.messages if shown.only_for in {"", person.id}]
        return [shown.words for shown in seen if shown.chat == self.here.id]

    def replies_to(self, message: str) -> list[str]:
        return [shown.words for shown in self._feishu.messages if shown.answers == message and shown.is_threaded]

    def files(self) -> list[Shared]:
        return [Shared(each.name, each.content, each.answers) for each in self._feishu.drive.shared]

    def notifies(self, person: Person) -> bool:
        return f"<at id={person.id}></at>" in str(self._feishu.last.card)

    def sendings(self) -> int:
        return len(self._feishu.called("POST im/v1/messages"))

    def lose_answers(self, *, of_files: bool = False) -> None:
        for _ in range(2):  # within one call, Scout tries a second time
            self._feishu.hang_up_after("im/v1/messages")

    def garble(self, status: int, body: str) -> None:
        self._feishu.garble("im/v1/messages", status, body, times=2)  # as above

    def slow_down(self, seconds: int | None) -> None:
        self._feishu.slow_down(None if seconds is None else str(seconds))


class _Screen(io.StringIO):
    """Keeps what was printed, card by card."""

    def __init__(self) -> None:
        super().__init__()
        self.printed: list[str] = []

    def write(self, text: str) -> int:
        self.printed.append(text)
        return super().write(text)


class TerminalPlace:
    """A screen, and a folder for the files."""

    def __init__(self, folder: Path) -> None:
        self._screen, self._folder = _Screen(), folder
        self.chat: Chat = TerminalChat(Console(file=self._screen, width=160), folder=folder)
        self.here, self.line = CONVERSATION, Line()
        self.mia, self.leo = Person(WORKSPACE, "mia", name="Mia"), Person(WORKSPACE, "leo", name="Leo")

    def seen_by(self, person: Person) -> list[str]:
        return self._screen.printed if person == self.mia else []

    def replies_to(self, message: str) -> list[str]:
        raise NotImplementedError("a screen has no threads")

    def files(self) -> list[Shared]:
        return [Shared(each.name, each.read_bytes(), "") for each in sorted(self._folder.iterdir())]

    def notifies(self, person: Person) -> bool:
        return f"@{person.name}" in self._screen.getvalue()

    def sendings(self) -> int:
        return 0

    def lose_answers(self, *, of_files: bool = False) -> None:
        raise NotImplementedError("what is printed is printed")

    def garble(self, status: int, body: str) -> None:
        raise NotImplementedError("a screen does not answer")

    def slow_down(self, seconds: int | None) -> None:
        raise NotImplementedError("a screen has time")


Opening = Callable[[Clock, Path], AbstractAsyncContextManager[Place]]


def in_slack(channel: str) -> Opening:
    """A place in the fake Slack."""

    @asynccontextmanager
    async def opened(clock: Clock, _: Path) -> AsyncIterator[Place]:
        async with FakeSlack(clock) as slack:
            settings = read_settings(
                _env_file=None, slack_bot_token="xoxb-test", slack_signing_secret=SECRET, slack_api_url=slack.api_url
            )
            chat = slack_chat(settings, RecordingDesk(), clock=clock)
            await chat.start()
            try:
                yield SlackPlace(slack, chat, channel)
            finally:
                await chat.stop(seconds=1)

    return opened


def in_feishu(place: str) -> Opening:
    """A place in the fake Feishu."""

    @asynccontextmanager
    async def opened(clock: Clock, _: Path) -> AsyncIterator[Place]:
        async with FakeFeishu(clock) as feishu:
            settings = feishu.settings(feishu_mode="webhook")
            chat = feishu_chat(settings, RecordingDesk(), clock=clock, pace=feishu.pace(), pause=at_once)
            await chat.start()
            await chat.idle()  # what a start does besides
            try:
                yield FeishuPlace(feishu, chat, place)
            finally:
                await chat.stop(seconds=1)
            assert feishu.limits.refused == []

    return opened


@asynccontextmanager
async def at_terminal(_: Clock, folder: Path) -> AsyncIterator[Place]:
    """The screen."""
    yield TerminalPlace(folder)


PLACES: dict[str, Opening] = {
    "slack-channel": in_slack("C1"),
    "slack-direct": in_slack("D1"),
    "feishu-group": in_feishu(GROUP),
    "feishu-direct": in_feishu(FEISHU_DM),
    "terminal": at_terminal,
}

SHARED = [name for name in PLACES if name.endswith(("-channel", "-group"))]
"""Places with more than one reader."""

REMOTE = [name for name in PLACES if name != "terminal"]
"""Places across a network, where things can go wrong."""


def elsewhere(place: Place) -> Conversation:
    """A conversation of the same chat in which Scout is not."""
    return replace(place.here, id={"slack": "C9", "feishu": "oc_elsewhere"}[place.chat.name], is_private=False)
