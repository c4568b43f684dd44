"""A list as a file that Scout makes for nothing: who is on it, how far the team is with each, and what is known."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from handlers.cards.standing import Standing
from handlers.chat import ChatError
from handlers.context import Answer, Ask
from handlers.line import Line, folded
from handlers.lists.reading import unquoted
from handlers.lists.sheet_columns import cells, headings
from handlers.lists.whole import meant_list
from handlers.messages.list_exported import ListExported, list_exported
from handlers.messages.problem import Problem, problem
from handlers.people.own_files import hand_over
from handlers.people.viewers import viewer_of
from handlers.sheet import SHEET_FORMATS, SheetFormat, file_name, write_sheet
from handlers.words import words
from storage.lists import Member, Shortlist
from storage.marks import Mark

_FORMATS: dict[str, SheetFormat] = {**{each: each for each in SHEET_FORMATS}, "excel": "xlsx", "表格": "xlsx"}


async def export_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators list export [NAME] [csv|xlsx]`: without a name, the list used last. Raises `UsageError`."""
    seen = await ask.context.store.lists.seen_by(viewer_of(ask))
    typed, as_format = _split_format(line.typed, {folded(one.name) for one in seen})
    found = await meant_list(ask, typed)
    return await _exported(ask, found, as_format) if found else Answer(problem, Problem("no-lists"))


async def export(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed “Export” on a list: `way` is the format."""
    found = await ask.context.store.lists.find(viewer_of(ask), press.id)
    if found is None:
        return Answer(problem, Problem("list-gone"))
    return await _exported(ask, found, format_of(press.way))


def format_of(word: str) -> SheetFormat:
    """The format that a word names; xlsx for any other."""
    return _FORMATS.get(folded(word), "xlsx")


async def export_members(
    ask: Ask, title: str, members: Sequence[Member], as_format: SheetFormat = "xlsx"
) -> Answer[Any]:
    """Creators on a list as a file called after `title`, to the asker alone. It costs nothing."""
    said, now = words(ask.language), ask.context.clock()
    marks = await ask.context.store.marks.of(ask.workspace, [one.creator.id for one in members])
    rows = [cells(one, marks.get(one.creator.id, Mark()), said) for one in members]
    name = file_name(title, now, as_format)
    sent = Answer(list_exported, ListExported(title, name, len(members), is_elsewhere=not ask.conversation.is_private))
    write = partial(write_sheet, as_format=as_format, title=title, headings=headings(said), rows=rows)
    try:
        await hand_over(ask, name, write, sent)
    except ChatError as refused:
        return Answer(problem, Problem("no-upload", {"code": refused.code}))
    return sent


async def _exported(ask: Ask, found: Shortlist, as_format: SheetFormat) -> Answer[Any]:
    members = await ask.context.store.lists.members(ask.workspace, found.id)
    if not members:
        return Answer(problem, Problem("list-empty", {"list": found.name}))
    return await export_members(ask, found.name, members, as_format)


def _split_format(typed: str, names: set[str]) -> tuple[str, SheetFormat]:
    """A line without the format that its last word names, unless the whole of it is the name of a list."""
    rest, _, last = f" {typed.strip()}".rpartition(" ")
    wanted = _FORMATS.get(folded(last).lstrip("."))
    if wanted is None or folded(unquoted(typed)) in names:
        return typed, "xlsx"
    return rest.strip(), wanted
