"""The addresses of YouTube's pages, its short host and its players."""

from __future__ import annotations

import re

from api.contract.links.address import Address
from api.contract.links.link import Kind, Link, Reason, refused, video
from api.contract.links.names import is_channel_id, legacy_name, name_on, short_handle
from api.contract.links.reserved import RESERVED
from api.contract.platforms import Platform

SITES = frozenset({"youtube.com", "youtubekids.com", "youtube-nocookie.com", "youtu.be"})
HOSTS = frozenset({"", "www", "m", "mobile", "music", "gaming", "studio"})
_RESERVED = RESERVED[Platform.YOUTUBE]
_WATCHED = frozenset({"", "watch", "watch_popup", "movie", "w"})
_VIDEO_PATHS = frozenset({"shorts", "live", "embed", "v", "e", "vi", "watch", "w", "an_webp"})
_VIDEO_ID = re.compile(r"[A-Za-z0-9_-]{11}")
_CLIP_ID = re.compile(r"Ug[A-Za-z0-9_-]{20,40}")
_VIDEO_KEYS = ("v", "vi", "video_id")


def read(address: Address, prefix: str) -> Link:
    """What a YouTube address names; `prefix` is the host's part before `youtube.com`."""
    first = address.at(0)
    if first.startswith("@"):
        return handle(first[1:])
    if address.host.endswith("youtu.be"):
        return _video(first) if first else refused(Reason.PAGE, Platform.YOUTUBE)
    match first:
        case "channel" | "browse" if address.at(1).startswith("UC") or first == "channel":
            return _channel(address.at(1))
        case "c" | "user" if address.at(1):
            return legacy(address.at(1), f"/{first}/")
        case "clip" if _CLIP_ID.fullmatch(address.at(1)):
            return video(Platform.YOUTUBE, address.at(1))
    return _by_query(address) or _other(address, prefix)


def handle(typed: str) -> Link:
    """The channel of a handle; refused where it can be none."""
    name = name_on(Platform.YOUTUBE, typed) or short_handle(typed)
    if name is None:
        return refused(Reason.NAME if typed else Reason.PAGE, Platform.YOUTUBE)
    return Link(Platform.YOUTUBE, Kind.PROFILE, name)


def legacy(typed: str, path: str) -> Link:
    """The channel of an old user name (`/user/`), custom name (`/c/`) or vanity name (`/`)."""
    name = legacy_name(typed)
    if name is None:
        return refused(Reason.NAME, Platform.YOUTUBE)
    return Link(Platform.YOUTUBE, Kind.PROFILE, name, legacy=path)


def _by_query(address: Address) -> Link | None:
    """What the query names: a watched video, the channel of a feed or of a live player, a name in an old form."""
    first, query = address.at(0), address.query
    watched = next((query[key] for key in _VIDEO_KEYS if key in query), "").partition("?")[0]
    if watched and first in _WATCHED:
        return _video(watched)
    if _VIDEO_ID.fullmatch(watched) and first.lower() not in _RESERVED:
        # An old form: a name's own page with one video on it.
        return _video(watched)
    if first in {"feeds", "embed"} and (channel := query.get("channel_id") or query.get("channel")):
        return _channel(channel)
    if first in {"profile", "subscription_center", "feeds"} and (name := query.get("user") or query.get("add_user")):
        return legacy(name, "/user/")
    return None


def _other(address: Address, prefix: str) -> Link:
    first, second = address.at(0), address.at(1)
    if first in _VIDEO_PATHS and second and second not in {"videoseries", "live_stream"}:
        return _video(second)
    if not first or first.lower() in _RESERVED or prefix not in HOSTS:
        return refused(Reason.PAGE, Platform.YOUTUBE)
    return legacy(first, "/")


def _channel(typed: str) -> Link:
    if is_channel_id(typed):
        return Link(Platform.YOUTUBE, Kind.CHANNEL_ID, typed)
    return refused(Reason.CHANNEL_ID if typed else Reason.PAGE, Platform.YOUTUBE)


def _video(code: str) -> Link:
    if not _VIDEO_ID.fullmatch(code):
        return refused(Reason.PAGE, Platform.YOUTUBE)
    return video(Platform.YOUTUBE, code)
