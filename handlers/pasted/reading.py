"""A pasted text → its items in order of appearance, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from handlers.pasted.brief_lines import states_fact
from handlers.pasted.doubts import unsure_item
from handlers.pasted.gathering import gathered, once_each
from handlers.pasted.handle_lists import form_of, table_forms
from handlers.pasted.headings import site_below
from handlers.pasted.items import (
    MOST_CHARACTERS,
    MOST_CREATORS,
    MOST_WORDS,
    Item,
    Kind,
    Pasted,
    Reason,
    TooManyWords,
    TooMuchText,
    shortened,
)
from handlers.pasted.lines import row_in
from handlers.pasted.passed import Passed
from handlers.pasted.row_items import handle_item, items_in
from handlers.pasted.sign_offs import Ending, unlike_signature
from handlers.pasted.straight import straight, visible
from handlers.pasted.table import read_table
from handlers.pasted.table.finding import tables_among
from handlers.pasted.tokens import Shape, Site

_LINE = re.compile(r"[^\n\r]*(?:\r\n|\n|\r|$)")


def read_pasted(
    text: str, most: int = MOST_CREATORS, longest: int = MOST_CHARACTERS, words: int = MOST_WORDS
) -> Pasted:
    """The creators in a text, and what else looks like one, with the reason why it is none.

    A handle and a link to the same profile are one item. Blank text has no items; other text without any has one that
    says so. Raises `TooMuchText` above `longest` characters, `TooManyCreators` above `most` links and handles,
    `TooManyWords` above so many `words`.
    """
    if len(text) > longest:
        raise TooMuchText(longest)
    if len(text.split(maxsplit=words)) > words:
        raise TooManyWords(words)
    passed = Passed()
    clear = visible(text)
    try:
        items = gathered(_lines(clear, passed, most, words), most)
    except TooManyWords:  # of the line where it was noticed
        raise TooManyWords(words) from None
    return Pasted(tuple(items) or _nothing(clear, passed.shapes), passed.aside)


def _lines(clear: str, passed: Passed, most: int, words: int) -> Iterator[list[Item]]:
    """The items of each line, and last of what was passed over, which `passed` gathers.

    Raises `TooManyCreators` and `TooManyWords`.
    """
    above: Site | None = None
    flat, ending = straight(clear), Ending()
    spans = [found.span() for found in _LINE.finditer(flat)]
    lines = [clear[start:end] for start, end in spans]
    forms = table_forms(flat[start:end] for start, end in spans)
    tables = {found.first: found for found in tables_among(lines)}
    at = 0
    while at < len(lines):
        table, (start, end) = tables.get(at), spans[at]
        if table:
            read = read_table(table.rows, above, most)
            ending.note(is_named=read.names_somebody)
            # Where no column names creators, its lines may; its headings are nobody's names in either case.
            at = table.end if read.names_somebody else table.below
            yield from ([item for _, item in row] for row in read.rows if read.names_somebody)
            continue
        line, typed = flat[start:end], lines[at]
        at += 1
        if states_fact(line):
            continue
        row = row_in(typed, most, words)
        words -= sum(len(cell.tokens) for cell in row.cells)
        row = replace(row, is_tabled=form_of(line) in forms)
        if ending.holds(typed, row):
            passed.note(row)
            yield [unsure_item(token.typed) for token in unlike_signature(row)]
            continue
        items = items_in(row, above)
        ending.note(is_named=any(item.kind is not Kind.NONE for item in items))
        if not items:
            above = site_below(row, above)
        passed.add(typed, row, items)
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
