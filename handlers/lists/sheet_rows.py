"""The rows of a table about creators, as a list that comes back: whom each names, and its marks as typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from handlers.lists.sheet_columns import keys_by_label
from handlers.pasted import Item, read_pasted
from handlers.pasted.table import below_titles
from handlers.sheet import unguarded
from handlers.vocabulary.names import folded

_MARKS = ("status", "owner", "note")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: `item` is the creator that it names, `typed` what named it. Empty marks say nothing."""

    item: Item
    typed: str
    status: str = ""
    owner: str = ""
    note: str = ""


def read_rows(table: Sequence[Sequence[str]]) -> list[SheetRow] | None:
    """The rows of a table below the headings of an exported list, in any language; rows that are empty are left out.

    None for any other table: it must head whom it is about, and at least one of status, owner and note. Blocks.
    """
    table = below_titles(table) if table else table
    places = _places(table[0]) if table else {}
    if not (places.keys() & {"link", "handle"} and places.keys() & set(_MARKS)):
        return None
    return [row for line in table[1:] for row in _rows(line, places)]


def _places(headings: Sequence[str]) -> Mapping[str, int]:
    """In which column each key stands; of columns with the same label the first."""
    keys = keys_by_label()
    places: dict[str, int] = {}
    for at, label in enumerate(headings):
        key = keys.get(folded(unguarded(label)))
        if key:
            places.setdefault(key, at)
    return places


def _rows(line: Sequence[str], places: Mapping[str, int]) -> Iterator[SheetRow]:
    """A row for each creator that a line of the table names; a refused one where it names none, nothing for a blank."""
    said = {key: unguarded(" ".join(line[at].split())) for key, at in places.items() if at < len(line)}
    handle, platform = said.get("handle", "").lstrip("@"), said.get("platform", "")
    marks = [said.get(key, "") for key in _MARKS]
    refused: list[SheetRow] = []
    for typed in filter(None, (said.get("link", ""), f"{platform} @{handle}".strip() if handle else "")):
        pasted = read_pasted(typed)
        named = (*pasted.taken, *pasted.without_platform)
        yield from (SheetRow(item, typed, *marks) for item in named)
        if named:
            return
        refused += [SheetRow(item, typed) for item in pasted.unreadable[:1]]
    yield from refused[:1]
