"""A card: what Scout answers, as frozen data that every chat can draw.

Handlers and messages build cards; only a chat's `render.py` knows markup and limits. Inline text is a tuple of
pieces, never markup in a string, so nothing a creator wrote can format, mention or inject. A block that may grow
(`Listing`, `Table`) is one block: the renderer may shorten it and say how many are left; nobody else counts.

A `card` has `blocks`, among them `charts` and a `form`; in them stand `text` and `controls`. All of it but the form is
imported from here.

- What becomes of cards: long answers go a card at a time (`paging`), a card is kept as JSON (`stored`), and what is
  pressed on it long after is `standing`.
- For chats that draw less: `bare` text, `bars` made of letters, `plain_tables` and `plain_forms`.
"""

from __future__ import annotations

from handlers.cards.blocks import (
    Block,
    Column,
    Controls,
    Divider,
    Fact,
    Facts,
    Flat,
    Folded,
    Listing,
    Note,
    Paragraph,
    Row,
    State,
    Table,
    unfolded,
)
from handlers.cards.card import Card, Tone
from handlers.cards.charts import Amount, Bar, Chart, Progress
from handlers.cards.controls import Button, ButtonStyle, Confirm, Control, Option, Select
from handlers.cards.text import (
    Bold,
    Code,
    CreatorText,
    Link,
    Mention,
    Moment,
    Piece,
    Rich,
    Text,
    introduced,
    introducing,
    is_wide,
    joined,
    plain,
    rich,
)

__all__ = [
    "Amount",
    "Bar",
    "Block",
    "Bold",
    "Button",
    "ButtonStyle",
    "Card",
    "Chart",
    "Code",
    "Column",
    "Confirm",
    "Control",
    "Controls",
    "CreatorText",
    "Divider",
    "Fact",
    "Facts",
    "Flat",
    "Folded",
    "Link",
    "Listing",
    "Mention",
    "Moment",
    "Note",
    "Option",
    "Paragraph",
    "Piece",
    "Progress",
    "Rich",
    "Row",
    "Select",
    "State",
    "Table",
    "Text",
    "Tone",
    "introduced",
    "introducing",
    "is_wide",
    "joined",
    "plain",
    "rich",
    "unfolded",
]
