"""The first creators of a list side by side, by what the API last said of them: for nothing."""

from __future__ import annotations

from typing import Any

from handlers.cards.standing import Standing
from handlers.comparing.found import Found, named_only
from handlers.comparing.reading import MOST
from handlers.comparing.showing import FREE, answer_with
from handlers.context import Answer, Ask
from handlers.creators.naming import creator_of
from handlers.line import Line
from handlers.lists.whole import meant_list
from handlers.messages.comparison import Comparison
from handlers.messages.problem import Problem, problem
from handlers.people.viewers import viewer_of
from storage.lists import Shortlist


async def compare_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators list compare [NAME]`: without a name, the list used last. Raises `UsageError`."""
    found = await meant_list(ask, line.typed)
    return await _compare(ask, found) if found else Answer(problem, Problem("no-lists"))


async def compare_page(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed “Compare” on a list: `way` is the number of its page, from 0."""
    found = await ask.context.store.lists.find(viewer_of(ask), press.id)
    page, rows = int(press.way or 0), ask.context.options.rows_per_card
    return await _compare(ask, found, page * rows, rows) if found else Answer(problem, Problem("list-gone"))


async def _compare(ask: Ask, shortlist: Shortlist, first: int = 0, count: int = MOST) -> Answer[Any]:
    members = await ask.context.store.lists.members(shortlist.workspace, shortlist.id, first, min(count, MOST))
    if not members:
        return Answer(problem, Problem("list-empty", {"list": shortlist.name}))
    found = [Found(creator_of(one.creator), {"kept": one.creator.id}) for one in members if one.creator.row]
    shown = Comparison(
        tuple(one.creator for one in found),
        FREE,
        ask.context.clock().date(),
        untold=tuple(named_only(one.creator) for one in members if not one.creator.row),
        left=max(shortlist.size - first - len(members), 0) if count == MOST else 0,
    )
    return await answer_with(ask, shown, [one.place for one in found])
