"""What stands on a card, one below the other. Whatever may grow is one block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from handlers.cards.charts import Chart, Progress
from handlers.cards.controls import Control
from handlers.cards.form import Form
from handlers.cards.text import Bold, Rich

State = Literal["", "waiting", "running", "done", "failed"]
"""How far a step is; empty for what is no step."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text. One that `warns` says, on a card that warns, what should be seen first."""

    text: Rich
    warns: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Small grey text: what it cost, where it came from, a request id."""

    text: Rich


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value."""

    label: str
    value: Rich


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with values, two columns where the chat has room."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing of a listing: a headline, lines below it, a picture beside it and things to do with it.

    `image` is an https address or empty; `image_alt` describes it. Chats that cannot show a remote picture leave
    it out; chats short of room keep the first control. `in_sight` is how many of the controls stand in sight where a
    chat has a menu for the others; None for all. `state` is where a step stands, in a listing of steps. `progress` is
    how far the work is that a row is about, if it is under way; it is drawn above the lines.
    """

    title: Rich
    lines: tuple[Rich, ...] = ()
    image: str = ""
    image_alt: str = ""
    controls: tuple[Control, ...] = ()
    in_sight: int | None = None
    state: State = ""
    progress: Progress | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows in order. `more` words the count of rows left out, with `{n}` where the number goes.

    `shape` is what they are, for chats that draw it: `cards` are things to look through side by side, `steps` the
    steps of one piece of work, each with a state, which `label` names together. Any chat may draw rows instead.
    """

    rows: tuple[Row, ...]
    more: str = "… {n} more"
    shape: Literal["rows", "cards", "steps"] = "rows"
    label: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. Numbers stand right."""

    label: str
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in rows, each row as long as `columns`. `more` as in `Listing`."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Rich, ...], ...]
    more: str = "… {n} more"


@dataclass(frozen=True, slots=True)
class Controls:
    """Buttons and drop-downs side by side."""

    controls: tuple[Control, ...]


@dataclass(frozen=True, slots=True)
class Divider:
    """A thin line between two subjects."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Detail below a summary: behind its `title` where the chat can fold it away, else below the title in bold.

    It begins open where it `is_open`. What people came for, and what they press, is never inside.
    """

    title: str
    blocks: tuple[Paragraph | Note | Facts | Listing | Table, ...]
    is_open: bool = False


Flat: TypeAlias = Paragraph | Note | Facts | Listing | Table | Chart | Progress | Controls | Divider | Form
"""A block of a card that folds nothing away."""


Block: TypeAlias = Flat | Folded


def unfolded(blocks: Iterable[Block]) -> Iterator[Flat]:
    """The blocks for a chat that cannot fold any away."""
    for block in blocks:
        if isinstance(block, Folded):
            yield Paragraph((Bold(block.title),))
            yield from block.blocks
        else:
            yield block
