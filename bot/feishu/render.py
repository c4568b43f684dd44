"""A card as Feishu's card JSON 2.0. The limits stand in `bot.feishu.limits`; this is the ladder for what does not fit.

1. Every text is cut at its own limit with an ellipsis.
2. What may grow (`Listing`, `Table`) gets the room that all the rest leaves, in the order of the card.
3. Rows that do not all fit lose their further controls and the length of their lines.
4. Then only the first rows stay, and the listing's own words say how many are left.
5. Where the rest alone is too much, its texts are cut shorter and charts become bars of text, then notes are dropped.
6. At last blocks are left out from the end of the card, controls last.

A card in several languages has all of them where they fit without any of these steps; else its own alone.

Remote pictures are left out: Feishu shows only pictures that were uploaded to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, assert_never

from bot.feishu import limits
from bot.feishu.charts import chart_element, progress_element
from bot.feishu.controls import side_by_side
from bot.feishu.fields import form_container
from bot.feishu.languages import Unlike, in_languages
from bot.feishu.limits import Element, Elements, components, weight
from bot.feishu.sections import Style, facts, header, more, note, panel, paragraph, plain_note, row, summary
from bot.feishu.tables import has_room_for, markdown_table, table_element
from handlers.cards import (
    Block,
    Bold,
    Card,
    Chart,
    Controls,
    Divider,
    Facts,
    Folded,
    Listing,
    Note,
    Paragraph,
    Progress,
    Table,
)
from handlers.cards.bars import chart_as_text, progress_as_text
from handlers.cards.form import Form
from handlers.cards.plain_tables import table_as_listing

_FULL = Style(limits.PARAGRAPH_MOST, line_most=400, lines_most=12, controls_most=10, charts_most=limits.CHARTS_MOST)
_SHORT = Style(paragraph_most=600, line_most=120, lines_most=3, controls_most=1)
_STYLES = (_FULL, _SHORT, replace(_SHORT, notes=False))

_Figures = Literal["own", "translated", "text"]
"""How tables and charts are drawn: as Feishu's own components, which know one language; as what can have several; or
as text."""


@dataclass(slots=True)
class _Room:
    """What a card still has room for."""

    components: int
    bytes: int

    def fits(self, drawn: Elements) -> bool:
        return components(drawn) <= self.components and weight(drawn) <= self.bytes

    def take(self, drawn: Elements) -> None:
        self.components -= components(drawn)
        self.bytes -= weight(drawn)

    def give_back(self, drawn: Elements) -> None:
        self.components += components(drawn)
        self.bytes += weight(drawn)


def render(card: Card, *, bare: bool = False) -> Element:
    """The card as card JSON 2.0, within every limit of Feishu.

    `bare` draws tables and charts as text, because Feishu has refused tables for reasons of its own. Raises
    `ValueError` for a press id that is empty or longer than a button carries.
    """
    return _for_each_reader(card, bare=bare) or _drawn(card, "text" if bare else "own")


def _for_each_reader(card: Card, *, bare: bool) -> Element | None:
    """The card with all its languages; None where it has one only, or has no room for more."""
    if not card.other_languages:
        return None
    figures: _Figures = "text" if bare else "translated"
    others = {other.language: _drawn(other, figures) for other in card.other_languages}
    try:
        drawn = in_languages(_drawn(card, figures), card.language, others)
    except Unlike:
        return None
    fits = components(drawn) <= limits.COMPONENTS_MOST and weight(drawn) <= limits.CARD_BYTES_MOST
    return drawn if fits else None


def _drawn(card: Card, figures: _Figures) -> Element:
    frame = _frame(card)
    room = _Room(limits.COMPONENTS_MOST - components(frame), limits.CARD_BYTES_MOST - weight(frame))
    frame["body"]["elements"] = _Drawing(card, room, figures).elements()
    return frame


def bare_line(card: Card) -> Element:
    """The card as its title and its one line alone: what is left to say when Feishu refuses all else."""
    frame = _frame(card)
    frame["body"]["elements"] = plain_note(summary(card))
    return frame


def _frame(card: Card) -> Element:
    return {
        "schema": "2.0",
        "config": {"update_multi": True, "summary": {"content": summary(card)}},
        "header": header(card),
        "body": {"direction": "vertical", "vertical_spacing": "8px", "elements": []},
    }


class _Drawing:
    """One card being drawn: what is fixed is drawn first, what may grow shares the rest."""

    def __init__(self, card: Card, room: _Room, figures: _Figures) -> None:
        self._card = card
        self._room = room
        self._figures = figures
        self._tables = 0 if figures == "text" else limits.TABLES_MOST
        self._has_charts = False
        self._styles = tuple(replace(style, charts_most=0) for style in _STYLES) if figures == "text" else _STYLES

    def elements(self) -> Elements:
        drawn = self._keep(self._fixed_blocks())
        for place, block in enumerate(self._card.blocks):
            if isinstance(block, Listing | Table | Folded):
                self._room.give_back(drawn[place])
                drawn[place] = self._growing(block)
                self._room.take(drawn[place])
        return _flat(drawn)

    def _fixed_blocks(self) -> list[Elements]:
        """Every block in the first style in which all of them have room, else in the shortest."""
        drawn: list[Elements] = []
        for style in self._styles:
            charts = iter(range(style.charts_most))
            drawn = [self._fixed(block, style, charts) for block in self._card.blocks]
            self._has_charts = style.charts_most > 0
            if self._room.fits(_flat(drawn)):
                break
        return drawn

    def _keep(self, drawn: list[Elements]) -> list[Elements]:
        """Take the room for each; what has none is emptied, with controls and first things kept longest."""
        outlasts = [isinstance(block, Controls) for block in self._card.blocks]
        for place in sorted(range(len(drawn)), key=lambda place: (not outlasts[place], place)):
            while drawn[place] and not self._room.fits(drawn[place]):
                drawn[place] = _less(drawn[place])
            self._room.take(drawn[place])
        return drawn

    def _growing(self, block: Listing | Table | Folded) -> Elements:
        if isinstance(block, Listing):
            return self._listing(block)
        if isinstance(block, Folded):
            return self._folded(block)
        if self._tables and has_room_for(block):
            self._tables -= 1
            return self._table(block)
        return self._listing(table_as_listing(block))

    def _folded(self, block: Folded) -> Elements:
        """The block with what has room inside; tables are Markdown there, because a table stands at a card's root."""
        room = replace(self._room)
        room.take(panel(block, [{}]))
        inside = _Drawing(Card("", block.blocks), room, "text" if self._figures == "text" else "translated").elements()
        return panel(block, inside)

    def _listing(self, listing: Listing) -> Elements:
        drawn = self._progress_of(listing)
        if not drawn:
            return self._rows_of(listing)
        self._room.take(drawn)
        rows = self._rows_of(replace(listing, rows=tuple(replace(row, progress=None) for row in listing.rows)))
        self._room.give_back(drawn)
        return [*drawn, *rows]

    def _progress_of(self, listing: Listing) -> Elements:
        """One chart above steps of how far those under way are; nothing where their rows say it in text."""
        if listing.shape != "steps" or not self._has_charts:
            return []
        drawn = progress_element([row.progress for row in listing.rows if row.progress])
        return drawn if self._room.fits(drawn) else []

    def _rows_of(self, listing: Listing) -> Elements:
        shown: list[Elements] = []
        for style in (_FULL, _SHORT):
            shown = self._rows(listing, style)
            if len(shown) == len(listing.rows):
                return _flat(shown)
        while shown and not self._room.fits([*_flat(shown), *more(listing.more, len(listing.rows) - len(shown))]):
            shown.pop()
        return self._closed(_flat(shown), listing.more, len(listing.rows) - len(shown))

    def _rows(self, listing: Listing, style: Style) -> list[Elements]:
        """The rows from the first on that have room."""
        room, shown = replace(self._room), []
        for each in listing.rows:
            drawn = row(each, style)
            if not room.fits(drawn):
                break
            room.take(drawn)
            shown.append(drawn)
        return shown

    def _table(self, table: Table) -> Elements:
        if self._figures == "translated":
            drawn = markdown_table(table)
            return drawn if self._room.fits(drawn) else self._listing(table_as_listing(table))
        return table_element(table, self._room.fits) or self._closed([], table.more, len(table.rows))

    def _closed(self, shown: Elements, words: str, left: int) -> Elements:
        closed = [*shown, *more(words, left)]
        return closed if self._room.fits(closed) else shown

    def _fixed(self, block: Block, style: Style, charts: Iterator[int]) -> Elements:
        """The block, or for a growing one the line that it needs in any case. `charts` are those that may be drawn."""
        if isinstance(block, Chart | Progress) and next(charts, None) is not None:
            if isinstance(block, Progress):
                return progress_element([block])
            if self._figures == "own":
                return chart_element(block)
            # The title can be had in every language, what is inside the chart cannot.
            return [*paragraph((Bold(block.title),), style), *chart_element(replace(block, title=""))]
        return _fixed(block, style)


def _fixed(block: Block, style: Style) -> Elements:
    match block:
        case Paragraph(text):
            return paragraph(text, style)
        case Note(text):
            return note(text, style)
        case Facts():
            return facts(block, style)
        case Chart():
            return paragraph(chart_as_text(block).text, style)
        case Progress():
            return paragraph(progress_as_text(block), style)
        case Controls(controls):
            return side_by_side(controls)
        case Divider():
            return [{"tag": "hr"}]
        case Form():
            return form_container(block)
        case Folded(_, blocks):
            return panel(block, _flat([_fixed(each, style) for each in blocks]))
        case Listing(rows) | Table(_, rows):
            return more(block.more, len(rows)) if rows else []
        case _:
            assert_never(block)


def _less(drawn: Elements) -> Elements:
    """A block without its last part: the last control of a row of them, else the last element."""
    last = drawn[-1]
    if len(last.get("columns", ())) > 1:
        return [*drawn[:-1], last | {"columns": last["columns"][:-1]}]
    return drawn[:-1]


def _flat(parts: list[Elements]) -> Elements:
    return [element for part in parts for element in part]
