"""One line as a row of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from handlers.pasted.lists import joins_names
from handlers.pasted.plain_words import BEFORE_NAMES, is_joint, says_where
from handlers.pasted.tokens import NAMED, Elsewhere, Shape, Token

Place: TypeAlias = tuple[int, int]
"""Where a token stands in a row: the number of its cell, and its number there."""

_BARS = frozenset("|\t")
_FIGURES = frozenset({Shape.NUMBER, Shape.MAIL})
_NAMES = frozenset({Shape.WORD, Shape.HANDLE, Shape.CHANNEL_ID})
_QUIET = frozenset({Shape.FILLER, Shape.TAG, Shape.MENTION, Shape.CHINESE})


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands between two breaks."""

    tokens: tuple[Token, ...]

    @property
    def names_platform(self) -> bool:
        """Whether a platform's word is in it."""
        return any(token.platform for token in self.tokens)

    @property
    def is_led(self) -> bool:
        """Whether a platform's word stands before all words and handles that may be names."""
        first = next((token for token in self.tokens if token.platform or token.shape in _NAMES), None)
        return first is not None and first.platform is not None

    @property
    def is_trailed(self) -> bool:
        """Whether all its names come before a platform that `on`, `from` or `both` parts from them."""
        said = next((number for number, token in enumerate(self.tokens) if token.platform), 0)
        if not said or self.is_led or any(token.shape in _NAMES for token in self.tokens[said:]):
            return False
        before, platform = self.tokens[said - 1], self.tokens[said].text
        is_said = before.shape in {Shape.FILLER, Shape.CHINESE} and says_where(before.text)
        return is_said or says_where(platform[:1]) or says_where(platform[:2])  # 在油管, 都在油管

    @property
    def is_joined(self) -> bool:
        """Whether words join several names in it, as in `mia and leo`."""
        return joins_names(self.tokens)

    @property
    def introduced(self) -> int | None:
        """Where the name stands that a sentence about a platform ends in: `my favourite tiktok creators are mia`.

        A word or a colon right before it asks for it. None in other cells, as with `Mia Lee TikTok: mia`.
        """
        last = len(self.tokens) - 1
        if last < 2 or self.tokens[last].shape not in {Shape.WORD, Shape.HANDLE}:
            return None
        *words, before = self.tokens[:last]
        fillers = [token.text.lower() for token in words if token.shape is Shape.FILLER]
        if any(map(is_joint, [*fillers, before.text])):
            return None
        is_asked = before.shape is Shape.FILLER and before.text.lower() in BEFORE_NAMES
        is_headed = before.leads and not all(map(says_where, fillers))
        says_platform = any(token.platform for token in words)
        is_platform = before.platform is not None and is_headed
        return last if is_platform or (says_platform and (is_asked or is_headed)) else None

    @property
    def is_elsewhere(self) -> bool:
        """Whether it names another platform and none of the three."""
        said = {token.platform for token in self.tokens if token.platform}
        return said == {Elsewhere.ELSEWHERE}

    @property
    def is_platform(self) -> bool:
        """Whether it says a platform and nothing else that counts."""
        return self.names_platform and all(token.platform or token.shape in _QUIET for token in self.tokens)

    @property
    def is_place(self) -> bool:
        """Whether it says a place and nothing else that counts."""
        shapes = {token.shape for token in self.tokens}
        return Shape.PLACE in shapes and shapes <= _QUIET | {Shape.PLACE}

    def count(self, *shapes: Shape) -> int:
        """How many tokens have one of these shapes."""
        return sum(token.shape in shapes for token in self.tokens)


@dataclass(frozen=True)
class Row:
    """The cells of one line, and the signs that part them. `is_tabled` where other lines are made alike."""

    cells: tuple[Cell, ...]
    marks: frozenset[str] = frozenset()
    is_tabled: bool = False

    @property
    def placed(self) -> Iterator[tuple[Place, Token]]:
        """All tokens in order, each with its place."""
        return (
            ((number, place), token)
            for number, cell in enumerate(self.cells)
            for place, token in enumerate(cell.tokens)
        )

    @property
    def tokens(self) -> Iterator[Token]:
        """All tokens in order."""
        return (token for _, token in self.placed)

    @cached_property
    def names_something(self) -> bool:
        """Whether the line has more than words: an address, an id or a handle behind `@`."""
        return any(token.shape in NAMED for token in self.tokens)

    @cached_property
    def is_trailed(self) -> bool:
        """Whether the last of several cells says the platform of the names in all: `@mia, @leo on tiktok`."""
        *before, last = self.cells
        return bool(before) and last.is_trailed and not any(cell.names_platform for cell in before)

    @cached_property  # asked of every word of a line that may have tens of thousands
    def is_record(self) -> bool:
        """Whether the cells are facts about one creator rather than a list of names.

        Facts are a name of several words, a count, a mail address, a platform alone between two other cells, or the
        creator's names on several platforms.
        """
        if len(self.cells) == 1:
            return False
        if self._has_several_names:
            return True
        has_figures = any(token.shape in _FIGURES for token in self.tokens)
        has_words = any(
            cell.count(Shape.WORD) > 1 and not cell.is_joined and cell.introduced is None for cell in self.cells
        )
        return self.is_framed or has_figures or has_words

    @property
    def _has_several_names(self) -> bool:
        """Whether names on several platforms follow what their owner is called: `Mia | IG: mia_x | TT: mia_tt`."""
        led = [number for number, cell in enumerate(self.cells) if cell.is_led and not cell.is_platform]
        said = {token.platform for number in led for token in self.cells[number].tokens if token.platform}
        if len(led) < 2 or len(said) < len(led) or not led[0]:
            return False
        called = [token.text for cell in self.cells[: led[0]] for token in cell.tokens if token.shape is Shape.WORD]
        return self.marks <= _BARS or all(word.istitle() for word in called)

    @cached_property
    def is_framed(self) -> bool:
        """Whether one cell is a platform alone and stands between two others."""
        alone = [number for number, cell in enumerate(self.cells) if cell.is_platform]
        return len(alone) == 1 and 0 < alone[0] < len(self.cells) - 1


def row_of(tokens: Iterable[Token]) -> Row:
    """The row that a line's tokens make; breaks part its cells."""
    cells: list[list[Token]] = [[]]
    marks = set()
    for token in tokens:
        if token.shape is Shape.BREAK:
            marks.add(token.text)
            cells.append([])
        else:
            cells[-1].append(token)
    return Row(tuple(Cell(tuple(_with_x(cell))) for cell in cells), frozenset(marks))


def _with_x(tokens: list[Token]) -> Iterator[Token]:
    """The tokens of a cell, where a capital X before or behind all others is the platform of that name."""
    for number, token in enumerate(tokens):
        is_edge = number in {0, len(tokens) - 1}
        if is_edge and token.shape is Shape.WORD and token.text == "X":
            yield Token(Shape.PLATFORM, token.text, token.typed, platform=Elsewhere.ELSEWHERE)
        else:
            yield token
