"""Buttons that were pressed and options that were chosen, on messages and on the Home tab."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.slack.controls import OPENS
from bot.slack.deliveries.origin import Body, Origin, origin_of_act, part, text


@dataclass(frozen=True, slots=True)
class Click:
    """A button or a chosen option. `message` is the message it sits on, empty on a private one.

    `trigger` opens a modal for three seconds; `is_home` is one on the Home tab.
    """

    id: str
    press: str
    origin: Origin
    message: str
    is_private: bool
    trigger: str = ""
    is_home: bool = False


def click(body: Body) -> Click | None:
    """A press, or None for a button or a menu's line that only opens a page."""
    action = next((each for each in body.get("actions") or [] if isinstance(each, Mapping)), {})
    press = text(action, "value") or text(part(action, "selected_option"), "value")
    if press in {"", OPENS}:
        return None
    container, on = part(body, "container"), part(body, "message")
    # A press on the Home tab has no channel; what it leads to is for the direct message with whoever pressed.
    is_home = text(part(body, "view"), "type") == "home"
    channel = text(part(body, "channel"), "id") or text(container, "channel_id")
    origin = origin_of_act(
        body,
        text(part(body, "user"), "id") if is_home else channel,
        thread=text(container, "thread_ts") or text(on, "thread_ts"),
        reply_url=text(body, "response_url"),
        is_direct=is_home or channel.startswith("D"),
    )
    is_private = container.get("is_ephemeral") is True
    sits_on = "" if is_private else text(container, "message_ts") or text(on, "ts")
    name = f"press:{text(action, 'action_ts')}:{text(action, 'action_id')}:{origin.team}:{origin.user}"
    return Click(name, press, origin, sits_on, is_private, text(body, "trigger_id"), is_home)
