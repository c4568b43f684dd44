"""Leaving hidden creators out of what is shown."""

from __future__ import annotations

from collections.abc import Sequence

from api.contract.creator import Creator
from handlers.context import Ask
from handlers.creators.naming import keys_of, name_of
from storage.hidden import folded_campaign


async def campaign_here(ask: Ask) -> str:
    """The campaign that the conversation works on, as it was typed; empty for none."""
    return await ask.context.store.hidden.campaign_of(ask.workspace, ask.conversation.id)


async def without_hidden(ask: Ask, creators: Sequence[Creator]) -> tuple[tuple[Creator, ...], int]:
    """The creators that are not hidden here, in order, and how many are."""
    store = ask.context.store
    kept = await store.creators.find(ask.workspace, [name_of(one) for one in creators])
    if not kept:
        return tuple(creators), 0
    campaign = folded_campaign(await campaign_here(ask))
    hidden = await store.hidden.among(ask.workspace, [one.id for one in kept], campaign)
    keys = {key for one in kept if one.id in hidden for key in keys_of(one)[:1]}
    shown = tuple(one for one in creators if keys.isdisjoint(keys_of(one)))
    return shown, len(creators) - len(shown)
