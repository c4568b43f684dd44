"""What people do in a conversation, in the ways of whichever chat they are in: typed, pressed, filled in, dropped."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeAlias

from tests.platforms.feishu import FeishuDriver
from tests.platforms.slack import SlackDriver
from tests.platforms.slack.fake import BOT
from tests.stories.conftest import Passing, Team
from tests.stories.heard import Heard
from tests.stories.seen import filled_in_of, in_all_chats

Speaker: TypeAlias = SlackDriver | FeishuDriver


@dataclass(frozen=True)
class Talk:
    """A conversation under way: who speaks now, in which team, what is heard of the answers, and the time."""

    speaker: Speaker
    team: Team
    heard: Heard
    passes: Passing


Step: TypeAlias = Callable[[Talk], Awaitable[None]]


def says(line: str) -> Step:
    """Type a line."""

    async def step(talk: Talk) -> None:
        await talk.speaker.says(line)
        await talk.passes.delivers()

    return step


def says_in_thread(line: str) -> Step:
    """Type a line below somebody's message, with a mention of Scout."""

    async def step(talk: Talk) -> None:
        match talk.speaker:
            case SlackDriver() as speaker:
                await speaker.mention(f"<@{BOT}> {line}", thread_ts=speaker.slack.next_ts())
            case FeishuDriver() as speaker:
                parent = speaker.feishu.drive.say(speaker.feishu.next_message(), "What do you think?")
                await speaker.mention(line, parent_id=parent, thread_id="omt_1")
        await talk.speaker.chat.idle()
        await talk.passes.delivers()

    return step


def opens_home() -> Step:
    """Look at one's own page: the Home tab in Slack, an entry of the bot's menu in Feishu."""

    async def step(talk: Talk) -> None:
        match talk.speaker:
            case SlackDriver() as speaker:
                await speaker.opens_home()
                labels = speaker.home.labels
            case FeishuDriver() as speaker:
                await speaker.chooses("home")
                labels = speaker.card.labels
        talk.heard.to_press(in_all_chats(labels))

    return step


def presses(label: str, place: int = 0) -> Step:
    """Press the button, or choose the option, with this label on the last card."""

    async def step(talk: Talk) -> None:
        await talk.speaker.presses(label, place)
        await talk.passes.delivers()

    return step


def fills(label: str, *entered: str) -> Step:
    """Put something into the field with this label of the form: text, a day, or the labels of choices."""

    async def step(talk: Talk) -> None:
        match talk.speaker:
            case SlackDriver() as speaker:
                await speaker.fills(label, *entered)
            case FeishuDriver() as speaker:
                speaker.fills(
                    label, *([", ".join(entered)] if speaker.card.field(label)["tag"] == "input" else entered)
                )

    return step


def sends(label: str) -> Step:
    """Send the form in with the button of this label."""

    async def step(talk: Talk) -> None:
        match talk.speaker:
            case SlackDriver() as speaker:
                assert speaker.form.view["submit"]["text"] == label
                await speaker.submits()
                with suppress(LookupError):  # Slack shows what is wrong by itself, beside what was filled in
                    talk.heard.form(filled_in_of(speaker.form))
            case FeishuDriver() as speaker:
                await speaker.presses(label)
        await talk.passes.delivers()

    return step


def drops(name: str, content: str) -> Step:
    """Hand a file to Scout: where others read along, in a message that mentions it or a reply that does."""

    async def step(talk: Talk) -> None:
        match talk.speaker:
            case FeishuDriver() as speaker if not speaker.is_alone:
                message = speaker.feishu.next_message()
                speaker.feishu.drive.drop(message, name, content.encode())
                await speaker.mention("", parent_id=message)
                await speaker.chat.idle()
            case speaker:
                await speaker.drops(name, content.encode())
        await talk.passes.delivers()

    return step


def points_at(said: str) -> Step:
    """Ask whom a message of somebody else's names: by its menu in Slack, by a reply that mentions Scout in Feishu."""

    async def step(talk: Talk) -> None:
        match talk.speaker:
            case SlackDriver() as speaker:
                await speaker.uses("creators_in_message", on=said)
            case FeishuDriver() as speaker:
                parent = speaker.feishu.drive.say(speaker.feishu.next_message(), said)
                await speaker.mention("", parent_id=parent)
                await speaker.chat.idle()
        await talk.passes.delivers()

    return step


def stars() -> Step:
    """Set the emoji that shortlists to the last card."""

    async def step(talk: Talk) -> None:
        await talk.speaker.reacts(talk.team.star)
        await talk.passes.delivers()

    return step


def waits(**length: float) -> Step:
    """Let time pass, and what is due be done: `waits(minutes=2)`."""

    async def step(talk: Talk) -> None:
        await talk.passes(**length)

    return step


def leo(step: Step) -> Step:
    """Leo does it."""
    return lambda talk: step(replace(talk, speaker=talk.team.leo))


def alone(step: Step) -> Step:
    """Mia does it in the direct message with Scout."""
    return lambda talk: step(replace(talk, speaker=talk.team.alone))
