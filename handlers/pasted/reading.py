"""A pasted text → its items in order of appearance, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from handlers.pasted.columns import Columns, columns_below
from handlers.pasted.doubts import unsure_item
from handlers.pasted.gathering import gathered, once_each
from handlers.pasted.handle_lists import form_of, table_forms
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
from handlers.pasted.passed import Passed
from handlers.pasted.row_items import handle_item, items_in
from handlers.pasted.sign_offs import Ending, unlike_signature
from handlers.pasted.straight import straight, visible
from handlers.pasted.tokens import Shape

_LINE = re.compile(r"[^\n\r]+")


def read_pasted(text: str, most: int = MOST_CREATORS, longest: int = MOST_CHARACTERS) -> Pasted:
    """The creators in a text, and what else looks like one, with the reason why it is none.

    A handle and a link to the same profile are one item. Blank text has no items; other text without any has one that
    says so. Raises `TooMuchText` above `longest` characters, `TooManyCreators` above `most` links and handles.
    """
    if len(text) > longest:
        raise TooMuchText(longest)
    passed = Passed()
    clear = visible(text)
    items = gathered(_lines(clear, passed, most), most)
    return Pasted(tuple(items) or _nothing(clear, passed.shapes), passed.aside)


def _lines(clear: str, passed: Passed, most: int) -> Iterator[list[Item]]:
    """The items of each line, and last of what was passed over, which `passed` gathers. Raises `TooManyCreators`."""
    columns, flat, ending = Columns(), straight(clear), Ending()
    tables = table_forms(line[0] for line in _LINE.finditer(flat))
    for span in _LINE.finditer(flat):
        line, typed = flat[span.start() : span.end()], clear[span.start() : span.end()]
        row = row_in(typed, most)
        row = replace(row, is_tabled=form_of(line) in tables)
        if ending.holds(typed, row):
            passed.note(row)
            yield [unsure_item(token.typed) for token in unlike_signature(row)]
            continue
        items = items_in(row, columns)
        ending.note(is_named=any(item.kind is not Kind.NONE for item in items))
        if not items:
            columns = columns_below(row, columns)
        passed.add(typed, row, columns, items)
        yield once_each(items)
    yield passed.facts


def _nothing(clear: str, noise: set[Shape]) -> tuple[Item, ...]:
    """Why a text names nobody; the whole of a short text may still be a name of digits, as `433` is one."""
    typed = " ".join(clear.split())
    if not typed:
        return ()
    if typed.isascii() and typed.isdecimal():
        return (handle_item(typed, typed, None),)
    reason = Reason.MAIL if Shape.MAIL in noise else Reason.MENTION if Shape.MENTION in noise else Reason.NOTHING
    return (Item(None, Kind.NONE, "", shortened(typed), reason),)
