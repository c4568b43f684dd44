"""What people press on a card: buttons and drop-downs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

ButtonStyle = Literal["plain", "primary", "danger"]


@dataclass(frozen=True, slots=True)
class Confirm:
    """The question asked before a button acts."""

    title: str
    text: str
    yes: str
    no: str


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: either `press` (an opaque id that storage knows) or `url` (opens a page), never both."""

    label: str
    press: str = ""
    url: str = ""
    style: ButtonStyle = "plain"
    confirm: Confirm | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a `Select`; choosing it presses `press`."""

    label: str
    press: str


@dataclass(frozen=True, slots=True)
class Select:
    """A drop-down. `chosen` is the index of the option that holds now, if any."""

    label: str
    options: tuple[Option, ...]
    chosen: int | None = None


Control: TypeAlias = Button | Select
