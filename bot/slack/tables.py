"""Tables: as Slack's own table block where it fits, else as rows of text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from slack_sdk.models.blocks import RawTextObject, TableBlock, TableBlockColumnSettings

from bot.slack import limits
from bot.slack.escape import cleaned, cut
from handlers.cards import Table, plain

WIDE = 32
"""Letters, those of full width counted twice, that a column may have before it wraps: short labels stay on one line."""

_EMPTY = "–"
"""Slack refuses a cell without a character."""


def has_room_for(table: Table) -> bool:
    """Whether the table can be a table block at all: it has cells, and no more columns than Slack takes."""
    return bool(table.rows) and 0 < len(table.columns) <= limits.TABLE_COLUMNS_MOST


def table_block(table: Table, rows: int) -> TableBlock:
    """The labels and the first `rows` rows. Cells are raw text, which Slack shows letter by letter."""
    lines: list[Sequence[RawTextObject]] = [[_cell(column.label) for column in table.columns]]
    lines += [[_cell(plain(value)) for value in row] for row in table.rows[:rows]]
    settings = [
        TableBlockColumnSettings(align=column.align, is_wrapped=any(_width(line[place].text) > WIDE for line in lines))
        for place, column in enumerate(table.columns)
    ]
    return TableBlock(rows=lines, column_settings=settings)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1 for letter in text)


def _cell(text: str) -> RawTextObject:
    return RawTextObject(text=cut(cleaned(text).strip(), limits.TABLE_CELL_MOST) or _EMPTY)
