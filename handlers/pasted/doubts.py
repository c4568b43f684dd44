"""Words beside a platform's word that may be names and are not taken for any: shown with that reason, never dropped."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from handlers.pasted.columns import Columns
from handlers.pasted.handle_lists import left_out
from handlers.pasted.items import Item, Kind, Reason, shortened
from handlers.pasted.naming import is_contact
from handlers.pasted.rows import Cell, Place, Row
from handlers.pasted.spelling import is_title, may_be_name
from handlers.pasted.tokens import NAMED, Shape, Token

_MOST = 3
"""Doubted words of one cell that are shown each; more of them are rather a sentence and shown as one."""


def doubts_in(row: Row, columns: Columns, names: Collection[Place]) -> dict[Place, list[Item]]:
    """What of a row may be meant as names besides `names`, by the place of the first word of each."""
    asks = _asks(row, columns, names)
    found: dict[Place, list[Item]] = {}
    if columns.names_at is None and not row.is_tabled:
        found |= {place: [unsure_item(typed)] for place, typed in left_out(row, names).items()}
    for number, cell in enumerate(row.cells):
        doubted = list(_doubted(number, cell, names)) if asks else []
        if cell.is_place and not (row.is_record or row.is_tabled):
            doubted = [
                ((number, place), token) for place, token in enumerate(cell.tokens) if token.shape is Shape.PLACE
            ]
        if len(doubted) > _MOST:
            found[doubted[0][0]] = [unsure_item(" ".join(token.typed for _, token in doubted))]
        else:
            found |= {place: [unsure_item(token.typed)] for place, token in doubted}
    return found


def _asks(row: Row, columns: Columns, names: Collection[Place]) -> bool:
    """Whether names are expected in a row, and it is more than the facts about the one that was found."""
    if columns.names_at is not None or not (columns.platform or _names_platform(row)):
        return False
    leads = row.cells[0].is_led and not row.cells[0].is_platform
    return leads or not row.is_record or not (names or row.names_something)


def _names_platform(row: Row) -> bool:
    return any(cell.names_platform and not cell.is_elsewhere for cell in row.cells)


def _doubted(number: int, cell: Cell, names: Collection[Place]) -> Iterator[tuple[Place, Token]]:
    if is_contact(cell):
        return
    open_ = [
        (place, token) for place, token in enumerate(cell.tokens) if may_be_name(token) and (number, place) not in names
    ]
    if cell.count(*NAMED) and not (len(open_) == 1 and _stands_among_handles(open_[0][0], cell)):
        return
    for place, token in open_:
        yield (number, place), token


def _stands_among_handles(place: int, cell: Cell) -> bool:
    """Whether a word right beside a handle is rather one more of them than somebody's name (`Mia @mia.lee`)."""
    word = cell.tokens[place].text
    if is_title(word) or not any(token.shape is Shape.HANDLE for token in cell.tokens[max(0, place - 1) : place + 2]):
        return False
    return word.casefold() not in " ".join(token.text.casefold() for token in cell.tokens if token.shape in NAMED)


def unsure_item(typed: str) -> Item:
    """Words that may be names, as the person typed them."""
    return Item(None, Kind.NONE, "", shortened(typed), Reason.UNSURE)
