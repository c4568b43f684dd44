"""Slash commands, and the shortcuts that stand for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.slack.deliveries.origin import Body, Origin, origin_of_act, part, text
from bot.slack.markup import people, typed
from bot.slack.said import said_in
from handlers.chat import Named


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command. `named` are the people whom it mentions; `trigger` opens a modal for three seconds."""

    id: str
    text: str
    origin: Origin
    named: tuple[Named, ...] = ()
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A shortcut, on a message or from anywhere. `line` is what it stands for; `trigger` and `named` as a command's."""

    id: str
    line: str
    origin: Origin
    trigger: str
    named: tuple[Named, ...] = ()


def command(body: Body) -> Command:
    """A slash command delivery."""
    channel = text(body, "channel_id")
    origin = Origin(
        team=text(body, "team_id"),
        user=text(body, "user_id"),
        channel=channel,
        user_name=text(body, "user_name"),
        reply_url=text(body, "response_url"),
        is_direct=channel.startswith("D") or text(body, "channel_name") == "directmessage",
        organisation=text(body, "enterprise_id"),
    )
    line = f"{text(body, 'command')} {typed(text(body, 'text'))}".strip()
    trigger = text(body, "trigger_id")
    return Command(f"command:{trigger}", line, origin, people(text(body, "text")), trigger)


SHORTCUTS: Mapping[str, str] = {
    "find_creators": "/creators search",
    "collect_creators": "/collect",
    "creators_in_message": "/creators pick",
}
"""The lines that shortcuts stand for, by their callback ids as the manifest names them."""


def shortcut(body: Body) -> Shortcut | None:
    """A shortcut of Scout's; one on a message is about what the message says.

    One from anywhere has no place but the person's own direct message with Scout.
    """
    line = SHORTCUTS.get(text(body, "callback_id"))
    if line is None:
        return None
    on, channel = part(body, "message"), text(part(body, "channel"), "id")
    origin = origin_of_act(
        body,
        channel or text(part(body, "user"), "id"),
        thread=text(on, "thread_ts"),
        reply_url=text(body, "response_url"),
        is_direct=not channel or channel.startswith("D"),
    )
    trigger = text(body, "trigger_id")
    said = said_in(on)
    return Shortcut(f"shortcut:{trigger}", f"{line} {typed(said)}".strip(), origin, trigger, people(said))
