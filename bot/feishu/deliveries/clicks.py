"""Buttons that were pressed and options that were chosen on cards, and the forms that such a press sent in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from bot.feishu.controls import AT, DAY, PRESS
from bot.feishu.deliveries.origin import Origin, id_of
from bot.feishu.fields import REDRAWS, values_in
from handlers.cards.form import Values

Place = Literal["", "direct", "alone"]
"""Where a card sits: everyone's in a group, the direct message with Scout, or shown to one person in a group."""


@dataclass(frozen=True, slots=True)
class Click:
    """A button or a chosen option on the card `message`, which stands since `day` (`bot.feishu.messages`) if told.

    `token` allows two late changes of that card.
    """

    id: str
    press: str
    origin: Origin
    message: str
    token: str
    place: Place
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that was sent in by the press `click`; or only to be drawn anew, where it `redraws`."""

    click: Click
    values: Values
    redraws: bool


def click(event: Any) -> Click | None:
    """The SDK's `P2CardActionTrigger` as a press, or None for a control that carries none of ours."""
    told = event.event
    if told is None or told.action is None or told.operator is None:
        return None
    value = told.action.value if isinstance(told.action.value, dict) else {}
    press = told.action.option if told.action.tag == "select_static" else value.get(PRESS)
    if not isinstance(press, str) or not press:
        return None
    place: Place = value[AT] if value.get(AT) in {"direct", "alone"} else ""
    origin = Origin(
        tenant=event.header.tenant_key or "",
        person=id_of(told.operator),
        person_tenant=told.operator.tenant_key or "",
        chat=(told.context.open_chat_id if told.context else "") or "",
        is_direct=place == "direct",
        time_zone=told.action.timezone or "",
    )
    sits_on = (told.context.open_message_id if told.context else "") or ""
    day = value.get(DAY)
    since = day if isinstance(day, int) else None
    return Click(event.header.event_id or "", press, origin, sits_on, told.token or "", place, since)


def filled(event: Any) -> Filled | None:
    """The SDK's `P2CardActionTrigger` as a form that was sent in, or None for other presses."""
    pressed = click(event)
    if pressed is None or event.event.action.form_value is None:
        return None
    return Filled(pressed, values_in(event.event.action.form_value), event.event.action.value.get(REDRAWS) is True)
