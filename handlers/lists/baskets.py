"""Creators that a team keeps, as a basket to collect: those whose profile has an address, the others with a reason."""

from __future__ import annotations

from collections.abc import Iterable

from api.contract.links import Reason, is_channel_id, name_on
from api.contract.links.link import Kind, Link
from api.contract.platforms import Platform
from handlers.collecting.basket import Basket, Chosen
from handlers.creators.masking import masked
from handlers.creators.naming import creator_of
from handlers.pasted import Reason as PastedReason
from storage.creators import KeptCreator


def basket_of_kept(creators: Iterable[KeptCreator]) -> Basket:
    """The basket of kept creators. Nothing is read anew: the addresses are those that a paste of them would give."""
    chosen: dict[str, Chosen] = {}
    refused: list[tuple[str, str]] = []
    for one in creators:
        link = link_to(one)
        if link is None:
            reason = Reason.NAME if one.username else PastedReason.NUMBER
            refused.append((one.username or masked(creator_of(one).nickname or "") or one.uid, str(reason)))
        else:
            shown = f"@{link.value}" if link.kind is Kind.PROFILE else link.value
            chosen.setdefault(link.url, Chosen(Platform(one.platform), shown, link.url))
    return Basket(chosen=tuple(chosen.values()), refused=tuple(refused))


def link_to(creator: KeptCreator) -> Link | None:
    """The address of a creator's profile: by name, else by a YouTube channel id; None where there is neither."""
    platform = Platform(creator.platform)
    name = name_on(platform, creator.username) if creator.username else None
    if name:
        return Link(platform, Kind.PROFILE, name)
    is_id = platform is Platform.YOUTUBE and is_channel_id(creator.uid)
    return Link(platform, Kind.CHANNEL_ID, creator.uid) if is_id else None
