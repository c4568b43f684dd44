"""One list, a card's worth at a time, with what can be done about each creator on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from handlers.cards.paging import page_in
from handlers.cards.standing import Standing, standing
from handlers.context import Answer, Ask
from handlers.creators.facts import facts_of
from handlers.creators.naming import creator_of
from handlers.line import Line
from handlers.lists.reach import usual_list, wanted_list
from handlers.lists.reading import unquoted
from handlers.messages.list_shown import ListShown, Presses, list_shown
from handlers.messages.problem import Problem, problem
from handlers.people.viewers import viewer_of
from handlers.sharing import shared
from storage.lists import Member, Shortlist
from storage.marks import STATUSES


async def show_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators list show NAME [page:N]`: without a name, the list used last. Raises `UsageError`."""
    typed, page = page_in(line.typed)
    found = await wanted_list(ask, unquoted(typed)) if typed else await usual_list(ask)
    return await shown(ask, found, page) if found else Answer(problem, Problem("no-lists"))


async def turned(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed page of a list: `way` is its number from 0, the first without one."""
    return await reshown(ask, press.id, int(press.way or 0))


async def taken_off(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed “Take off”: `way` is the creator's row and the page."""
    creator, _, page = press.way.partition(":")
    found = await ask.context.store.lists.find(viewer_of(ask), press.id)
    if found is None:
        return Answer(problem, Problem("list-gone"))
    if await ask.context.store.votes.locked(ask.workspace, found.id, [creator]):
        return await _locked(ask, found, creator)
    await ask.context.store.lists.take_off(ask.workspace, found.id, [creator])
    return await reshown(ask, press.id, int(page))


async def _locked(ask: Ask, found: Shortlist, creator: str) -> Answer[Problem]:
    """Why somebody whom a vote chose is not taken off."""
    [kept] = await ask.context.store.creators.of(ask.workspace, [creator])
    named = {"name": f"@{kept.username}" if kept.username else kept.uid, "list": found.name}
    return Answer(problem, Problem("list-locked", named), audience="aside")


async def share(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Share: the page for everybody in the conversation, unless the list is somebody's own."""
    found = await ask.context.store.lists.find(viewer_of(ask), arguments["list"])
    if found is None or found.reach == "private":
        return Answer(problem, Problem("list-gone"))
    page = arguments["page"]
    return shared(await shown(ask, found, page, is_shared=True), await shown(ask, found, page))


async def reshown(ask: Ask, id_: str, page: int) -> Answer[Any]:
    """A page of the list of an id as it stands now."""
    found = await ask.context.store.lists.find(viewer_of(ask), id_)
    return await shown(ask, found, page) if found else Answer(problem, Problem("list-gone"))


async def shown(ask: Ask, found: Shortlist, page: int = 0, *, is_shared: bool = False) -> Answer[ListShown]:
    """A page of a list; a page past its end is its last one."""
    rows = ask.context.options.rows_per_card
    page = min(max(page, 0), max(found.size - 1, 0) // rows)
    members = await ask.context.store.lists.members(found.workspace, found.id, page * rows, rows)
    creators = tuple(creator_of(one.creator) for one in members)
    locked = await ask.context.store.votes.locked(ask.workspace, found.id)
    card = ListShown(
        name=found.name,
        reach=found.reach,
        size=found.size,
        first=page * rows + 1,
        creators=creators,
        added=tuple((one.added_by.shown, one.added_at) for one in members),
        facts=await facts_of(ask, creators, is_shared=is_shared),
        today=ask.context.clock().date(),
        presses=await _presses(ask, found, page, members, is_shared=is_shared),
        shared_by=(ask.person.name or ask.person.id) if is_shared else "",
        chosen=tuple(one.creator.id in locked for one in members),
    )
    return Answer(list_shown, card, audience="everyone" if is_shared else "asker")


async def _presses(ask: Ask, found: Shortlist, page: int, members: Sequence[Member], *, is_shared: bool) -> Presses:
    ids = [one.creator.id for one in members]
    on_rows = Presses(
        marks=tuple(
            tuple((status, standing("list.mark", found.id, f"{one}:{status}:{page}")) for status in STATUSES)
            for one in ids
        ),
        details=tuple(standing("creator.details", one.creator.id) if one.creator.row else "" for one in members),
        off=() if is_shared else tuple(standing("list.off", found.id, f"{one}:{page}") for one in ids),
    )
    if is_shared:
        return replace(on_rows, open=standing("list.page", found.id, str(page)))
    can_share = found.reach != "private" and not ask.conversation.is_private and bool(members)
    [share_] = await ask.offer([("list.share", {"list": found.id, "page": page})]) if can_share else [""]
    has_more = (page + 1) * ask.context.options.rows_per_card < found.size
    return replace(
        on_rows,
        previous=standing("list.page", found.id, str(page - 1)) if page else "",
        next=standing("list.page", found.id, str(page + 1)) if has_more else "",
        share=share_,
        more=(*_compare(found, page, members), *_whole(found)) if members else (),
    )


def _compare(found: Shortlist, page: int, members: Sequence[Member]) -> tuple[tuple[str, str], ...]:
    """Setting the creators of a page side by side, where something is known of two at least."""
    is_known = sum(bool(one.creator.row) for one in members) > 1
    return (("button-compare", standing("list.compare", found.id, str(page))),) if is_known else ()


def _whole(found: Shortlist) -> tuple[tuple[str, str], ...]:
    """What can be done with the whole list: the labels' keys and the presses."""
    return (
        ("button-collect-list", standing("list.collect", found.id)),
        ("button-export-list", standing("list.export", found.id, "xlsx")),
        ("button-list-alike", standing("list.alike", found.id)),
        ("button-vote", standing("list.vote", found.id)),
    )
