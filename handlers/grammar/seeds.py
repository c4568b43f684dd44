"""One creator as typed: `@user`, `user`, or the link of a profile on any platform."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from api.contract.platforms import Platform
from handlers.grammar.usage import Said, UsageError, choices, wrong

_HOSTS = {
    "tiktok.com": Platform.TIKTOK,
    "youtube.com": Platform.YOUTUBE,
    "instagram.com": Platform.INSTAGRAM,
    "instagr.am": Platform.INSTAGRAM,
}
_SHORT = frozenset({"vm.tiktok.com", "vt.tiktok.com", "youtu.be", "bit.ly", "t.co", "ig.me", "lnkd.in", "tinyurl.com"})
_FRONTS = ("www.", "m.", "mobile.", "music.", "business.")
_LINK = re.compile(r"(?:https?://)?((?:[\w-]+\.)+[a-z]{2,})(?:[/?#].*)?", re.IGNORECASE)
_NAME = re.compile(r"[\w][\w.\-]{0,62}")
_VIDEO = frozenset(
    [
        "video",
        "photo",
        "t",
        "v",
        "p",
        "reel",
        "reels",
        "tv",
        "stories",
        "story",
        "watch",
        "shorts",
        "embed",
        "live",
        "playlist",
        "explore",
        "tag",
        "music",
        "discover",
        "foryou",
    ]
)
_KNOWN_HOSTS = frozenset({*_HOSTS, *_SHORT})


@dataclass(frozen=True, slots=True)
class Seed:
    """A creator: `name` without `@`, and the platform where the link told it.

    `url` is the plain profile link, for channels whose address has no user name.
    """

    name: str
    platform: Platform | None = None
    url: str = ""


def read_seed(typed: str, example: str) -> Seed:
    """The creator that `typed` names. Raises `UsageError` for short links, links of videos, and what is no name."""
    text = typed.strip().strip("<>()[]\"'.,;")
    if is_link(text):
        return _of_link(text, example)
    name = text.lstrip("@").strip()
    if not _NAME.fullmatch(name):
        raise wrong("no-name", typed, example=example)
    return Seed(name)


def is_link(text: str) -> bool:
    """Whether `text` is a link rather than a name with dots in it."""
    if text.lower().startswith(("http://", "https://")):
        return True
    found = _LINK.fullmatch(text)
    return bool(found) and not text.startswith("@") and _host(found[1]) in _KNOWN_HOSTS if found else False


def _host(host: str) -> str:
    host = host.lower().rstrip(".")
    for front in _FRONTS:
        host = host.removeprefix(front)
    return host


def _of_link(text: str, example: str) -> Seed:
    whole = text if "://" in text else f"https://{text}"
    try:
        parts = urlsplit(whole)
        host = _host(parts.hostname or "")
    except ValueError:
        raise wrong("no-profile", text, hint=profiles(), example=example) from None
    path = [unquote(step).strip() for step in parts.path.split("/") if step.strip()]
    platform = _HOSTS.get(host)
    if host in _SHORT:
        raise wrong("short-link", text, hint=profiles(), example=example)
    if platform is None:
        raise wrong("other-site", text, hint=choices(("TikTok", "YouTube", "Instagram")), example=example)
    return _of_path(platform, path, text, example)


def _of_path(platform: Platform, path: list[str], text: str, example: str) -> Seed:
    first = path[0] if path else ""
    is_channel = platform is Platform.YOUTUBE and first in {"channel", "c", "user"} and len(path) > 1
    if is_channel and _NAME.fullmatch(path[1]):
        return Seed(path[1], platform, f"https://www.youtube.com/{first}/{path[1]}")
    if first == "t" and platform is Platform.TIKTOK:
        raise wrong("short-link", text, hint=profiles(), example=example)
    if first.lower() in _VIDEO or (len(path) > 1 and path[1].lower() in _VIDEO - {"shorts", "live", "reels"}):
        raise wrong("video-link", text, hint=profiles(), example=example)
    name = first.removeprefix("@")
    is_named = first.startswith("@") or platform is Platform.INSTAGRAM
    if not is_named or not _NAME.fullmatch(name):
        raise _no_profile(text, example)
    return Seed(name, platform)


def _no_profile(text: str, example: str) -> UsageError:
    return wrong("no-profile", text, hint=profiles(), example=example)


def profiles() -> Said:
    """The hint with the links that can be read."""
    return choices(("tiktok.com/@name", "youtube.com/@name", "instagram.com/name"))
