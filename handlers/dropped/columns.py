"""The sheets of a file → the columns that may name creators, one if it is clear, and what names nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.pasted import Item, Pasted, Reason, TooMuchText, platform_told, read_pasted
from handlers.pasted.gathering import gathered
from handlers.pasted.table import TableRead, is_creator, read_table, site_in

_EXPLAINING = """
instruction instructions readme help guide guidelines howto legend notes example examples sample template glossary
changelog cover index toc dropdown dropdowns options lists config settings
说明 使用说明 填写说明 填表说明 须知 指南 示例 样例 范例 模板 封面 目录 图例 字典 选项 配置 下拉
"""
"""Names of sheets that explain the others, where links and handles are examples."""

_EXPLAINING_WORDS = frozenset(_EXPLAINING.split())

_SAY_LITTLE = frozenset({Reason.UNSURE, Reason.ROW})
"""Reasons of words in a table, which may be of anything."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column that may name creators: its heading, or its first cell where it has none, and what was read in it."""

    name: str
    pasted: Pasted

    @property
    def count(self) -> int:
        """The creators in it, with those whose platform is not known yet."""
        return len(self.pasted.taken) + len(self.pasted.without_platform)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as rows of cells; a file of text is one without a name."""

    name: str
    rows: Sequence[Sequence[str]]

    @property
    def is_about_the_file(self) -> bool:
        """Whether its name says that it explains the others."""
        words = self.name.casefold().replace("_", " ").replace("-", " ").split()
        return "".join(words) in _EXPLAINING_WORDS or any(word in _EXPLAINING_WORDS for word in words)


@dataclass(frozen=True, slots=True)
class Drop:
    """A read file: the columns that may name creators. Several are a question to the person; none is an answer.

    `told` names nobody and counts for all columns: names on other platforms, rows without a name. Of a spreadsheet that
    has several, `sheets` are the names of those that were read, each with its creators, and `unread` of the others.
    `rows` is the first table that names creators as it stands in the file, or the first of all; empty for plain text.
    """

    columns: tuple[Column, ...]
    rows: Sequence[Sequence[str]] = ()
    told: tuple[Item, ...] = ()
    sheets: tuple[tuple[str, int], ...] = ()
    unread: tuple[str, ...] = ()


def read_sheets(sheets: Sequence[Sheet], most: int, longest: int, title: str = "") -> Drop:
    """What the sheets of a file name; one that explains the others counts where nothing else names creators.

    `title` is the file's own name, whose platform counts where none is said inside. Columns of one heading are one
    column, and so are the columns of sheets that have one each. Where links stand that name no creator, and nothing
    else does, they are one column with the reasons.

    Raises `handlers.pasted.TooMuchPasted`.
    """
    if sum(len(cell) for sheet in sheets for row in sheet.rows for cell in row) > longest:
        raise TooMuchText(longest)
    titled = platform_told(title.replace("_", " ").replace("-", " "))
    read = [(sheet, read_table(sheet.rows, site_in(sheet.name) or titled, most)) for sheet in sheets]
    naming = [(sheet, table) for sheet, table in read if table.names_somebody]
    naming = [(sheet, table) for sheet, table in naming if not sheet.is_about_the_file] or naming
    if not naming:
        return Drop(_reasons([table for _, table in read], most) or _lines(sheets, most, longest), sheets[0].rows)
    tables = [table for _, table in naming]
    names = {sheet.name for sheet, _ in naming}
    is_several = len(sheets) > 1
    return Drop(
        _columns(tables, most),
        naming[0][0].rows,
        tuple(_told(tables, most)),
        tuple((sheet.name, table.count) for sheet, table in naming) if is_several else (),
        tuple(sheet.name for sheet in sheets if sheet.name not in names) if is_several else (),
    )


def _columns(tables: Sequence[TableRead], most: int) -> tuple[Column, ...]:
    """The columns of all tables. Raises `handlers.pasted.TooManyCreators`."""
    found = [(name, table.items_of(number)) for table in tables for number, name in enumerate(table.columns)]
    named = [(name, items) for name, items in found if any(map(is_creator, items))]
    is_one_each = len(named) == len(tables)
    together: dict[str, list[list[Item]]] = {}
    for name, items in named:
        together.setdefault(named[0][0] if is_one_each else name, []).append(items)
    return tuple(Column(name, Pasted(tuple(gathered(parts, most)))) for name, parts in together.items())


def _told(tables: Sequence[TableRead], most: int) -> Iterable[Item]:
    """What counts for no column that names creators. Raises `handlers.pasted.TooManyCreators`."""
    parts = [table.items_of(None) for table in tables]
    for table in tables:
        columns = [table.items_of(number) for number in range(len(table.columns))]
        parts += [items for items in columns if not any(map(is_creator, items))]
    return gathered(parts, most)


def _lines(sheets: Sequence[Sheet], most: int, longest: int) -> tuple[Column, ...]:
    """Lines of one cell as a pasted text, for what looks like no table: `TikTok: mia`. Raises `TooMuchPasted`."""
    rows = [row for sheet in sheets for row in sheet.rows]
    if any(len(row) > 1 for row in rows):
        return ()
    return (Column("", read_pasted("\n".join(row[0] for row in rows), most, longest)),)


def _reasons(tables: Sequence[TableRead], most: int) -> tuple[Column, ...]:
    """What was to name creators and does not, as one column: there is nothing to choose between."""
    items = gathered(([item for row in table.rows for _, item in row] for table in tables), most)
    if not any(item.reason not in _SAY_LITTLE for item in items):
        return ()
    name = next((name for table in tables for name in table.columns), "")
    return (Column(name, Pasted(tuple(items))),)
