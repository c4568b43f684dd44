"""A pasted text → its items in order of appearance, each once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from handlers.pasted.columns import Columns, columns_below
from handlers.pasted.doubts import unsure_item
from handlers.pasted.gathering import gathered, once_each
from handlers.pasted.handle_lists import form_of, left_out, table_forms
from handlers.pasted.items import (
    MOST_CHARACTERS,
    MOST_CREATORS,
    Item,
    Kind,
    Pasted,
    Reason,
    TooMuchText,
    shortened,
)
from handlers.pasted.lines import row_in
from handlers.pasted.row_items import handle_item, items_in
from handlers.pasted.rows import Row
from handlers.pasted.straight import straight, visible
from handlers.pasted.tokens import Shape

_MOST_FACTS = 40
"""Words that are kept to be shown, of which a card shows a few."""

_LINE = re.compile(r"[^\n\r]+")


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
    passed = _Passed()
    clear = visible(text)
    items = gathered(_lines(clear, passed, most), most)
    return Pasted(tuple(items) or _nothing(clear, passed.shapes))


def _lines(clear: str, passed: _Passed, most: int) -> Iterator[list[Item]]:
    """The items of each line, and last of what was passed over, which `passed` gathers. Raises `TooManyCreators`."""
    columns, flat = Columns(), straight(clear)
    tables = table_forms(line[0] for line in _LINE.finditer(flat))
    for span in _LINE.finditer(flat):
        row = row_in(clear[span.start() : span.end()], most)
        row = replace(row, is_tabled=form_of(flat[span.start() : span.end()]) in tables)
        items = items_in(row, columns)
        if not items:
            columns = columns_below(row, columns)
        passed.add(row, columns, items)
        yield once_each(items)
    yield list(passed.facts)


def _nothing(clear: str, noise: set[Shape]) -> tuple[Item, ...]:
    """Why a text names nobody; the whole of a short text may still be a name of digits, as `433` is one."""
    typed = " ".join(clear.split())
    if not typed:
        return ()
    if typed.isascii() and typed.isdecimal():
        return (handle_item(typed, typed, None),)
    reason = Reason.MAIL if Shape.MAIL in noise else Reason.MENTION if Shape.MENTION in noise else Reason.NOTHING
    return (Item(None, Kind.NONE, "", shortened(typed), reason),)
