"""Inline text: pieces set one after another, so that no markup stands in a string."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """Words of ours, shown exactly as they are."""

    text: str


@dataclass(frozen=True, slots=True)
class Bold:
    """Words of ours with weight: a number, a name of a thing."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Something to type or copy, in a fixed-width face: a command, an id."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that open `url` (http or https; built by us, never taken from a creator's text)."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time. Chats that can show it in each reader's zone do; `text` is what the others show.

    `at` is aware. `style` says how much of it matters.
    """

    at: datetime
    text: str
    style: Literal["date", "time", "date_time"] = "date_time"


@dataclass(frozen=True, slots=True)
class CreatorText:
    """Text that a creator wrote: a name, a bio, a hashtag. Hostile until drawn.

    Renderers strip control, bidirectional-override and zero-width characters, escape the chat's markup and may cut
    it to `most` characters.
    """

    text: str
    most: int = 200


@dataclass(frozen=True, slots=True)
class Mention:
    """A person of the chat, named so that the chat notifies them. `person_id` is the chat's own id."""

    person_id: str
    name: str


Piece: TypeAlias = Text | Bold | Code | Link | Moment | CreatorText | Mention
Rich: TypeAlias = tuple[Piece, ...]
"""A line of text: pieces set one after another with nothing between them. A `Text` may hold line feeds."""


def rich(*parts: str | Piece | Rich) -> Rich:
    """A line from strings (ours), pieces and other lines, with empty ones left out."""
    pieces: list[Piece] = []
    for part in parts:
        if isinstance(part, tuple):
            pieces.extend(part)
        elif isinstance(part, str):
            pieces.append(Text(part))
        else:
            pieces.append(part)
    return tuple(piece for piece in pieces if plain((piece,)))


def joined(parts: Iterable[Rich], between: str = " · ") -> Rich:
    """Lines set side by side with `between` as a separator; empty lines take no separator."""
    line: list[Piece] = []
    for part in parts:
        if not part:
            continue
        if line:
            line.append(Text(between))
        line.extend(part)
    return tuple(line)


def plain(line: Rich) -> str:
    """The bare characters of a line, for summaries, widths and tests."""
    return "".join(f"@{piece.name}" if isinstance(piece, Mention) else piece.text for piece in line)


def introduced(label: str) -> str:
    """A label with its colon, full-width behind a character of full width: `Sort:`, `排序：`."""
    return f"{label}：" if is_wide(label) else f"{label}:"


def introducing(label: str, text: str) -> str:
    """A label and what it introduces; a colon of full width has its blank already: `Sort: views`, `排序：播放`."""
    colon = introduced(label)
    return f"{colon} {text}" if colon.endswith(":") else f"{colon}{text}"


def is_wide(label: str) -> bool:
    """Whether it ends in a character of full width, so that a sign of full width follows."""
    return bool(label) and unicodedata.east_asian_width(label[-1]) in {"W", "F"}
