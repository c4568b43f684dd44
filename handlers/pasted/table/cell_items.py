"""What a single cell names."""

from __future__ import annotations

import re
from dataclasses import replace

from api.contract.links import is_channel_id
from handlers.pasted.addresses import bare_address
from handlers.pasted.items import Item, Kind, Reason, shortened
from handlers.pasted.lines import row_in
from handlers.pasted.row_items import item_of, items_in
from handlers.pasted.spelling import is_telling
from handlers.pasted.table.cells import as_handle, is_phrase
from handlers.pasted.tokens import Shape, Site, Token

_HANDLE = re.compile(r"@?[A-Za-z0-9_][A-Za-z0-9_.]*(?<!\.)")
_LINK = re.compile(r"https?://(?:(?!https?:)[A-Za-z0-9@:/?=&_.~%+-])+(?<![.:?~])", re.IGNORECASE)
_ALL_HERE = frozenset({"@here", "@all", "@channel", "@everyone"})


def is_creator(item: Item) -> bool:
    """Whether an item names somebody, on a platform that is known or must be asked for."""
    return item.is_taken or item.reason is Reason.PLATFORM


def items_of_cell(cell: str, site: Site | None, most: int, *, is_name: bool) -> list[Item]:
    """What a cell names, on `site` unless it says another platform. `is_name`: a word alone is one.

    Raises `handlers.pasted.TooManyCreators`.
    """
    # A table has thousands of cells that are a handle or a link and nothing else: they need no tokens.
    if _LINK.fullmatch(cell):
        return [item_of(bare_address(cell, cell), site)]
    if (is_name or cell[:1] == "@") and _HANDLE.fullmatch(cell) and not (cell in _ALL_HERE or is_channel_id(cell)):
        return [item_of(Token(Shape.HANDLE, cell.removeprefix("@"), cell), site)]
    return [item for line in cell.splitlines() for item in _items_of_line(line.strip(), site, most, is_name=is_name)]


def _items_of_line(line: str, site: Site | None, most: int, *, is_name: bool) -> list[Item]:
    marked = as_handle(line) if is_name else line
    row = row_in(marked, most)
    items = items_in(row, site)
    if marked != line:
        return [replace(item, input=item.input[1:]) for item in items]
    if not is_name:
        return [_as_told(item) for item in items]
    if not is_phrase(line) or any(token.platform for token in row.tokens):
        return items
    telling = [item for item in items if is_creator(item) and is_telling(item.value)]
    return telling or [Item(None, Kind.NONE, "", shortened(line), Reason.UNSURE)]


def _as_told(item: Item) -> Item:
    """An item in a place that is not for names: only a link or a handle behind `@` is one."""
    if item.link or item.input[:1] in "@＠" or not is_creator(item):
        return item
    return replace(item, platform=None, kind=Kind.NONE, value="", reason=Reason.UNSURE)
