"""What is done with a whole list at once; everything that costs is shown first and waits for a press."""

from __future__ import annotations

from typing import Any

from handlers.cards.standing import Standing
from handlers.collecting import preview
from handlers.context import Answer, Ask
from handlers.line import Line
from handlers.lists.baskets import basket_of_kept
from handlers.lists.reach import usual_list, wanted_list
from handlers.lists.reading import unquoted
from handlers.messages.problem import Problem, problem
from handlers.people.viewers import viewer_of
from storage.lists import Shortlist


async def collect_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators list collect [NAME]`: without a name, the list used last. Raises `UsageError`."""
    found = await meant_list(ask, line.typed)
    return await _collect(ask, found) if found else Answer(problem, Problem("no-lists"))


async def collect_all(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed “Collect all” on a list."""
    found = await ask.context.store.lists.find(viewer_of(ask), press.id)
    return await _collect(ask, found) if found else Answer(problem, Problem("list-gone"))


async def meant_list(ask: Ask, typed: str) -> Shortlist | None:
    """The list of a typed name, the one used last without a name. Raises `UsageError` for a name of none."""
    name = unquoted(typed)
    return await wanted_list(ask, name) if name else await usual_list(ask)


async def _collect(ask: Ask, found: Shortlist) -> Answer[Any]:
    """The preview of a collection of everybody on a list; nothing is sent."""
    members = await ask.context.store.lists.members(ask.workspace, found.id)
    if not members:
        return Answer(problem, Problem("list-empty", {"list": found.name}))
    return await preview.show(ask, basket_of_kept(one.creator for one in members))
