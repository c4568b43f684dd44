"""User names and channel ids in links to profiles."""

from __future__ import annotations

from api.contract.links import Kind, platform_of, read_link
from api.contract.platforms import Platform
from api.service.catalogue.importing.problems import Unreadable

__all__ = ["channel_id_in", "is_link", "name_in", "platform_of"]


def is_link(text: str) -> bool:
    """Whether a text is a web address rather than a name."""
    return "/" in text or text.lower().startswith(("http:", "https:", "www."))


def name_in(link: str, platform: Platform) -> str | None:
    """The user name in a link to a profile on `platform`, None where it names none; `Unreadable` on another one.

    Old YouTube names (`/c/`, `/user/`) are none: another channel may have the handle of the same letters.
    """
    read = read_link(link)
    if read.platform not in {None, platform}:
        raise Unreadable(f"leads to {read.platform.title}, and this import is for {platform.title}")
    is_named = read.kind is Kind.PROFILE and not read.legacy
    return (read.value if is_named else read.creator) or None


def channel_id_in(link: str) -> str | None:
    """The YouTube channel id in a link, if that is how it names the channel."""
    read = read_link(link)
    return read.value if read.kind is Kind.CHANNEL_ID else None
