"""A card with a form as a modal: opened by a trigger, drawn anew as fields change, and read when it is sent in.

Slack gives a trigger three seconds, so a modal is opened at once or not at all; what comes later is a message with a
button that opens it. A modal knows no conversation: where it was asked for travels in its private metadata.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.models.views import View

from bot.slack import limits
from bot.slack.calls import SlackCalls
from bot.slack.controls import plain_text
from bot.slack.escape import cleaned, cut, with_commands
from bot.slack.fields import field_name, input_blocks
from bot.slack.refusals import refusals
from bot.slack.render import fixed
from handlers.cards import Card, unfolded
from handlers.cards.form import Form
from handlers.chat import Audience, ChatError, Door, Posted, Workspace
from handlers.words import Words

CALLBACK = "scout-form"
OPENS_WITHIN = timedelta(seconds=2.5)
"""A trigger works for three seconds; the rest is for the way."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a form was asked for, and in which language it is drawn. `reply_url` is the command's or press's."""

    channel: str
    thread: str = ""
    reply_url: str = ""
    is_direct: bool = False
    is_shared: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Opened:
    """A form as a view tells of it: its press, and where it was asked for."""

    press: str
    asked: Asked


def form_of(card: Card) -> Form | None:
    """The form of a card, if it has one."""
    return next((block for block in card.blocks if isinstance(block, Form)), None)


def modal(card: Card, asked: Asked, words: Words) -> dict[str, Any]:
    """A card as a modal. One without a form has nothing to send in."""
    form = form_of(card)
    blocks = [
        drawn for block in unfolded(card.blocks) for drawn in (input_blocks(block) if block is form else fixed(block))
    ]
    return View(
        type="modal",
        callback_id=CALLBACK,
        title=plain_text(card.title, limits.VIEW_TITLE_MOST),
        submit=plain_text(form.submit, limits.VIEW_TITLE_MOST) if form else None,
        close=plain_text(words("slack-close"), limits.VIEW_TITLE_MOST),
        blocks=blocks[: limits.VIEW_BLOCKS_MOST],
        private_metadata=_metadata(form.press if form else "", asked),
    ).to_dict()


def opened(view: Mapping[str, Any]) -> Opened | None:
    """What a view was opened for; None for one that is not a form of Scout's."""
    try:
        told = json.loads(str(view.get("private_metadata")))
        return Opened(str(told.pop("press")), Asked(**told))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def problems_by_block(problems: Mapping[str, str], view: Mapping[str, Any]) -> dict[str, str]:
    """Sentences about fields by the ids of the view's input blocks, as Slack shows them below each.

    What is wrong with a field that the view does not have is said below its first one: nothing is passed over.
    """
    ids = {field_name(str(block.get("block_id"))): str(block.get("block_id")) for block in _inputs(view)}
    first = next(iter(ids.values()), "")
    said: dict[str, str] = {}
    for name, sentence in problems.items():
        place = ids.get(name, first)
        text = f"{said[place]} {sentence}" if place in said else sentence
        said[place] = cut(cleaned(with_commands(text)), limits.FIELD_PROBLEM_MOST)
    return said


def _inputs(view: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    blocks = view.get("blocks")
    return [block for block in blocks or [] if isinstance(block, Mapping) and block.get("type") == "input"]


def _metadata(press: str, asked: Asked) -> str:
    told = json.dumps({"press": press, **asdict(asked)}, separators=(",", ":"))
    if limits.length(told) <= limits.VIEW_METADATA_MOST:
        return told
    return json.dumps({"press": press, **asdict(replace(asked, reply_url=""))}, separators=(",", ":"))


class Modals:
    """Opens and changes modals."""

    def __init__(self, calls: SlackCalls) -> None:
        self._calls = calls

    async def open(self, workspace: Workspace, trigger: str, view: Mapping[str, Any]) -> None:
        """Open a modal. Raises `ChatError`, most often because the trigger is too old."""
        with refusals("a form"):
            client = await self._calls.client_in(workspace)
            await client.views_open(trigger_id=trigger, view=dict(view))

    async def change(self, workspace: Workspace, view_id: str, mark: str, view: Mapping[str, Any]) -> None:
        """Draw a modal anew, unless it changed since its `mark`: a later change draws it then. Raises `ChatError`."""
        with refusals("a form's change"):
            client = await self._calls.client_in(workspace)
            await client.views_update(view_id=view_id, hash=mark, view=dict(view))


class ModalDoor:
    """Another door, through which a card with a form opens as a modal while the delivery's trigger works."""

    def __init__(
        self,
        inner: Door,
        modals: Modals,
        workspace: Workspace,
        trigger: str,
        drawn: Callable[[Card], Mapping[str, Any]],
        clock: Callable[[], datetime],
    ) -> None:
        self._inner, self._modals, self._drawn = inner, modals, drawn
        self._workspace, self._trigger = workspace, trigger
        self._clock, self._ends_at = clock, clock() + OPENS_WITHIN

    @property
    def keeps_place(self) -> bool:
        """As the door behind this one."""
        return self._inner.keeps_place

    async def working(self, card: Card, *, aside: bool = False) -> None:
        """As the door behind this one."""
        await self._inner.working(card, aside=aside)

    async def answer(self, card: Card, audience: Audience) -> Posted | None:
        """Open the card's form; without one, or where that comes too late, as the door behind this one."""
        if form_of(card) is not None and await self._opens(card):
            return None
        return await self._inner.answer(card, audience)

    async def _opens(self, card: Card) -> bool:
        if not self._trigger or self._clock() >= self._ends_at:
            return False
        try:
            await self._modals.open(self._workspace, self._trigger, self._drawn(card))
        except ChatError as refused:
            _log.warning("A form became a message. action=slack_form_not_opened code=%s", refused.code)
            return False
        return True
