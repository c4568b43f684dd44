"""Rows like `@mia, leo, kim`: names between commas of which some have their `@`, and the others need none.

A sentence has commas too, so every part must be a name alone, beside words that ask for it or thank for it at most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from handlers.pasted.lists import parts_of
from handlers.pasted.plain_words import BEFORE_NAMES, follows_names, is_joint, says_where
from handlers.pasted.rows import Cell, Place, Row
from handlers.pasted.spelling import is_title, may_be_name
from handlers.pasted.tokens import NAMED, Shape, Token

_MARKS = ",;|\t"
_COMMAS = frozenset(",;")
_NAMES = NAMED | {Shape.WORD}
_SILENT = frozenset({Shape.TAG, Shape.MENTION, Shape.PLACE, Shape.PLATFORM})
_FIGURES = frozenset({Shape.NUMBER, Shape.MAIL})
_MOST = 3
"""Words of a part that are rather a person's name or several handles than a sentence."""


def is_handle_list(row: Row) -> bool:
    """Whether the parts of a row are names alone, at least one of them behind `@`, and no facts about one creator."""
    return (
        _has_handles(row)
        and row.marks <= _COMMAS
        and not (row.is_record or row.is_tabled or _links_handle(row))
        and all(_is_entry(number, cell) for number, cell in enumerate(row.cells))
    )


def listed_in(row: Row) -> set[Place]:
    """The words of such a list that are names without `@`; none in any other row."""
    if not is_handle_list(row):
        return set()
    handles = _handles(row)
    return {place for place, token in row.placed if may_be_name(token) and not handles.of_person(token.text)}


def left_out(row: Row, names: Collection[Place]) -> dict[Place, str]:
    """The parts between commas that may be names and are not taken: each as typed, by the place of its first word.

    A handle's owner (`Mia Lee, @mia.lee`) is no such part.
    """
    if not _has_handles(row) or any(token.shape in _FIGURES for token in row.tokens) or row.is_framed:
        return {}
    handles = _handles(row)
    return {
        (number, 0): " ".join(token.typed for token in cell.tokens)
        for number, cell in enumerate(row.cells)
        if _is_words(cell)
        and not any((number, place) in names for place in range(len(cell.tokens)))
        and not any(is_title(token.text) and handles.holds(token.text) for token in cell.tokens)
    }


def form_of(line: str) -> tuple[int, int] | None:
    """How many marks part a line of straight text, and how many stand before its first `@`; None without either."""
    marks = sum(map(line.count, _MARKS))
    return (marks, sum(map(line.partition("@")[0].count, _MARKS))) if marks and "@" in line else None


def table_forms(lines: Iterable[str]) -> frozenset[tuple[int, int]]:
    """The forms that several lines share.

    Those lines are rather a table (`@mia, beauty` above `@leo, fashion`) than a list that was broken.
    """
    forms = Counter(map(form_of, lines))
    return frozenset(form for form, count in forms.items() if form and count > 1)


def _has_handles(row: Row) -> bool:
    return len(row.cells) > 1 and any(token.shape is Shape.HANDLE for token in row.tokens)


def _links_handle(row: Row) -> bool:
    """Whether a link leads to one of the handles: then the parts are facts about that creator."""
    linked = {token.link.value.casefold() for token in row.tokens if token.link}
    return not linked.isdisjoint(_handles(row).each)


def _is_entry(number: int, cell: Cell) -> bool:
    return all(_is_name_alone(part, is_first=number == 0) for part in parts_of(cell.tokens))


def _is_name_alone(part: Sequence[Token], *, is_first: bool) -> bool:
    """Whether a part has one name at most, what stands before it asks for it, and what follows is polite."""
    at = [place for place, token in enumerate(part) if token.shape in _NAMES]
    first = at[0] if at else len(part)
    before, after = part[:first], part[first + 1 :]
    return len(at) < 2 and all(_asks(token, is_first) for token in before) and all(map(_ends, after))


def _asks(token: Token, is_first: bool) -> bool:
    """Whether a word may stand before a name; Chinese asks in as many words as it likes, before all names."""
    if token.shape is Shape.FILLER:
        return token.text.lower() in BEFORE_NAMES or is_joint(token.text) or token.text.startswith("/")
    return token.shape in _SILENT or (token.shape is Shape.CHINESE and (is_first or _ends(token)))


def _ends(token: Token) -> bool:
    return token.shape in _SILENT or token.platform is not None or follows_names(token.text) or says_where(token.text)


def _is_words(cell: Cell) -> bool:
    names = [token for token in cell.tokens if not is_joint(token.text)]
    return 0 < len(names) <= _MOST and all(map(may_be_name, names))


@dataclass(frozen=True, slots=True)
class _Handles:
    """The handles of a row, gathered once for all of its words. `together` has them all in one text."""

    each: frozenset[str]
    together: str
    are_titles: bool

    def holds(self, word: str) -> bool:
        """Whether a word is part of a handle, as names of people are, and not the handle once more."""
        return word.casefold() in self.together and word.casefold() not in self.each

    def of_person(self, word: str) -> bool:
        """Whether a word is rather somebody's name: spelt like one, unlike the handles, or part of one of them."""
        return self.holds(word) or (is_title(word) and not self.are_titles)


def _handles(row: Row) -> _Handles:
    typed = [token.text for token in row.tokens if token.shape is Shape.HANDLE]
    lower = [handle.casefold() for handle in typed]
    return _Handles(frozenset(lower), "\n".join(lower), any(map(is_title, typed)))
