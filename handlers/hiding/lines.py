"""`/creators hide`, `unhide` and `hidden`, and the presses that do the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from api.contract.platforms import Platform
from handlers.collecting.preview import too_much
from handlers.context import Answer, Ask
from handlers.creators.leaving_out import campaign_here
from handlers.creators.naming import creator_of
from handlers.finding.pasted_names import NamedCreators, named_in
from handlers.grammar.usage import wrong
from handlers.line import Line
from handlers.lists.adding import told_by
from handlers.lists.reach import named
from handlers.messages.hidden_changed import HiddenChanged, hidden_changed
from handlers.messages.hidden_list import HiddenList, HiddenRow, hidden_list
from handlers.messages.problem import Problem, problem
from handlers.pasted import TooMuchPasted, read_pasted
from handlers.people.rights import require
from storage.creators import CreatorName, KeptCreator
from storage.hidden import FOR_EVER, folded_campaign

EXAMPLE = "/creators hide tiktok @mia"

LISTED = 20
"""Hidden creators that a card lists, the newest first."""

_FOR_CAMPAIGN = re.compile(
    r"(?:^|\s)(?:(?:for|scope|范围|用于)\s*[:：]?\s*)?(?:(?:the|this)\s+)?(?:campaign|本次活动|这次活动|活动)\s*$",
    re.IGNORECASE,
)


async def hide_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators hide @a @b [for:campaign]`: they do not come back in searches and lookalikes.

    Raises `UsageError` and `MayNot`.
    """
    text, is_for_campaign = _scope(line.typed)
    meant = await _meant(ask, text)
    if isinstance(meant, Answer):
        return meant
    return await _hide(ask, meant.creators, is_for_campaign=is_for_campaign, assumed=meant.assumed)


async def put(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Hide on a creator's card: for ever. Raises `MayNot`."""
    creators = [await told_by(ask, one) for one in arguments["creators"]]
    return await _hide(ask, creators, is_for_campaign=False)


async def unhide_line(ask: Ask, line: Line) -> Answer[Any]:
    """`/creators unhide @a`: they may come back. Raises `UsageError` and `MayNot`."""
    text, _ = _scope(line.typed)
    meant = await _meant(ask, text)
    if isinstance(meant, Answer):
        return meant
    kept = await ask.context.store.creators.find(ask.workspace, meant.creators)
    return await _show_again(ask, kept, None)


async def undo(ask: Ask, arguments: Mapping[str, Any]) -> Answer[Any]:
    """A pressed Undo, or Show again on the list of those that are hidden. Raises `MayNot`."""
    kept = await ask.context.store.creators.of(ask.workspace, arguments["creators"])
    return await _show_again(ask, kept, arguments.get("campaign"))


async def hidden_line(ask: Ask, _: Line) -> Answer[Any]:
    """`/creators hidden`: who is hidden here, for what and by whom."""
    store, campaign = ask.context.store, await campaign_here(ask)
    folded = folded_campaign(campaign)
    hidden = await store.hidden.newest(ask.workspace, folded, LISTED)
    kept = {one.id: one for one in await store.creators.of(ask.workspace, [one.creator for one in hidden])}
    listed = [one for one in hidden if one.creator in kept]
    presses = await ask.offer(
        [("hide.undo", {"creators": [one.creator], "campaign": one.campaign}) for one in listed], to_anyone=True
    )
    rows = tuple(
        HiddenRow(creator_of(kept[one.creator]), one.campaign != FOR_EVER, one.by.shown, one.at, press)
        for one, press in zip(listed, presses, strict=True)
    )
    return Answer(hidden_list, HiddenList(rows, await store.hidden.count(ask.workspace, folded), campaign))


async def _hide(
    ask: Ask, creators: Sequence[CreatorName], *, is_for_campaign: bool, assumed: Platform | None = None
) -> Answer[Any]:
    await require(ask, "spend")
    store, now = ask.context.store, ask.context.clock()
    campaign = await campaign_here(ask)
    if is_for_campaign and not campaign:
        return Answer(problem, Problem("no-campaign"))
    scope = folded_campaign(campaign) if is_for_campaign else FOR_EVER
    kept = await store.creators.keep(ask.workspace, creators, now)
    new = await store.hidden.hide(ask.workspace, [one.id for one in kept], scope, named(ask.person), now)
    [undo_press] = await ask.offer([("hide.undo", {"creators": new, "campaign": scope})])
    shown = tuple(creator_of(one) for one in kept)
    for_ = campaign if is_for_campaign else ""
    told = HiddenChanged(shown, for_, undo=undo_press if new else "", assumed=assumed)
    return Answer(hidden_changed, told, audience="aside")


async def _show_again(ask: Ask, kept: Sequence[KeptCreator], campaign: str | None) -> Answer[Any]:
    await require(ask, "spend")
    ended = await ask.context.store.hidden.show_again(ask.workspace, [one.id for one in kept], campaign)
    if not ended:
        return Answer(problem, Problem("not-hidden"))
    shown = tuple(creator_of(one) for one in kept)
    return Answer(hidden_changed, HiddenChanged(shown, "", is_back=True), audience="aside")


async def _meant(ask: Ask, text: str) -> NamedCreators | Answer[Any]:
    try:
        pasted = read_pasted(ask.without_people(text))
    except TooMuchPasted as refused:
        return Answer(problem, too_much(refused))
    found = await named_in(ask, pasted)
    if not found.creators:
        raise wrong("no-hide" if text.strip() else "hide-whom", text.strip()[:40], example=EXAMPLE)
    return found


def _scope(typed: str) -> tuple[str, bool]:
    """The line without the words that say “for this campaign”, and whether it had them."""
    found = _FOR_CAMPAIGN.search(typed)
    return (typed[: found.start()], True) if found else (typed, False)
