"""Modals of the fake workspace: opened by a trigger, changed by their hash, filled in and sent by people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from tests.platforms.slack.blocks import Refused, check_home, check_view, text_of

TRIGGERS_WORK_FOR = timedelta(seconds=3)


_triggers = count(1)
"""Slack gives no trigger twice, also not to a bot that was started anew."""


@dataclass
class Modal:
    """A modal on somebody's screen. `entered` is what they put into its blocks, as Slack tells it."""

    id: str
    view: dict[str, Any]
    user: str
    hash: str
    entered: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """What the person sees, line by line."""
        blocks = [{**block, "problem": self.problems.get(block.get("block_id", ""))} for block in self.view["blocks"]]
        return "\n".join([self.view["title"]["text"], text_of(blocks)])

    def block(self, label: str) -> dict[str, Any]:
        """The input block with this label. Raises `LookupError`."""
        for block in self.view["blocks"]:
            if block["type"] == "input" and block["label"]["text"] == label:
                return dict(block)
        raise LookupError(f"no field {label!r} in:\n{self.words}")

    @property
    def state(self) -> dict[str, Any]:
        """What all blocks hold: what was entered, else what they began with."""
        return {"values": {block: dict(elements) for block, elements in self._held()}}

    def _held(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for block in self.view["blocks"]:
            if block["type"] == "input":
                element = block["element"]
                held = self.entered.get(block["block_id"], {}).get(element["action_id"]) or _beginning(element)
                yield block["block_id"], {element["action_id"]: {"type": element["type"], **held}}


_numbers = count(1)
"""Slack never gives a trigger, a view or a hash twice."""


class Views:
    """Every modal, and the triggers that may still open one."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._triggers: dict[str, tuple[str, datetime]] = {}
        self.open: list[Modal] = []
        self.homes: dict[str, dict[str, Any]] = {}
        """What stands on people's Home tabs, by their ids."""

    def trigger(self, user: str) -> str:
        """A trigger as a delivery of this person's has it."""
        name = f"{next(_numbers)}.{user}"
        self._triggers[name] = user, self._clock()
        return name

    def opened(self, sent: dict[str, Any]) -> dict[str, Any]:
        """`views.open`: once for each trigger, within three seconds."""
        user, made_at = self._triggers.pop(sent["trigger_id"], ("", datetime.min))
        if not user:
            raise Refused("exchanged_trigger_id")
        if self._clock() - made_at > TRIGGERS_WORK_FOR:
            raise Refused("expired_trigger_id")
        check_view(sent["view"])
        modal = Modal(f"V{next(_numbers)}", sent["view"], user, self._hash())
        self.open.append(modal)
        return {"view": {**modal.view, "id": modal.id, "hash": modal.hash}}

    def changed(self, sent: dict[str, Any]) -> dict[str, Any]:
        """`views.update`: of a modal that still is as its hash says. Blocks whose id stays keep what was entered."""
        modal = next((each for each in self.open if each.id == sent.get("view_id")), None)
        if modal is None:
            raise Refused("not_found")
        if sent.get("hash") not in {None, modal.hash}:
            raise Refused("hash_conflict")
        check_view(sent["view"])
        modal.view, modal.hash, modal.problems = sent["view"], self._hash(), {}
        return {"view": {**modal.view, "id": modal.id, "hash": modal.hash}}

    def published(self, sent: dict[str, Any]) -> dict[str, Any]:
        """`views.publish`: what stands on a person's Home tab."""
        if sent["view"].get("type") != "home" or not set(sent["view"]) <= {"type", "blocks", "private_metadata"}:
            raise Refused("invalid_arguments", "a home view")
        check_home(sent["view"]["blocks"])
        self.homes[sent["user_id"]] = sent["view"]
        return {"view": {**sent["view"], "id": f"VH{sent['user_id']}", "hash": self._hash()}}

    def of(self, user: str) -> Modal:
        """The modal that a person sees. Raises `LookupError`."""
        for modal in reversed(self.open):
            if modal.user == user:
                return modal
        raise LookupError("no modal is open")

    def _hash(self) -> str:
        return f"{int(self._clock().timestamp())}.h{next(_numbers)}"


def _beginning(element: dict[str, Any]) -> dict[str, Any]:
    match element["type"]:
        case "plain_text_input":
            return {"value": element.get("initial_value")}
        case "static_select":
            return {"selected_option": element.get("initial_option")}
        case "datepicker":
            return {"selected_date": element.get("initial_date")}
        case _:
            return {"selected_options": element.get("initial_options", [])}
