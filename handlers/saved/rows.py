"""Saved searches as rows with the buttons that the asker may use, and the list of them, a card at a time."""

from __future__ import annotations

from handlers.cards.paging import part_of
from handlers.cards.standing import Standing, standing
from handlers.context import Answer, Ask
from handlers.finding.purchase import search_cost
from handlers.line import write_search
from handlers.messages.saved_all import SavedAll, SavedRow, saved_all
from handlers.people.names import called
from handlers.people.rights import may
from handlers.people.viewers import viewer_of
from handlers.stored_requests import load_search
from storage.searches import SavedSearch

ROWS = 8
"""Searches on a card: every chat has room for so many with all their buttons."""

_ALL = "all"


async def listed(ask: Ask, page: int = 0) -> Answer[SavedAll]:
    """A card of the searches that the asker may use, the newest first."""
    seen = await ask.context.store.searches.seen_by(viewer_of(ask))
    may_remove_all, part = await may(ask, "administer"), part_of(seen, page, ROWS)
    rows = [await row_of(ask, one, may_remove=may_remove_all) for one in part.items]
    return Answer(
        saved_all,
        SavedAll(
            tuple(rows),
            total=len(seen),
            first=part.first,
            previous=standing("saved.page", _ALL, str(part.index - 1)) if part.index else "",
            next=standing("saved.page", _ALL, str(part.index + 1)) if part.has_more else "",
        ),
    )


async def turned(ask: Ask, press: Standing) -> Answer[SavedAll]:
    """A pressed card of the list: `way` is its number from 0."""
    return await listed(ask, int(press.way or 0))


async def row_of(ask: Ask, saved: SavedSearch, *, may_remove: bool = False) -> SavedRow:
    """A saved search with what it takes, and the buttons that the asker may use on it."""
    request, is_own = load_search(dict(saved.request)), saved.owner.id == ask.person.id
    return SavedRow(
        name=saved.name,
        owner=await called(ask, saved.owner),
        reach=saved.reach,
        platform=request.platform.value,
        level=request.level.value,
        line=write_search(request),
        estimate=search_cost(ask, request),
        run=standing("saved.run", saved.id),
        share=standing("saved.share", saved.id) if is_own and not reaches(ask, saved) else "",
        remove=standing("saved.remove", saved.id) if is_own or may_remove else "",
        is_for_team=ask.conversation.is_private,
    )


def reaches(ask: Ask, saved: SavedSearch) -> bool:
    """Whether everybody in the conversation may run a search already."""
    is_here = saved.reach == "conversation" and saved.conversation == ask.conversation.id
    return saved.reach == "workspace" or is_here
