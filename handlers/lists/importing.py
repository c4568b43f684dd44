"""Creators onto a list from a file or a pasted table; status, owner and note beside them are taken back too."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from api.contract.platforms import Platform
from handlers.cards.standing import standing
from handlers.chat import DroppedFile
from handlers.collecting import file_preview, preview
from handlers.collecting.basket import Basket
from handlers.collecting.given_file import UNREAD, read_file, unread
from handlers.context import Answer, Ask
from handlers.creators.naming import creator_of
from handlers.defaults import defaults_of
from handlers.dropped import UnreadableDrop
from handlers.dropped.tables import delimited_rows
from handlers.finding.pasted_names import named_in
from handlers.grammar.usage import wrong
from handlers.line import Line
from handlers.lists import adding
from handlers.lists.import_marks import changes_of
from handlers.lists.reach import named
from handlers.lists.reading import split_name, unquoted
from handlers.lists.sheet_rows import SheetRow, read_rows
from handlers.messages.list_imported import ListImported, list_imported
from handlers.messages.problem import Problem, problem
from handlers.pasted import Kind, read_pasted
from handlers.people.viewers import viewer_of
from storage.creators import CreatorName
from storage.lists import MOST_CREATORS, ListFull, NoSuchList, Shortlist

EXAMPLE = "/creators list import Summer"


async def import_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators list import NAME` with a dropped file or a pasted text; a new name makes a list. Raises `UsageError`.

    A table with the headings of an exported list gives marks as well; anything else is read as it is when it is added.
    """
    seen = await ask.context.store.lists.seen_by(viewer_of(ask))
    if ask.files:
        return await _from_file(ask, unquoted(line.typed))
    name, rest = split_name(line.typed, [one.name for one in seen])
    if not rest.strip():
        raise wrong("nothing-to-import", name, example="/creators list add Summer @charlidamelio")
    rows = await asyncio.to_thread(_pasted_rows, rest)
    if rows is None:
        return await adding.add_line(ask, line)
    return await _taken_in(ask, await adding.list_called(ask, name, seen), rows)


async def chosen_column(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A chosen column of a dropped file: its creators onto the list."""
    basket = await preview.held(ask, arguments)
    into = await ask.context.store.lists.find(viewer_of(ask), arguments["list"])
    if basket is None or into is None:
        return Answer(problem, Problem("stale" if into else "list-gone"))
    return await _added(ask, into, basket)


def _pasted_rows(text: str) -> list[SheetRow] | None:
    try:
        return read_rows(delimited_rows(text)) if "\n" in text.strip() else None
    except UnreadableDrop:
        return None


async def _from_file(ask: Ask, name: str) -> Answer[Any]:
    if len(ask.files) > 1:
        return Answer(problem, Problem("files", {"count": len(ask.files)}))
    [file] = ask.files
    try:
        drop = await read_file(file)
    except UNREAD as bad:
        return Answer(problem, unread(file, bad))
    rows = await asyncio.to_thread(read_rows, drop.rows)
    if not (rows or drop.columns):
        return Answer(problem, Problem("file-nobody", {"file": file.name}))
    seen = await ask.context.store.lists.seen_by(viewer_of(ask))
    into = await adding.list_called(ask, name or _stem(file), seen)
    if rows:
        return await _taken_in(ask, into, rows)
    baskets = file_preview.file_baskets(file, drop)
    if len(baskets) == 1:
        return await _added(ask, into, baskets[0])
    return await file_preview.ask_column(ask, drop.columns, baskets, ("list.column", {"list": into.id}))


def _stem(file: DroppedFile) -> str:
    """The file's name as one for a list, where the line names none."""
    return file.name.rpartition(".")[0] or file.name


async def _added(ask: Ask, into: Shortlist, basket: Basket) -> Answer[Any]:
    """What a column names, onto a list like a paste."""
    lines = [*(each.link for each in basket.chosen), *(f"@{name}" for name in basket.unsure)]
    said = await named_in(ask, read_pasted("\n".join(lines), most=len(lines)))
    refused = (*basket.refused, *said.refused)
    return await adding.add(ask, into, said.creators, refused=refused, assumed=said.assumed)


async def _taken_in(ask: Ask, into: Shortlist, rows: Sequence[SheetRow]) -> Answer[Any]:
    """The creators of a table onto a list, and what the table says of them that is not known so yet."""
    store, now, by = ask.context.store, ask.context.clock(), named(ask.person)
    platform = (await defaults_of(ask)).platform
    good = [(row, one) for row in rows if (one := _creator(row, platform))]
    kept = await store.creators.keep(ask.workspace, [one for _, one in good], now)
    try:
        added = await store.lists.add(ask.workspace, into.id, kept, by, now)
    except NoSuchList:
        return Answer(problem, Problem("list-gone"))
    except ListFull:
        return Answer(problem, Problem("list-full", {"list": into.name, "most": MOST_CREATORS}))
    marks = await store.marks.of(ask.workspace, [one.id for one in kept])
    read = await changes_of(ask, [(one.id, row) for (row, _), one in zip(good, kept, strict=True)], marks)
    clashes = await store.marks.set_each(ask.workspace, read.changes, by, now)
    [undo] = await ask.offer([("list.undo", {"list": into.id, "creators": [one.id for one in added.new]})])
    found = await store.lists.find(viewer_of(ask), into.id) or into
    return Answer(
        list_imported,
        ListImported(
            name=into.name,
            reach=into.reach,
            size=found.size,
            new=len(added.new),
            known=len(added.known),
            marked=len(read.changes.keys() - clashes.keys()),
            clashes=tuple((creator_of(one), clashes[one.id]) for one in kept if one.id in clashes),
            today=now.date(),
            unknown=read.unknown,
            refused=tuple((row.typed, str(row.item.reason)) for row in rows if _creator(row, platform) is None),
            assumed=platform if any(not row.item.platform for row, _ in good) else None,
            undo=undo if added.new else "",
            open=standing("list.page", into.id),
        ),
    )


def _creator(row: SheetRow, usual: Platform) -> CreatorName | None:
    """Whom a row names, on the usual platform where it names none; None where it names nobody."""
    item = row.item
    if item.kind in {Kind.NONE, Kind.VIDEO}:
        return None
    is_id = item.kind is Kind.CHANNEL_ID
    return CreatorName((item.platform or usual).value, item.value if is_id else "", "" if is_id else item.value)
