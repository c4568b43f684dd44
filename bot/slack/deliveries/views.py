"""What happens in a modal: it is sent in, a field of it changes, or it asks for choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from bot.slack.deliveries.origin import Body, Origin, origin_of_act, part, text
from bot.slack.fields import LOOKUP, values_in
from bot.slack.modals import Asked, opened
from handlers.cards.form import Source, Values

SOURCES: frozenset[Source] = frozenset(get_args(Source))


@dataclass(frozen=True, slots=True)
class Filled:
    """A form in a modal as it stands. `mark` tells this state of the view from others; `view` is the view itself."""

    id: str
    press: str
    values: Values
    origin: Origin
    asked: Asked
    view_id: str
    mark: str
    view: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Typing:
    """What somebody typed so far into a field whose choices are looked up."""

    source: Source
    typed: str
    origin: Origin
    asked: Asked


def filled(body: Body) -> Filled | None:
    """A modal that was sent in, or in which a field changed; None where it is no form of Scout's."""
    view = part(body, "view")
    found = opened(view)
    if found is None or not found.press:
        return None
    mark, view_id = text(view, "hash"), text(view, "id")
    return Filled(
        id=f"view:{view_id}:{mark}",
        press=found.press,
        values=values_in(part(view, "state")),
        origin=_origin(body, found.asked),
        asked=found.asked,
        view_id=view_id,
        mark=mark,
        view=view,
    )


def typing(body: Body) -> Typing | None:
    """The choices that Slack asks for; None where Scout has none for the field."""
    source = next((each for each in SOURCES if text(body, "action_id") == f"{LOOKUP}{each}"), None)
    found = opened(part(body, "view"))
    if source is None:
        return None
    asked = found.asked if found else Asked("")
    return Typing(source, text(body, "value"), _origin(body, asked), asked)


def _origin(body: Body, asked: Asked) -> Origin:
    return origin_of_act(
        body,
        asked.channel,
        thread=asked.thread,
        reply_url=asked.reply_url,
        is_direct=asked.is_direct,
        is_shared=asked.is_shared or None,  # it may have become so while the form was filled in
    )
