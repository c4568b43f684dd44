"""All lists that somebody may see from where they ask, a card at a time."""

from __future__ import annotations

from typing import Any

from handlers.cards.paging import page_in, part_of
from handlers.cards.standing import Standing, standing
from handlers.context import Answer, Ask
from handlers.line import Line
from handlers.lists import showing
from handlers.messages.list_all import ListAll, ListedList, list_all
from handlers.people.names import called
from handlers.people.viewers import viewer_of

ROWS = 10
"""Lists on a card: every chat has room for so many with their buttons."""

_ALL = "all"


async def list_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators list [page:N]`: all lists that the asker may see; with a name, that list. Raises `UsageError`."""
    name, page = page_in(line.typed)
    return await (showing.show_line(ask, line) if name else _listed(ask, page))


async def turned(ask: Ask, press: Standing) -> Answer[ListAll]:
    """A pressed card of the lists: `way` is its number from 0."""
    return await _listed(ask, int(press.way or 0))


async def _listed(ask: Ask, page: int) -> Answer[ListAll]:
    seen = await ask.context.store.lists.seen_by(viewer_of(ask))
    part = part_of(seen, page, ROWS)
    rows = [
        ListedList(
            name=one.name,
            reach=one.reach,
            size=one.size,
            owner=await called(ask, one.owner),
            used_at=one.used_at,
            is_here=one.conversation == ask.conversation.id,
            open=standing("list.page", one.id),
        )
        for one in part.items
    ]
    return Answer(
        list_all,
        ListAll(
            tuple(rows),
            ask.context.clock(),
            total=len(seen),
            first=part.first,
            previous=standing("list.all", _ALL, str(part.index - 1)) if part.index else "",
            next=standing("list.all", _ALL, str(part.index + 1)) if part.has_more else "",
        ),
    )
