"""User names and channel ids in links to profiles."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from api.contract.platforms import Platform
from api.service.catalogue.importing.problems import Unreadable

_HOSTS = {
    Platform.TIKTOK: ("tiktok.com",),
    Platform.YOUTUBE: ("youtube.com",),
    Platform.INSTAGRAM: ("instagram.com", "instagr.am"),
}
_NO_PROFILES = frozenset({"p", "reel", "reels", "tv", "stories", "explore", "watch", "shorts", "playlist", "tag"})


def platform_of(link: str) -> Platform | None:
    """The platform whose site a link leads to; None for all other sites and for what is no link."""
    host = (_split(link)[0]).removeprefix("www.").removeprefix("m.")
    return next((platform for platform, hosts in _HOSTS.items() if host in hosts), None)


def is_link(text: str) -> bool:
    """Whether a text is a web address rather than a name."""
    return "/" in text or text.lower().startswith(("http:", "https:", "www."))


def name_in(link: str, platform: Platform) -> str | None:
    """The user name in a link to a profile on `platform`, None where it names none; `Unreadable` on another one."""
    leads_to = platform_of(link)
    if leads_to is not None and leads_to is not platform:
        raise Unreadable(f"leads to {leads_to.title}, and this import is for {platform.title}")
    parts = [part for part in _split(link)[1].split("/") if part]
    if leads_to is None or not parts:
        return None
    first = unquote(parts[0])
    if first.startswith("@"):
        return first[1:]
    return first if platform is Platform.INSTAGRAM and first not in _NO_PROFILES else None


def channel_id_in(link: str) -> str | None:
    """The YouTube channel id in a link, if that is how it names the channel."""
    found = re.search(r"/channel/(UC[\w-]{22})(?:[/?#]|$)", link)
    return found.group(1) if found else None


def _split(link: str) -> tuple[str, str]:
    text = link.strip()
    try:
        split = urlsplit(text if "//" in text else f"https://{text}")
        return (split.hostname or "").lower(), split.path
    except ValueError:
        return "", ""
