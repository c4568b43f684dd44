"""Tables: as Feishu's own table where it fits, as Markdown in several languages, else as rows of text."""

from __future__ import annotations

from collections.abc import Callable

from bot.feishu import limits
from bot.feishu.escape import escaped
from bot.feishu.limits import Element, Elements
from bot.feishu.markdown import markdown, plain_line
from bot.feishu.sections import more
from handlers.cards import Column, Link, Rich, Table
from handlers.cards.bare import bare, cut

_EMPTY = "–"


def has_room_for(table: Table) -> bool:
    """Whether the table can be a table at all: it has cells, and no more columns than Feishu shows."""
    return bool(table.rows) and 0 < len(table.columns) <= limits.TABLE_COLUMNS_MOST


def table_element(table: Table, fits: Callable[[Elements], bool]) -> Elements:
    """The labels and as many rows from the first on as `fits` lets through, and how many are left; nothing for none."""
    linked = [_has_links(table, place) for place in range(len(table.columns))]
    drawn: Element = {
        "tag": "table",
        "page_size": 1,
        "row_height": "low",
        "freeze_first_column": len(table.columns) > limits.COLUMNS_SEEN_AT_ONCE,
        "header_style": {"bold": True, "background_style": "grey"},
        "columns": [_column(column, place, linked[place - 1]) for place, column in enumerate(table.columns, start=1)],
        "rows": [],
    }
    for row in table.rows[: limits.TABLE_ROWS_MOST]:
        drawn["rows"].append({_name(place): _cell(cell, linked[place - 1]) for place, cell in enumerate(row, start=1)})
        if not fits([drawn, *more(table.more, len(table.rows))]):
            drawn["rows"].pop()
            break
    shown = len(drawn["rows"])
    drawn["page_size"] = min(max(shown, 1), limits.TABLE_PAGE_MOST)
    return [drawn, *more(table.more, len(table.rows) - shown)] if shown else []


def markdown_table(table: Table) -> Elements:
    """The whole table in Markdown, five rows a page: unlike Feishu's own it can have several languages."""
    lines = [[_in_row(escaped(cut(bare(column.label), limits.TABLE_CELL_MOST))) for column in table.columns]]
    lines.append([":--" if column.align == "left" else "--:" for column in table.columns])
    lines += ([_in_row(markdown(cell, limits.TABLE_CELL_MOST)) for cell in row] for row in table.rows)
    return [{"tag": "markdown", "content": "\n".join(f"| {' | '.join(line)} |" for line in lines)}]


def _in_row(cell: str) -> str:
    return " ".join(cell.split()) or _EMPTY


def _has_links(table: Table, place: int) -> bool:
    return any(isinstance(piece, Link) for row in table.rows for piece in row[place])


def _name(place: int) -> str:
    return f"c{place}"


def _column(column: Column, place: int, is_linked: bool) -> Element:
    return {
        "name": _name(place),
        "display_name": cut(bare(column.label), limits.TABLE_CELL_MOST),
        "data_type": "markdown" if is_linked else "text",
        "horizontal_align": column.align,
    }


def _cell(line: Rich, is_linked: bool) -> str:
    if is_linked:
        return markdown(line, limits.TABLE_CELL_MOST) or _EMPTY
    return plain_line(line, limits.TABLE_CELL_MOST).strip() or _EMPTY
