"""A pasted text → its items in order of appearance, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from api.contract.links import name_key
from handlers.pasted.columns import Columns, columns_below
from handlers.pasted.doubts import unsure_item
from handlers.pasted.handle_lists import form_of, left_out, table_forms
from handlers.pasted.items import (
    MOST_CHARACTERS,
    MOST_CREATORS,
    Item,
    Kind,
    Pasted,
    Reason,
    TooManyCreators,
    TooMuchText,
    shortened,
)
from handlers.pasted.place_words import with_places
from handlers.pasted.platform_words import platform_of_pair
from handlers.pasted.row_items import handle_item, items_in
from handlers.pasted.rows import Row, row_of
from handlers.pasted.scanning import tokens
from handlers.pasted.straight import straight, visible
from handlers.pasted.tokens import NAMED, Shape, Token

_BULLET = re.compile(
    r"""
    \s* (?: (?:[-*+]\s+)? \[[ xX✓✔]\]\s+
    | [-*+>•▪◦●○·–—]+\s+ | \(?\d{1,4}(?:[.)]\s*(?=[^\d\s])|[:、]\s*(?=\D)|\)\s+) | [①-⑳]\s* )
    """,
    re.VERBOSE,
)
_MOST_FACTS = 40
"""Words that are kept to be shown, of which a card shows a few."""

_LINE = re.compile(r"[^\n\r]+")
_START_PAGE = re.compile(r"(?:https?://)?[\w.-]+/?", re.IGNORECASE)


@dataclass(slots=True)
class _Passed:
    """What was passed over: the shapes of all tokens, and words beside the handles of a table without headings."""

    shapes: set[Shape] = field(default_factory=set)
    words: dict[str, None] = field(default_factory=dict)

    def add(self, row: Row, columns: Columns, items: Iterable[Item]) -> None:
        """Take note of a row that names `items`."""
        self.shapes.update(token.shape for token in row.tokens)
        if row.is_tabled and columns.names_at is None and len(self.words) < _MOST_FACTS:
            shown = {item.input for item in items}
            self.words |= dict.fromkeys(typed for typed in left_out(row, ()).values() if typed not in shown)

    @property
    def facts(self) -> tuple[Item, ...]:
        """The words as one item, since none of a thousand rows tells more than the first."""
        return (unsure_item(", ".join(self.words)),) if self.words else ()


def read_pasted(text: str, most: int = MOST_CREATORS, longest: int = MOST_CHARACTERS) -> Pasted:
    """The creators in a text, and what else looks like one, with the reason why it is none.

    A handle and a link to the same profile are one item. Blank text has no items; other text without any has one that
    says so. Raises `TooMuchText` above `longest` characters, `TooManyCreators` above `most` links and handles.
    """
    if len(text) > longest:
        raise TooMuchText(longest)
    seen: dict[tuple[str, ...], Item] = {}
    passed = _Passed()
    clear = visible(text)
    count = 0
    for items in _lines(clear, passed, most):
        count += len(items)
        if count > most:
            raise TooManyCreators(most)
        for item in items:
            seen[item.key] = _again(seen[item.key], item) if item.key in seen else item
    return Pasted((*seen.values(), *passed.facts) or _nothing(clear, passed.shapes))


def _lines(clear: str, passed: _Passed, most: int) -> Iterator[list[Item]]:
    """The items of each line; `passed` gathers what was passed over. Raises `TooManyCreators`."""
    columns, flat = Columns(), straight(clear)
    tables = table_forms(line[0] for line in _LINE.finditer(flat))
    for span in _LINE.finditer(flat):
        row = row_of(with_places(_joined(_few(tokens(_without_bullet(clear[span.start() : span.end()])), most))))
        row = replace(row, is_tabled=form_of(flat[span.start() : span.end()]) in tables)
        items = items_in(row, columns)
        if not items:
            columns = columns_below(row, columns)
        passed.add(row, columns, items)
        yield _once(items)


def _without_bullet(line: str) -> str:
    bullet = _BULLET.match(line)
    return line[bullet.end() :] if bullet else line


def _few(found: Iterable[Token], most: int) -> Iterator[Token]:
    """The tokens of one line as long as they do not name too many; a long line is not read to its end for nothing."""
    named = 0
    for token in found:
        named += token.shape in NAMED
        if named > most:
            raise TooManyCreators(most)
        yield token


def _joined(found: Iterable[Token]) -> Iterator[Token]:
    """The tokens with two that name a platform together (`tik tok`) as one."""
    held: Token | None = None
    for token in found:
        platform = platform_of_pair(held.text, token.text) if held else None
        if held and platform:
            held = Token(Shape.PLATFORM, held.text, held.typed, platform=platform)
            continue
        if held:
            yield _before(held, token)
        held = token
    if held:
        yield held


def _before(token: Token, following: Token) -> Token:
    """A platform's start page before a name only says the platform: `tiktok.com @mia`."""
    is_start = token.link and token.link.platform and _START_PAGE.fullmatch(token.text)
    if token.link and is_start and following.shape in {Shape.HANDLE, Shape.WORD}:
        return Token(Shape.PLATFORM, token.text, token.typed, platform=token.link.platform)
    return token


def _once(items: list[Item]) -> list[Item]:
    """The items of one line, where a name without a platform beside the same name with one is no other creator."""
    told = {name_key(item.value) for item in items if item.platform and item.value}
    kept = [item for item in items if item.reason is not Reason.PLATFORM or name_key(item.value) not in told]
    links = {item.key for item in kept if item.kind is Kind.PROFILE}
    return [item for item in kept if item.kind is not Kind.HANDLE or item.key not in links]


def _again(first: Item, item: Item) -> Item:
    """The same creator once more. A link says more than the handle before it."""
    better = item if first.kind is Kind.HANDLE and item.kind is Kind.PROFILE else first
    return replace(better, times=first.times + 1)


def _nothing(clear: str, noise: set[Shape]) -> tuple[Item, ...]:
    """Why a text names nobody; the whole of a short text may still be a name of digits, as `433` is one."""
    typed = " ".join(clear.split())
    if not typed:
        return ()
    if typed.isascii() and typed.isdecimal():
        return (handle_item(typed, typed, None),)
    reason = Reason.MAIL if Shape.MAIL in noise else Reason.MENTION if Shape.MENTION in noise else Reason.NOTHING
    return (Item(None, Kind.NONE, "", shortened(typed), reason),)
