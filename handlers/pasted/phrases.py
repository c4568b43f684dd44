"""The parts of a cell in which a platform's word has its names: `mia123 / ig: mia_x` has two.

A word between two names belongs to the one before it, as in `@mia tiktok @leo instagram`, unless it is parted from it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from handlers.pasted.plain_words import says_where
from handlers.pasted.rows import Cell, Place
from handlers.pasted.tokens import Elsewhere, Shape, Token

Mark: TypeAlias = tuple[Place, Token]
"""A name or a platform's word, with its place."""

_IDS = frozenset({Shape.NUMBER, Shape.MAIL, Shape.WORD})
_PARTING = frozenset({Shape.ADDRESS, Shape.MAIL})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Names and platforms in order. One that is `apart` has nothing to do with what comes before it."""

    marks: tuple[Mark, ...]
    is_apart: bool = False

    @property
    def names_platform(self) -> bool:
        """Whether a platform's word is in it."""
        return any(token.platform for _, token in self.marks)


def phrases_of(number: int, cell: Cell, names: Collection[Place]) -> Iterator[Phrase]:
    """The phrases of a cell: `number` is its own in the row, `names` are the places of the row's names."""
    marked = [at for at, token in enumerate(cell.tokens) if _counts(number, cell.tokens, at, names)]
    marks: list[Mark] = []
    is_apart = False
    for at, before, behind in zip(marked, [-1, *marked], [*marked[1:], None], strict=False):
        token = cell.tokens[at]
        is_between = before >= 0 and cell.tokens[before].platform is None
        leads = token.platform is not None and behind is not None and cell.tokens[behind].platform is None
        is_behind_contact = _is_behind_contact(cell.tokens, at)
        is_second = before >= 0 and None not in (token.platform, cell.tokens[before].platform)
        if marks and (
            is_behind_contact
            or (is_between and leads and _is_parted(cell.tokens, before, at))
            or (is_second and any(each.shape is Shape.ADDRESS for each in cell.tokens[before + 1 : at]))
        ):
            yield Phrase(tuple(marks), is_apart)
            marks, is_apart = [], is_behind_contact
        marks.append(((number, at), token))
    yield Phrase(tuple(marks), is_apart)


def _counts(number: int, tokens: Sequence[Token], at: int, names: Collection[Place]) -> bool:
    """Whether a token is a name, or a platform that says where names are.

    A platform behind its own link says nothing of them, nor does another platform before somebody's number or id there.
    """
    token = tokens[at]
    if (number, at) in names or token.platform is None:
        return (number, at) in names
    before = tokens[at - 1].link if at else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    is_id = behind is not None and behind.shape in _IDS and (number, at + 1) not in names
    is_links = before is not None and before.platform is token.platform
    return not (is_links or (token.platform is Elsewhere.ELSEWHERE and is_id))


def _is_parted(tokens: Sequence[Token], before: int, at: int) -> bool:
    """Whether a platform's word before a name is parted from the mark `before` it.

    A colon binds it to what follows; a link, a mail address or a slash parts it from what comes before. But `on` and
    `from` bind it to that.
    """
    between = tokens[before + 1 : at]
    if between and between[-1].shape is Shape.FILLER and says_where(between[-1].text):
        return False
    return tokens[at].leads or any(token.shape in _PARTING or token.text == "/" for token in between)


def _is_behind_contact(tokens: Sequence[Token], at: int) -> bool:
    """Whether a handle stands right behind somebody's id elsewhere: `微信mia123 @mia_x`, `WeChat mia123 @mia_x`."""
    if at < 2 or tokens[at].shape is not Shape.HANDLE or tokens[at - 1].shape is not Shape.WORD:
        return False
    return tokens[at - 2].platform is Elsewhere.ELSEWHERE
