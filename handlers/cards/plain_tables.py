"""A table as rows of text, where a chat has no room for another table."""

from __future__ import annotations

from handlers.cards import Bold, Listing, Piece, Rich, Row, Table, Text, introduced, plain

_EMPTY = "–"


def table_as_listing(table: Table) -> Listing:
    """The same table as rows of text: the first cell leads, the others follow with their labels."""
    return Listing(tuple(_row(table, cells) for cells in table.rows), table.more)


def _row(table: Table, cells: tuple[Rich, ...]) -> Row:
    line: list[Piece] = []
    for column, cell in list(zip(table.columns, cells, strict=True))[1:]:
        label = introduced(column.label)
        # A colon of full width has its blank already.
        after = Text(" ") if label.endswith(":") else Text("")
        between = (Text(" · "),) if line else ()
        line += [*between, Bold(label), after, *(cell or (Text(_EMPTY),))]
    title = cells[0] if cells and plain(cells[0]).strip() else (Text(_EMPTY),)
    return Row(title, (tuple(line),) if line else ())
