"""What stands in the fake's conversations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tests.platforms.feishu.cards import Card, tagged, text_of
from tests.platforms.feishu.languages import read_in


@dataclass
class Shown:
    """A card as it stands in a chat. `only_for` is the one person who sees it, or empty; `answers` a message's id."""

    chat: str
    message: str
    card: Card
    posted_at: datetime
    only_for: str = ""
    answers: str = ""
    is_threaded: bool = False
    changed: int = 0
    is_gone: bool = False
    tenant: str = ""
    """The tenant with whose token it was posted."""
    entered: dict[str, Any] = field(default_factory=dict)
    """What somebody put into the fields of the form on it and did not send in yet."""

    def field(self, label: str) -> dict[str, Any]:
        """The field with this label on the card's form. Raises `LookupError`."""
        above = ""
        for element in tagged(self.card):
            if element["tag"] == "div":
                above = element["text"]["content"]
            elif "name" in element and element.get("label", {}).get("content", above) == label:
                return element
        raise LookupError(f"no field {label!r} in:\n{self.words}")

    @property
    def form_value(self) -> dict[str, Any]:
        """What the form holds, as Feishu tells it: what was entered, else what the fields began with."""
        return {**dict(_beginnings(self.card)), **self.entered}

    @property
    def words(self) -> str:
        """What a reader sees, line by line."""
        return text_of(self.card)

    def read_in(self, locale: str) -> str:
        """What a reader sees whose client speaks this language (`zh_cn`)."""
        return text_of(read_in(self.card, locale))

    @property
    def said(self) -> str:
        """What a notification shows."""
        return str(self.card["config"]["summary"]["content"])

    @property
    def labels(self) -> list[str]:
        """What can be pressed or chosen on it; links are left out."""
        elements = [element for element in tagged(self.card) if not _is_link(element)]
        return [label for element in elements for label in _labels(element)]

    @property
    def has_form(self) -> bool:
        """Whether there is something to fill in on it."""
        return any(element["tag"] == "form" for element in tagged(self.card))

    def control(self, label: str, place: int = 0) -> dict[str, Any]:
        """The button with this label, or the drop-down with an option of it; the one at `place` of several.

        Raises `LookupError`.
        """
        for element in tagged(self.card):
            if label in _labels(element):
                place -= 1
                if place < 0:
                    return element
        raise LookupError(f"no {label!r} in:\n{self.words}")


def _labels(element: dict[str, Any]) -> list[str]:
    labels = [option["text"]["content"] for option in element.get("options", ())]
    return labels + ([element["text"]["content"]] if element["tag"] == "button" else [])


def _is_link(element: dict[str, Any]) -> bool:
    return any(each["type"] == "open_url" for each in element.get("behaviors", ()))


def _beginnings(card: Card) -> Iterator[tuple[str, Any]]:
    for element in tagged(card):
        if element["tag"] == "input":
            yield element["name"], element.get("default_value", "")
        elif element["tag"] == "multi_select_static":
            yield element["name"], element.get("selected_values", [])
        elif element["tag"] == "select_static" and element.get("name") and element.get("initial_index"):
            yield element["name"], element["options"][element["initial_index"] - 1]["value"]
        elif element["tag"] == "date_picker" and element.get("initial_date"):
            yield element["name"], f"{element['initial_date']} +0800"


@dataclass
class Token:
    """What a press brings for changing its card later: two uses, thirty minutes, once the press is answered."""

    shown: Shown
    made_at: datetime
    is_answered: bool = False
    uses: int = 0


@dataclass
class Trouble:
    """What the fake is told to answer instead of working."""

    codes: dict[str, list[str]] = field(default_factory=dict)
    waits: list[tuple[str, str | None]] = field(default_factory=list)
    """The seconds to tell the next calls whose method and path begin so."""
    garbled: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    hang_ups: list[str] = field(default_factory=list)
