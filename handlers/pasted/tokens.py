"""What the pieces of a line can be, before their neighbours say what they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from api.contract.links import Link
from api.contract.platforms import Platform


class Elsewhere(Enum):
    """Any platform that is none of the three: names on it cannot be collected."""

    ELSEWHERE = auto()


Site: TypeAlias = Platform | Elsewhere


class Shape(Enum):
    """The shapes of pieces."""

    ADDRESS = auto()
    CHANNEL_ID = auto()
    HANDLE = auto()
    """A name behind `@`."""
    PLATFORM = auto()
    WORD = auto()
    """A word that may be a handle."""
    CHINESE = auto()
    """Text in a script without blanks between words."""
    FILLER = auto()
    PLACE = auto()
    """A country, region or city beside other words."""
    NUMBER = auto()
    TAG = auto()
    MAIL = auto()
    MENTION = auto()
    BREAK = auto()
    """What stands between two cells: a comma, semicolon, bar or tab."""


NAMED = frozenset({Shape.ADDRESS, Shape.CHANNEL_ID, Shape.HANDLE})
"""The shapes that name something, or are an address at least, whatever stands around them."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line. `typed` is what the person sees in their text; `text` is that without `@` and marks.

    It `leads` where a colon or no blank at all binds it to what follows: `ig: mia`, `微信mia`.
    """

    shape: Shape
    text: str
    typed: str
    link: Link | None = None
    platform: Site | None = None
    leads: bool = False
