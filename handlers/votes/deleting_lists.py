"""The end of a list, and with it that of the votes on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.context import Answer, Ask
from handlers.messages.list_changed import ListChanged, list_changed
from handlers.messages.problem import Problem, problem
from handlers.people.viewers import viewer_of
from handlers.votes.ending import calling_off


async def delete(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Delete on a list: its votes end without a result, then the list goes."""
    found = await ask.context.store.lists.find(viewer_of(ask), arguments["list"])
    if found is None:
        return Answer(problem, Problem("list-gone"))
    running = await ask.context.store.votes.open_on(ask.workspace, found.id)
    await ask.context.store.write(*(calling_off(ask.context, vote) for vote in running))
    if not await ask.context.store.lists.delete(ask.workspace, found.id):
        return Answer(problem, Problem("list-gone"))
    return Answer(list_changed, ListChanged("deleted", found.name, found.reach, size=found.size))
