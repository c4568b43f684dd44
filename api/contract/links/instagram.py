"""The addresses of Instagram's pages."""

from __future__ import annotations

import re

from api.contract.links.address import Address
from api.contract.links.link import Kind, Link, Reason, refused, video
from api.contract.links.names import name_on
from api.contract.links.reserved import RESERVED
from api.contract.platforms import Platform

SITES = frozenset({"instagram.com", "instagr.am"})
HOSTS = frozenset({"", "www", "m", "mobile"})
_RESERVED = RESERVED[Platform.INSTAGRAM]
_POSTS = frozenset({"p", "reel", "reels", "tv"})
_CODE = re.compile(r"[A-Za-z0-9_-]{1,60}")
_APP_PATHS = frozenset({"_u", "_n"})


def read(address: Address, prefix: str) -> Link:
    """What an Instagram address names; `prefix` is the host's part before `instagram.com`."""
    first = address.at(0)
    if prefix not in HOSTS or not first:
        return refused(Reason.PAGE, Platform.INSTAGRAM)
    if first in _POSTS and address.at(1):
        return _post(address.at(1))
    if first == "share" and address.at(1):
        return _post(address.path[-1], reason=Reason.SHORT_LINK)
    if first == "stories":
        return _story(address)
    if first in _APP_PATHS:
        return profile(address.at(1))
    if first.lower() in _RESERVED:
        return refused(Reason.PAGE, Platform.INSTAGRAM)
    return _of_creator(first, address)


def profile(typed: str) -> Link:
    """The profile of a name; refused where it can be none."""
    name = name_on(Platform.INSTAGRAM, typed.removeprefix("@"))
    if name is None:
        return refused(Reason.NAME if typed.strip("@") else Reason.PAGE, Platform.INSTAGRAM)
    return Link(Platform.INSTAGRAM, Kind.PROFILE, name)


def _of_creator(first: str, address: Address) -> Link:
    found = profile(first)
    is_post = address.at(1) in _POSTS and _CODE.fullmatch(address.at(2))
    return _post(address.at(2), found.value) if is_post and found.value else found


def _story(address: Address) -> Link:
    """`/stories/<name>/<id>` is one story; without the id it is the creator's; `highlights` name nobody."""
    if address.at(1) in {"", "highlights"}:
        return refused(Reason.PAGE, Platform.INSTAGRAM)
    found = profile(address.at(1))
    if found.value and address.at(2).isdecimal():
        return video(Platform.INSTAGRAM, address.at(2), found.value)
    return found


def _post(code: str, creator: str = "", reason: Reason = Reason.VIDEO) -> Link:
    if not _CODE.fullmatch(code):
        return refused(Reason.PAGE, Platform.INSTAGRAM)
    return video(Platform.INSTAGRAM, code, creator, reason)
