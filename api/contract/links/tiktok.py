"""The addresses of TikTok's pages."""

from __future__ import annotations

import re

from api.contract.links.address import Address
from api.contract.links.link import Kind, Link, Reason, refused, video
from api.contract.links.names import name_on
from api.contract.links.reserved import RESERVED
from api.contract.platforms import Platform

SITES = frozenset({"tiktok.com", "tiktokv.com"})
HOSTS = frozenset({"", "www", "m"})
_SHORT_HOSTS = frozenset({"vm", "vt"})
_RESERVED = RESERVED[Platform.TIKTOK]
_ID = re.compile(r"(\d{1,25})(?:\.html)?")
_CODE = re.compile(r"[A-Za-z0-9_-]{1,30}")
_VIDEO_PATHS = frozenset({"embed", "player", "share", "v"})


def read(address: Address, prefix: str) -> Link:
    """What a TikTok address names; `prefix` is the host's part before `tiktok.com`."""
    first = address.at(0)
    if prefix in _SHORT_HOSTS and not first.startswith("@"):
        return _short(first)
    if first.startswith("@"):
        return _profile(first[1:], address)
    if first == "t":
        return _short(address.at(1))
    if prefix not in HOSTS or not first:
        return refused(Reason.PAGE, Platform.TIKTOK)
    if first in _VIDEO_PATHS:
        return _embedded(address)
    if first.lower() in _RESERVED:
        return refused(Reason.PAGE, Platform.TIKTOK)
    return _profile(first, address)


def _profile(typed: str, address: Address) -> Link:
    name = name_on(Platform.TIKTOK, typed)
    found = _ID.fullmatch(address.at(2)) if address.at(1) in {"video", "photo"} else None
    if found:
        # In place of the name there may be nothing or an internal id: both lead to the video.
        return video(Platform.TIKTOK, found[1], name or "")
    if name is None:
        return refused(Reason.NAME if typed else Reason.PAGE, Platform.TIKTOK)
    return Link(Platform.TIKTOK, Kind.PROFILE, name)


def _embedded(address: Address) -> Link:
    """`/embed/v2/<id>`, `/embed/<id>`, `/player/v1/<id>`, `/share/video/<id>`, `/v/<id>.html`, `/embed/@name`."""
    last = address.path[-1]
    if last.startswith("@"):
        return _profile(last[1:], Address("", "", (), {}))
    found = _ID.fullmatch(last)
    is_video = found and address.at(1) not in {"user", "usr", "music", "tag"}
    return video(Platform.TIKTOK, found[1]) if found and is_video else refused(Reason.PAGE, Platform.TIKTOK)


def _short(code: str) -> Link:
    if not _CODE.fullmatch(code):
        return refused(Reason.PAGE, Platform.TIKTOK)
    return video(Platform.TIKTOK, code, reason=Reason.SHORT_LINK)
