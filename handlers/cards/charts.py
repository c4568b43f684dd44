"""What is drawn rather than written: bars on one scale, and how far a piece of work is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handlers.cards.text import CreatorText, Text


@dataclass(frozen=True, slots=True)
class Amount:
    """How long a bar is, and `text`, the same as people read it: `33.1K`, `6.50%`. None where it is not known.

    `value` is never negative and finite.
    """

    value: float | None
    text: str


@dataclass(frozen=True, slots=True)
class Bar:
    """What is measured, and an amount for each series of its chart.

    `alias` stands for the label in a picture whose fonts lack a letter of it.
    """

    label: Text | CreatorText
    amounts: tuple[Amount, ...]
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars on one scale: drawn where the chat can, else as text; its numbers stand in words beside it or below.

    A bar has one amount for each of `series`; a single series needs no name. `shape` is `bars` for things set side by
    side, few of them, and `days` for one thing over time, where a text has room for no more than the shape. `more` as
    in `Listing`.
    """

    title: str
    bars: tuple[Bar, ...]
    series: tuple[str, ...] = ("",)
    shape: Literal["bars", "days"] = "bars"
    more: str = "… {n} more"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work is: `part` of it is done, 0 to 1, and `text` is the same as people read it: `43%`.

    `label` names the work where it stands among others.
    """

    part: float
    text: str
    label: str = ""
