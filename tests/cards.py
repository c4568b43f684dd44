"""What a card says and offers, taken apart for tests."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.cards import (
    Card,
    Chart,
    Control,
    Controls,
    Divider,
    Facts,
    Flat,
    Listing,
    Note,
    Paragraph,
    Progress,
    Table,
    plain,
    unfolded,
)
from handlers.cards.bars import chart_as_sentence, progress_as_text
from handlers.cards.bars import lines_of as lines_of_row


def lines_of(card: Card) -> Iterator[str]:
    """Every line of a card as bare text, in reading order: what a screen reader would say."""
    yield card.title
    for block in unfolded(card.blocks):
        yield from _lines_of_block(block)


def _lines_of_block(block: Flat) -> Iterator[str]:
    match block:
        case Paragraph(text) | Note(text):
            yield plain(text)
        case Facts(facts):
            for fact in facts:
                yield f"{fact.label}: {plain(fact.value)}"
        case Listing(rows):
            for row in rows:
                yield plain(row.title)
                for line in lines_of_row(row):
                    yield plain(line)
                yield from _labels(row.controls)
        case Table(columns, rows):
            yield " | ".join(column.label for column in columns)
            for cells in rows:
                yield " | ".join(plain(cell) for cell in cells)
        case Chart():
            yield chart_as_sentence(block)
        case Progress():
            yield plain(progress_as_text(block))
        case Controls(controls):
            yield from _labels(controls)
        case Divider():
            return


def _labels(controls: tuple[Control, ...]) -> Iterator[str]:
    for control in controls:
        yield f"[{control.label}]"


def controls_of(card: Card) -> Iterator[Control]:
    """Every button and drop-down of a card, in reading order."""
    for block in card.blocks:
        match block:
            case Listing(rows):
                for row in rows:
                    yield from row.controls
            case Controls(controls):
                yield from controls
            case _:
                continue
