"""Which words of a row are names: those with `@`, and of the rest only the ones that can be nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from handlers.pasted.handle_lists import is_handle_list, listed_in
from handlers.pasted.plain_words import BEFORE_NAMES, NOUNS_OF_NAMES, follows_names, is_joint
from handlers.pasted.rows import Cell, Place, Row
from handlers.pasted.spelling import is_telling, may_be_name, odd_names
from handlers.pasted.tokens import Shape, Site, Token

_SURE = frozenset({Shape.CHANNEL_ID, Shape.HANDLE})
_MIXED = frozenset({Shape.HANDLE, Shape.WORD, Shape.PLATFORM})


def names_in(row: Row, above: Site | None) -> set[Place]:
    """The places of names that are not addresses. `above` is the platform that a heading above the row says."""
    sure = {place for place, token in row.placed if token.shape in _SURE}
    words = list(_words(row, above))
    if row.names_something:
        is_list = len(sure) > 1 and not row.is_record and (len(row.cells) == 1 or is_handle_list(row))
        return sure | listed_in(row) | {place for place in words if is_list or _is_said(row, place)}
    if not row.is_record:
        return set(words)
    elsewhere = {place for place in words if row.cells[place[0]].is_elsewhere}
    return elsewhere | set(_best(row, [place for place in words if place not in elsewhere]))


def _is_said(row: Row, place: Place) -> bool:
    """Whether a word beside links and handles is a name all the same: its cell says so, or its spelling in a list."""
    cell = row.cells[place[0]]
    return cell.names_platform or cell.is_joined or (not row.is_record and is_telling(cell.tokens[place[1]].text))


def _words(row: Row, above: Site | None) -> Iterator[Place]:
    """The words of a row that may be handles, under the platform that leads them where one does."""
    is_alone = len(row.cells) == 1
    is_led = row.is_trailed or (is_alone and above is not None)
    odd_list = False
    for number, cell in enumerate(row.cells):
        leads = cell.is_led or cell.introduced is not None or row.is_trailed
        is_led = leads if cell.names_platform else is_led
        odd_list = odd_list and not cell.names_platform
        has_odd = cell.names_platform or odd_list or (is_alone and above)
        places = _words_of(cell, is_led=is_led, has_odd=bool(has_odd))
        odd_list = odd_list or (is_led and any(cell.tokens[place].shape is Shape.CHINESE for place in places))
        yield from ((number, place) for place in places)


def _words_of(cell: Cell, *, is_led: bool, has_odd: bool) -> list[int]:
    """The words of a cell that may be handles; `has_odd` where a platform makes names of digits and other scripts.

    A single word may, unless it stands in a sentence. Of several, all may when words join them below a platform, when
    each has its platform beside it, or when no word is a sentence's and a platform stands before them or one is spelt
    like a handle. Of a sentence, only those spelt like handles may.
    """
    if is_contact(cell) or (cell.count(Shape.ADDRESS, *_SURE) and not mixes_names(cell) and not cell.is_joined):
        return []
    at = [place for place, token in enumerate(cell.tokens) if may_be_name(token)]
    if cell.introduced in at:
        return at[-1:]
    if not at and has_odd:
        at = odd_names(cell.tokens)
    telling = [place for place in at if is_telling(cell.tokens[place].text)]
    if cell.is_joined and (is_led or telling or cell.count(Shape.HANDLE)):
        return at
    if is_sentence(cell) or mixes_names(cell) or (cell.count(Shape.WORD) > 1 and not _is_list_of_names(cell, at)):
        return telling
    return at


def is_contact(cell: Cell) -> bool:
    """Whether a cell is somebody's mail address, with a name before it or not."""
    return cell.count(Shape.MAIL) > 0 and not cell.names_platform


def is_sentence(cell: Cell) -> bool:
    """Whether words around say more than that a name follows; beside a platform's word they say just that."""
    fillers = (token.text.lower() for token in cell.tokens if token.shape is Shape.FILLER)
    return not cell.names_platform and any(
        not (filler in BEFORE_NAMES or is_joint(filler) or follows_names(filler)) for filler in fillers
    )


def mixes_names(cell: Cell) -> bool:
    """Whether words stand among several handles, as in `@mia leo @kim`, and not beside one as its owner's name.

    Some may be names and others facts (`@mia beauty @leo`), so that only their spelling tells.
    """
    return cell.count(Shape.HANDLE) > 1 and not any(
        token.shape not in _MIXED and not is_joint(token.text) for token in cell.tokens
    )


def _is_list_of_names(cell: Cell, at: Sequence[int]) -> bool:
    by_turns = [token.platform is None for token in cell.tokens if token.platform or token.shape is Shape.WORD]
    if len(by_turns) == 2 * len(at) and all(one != next_one for one, next_one in pairwise(by_turns)):
        return True
    if cell.count(Shape.WORD, Shape.FILLER, Shape.CHINESE) - _is_announced(cell) > len(at):
        return False
    leads = cell.tokens[0].shape is Shape.PLATFORM
    return leads or any(is_telling(cell.tokens[place].text) for place in at)


def _is_announced(cell: Cell) -> bool:
    """Whether a cell begins with what its words are: `TikTok handles:`."""
    platform, noun = (*cell.tokens[:2], None)[:2]
    is_noun = noun is not None and noun.leads and noun.text.lower() in NOUNS_OF_NAMES
    return is_noun and platform is not None and platform.shape is Shape.PLATFORM


def _best(row: Row, places: Sequence[Place]) -> Sequence[Place]:
    """The names of a record: behind their platforms' colons, else beside them, else one spelt like a handle or first.

    Of several words beside a platform, as in `Mia Lee TikTok mia_x`, the one that is spelt like a handle.
    """
    cells = row.cells
    beside = [place for place in places if cells[place[0]].names_platform]
    telling_beside = [(number, at) for number, at in beside if is_telling(cells[number].tokens[at].text)]
    headed = [(number, at) for number, at in beside if at and _heads(cells[number].tokens[at - 1])]
    telling = [(number, at) for number, at in places if is_telling(cells[number].tokens[at].text)]
    each = headed or telling_beside or beside
    firsts = [next(place for place in each if place[0] == number) for number in dict.fromkeys(n for n, _ in each)]
    return firsts or (telling or places)[:1]


def _heads(token: Token) -> bool:
    return token.platform is not None and token.leads
