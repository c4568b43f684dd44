"""Words right beside handles and links, which may be one more name, a fact, or the owner's name."""

from __future__ import annotations

from itertools import pairwise

from api.contract.links import Kind
from api.contract.platforms import Platform
from handlers.pasted.naming import mixes_names
from handlers.pasted.plain_words import is_joint
from handlers.pasted.rows import Cell, Row
from handlers.pasted.spelling import is_title, may_be_name
from handlers.pasted.tokens import NAMED, Shape, Token


def words_beside(cell: Cell) -> list[int]:
    """The words of a cell that are rather names or facts than their owner's name (`Mia @mia.lee`).

    Words among several handles are; of a cell with one, a single word right beside it.
    """
    words = [place for place, token in enumerate(cell.tokens) if may_be_name(token)]
    if not mixes_names(cell) and not (len(words) == 1 and _touches(cell, words[0], Shape.HANDLE)):
        return []
    named = _names_in(cell)
    typed = {place: cell.tokens[place].text for place in words}
    return [place for place, word in typed.items() if not (is_title(word) or word.casefold() in named)]


def words_led(cell: Cell) -> list[int]:
    """The words that stand alone behind a platform's word in a cell with links: `https://… instagram nasa`."""
    if not cell.count(Shape.ADDRESS):
        return []
    return [
        place
        for place, (before, token) in enumerate(pairwise(cell.tokens), start=1)
        if isinstance(before.platform, Platform) and may_be_name(token) and _is_alone(cell, place)
    ]


def word_behind_link(cell: Cell, line: str) -> Token | None:
    """The one word of a cell behind the one link to a profile, with a blank or a joining word between them.

    It may be the rest of a name that was typed with a blank, as in `https://www.tiktok.com/@mr beast`, or a name more.
    """
    match cell.tokens:
        case (address, word) if f"{address.typed} {word.typed}" in line:
            pass
        case (address, joint, word) if is_joint(joint.text):
            pass
        case _:
            return None
    is_open = _leads_to_profile(address) and may_be_name(word) and word.text.casefold() not in _names_in(cell)
    return word if is_open else None


def words_between_commas(row: Row) -> list[Token]:
    """The words that stand alone between commas in a row with a link to a profile (`https://…/@mia, leo, kim`)."""
    if not any(map(_leads_to_profile, row.tokens)):
        return []
    return [cell.tokens[0] for cell in row.cells if len(cell.tokens) == 1 and _is_small_name(cell.tokens[0])]


def _is_small_name(token: Token) -> bool:
    return may_be_name(token) and not is_title(token.text)


def _leads_to_profile(token: Token) -> bool:
    return token.link is not None and token.link.kind is Kind.PROFILE


def _names_in(cell: Cell) -> str:
    """The names of a cell in one text: a word that is part of them is rather their owner's name."""
    named = (token.link.value if token.link else token.text for token in cell.tokens if token.shape in NAMED)
    return "\n".join(named).casefold()


def _is_alone(cell: Cell, place: int) -> bool:
    behind = cell.tokens[place + 1 : place + 2]
    return not behind or behind[0].platform is not None or behind[0].shape in NAMED


def _touches(cell: Cell, place: int, shape: Shape) -> bool:
    return any(token.shape is shape for token in cell.tokens[max(0, place - 1) : place + 2])
