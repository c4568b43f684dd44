"""A card: what Scout answers, as frozen data that every chat can draw.

Handlers and messages build cards; only a chat's `render.py` knows markup and limits. Inline text is a tuple of
pieces, never markup in a string, so nothing a creator wrote can format, mention or inject. A block that may grow
(`Listing`, `Table`) is one block: the renderer may shorten it and say how many are left; nobody else counts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from handlers.cards.form import ChoiceField, DateField, Field, Form, LookupField, TextField

Tone = Literal["plain", "info", "good", "warning", "bad", "over"]
"""What a card is about: neutral, news, done, waiting or careful, failed, and no longer current."""

ButtonStyle = Literal["plain", "primary", "danger"]

State = Literal["", "waiting", "running", "done", "failed"]
"""How far a step is; empty for what is no step."""


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
class Progress:
    """How far a piece of work is: `part` of it is done, 0 to 1, and `text` is the same as people read it: `43%`.

    `label` names the work where it stands among others.
    """

    part: float
    text: str
    label: str = ""


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


@dataclass(frozen=True, slots=True)
class Card:
    """A whole answer.

    `title` is one plain line; `summary` is one plain line that states the same conclusion and the same numbers, for
    a notification or a screen reader. Neither ever holds a contact. `shows` names the creators on it, in order
    (`handlers.lists.naming`): a reaction to the posted card is taken for them.

    `tags` are up to three words beside the title: where from, how far. The card says the same elsewhere, for chats
    whose titles have none.

    A card for several readers says its `language` and comes with the same in the `other_languages`: the same blocks
    and presses, in other words. Chats that can show each reader their own do; the others draw the card as it is.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    tone: Tone = "plain"
    summary: str = ""
    shows: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str = ""
    other_languages: tuple[Card, ...] = ()

    @property
    def said(self) -> str:
        """The one line for notifications: the summary, or the title when there is none."""
        return self.summary or self.title


def as_text(form: Form) -> Facts:
    """A form for a chat that has none: what its fields hold or take, and the line that says the same."""
    fields = tuple(Fact(field.label, (Text(_in_field(field)),)) for field in form.fields)
    return Facts((*fields, Fact(form.line_label, (Code(form.line),))))


def _in_field(field: Field) -> str:
    match field:
        case TextField(value=value, hint=hint) | DateField(value=value, hint=hint):
            return value or hint
        case ChoiceField(choices=choices, chosen=chosen):
            return " · ".join(each.label for each in choices if not chosen or each.value in chosen)
        case LookupField(chosen=chosen, hint=hint):
            return " · ".join(each.label for each in chosen) or hint


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


def introduced(label: str) -> str:
    """A label with its colon, full-width behind a character of full width: `Sort:`, `排序：`."""
    return f"{label}：" if is_wide(label) else f"{label}:"


def is_wide(label: str) -> bool:
    """Whether it ends in a character of full width, so that a sign of full width follows."""
    return bool(label) and unicodedata.east_asian_width(label[-1]) in {"W", "F"}


def introducing(label: str, text: str) -> str:
    """A label and what it introduces; a colon of full width has its blank already: `Sort: views`, `排序：播放`."""
    colon = introduced(label)
    return f"{colon} {text}" if colon.endswith(":") else f"{colon}{text}"


def plain(line: Rich) -> str:
    """The bare characters of a line, for summaries, widths and tests."""
    return "".join(f"@{piece.name}" if isinstance(piece, Mention) else piece.text for piece in line)
