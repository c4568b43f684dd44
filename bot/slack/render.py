"""A card as Block Kit. The limits stand in `bot.slack.limits`; this is the ladder for what does not fit.

1. Every text is cut at its own limit with an ellipsis; a long paragraph becomes several sections first.
2. What may grow (`Listing`, `Table`) gets the room that all the rest leaves, in the order of the card.
3. Rows that do not all fit lose their pictures, their further controls and the length of their lines.
4. Then only the first rows stay, and the listing's own words say how many are left.
5. Carousels, plans and alerts stand whole or not at all: what does not fit one is drawn as rows and paragraphs.
6. Where the rest alone is too much, blocks are left out from the end of the card, controls last.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import assert_never

from slack_sdk.models.blocks import DividerBlock

from bot.slack import limits, richer
from bot.slack.accepted import ALL, Kinds
from bot.slack.controls import elements, numbered
from bot.slack.escape import cleaned, escaped_within, with_commands
from bot.slack.limits import weight
from bot.slack.sections import Blocks, Pictures, RowStyle, actions, context, facts, head, more, picture, row, sections
from bot.slack.tables import has_room_for, table_block
from handlers.cards import (
    Button,
    Card,
    Chart,
    Controls,
    Divider,
    Facts,
    Flat,
    Listing,
    Note,
    Paragraph,
    Progress,
    Table,
    unfolded,
)
from handlers.cards.bars import chart_as_text, progress_as_text
from handlers.cards.form import Form
from handlers.cards.plain_forms import as_text
from handlers.cards.plain_tables import table_as_listing

_FULL = RowStyle(line_most=1_000, lines_most=12, pictures=True, controls_most=limits.ACTIONS_MOST)
_SHORT = RowStyle(line_most=160, lines_most=3, pictures=False, controls_most=1)

_NO_PICTURES: Pictures = {}


class _Room:
    """What a message or view still has room for."""

    def __init__(self, blocks: int) -> None:
        self.blocks = blocks
        self.characters = limits.CHARACTERS_MOST

    def copy(self) -> _Room:
        room = _Room(self.blocks)
        room.characters = self.characters
        return room

    def fits(self, drawn: Blocks) -> bool:
        return len(drawn) <= self.blocks and weight(drawn) <= self.characters

    def take(self, drawn: Blocks) -> None:
        self.blocks -= len(drawn)
        self.characters -= weight(drawn)

    def give_back(self, drawn: Blocks) -> None:
        self.blocks += len(drawn)
        self.characters += weight(drawn)


def render(
    card: Card,
    *,
    bare: bool = False,
    pictures: Pictures = _NO_PICTURES,
    kinds: Kinds = ALL,
    blocks_most: int = limits.BLOCKS_MOST,
) -> tuple[str, Blocks]:
    """The card as a message's `text` and `blocks`, within every limit of Slack.

    `pictures` are of its charts; the others stand as text. `kinds` are the blocks to use beyond those that Slack takes
    everywhere. `bare` leaves out what it may refuse for reasons of its own: pictures that it cannot load, and all
    those kinds. `blocks_most` is more for a view than for a message. Raises `ValueError` for a press id longer than
    Slack carries.
    """
    return said(card), _Drawing(card, pictures, kinds, blocks_most, bare=bare).blocks()


def fixed(block: Flat) -> Blocks:
    """A block that has one size, or for a growing one the line that it needs in any case."""
    match block:
        case Paragraph(text):
            return sections(text)
        case Note(text):
            return context(text)
        case Facts():
            return facts(block)
        case Chart():
            return sections(chart_as_text(block).text)
        case Progress():
            return sections(progress_as_text(block))
        case Controls(controls):
            return actions(elements(controls))
        case Divider():
            return [DividerBlock().to_dict()]
        case Form(press=press, open=label):
            opening = actions(elements((Button(label, press, style="primary"),)))
            return [*facts(Facts(as_text(block).facts[-1:])), *opening]
        case Listing(rows) | Table(_, rows):
            return more(block.more, len(rows)) if rows else []
        case _:
            assert_never(block)


def said(card: Card) -> str:
    """The card in one line, for notifications and screen readers."""
    return escaped_within(cleaned(with_commands(card.said)).strip(), limits.SAID_MOST)[0] or "•"


class _Drawing:
    """One card being drawn: what is fixed is drawn first, what may grow shares the rest."""

    def __init__(self, card: Card, pictures: Pictures, kinds: Kinds, blocks_most: int, *, bare: bool) -> None:
        self._card = card
        self._blocks = tuple(unfolded(card.blocks))
        self._kinds: Kinds = frozenset() if bare else kinds
        self._warning = richer.warning(card) if "alert" in self._kinds else None
        self._pictures: Pictures = {} if bare else pictures
        self._room = _Room(blocks_most)
        self._styles = (replace(_FULL, pictures=not bare), _SHORT)
        self._tables = limits.TABLES_MOST if "table" in self._kinds else 0

    def blocks(self) -> Blocks:
        top = head(self._card)
        self._room.take(top)
        drawn = [self._fixed(block) for block in self._blocks]
        self._keep(drawn)
        for place, block in enumerate(self._blocks):
            if isinstance(block, Listing | Table):
                self._room.give_back(drawn[place])
                drawn[place] = self._growing(block)
                self._room.take(drawn[place])
        return numbered([*top, *_flat(drawn)])

    def _fixed(self, block: Flat) -> Blocks:
        if block is self._warning:
            return richer.alert(self._warning, self._card.tone) or fixed(block)
        file = self._pictures.get(block) if isinstance(block, Chart) else None
        return picture(block, file) if file and isinstance(block, Chart) else fixed(block)

    def _keep(self, drawn: list[Blocks]) -> None:
        """Take the room for each; what has none is emptied, with controls and first things kept longest."""
        outlasts = [isinstance(block, Controls) for block in self._blocks]
        for place in sorted(range(len(drawn)), key=lambda place: (not outlasts[place], place)):
            while drawn[place] and not self._room.fits(drawn[place]):
                drawn[place].pop()
            self._room.take(drawn[place])

    def _growing(self, block: Listing | Table) -> Blocks:
        if isinstance(block, Listing):
            made = self._made(block)
            return made if made and self._room.fits(made) else self._listing(block)
        if self._tables and has_room_for(block):
            self._tables -= 1
            return self._table(block)
        return self._listing(table_as_listing(block))

    def _made(self, listing: Listing) -> Blocks:
        """The listing as what it is, where Slack has a block for that."""
        if listing.shape == "cards" and "carousel" in self._kinds:
            return richer.carousel(listing)
        return richer.plan(listing) if listing.shape == "steps" and "plan" in self._kinds else []

    def _listing(self, listing: Listing) -> Blocks:
        shown: list[Blocks] = []
        for style in self._styles:
            shown = self._rows(listing, style)
            if len(shown) == len(listing.rows):
                return _flat(shown)
        while shown and not self._room.fits([*_flat(shown), *more(listing.more, len(listing.rows) - len(shown))]):
            shown.pop()
        return self._closed(_flat(shown), listing.more, len(listing.rows) - len(shown))

    def _rows(self, listing: Listing, style: RowStyle) -> list[Blocks]:
        """The rows from the first on that have room."""
        room, shown = self._room.copy(), []
        for each in listing.rows:
            drawn = row(each, style)
            if not room.fits(drawn):
                break
            room.take(drawn)
            shown.append(drawn)
        return shown

    def _table(self, table: Table) -> Blocks:
        counts = range(1, min(len(table.rows), limits.TABLE_ROWS_MOST - 1) + 1)
        shown = bisect_right(counts, 0, key=lambda rows: int(not self._takes(_shortened(table, rows))))
        return _shortened(table, shown) if shown else self._closed([], table.more, len(table.rows))

    def _takes(self, drawn: Blocks) -> bool:
        """Whether a table, first of what is drawn, fits the message and its own limit."""
        return weight(drawn[0]) <= limits.TABLE_CHARACTERS_MOST and self._room.fits(drawn)

    def _closed(self, shown: Blocks, words: str, left: int) -> Blocks:
        closed = [*shown, *more(words, left)]
        return closed if self._room.fits(closed) else shown


def _flat(parts: list[Blocks]) -> Blocks:
    return [block for part in parts for block in part]


def _shortened(table: Table, rows: int) -> Blocks:
    return [table_block(table, rows).to_dict(), *more(table.more, len(table.rows) - rows)]
