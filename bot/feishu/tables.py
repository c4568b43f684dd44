"""Tables: as Feishu's own table where it fits, else as rows of text."""

from __future__ import annotations

from bot.feishu import limits
from bot.feishu.limits import Element, Elements
from bot.feishu.markdown import markdown, plain_line
from bot.feishu.sections import more
from handlers.bare import bare, cut
from handlers.cards import Bold, Link, Listing, Rich, Row, Table, Text, plain

_EMPTY = "–"


def has_room_for(table: Table) -> bool:
    """Whether the table can be a table at all: it has cells, and no more columns than Feishu shows."""
    return bool(table.rows) and 0 < len(table.columns) <= limits.TABLE_COLUMNS_MOST


def shortened(table: Table, rows: int) -> Elements:
    """The labels and the first `rows` rows, and how many are left."""
    kept = table.rows[:rows]
    linked = [any(isinstance(piece, Link) for row in kept for piece in row[place]) for place in _places(table)]
    drawn: Element = {
        "tag": "table",
        "page_size": min(max(rows, 1), limits.TABLE_PAGE_MOST),
        "row_height": "low",
        "header_style": {"bold": True, "background_style": "grey"},
        "columns": [_column(table, place, is_linked=linked[place]) for place in _places(table)],
        "rows": [
            {_name(place): _cell(row[place], is_linked=linked[place]) for place in _places(table)} for row in kept
        ],
    }
    return [drawn, *more(table.more, len(table.rows) - rows)]


def _places(table: Table) -> range:
    return range(len(table.columns))


def _name(place: int) -> str:
    return f"c{place + 1}"


def _column(table: Table, place: int, *, is_linked: bool) -> Element:
    column = table.columns[place]
    return {
        "name": _name(place),
        "display_name": cut(bare(column.label), limits.TABLE_CELL_MOST),
        "data_type": "markdown" if is_linked else "text",
        "horizontal_align": column.align,
    }


def _cell(line: Rich, *, is_linked: bool) -> str:
    if is_linked:
        return markdown(line, limits.TABLE_CELL_MOST) or _EMPTY
    return plain_line(line, limits.TABLE_CELL_MOST).strip() or _EMPTY


def as_listing(table: Table) -> Listing:
    """The same table as rows of text: the first cell leads, the others follow with their labels."""
    return Listing(tuple(_row(table, cells) for cells in table.rows), table.more)


def _row(table: Table, cells: tuple[Rich, ...]) -> Row:
    line: list[Rich] = []
    for column, cell in list(zip(table.columns, cells, strict=True))[1:]:
        between = (Text(" · "),) if line else ()
        line.append((*between, Bold(f"{column.label}:"), Text(" "), *(cell or (Text(_EMPTY),))))
    title = cells[0] if cells and plain(cells[0]).strip() else (Text(_EMPTY),)
    return Row(title, (tuple(piece for part in line for piece in part),) if line else ())
