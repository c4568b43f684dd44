"""A card as Block Kit. The limits stand in `bot.slack.limits`; this is the ladder for what does not fit.

1. Every text is cut at its own limit with an ellipsis; a long paragraph becomes several sections first.
2. What may grow (`Listing`, `Table`) gets the room that all the rest leaves, in the order of the card.
3. Rows that do not all fit lose their pictures, their further controls and the length of their lines.
4. Then only the first rows stay, and the listing's own words say how many are left.
5. Where the rest alone is too much, blocks are left out from the end of the card, controls last.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never

from slack_sdk.models.blocks import (
    ActionsBlock,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    ImageElement,
    InteractiveElement,
    MarkdownTextObject,
    SectionBlock,
)

from bot.slack import limits
from bot.slack.controls import elements, numbered, plain_text
from bot.slack.escape import cleaned, cut, entities
from bot.slack.limits import length, weight
from bot.slack.mrkdwn import is_https, mrkdwn, web_address
from bot.slack.tables import as_listing, has_room_for, table_block
from handlers.cards import (
    Block,
    Button,
    Card,
    Controls,
    Divider,
    Facts,
    Listing,
    Note,
    Paragraph,
    Rich,
    Row,
    Table,
    Text,
    Tone,
    plain,
)

Blocks: TypeAlias = list[dict[str, Any]]

_SIGNS: dict[Tone, str] = {"plain": "", "info": "", "good": "✅ ", "warning": "⚠️ ", "bad": "⛔ ", "over": "▫️ "}
_SECTIONS_MOST = 4
"""Ours: a paragraph fills at most this many sections."""


@dataclass(frozen=True, slots=True)
class _Style:
    """How much of a row is drawn."""

    line_most: int
    lines_most: int
    pictures: bool
    controls_most: int


_FULL = _Style(line_most=1_000, lines_most=12, pictures=True, controls_most=limits.ACTIONS_MOST)
_SHORT = _Style(line_most=160, lines_most=3, pictures=False, controls_most=1)


class _Room:
    """What a message still has room for."""

    def __init__(self) -> None:
        self.blocks = limits.BLOCKS_MOST
        self.characters = limits.CHARACTERS_MOST

    def copy(self) -> _Room:
        room = _Room()
        room.blocks, room.characters = self.blocks, self.characters
        return room

    def fits(self, drawn: Blocks) -> bool:
        return len(drawn) <= self.blocks and weight(drawn) <= self.characters

    def take(self, drawn: Blocks) -> None:
        self.blocks -= len(drawn)
        self.characters -= weight(drawn)

    def give_back(self, drawn: Blocks) -> None:
        self.blocks += len(drawn)
        self.characters += weight(drawn)


def render(card: Card, *, bare: bool = False) -> tuple[str, Blocks]:
    """The card as a message's `text` and `blocks`, within every limit of Slack.

    `bare` leaves out what Slack may refuse for reasons of its own: pictures that it cannot load, table blocks.
    Raises `ValueError` for a press id longer than Slack carries.
    """
    return said(card), _Drawing(card, bare=bare).blocks()


def said(card: Card) -> str:
    """The card in one line, for notifications and screen readers."""
    return entities(cut(cleaned(card.said).strip(), limits.SAID_MOST)) or "•"


class _Drawing:
    """One card being drawn: what is fixed is drawn first, what may grow shares the rest."""

    def __init__(self, card: Card, *, bare: bool) -> None:
        self._card = card
        self._room = _Room()
        self._pictures = not bare
        self._tables = 0 if bare else limits.TABLES_MOST

    def blocks(self) -> Blocks:
        head = _head(self._card)
        self._room.take(head)
        drawn = [self._fixed(block) for block in self._card.blocks]
        self._keep(drawn)
        for place, block in enumerate(self._card.blocks):
            if isinstance(block, Listing | Table):
                self._room.give_back(drawn[place])
                drawn[place] = self._growing(block)
                self._room.take(drawn[place])
        return numbered([*head, *_flat(drawn)])

    def _fixed(self, block: Block) -> Blocks:
        """The block, or for a growing one the line that it needs in any case."""
        match block:
            case Paragraph(text):
                return _sections(text)
            case Note(text):
                return _context(text)
            case Facts():
                return _facts(block)
            case Controls(controls):
                return _actions(elements(controls))
            case Divider():
                return [DividerBlock().to_dict()]
            case Listing(rows) | Table(_, rows):
                return _more(block.more, len(rows)) if rows else []
            case _:
                assert_never(block)

    def _keep(self, drawn: list[Blocks]) -> None:
        """Take the room for each; what has none is emptied, with controls and first things kept longest."""
        last = [isinstance(block, Controls) for block in self._card.blocks]
        for place in sorted(range(len(drawn)), key=lambda place: (not last[place], place)):
            while drawn[place] and not self._room.fits(drawn[place]):
                drawn[place].pop()
            self._room.take(drawn[place])

    def _growing(self, block: Listing | Table) -> Blocks:
        if isinstance(block, Listing):
            return self._listing(block)
        if self._tables and has_room_for(block):
            self._tables -= 1
            return self._table(block)
        return self._listing(as_listing(block))

    def _listing(self, listing: Listing) -> Blocks:
        shown: list[Blocks] = []
        for style in (_FULL, _SHORT):
            shown = self._rows(listing, style)
            if len(shown) == len(listing.rows):
                return _flat(shown)
        while shown and not self._room.fits([*_flat(shown), *_more(listing.more, len(listing.rows) - len(shown))]):
            shown.pop()
        return self._closed(_flat(shown), listing.more, len(listing.rows) - len(shown))

    def _rows(self, listing: Listing, style: _Style) -> list[Blocks]:
        """The rows from the first on that have room."""
        room, shown = self._room.copy(), []
        for row in listing.rows:
            drawn = self._row(row, style)
            if not room.fits(drawn):
                break
            room.take(drawn)
            shown.append(drawn)
        return shown

    def _table(self, table: Table) -> Blocks:
        counts = range(1, min(len(table.rows), limits.TABLE_ROWS_MOST - 1) + 1)
        shown = bisect_right(counts, 0, key=lambda rows: int(not self._room.fits(_shortened(table, rows))))
        return _shortened(table, shown) if shown else self._closed([], table.more, len(table.rows))

    def _closed(self, shown: Blocks, more: str, left: int) -> Blocks:
        closed = [*shown, *_more(more, left)]
        return closed if self._room.fits(closed) else shown

    def _row(self, row: Row, style: _Style) -> Blocks:
        lines = [mrkdwn(row.title, style.line_most, heavy=True)]
        lines += [mrkdwn(line, style.line_most) for line in row.lines[: style.lines_most]]
        text = _within("\n".join(line for line in lines if line.strip()), lines)
        picture = _picture(row) if style.pictures and self._pictures else None
        below = elements(_kept(row, style))
        beside = picture or (below.pop() if len(below) == 1 else None)
        return [SectionBlock(text=_marked(text), accessory=beside).to_dict(), *_actions(below)]


def _flat(parts: list[Blocks]) -> Blocks:
    return [block for part in parts for block in part]


def _shortened(table: Table, rows: int) -> Blocks:
    return [table_block(table, rows).to_dict(), *_more(table.more, len(table.rows) - rows)]


def _head(card: Card) -> Blocks:
    title = _SIGNS[card.tone] + cleaned(card.title).strip()
    return [HeaderBlock(text=plain_text(title, limits.HEADER_MOST)).to_dict()]


def _sections(line: Rich) -> Blocks:
    """One section, or several where the paragraph is longer than one holds, broken at its line feeds."""
    drawn: Blocks = []
    for part in _parts(line):
        text = mrkdwn(part, limits.SECTION_MOST).strip("\n")
        if text.strip():
            drawn.append(SectionBlock(text=_marked(text)).to_dict())
    return drawn[:_SECTIONS_MOST]


def _parts(line: Rich) -> Iterator[Rich]:
    """The line in parts that a section can hold, as far as line feeds in our own words allow."""
    part: list[Any] = []
    for piece in _split(line):
        if part and length(mrkdwn((*part, piece), 2 * limits.SECTION_MOST)) > limits.SECTION_MOST - 2:
            yield tuple(part)
            part = []
        part.append(piece)
    if part:
        yield tuple(part)


def _split(line: Rich) -> Iterator[Any]:
    for piece in line:
        if isinstance(piece, Text):
            yield from (Text(text) for text in piece.text.splitlines(keepends=True))
        else:
            yield piece


def _context(line: Rich) -> Blocks:
    text = mrkdwn(line, limits.CONTEXT_MOST)
    return [ContextBlock(elements=[_marked(text)]).to_dict()] if text.strip() else []


def _facts(block: Facts) -> Blocks:
    fields = []
    for fact in block.facts:
        label = mrkdwn((Text(cut(fact.label, 200)),), 300, heavy=True)
        value = mrkdwn(fact.value, limits.FIELD_MOST - length(label) - 1)
        if label or value:
            fields.append(_marked(f"{label}\n{value or '–'}".strip()))
    return [SectionBlock(fields=list(chunk)).to_dict() for chunk in _chunks(fields, limits.FIELDS_MOST)]


def _actions(drawn: Sequence[InteractiveElement]) -> Blocks:
    return [ActionsBlock(elements=list(chunk)).to_dict() for chunk in _chunks(drawn, limits.ACTIONS_MOST)]


def _more(words: str, left: int) -> Blocks:
    return _context((Text(words.replace("{n}", str(left))),)) if left else []


def _picture(row: Row) -> ImageElement | None:
    address = web_address(row.image)
    if not address or not is_https(address):
        return None
    alt = cut(cleaned(row.image_alt or plain(row.title)).strip(), limits.ALT_MOST) or "•"
    return ImageElement(image_url=address, alt_text=alt)


def _kept(row: Row, style: _Style) -> Sequence[Any]:
    """The first controls of a row; where there is room for one only, a button that opens a page does not take it."""
    if style.controls_most >= len(row.controls):
        return row.controls
    pressed = [control for control in row.controls if not (isinstance(control, Button) and control.url)]
    return (pressed or list(row.controls))[: style.controls_most]


def _within(text: str, lines: list[str]) -> str:
    """The lines of a row in one section: whole lines from the top, never half of one's markup."""
    while length(text) > limits.SECTION_MOST:
        lines.pop()
        text = "\n".join(line for line in lines if line.strip())
    return text or "•"


def _marked(text: str) -> MarkdownTextObject:
    """Markup that Slack neither links nor expands by itself."""
    return MarkdownTextObject(text=text, verbatim=True)


def _chunks(parts: Sequence[Any], most: int) -> Iterator[Sequence[Any]]:
    return (parts[start : start + most] for start in range(0, len(parts), most))
