"""A row of tokens → the items that it names, in order."""

from __future__ import annotations

from api.contract.links import Kind as LinkKind
from api.contract.links import Link, name_on
from api.contract.platforms import Platform
from handlers.pasted.doubts import doubts_in
from handlers.pasted.items import Item, Kind, Reason
from handlers.pasted.naming import names_in
from handlers.pasted.pairing import platforms_in
from handlers.pasted.rows import Row
from handlers.pasted.tokens import Elsewhere, Shape, Site, Token

_ID_DIGITS = 15
"""Digits from which on a number is an account's or a video's id rather than a name like `433`."""


def items_in(row: Row, above: Site | None) -> list[Item]:
    """What a row names, in order. `above` is the platform that a heading above it says."""
    names = names_in(row, above)
    told = platforms_in(row, names, above)
    doubts = doubts_in(row, above, names)
    items: list[Item] = []
    for place, token in row.placed:
        if token.shape is Shape.ADDRESS or place in names:
            items += [item_of(token, platform) for platform in told.get(place, (None,))]
        else:
            items += doubts.get(place, ())
    return items


def item_of(token: Token, platform: Site | None) -> Item:
    """What a token names: an address, a channel's id, or a name on `platform` if it is known."""
    if token.link:
        return _of_link(token.link, token.typed)
    if token.shape is Shape.CHANNEL_ID:
        return _of_link(Link(Platform.YOUTUBE, LinkKind.CHANNEL_ID, token.text), token.typed)
    if isinstance(platform, Elsewhere):
        return Item(None, Kind.NONE, "", token.typed, Reason.ELSEWHERE)
    return handle_item(token.text, token.typed, platform)


def _of_link(link: Link, typed: str) -> Item:
    reason = Reason(link.reason.value) if link.reason else None
    return Item(link.platform, Kind(link.kind.value), link.value, typed, reason, link)


def handle_item(name: str, typed: str, platform: Platform | None) -> Item:
    """A bare handle: the platform is the one said, or YouTube where no other allows such a name."""
    if name.isdecimal() and len(name) >= _ID_DIGITS:
        return Item(platform, Kind.NONE, "", typed, Reason.NUMBER)
    able = {choice: read for choice in Platform if (read := name_on(choice, name))}
    if platform is None and tuple(able) == (Platform.YOUTUBE,) and not _is_latin_word(name):
        platform = Platform.YOUTUBE
    if not able or (platform and platform not in able):
        return Item(platform, Kind.NONE, "", typed, Reason.NAME)
    if platform is None:
        return Item(None, Kind.HANDLE, name, typed, Reason.PLATFORM)
    return Item(platform, Kind.HANDLE, able[platform], typed)


def _is_latin_word(name: str) -> bool:
    """Letters, digits, dots and underscores: refused by the other two for its length alone."""
    return name.isascii() and name.replace("_", "").replace(".", "").isalnum()
