"""Words beside a platform's word that may be names and are not taken for any: shown with that reason, never dropped."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from handlers.pasted.handle_lists import left_out
from handlers.pasted.items import Item, Kind, Reason, shortened
from handlers.pasted.naming import is_contact
from handlers.pasted.plain_words import says_where
from handlers.pasted.rows import Cell, Place, Row
from handlers.pasted.spelling import is_telling, may_be_name
from handlers.pasted.tokens import NAMED, Elsewhere, Shape, Site, Token
from handlers.pasted.words_beside import words_beside, words_led

_MOST = 3
"""Doubted words of one cell that are shown each; more of them are rather a sentence and shown as one."""


def doubts_in(row: Row, above: Site | None, names: Collection[Place]) -> dict[Place, list[Item]]:
    """What of a row may be meant as names besides `names`, by the place of the first word of each."""
    asks = _asks(row, above, names)
    found: dict[Place, list[Item]] = {}
    if not row.is_tabled:
        found |= {place: [unsure_item(typed)] for place, typed in left_out(row, names).items()}
        found |= {place: [unsure_item(token.typed)] for place, token in _unlike_facts(row, names)}
    for number, cell in enumerate(row.cells):
        elsewhere = {(number, place): token.typed for place, token in _ids_elsewhere(cell)}
        found |= {place: [_elsewhere_item(typed)] for place, typed in elsewhere.items() if place not in names}
        doubted = [pair for pair in _doubted(number, cell, names) if pair[0] not in found] if asks else []
        if cell.is_place and not (row.is_record or row.is_tabled):
            doubted = [
                ((number, place), token) for place, token in enumerate(cell.tokens) if token.shape is Shape.PLACE
            ]
        if len(doubted) > _MOST:
            found[doubted[0][0]] = [unsure_item(" ".join(token.typed for _, token in doubted))]
        else:
            found |= {place: [unsure_item(token.typed)] for place, token in doubted}
    return found


def _asks(row: Row, above: Site | None, names: Collection[Place]) -> bool:
    """Whether names are expected in a row, and it is more than the facts about the one that was found."""
    if not (above or _names_platform(row)):
        return False
    leads = row.cells[0].is_led and not row.cells[0].is_platform
    return leads or not row.is_record or not (names or row.names_something)


def _names_platform(row: Row) -> bool:
    return any(cell.names_platform and not cell.is_elsewhere for cell in row.cells)


def _doubted(number: int, cell: Cell, names: Collection[Place]) -> Iterator[tuple[Place, Token]]:
    if is_contact(cell):
        return
    at = (
        sorted({*words_beside(cell), *words_led(cell)})
        if cell.count(*NAMED)
        else range(cell.introduced or 0, len(cell.tokens))
    )
    for place in at:
        if may_be_name(cell.tokens[place]) and (number, place) not in names:
            yield (number, place), cell.tokens[place]


def _unlike_facts(row: Row, names: Collection[Place]) -> Iterator[tuple[Place, Token]]:
    """The words of a record besides its one name that are spelt like handles, as facts hardly are."""
    if not row.is_record or row.names_something or not names:
        return
    for number, cell in enumerate(row.cells):
        for at, token in enumerate(() if is_contact(cell) else cell.tokens):
            if may_be_name(token) and is_telling(token.text) and (number, at) not in names:
                yield (number, at), token


def _ids_elsewhere(cell: Cell) -> Iterator[tuple[int, Token]]:
    """The words right behind another platform's word, which are somebody's id there: `微信mia123`, `WeChat: mia123`."""
    for place in range(1, len(cell.tokens)):
        site = cell.tokens[place - 1]
        is_said = place > 1 and says_where(cell.tokens[place - 2].text)
        if site.platform is Elsewhere.ELSEWHERE and not is_said and may_be_name(cell.tokens[place]):
            yield place, cell.tokens[place]


def _elsewhere_item(typed: str) -> Item:
    return Item(None, Kind.NONE, "", shortened(typed), Reason.ELSEWHERE)


def unsure_item(typed: str) -> Item:
    """Words that may be names, as the person typed them."""
    return Item(None, Kind.NONE, "", shortened(typed), Reason.UNSURE)
