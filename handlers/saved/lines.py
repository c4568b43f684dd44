"""Saved searches: keep the last search under a name, list, run, rename, share and remove."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handlers.cards.bare import bare
from handlers.cards.paging import page_in
from handlers.cards.standing import Standing
from handlers.context import Answer, Ask
from handlers.digests.stopping import pausing
from handlers.finding import search
from handlers.grammar.usage import did_you_mean, within, wrong
from handlers.line import Line, nearest, write_search
from handlers.lists.reach import named
from handlers.lists.reading import LONGEST_NAME, split_reach, two_names, unquoted
from handlers.messages.problem import Problem, problem
from handlers.messages.saved_changed import SavedChanged, saved_changed
from handlers.people.rights import may, require
from handlers.people.viewers import viewer_of
from handlers.saved.rows import listed, reaches, row_of
from handlers.stored_requests import load_search
from storage.lists import Reach
from storage.searches import SavedSearch, SearchNameTaken

_SAVE = '/creators save "US skincare"'
_LIST = "/creators saved"
_RENAME = '/creators saved rename "US skincare" to "UK skincare"'
_SHARE = '/creators saved share "US skincare" team'


async def save_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators save NAME`: keep the person's last search here; asks before it replaces. Raises `UsageError`."""
    name = _good_name(line.typed, _SAVE)
    searches, viewer = ask.context.store.searches, viewer_of(ask)
    request = await searches.last(viewer)
    if request is None:
        return Answer(problem, Problem("no-last-search"))
    try:
        saved = await searches.save(viewer, named(ask.person), name, request, ask.context.clock())
    except SearchNameTaken as taken:
        if taken.saved.owner.id != ask.person.id:
            raise wrong("saved-name-taken", taken.saved.name, example=_SAVE) from taken
        if write_search(load_search(dict(request))) == write_search(load_search(dict(taken.saved.request))):
            return await _said(ask, "same", taken.saved)
        [confirm] = await ask.offer([("saved.replace", {"saved": taken.saved.id, "request": request})])
        return await _said(ask, "replace", replace(taken.saved, request=request), confirm=confirm)
    return await _said(ask, "saved", saved)


