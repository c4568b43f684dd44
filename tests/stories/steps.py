"""What people do in a conversation, in the ways of whichever chat they are in: typed, pressed, filled in, dropped."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeAlias

from tests.platforms.feishu import FeishuDriver
from tests.platforms.feishu.messages import Shown
from tests.platforms.slack import SlackDriver
from tests.platforms.slack.views import Modal
from tests.stories.conftest import Passing, Team
from tests.stories.heard import ONLY_IN_FEISHU, FilledIn, Heard

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
                    talk.heard.form(_filled_in(speaker.form))
            case FeishuDriver() as speaker:
                await speaker.presses(label)
        await talk.passes.delivers()

    return step


def _filled_in(modal: Modal) -> FilledIn:
    filled: dict[str, tuple[tuple[str, ...], str]] = {}
    for block in modal.view["blocks"]:
        if block["type"] == "input":
            (held,) = modal.state["values"][block["block_id"]].values()
            options = [held.get("selected_option"), *held.get("selected_options", ())]
            labels = [option["text"]["text"] for option in options if option]
            words = [each for each in (held.get("value"), held.get("selected_date"), *labels) if each]
            filled[block["label"]["text"]] = tuple(words), modal.problems.get(block["block_id"], "")
    return filled


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


def seen(speaker: Speaker) -> list[str] | None:
    """The labels of what somebody can press or choose on the last card; None while they look at a form."""
    if isinstance(speaker, SlackDriver) and any(modal.user == speaker.user for modal in speaker.slack.views.open):
        return None
    try:
        card = speaker.card
    except LookupError:
        return []
    has_form = isinstance(card, Shown) and card.has_form
    labels = (label.replace("/达人", "/creators") for label in card.labels)
    return None if has_form else sorted(label for label in labels if label not in ONLY_IN_FEISHU)
