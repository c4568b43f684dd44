"""A form: fields that a person fills in at once, as frozen data that every chat draws in its own way.

Slack opens it as a modal, Feishu sets it into the card, a terminal shows the line that says the same. What a field
holds is text; several values stand beside each other. A form is known by its `press`, an opaque id like a button's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Values: TypeAlias = Mapping[str, tuple[str, ...]]
"""What fields hold, by their names; a field that holds nothing may be absent."""

Source = Literal["countries", "languages", "categories"]
"""What a lookup searches in while a person types."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: `value` is what the program reads, `label` what people see."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class TextField:
    """Words to type. `is_long` gives room for many lines, `is_secret` keeps what is typed from being shown again.

    `hint` says how it may be typed; `most` is the number of characters it takes.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    most: int = 500
    is_long: bool = False
    is_required: bool = False
    is_secret: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """One of a few choices, or several where `takes_many`. With `redraws` a change of it draws the form anew.

    `chosen` are the values that hold now; `empty` says what it means to choose none, where that can be.
    """

    name: str
    label: str
    choices: tuple[Choice, ...]
    chosen: tuple[str, ...] = ()
    hint: str = ""
    empty: str = ""
    takes_many: bool = False
    is_required: bool = False
    redraws: bool = False


@dataclass(frozen=True, slots=True)
class LookupField:
    """Several of many choices, found by typing a part of their names in the reader's language.

    A chat that cannot search while people type takes the names as text, parted by commas. `chosen` hold now.
    """

    name: str
    label: str
    source: Source
    chosen: tuple[Choice, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class DateField:
    """A day, as ISO 8601 text (`2026-11-30`). `empty` says what it means to choose none, where that can be."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    empty: str = ""
    is_required: bool = False


Field: TypeAlias = TextField | ChoiceField | LookupField | DateField


@dataclass(frozen=True, slots=True)
class Form:
    """A block of a card. Sending it in hands `press` and the values to the desk; `submit` is the word on its button.

    `open` is the word on a button that opens it, where a chat shows forms in a window of their own; `update` that on
    one which draws it anew, where a chat tells of no change by itself, empty where no field depends on others.
    `line` says the same as the fields hold now, for chats without forms; `line_label` introduces it. `problems` are
    sentences about fields, by their names.
    """

    press: str
    submit: str
    open: str
    fields: tuple[Field, ...]
    line: str
    line_label: str
    update: str = ""
    problems: tuple[tuple[str, str], ...] = ()

    @property
    def first_problem(self) -> str:
        """What is wrong with the first field that is wrong; empty when all is well."""
        return next((said for _, said in self.problems), "")


def held(values: Values, name: str) -> str:
    """What a field holds as one text, without blanks at its ends; several values are joined with commas."""
    return ",".join(values.get(name, ())).strip()