async def replaced(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Replace."""
    searches, viewer = ask.context.store.searches, viewer_of(ask)
    await searches.replace(viewer, arguments["saved"], arguments["request"])
    found = await searches.find(viewer, arguments["saved"])
    return await _said(ask, "replaced", found) if found else Answer(problem, Problem("saved-gone"))


async def saved_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators saved [page:N]`: own and shared ones; with a name, run it. Raises `UsageError` and `MayNot`."""
    name, page = page_in(line.typed)
    return await (_run(ask, await _wanted(ask, unquoted(name))) if name else listed(ask, page))


async def run_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators run NAME`. Raises `UsageError` and `MayNot`."""
    return await _run(ask, await _wanted(ask, unquoted(line.typed)))


async def run(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed Run. Raises `MayNot`."""
    found = await ask.context.store.searches.find(viewer_of(ask), press.id)
    return await _run(ask, found) if found else Answer(problem, Problem("saved-gone"))


async def rename_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators saved rename OLD to NEW`, by the owner. Raises `UsageError`."""
    searches, viewer = ask.context.store.searches, viewer_of(ask)
    old, new = two_names(line.typed, [one.name for one in await searches.seen_by(viewer)])
    found = await _wanted(ask, old)
    name = _good_name(new, _RENAME)
    if found.owner.id != ask.person.id:
        return _not_own(found)
    try:
        await searches.rename(viewer, found.id, name)
    except SearchNameTaken as taken:
        raise wrong("saved-name-taken", taken.saved.name, example=_RENAME) from taken
    return await _said(ask, "renamed", replace(found, name=name), old=found.name)


async def share_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators saved share NAME [team]`, by the owner. Raises `UsageError`."""
    seen = await ask.context.store.searches.seen_by(viewer_of(ask))
    typed, reach = split_reach(line.typed)
    if reach and any(one.name.casefold() == unquoted(line.typed).casefold() for one in seen):
        typed, reach = unquoted(line.typed), None
    return await _share(ask, await _wanted(ask, typed), reach or "conversation")


async def share(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed Share: with the conversation, or the whole workspace where nobody else reads along."""
    found = await ask.context.store.searches.find(viewer_of(ask), press.id)
    if found is None:
        return Answer(problem, Problem("saved-gone"))
    return await _share(ask, found, "workspace" if ask.conversation.is_private else "conversation")


async def remove_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators saved remove NAME`: asks first. Raises `UsageError`."""
    return await _ask_to_remove(ask, await _wanted(ask, unquoted(line.typed)))


async def remove(ask: Ask, press: Standing) -> Answer[Any]:
    """A pressed Remove in the list: asks first."""
    found = await ask.context.store.searches.find(viewer_of(ask), press.id)
    return await _ask_to_remove(ask, found) if found else Answer(problem, Problem("saved-gone"))


async def removed(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """The confirmed removal."""
    found = await ask.context.store.searches.find(viewer_of(ask), arguments["saved"])
    if found is not None and not await _may_remove(ask, found):
        return _not_own(found)
    running = await ask.context.store.digests.running(ask.workspace, found.id) if found else []
    rest = [pausing(ask, digest, "search-gone") for digest in running]
    if found is None or not await ask.context.store.searches.remove(ask.workspace, found.id, rest):
        return Answer(problem, Problem("saved-gone"))
    gone = replace(await row_of(ask, found), run="", share="", remove="")
    return Answer(saved_changed, SavedChanged("removed", gone, digests=len(running)))


async def _run(ask: Ask, saved: SavedSearch) -> Answer[Any]:
    if saved.owner.id != ask.person.id:
        await require(ask, "spend")
    return await search.find(ask, load_search(dict(saved.request)).on(ask.today))


async def _share(ask: Ask, saved: SavedSearch, reach: Reach) -> Answer[Any]:
    """Share a search, or with `private` take it back. What is shared is said once, however often that is pressed."""
    if saved.owner.id != ask.person.id:
        return _not_own(saved)
    if reach == "conversation" and ask.conversation.is_private:
        raise wrong("share-where", saved.name, example=_SHARE)
    if reach == "conversation" and reaches(ask, saved):
        return await _said(ask, "known", saved)
    try:
        is_news = await ask.context.store.searches.share(viewer_of(ask), saved, reach)
    except SearchNameTaken as taken:
        raise wrong("saved-name-taken", taken.saved.name, example=_RENAME) from taken
    saved = replace(saved, reach=reach, conversation=ask.conversation.id)
    if reach == "private" or not is_news:
        return await _said(ask, "unshared" if reach == "private" else "known", saved)
    row = replace(await row_of(ask, saved), share="", remove="")
    return Answer(saved_changed, SavedChanged("shared", row, by=named(ask.person).shown), audience="everyone")


async def _ask_to_remove(ask: Ask, saved: SavedSearch) -> Answer[Any]:
    if not await _may_remove(ask, saved):
        return _not_own(saved)
    [confirm] = await ask.offer([("saved.removed", {"saved": saved.id})])
    row = replace(await row_of(ask, saved), run="", share="", remove="")
    running = await ask.context.store.digests.running(ask.workspace, saved.id)
    return Answer(saved_changed, SavedChanged("remove", row, confirm=confirm, digests=len(running)))


async def _may_remove(ask: Ask, saved: SavedSearch) -> bool:
    return saved.owner.id == ask.person.id or await may(ask, "administer")


async def _wanted(ask: Ask, name: str) -> SavedSearch:
    searches = ask.context.store.searches
    if not name:
        raise wrong("no-saved-name", example=_LIST)
    found = await searches.named(viewer_of(ask), name)
    if found is None:
        near = nearest(name, [one.name for one in await searches.seen_by(viewer_of(ask))])
        raise wrong("no-saved", name, hint=did_you_mean(near or ""), example=_LIST)
    return found


async def _said(ask: Ask, what: Any, saved: SavedSearch, *, old: str = "", confirm: str = "") -> Answer[Any]:
    row = replace(await row_of(ask, saved), share="", remove="")
    if what == "replace":  # what would run is what is there so far, and not what the row shows
        row = replace(row, run="")
    return Answer(saved_changed, SavedChanged(what, row, old=old, confirm=confirm))


def _not_own(saved: SavedSearch) -> Answer[Any]:
    return Answer(problem, Problem("saved-not-own", {"name": saved.name, "person": saved.owner.shown}))


def _good_name(typed: str, example: str) -> str:
    name = bare(unquoted(typed))
    if not name:
        raise wrong("no-saved-name", example=example)
    if len(name) > LONGEST_NAME:
        raise wrong("long-saved-name", name, hint=within(1, LONGEST_NAME), example=example)
    return name
