"""One address → what it names: the site decides who reads it."""

from __future__ import annotations

from collections.abc import Callable

from api.contract.links import instagram, tiktok, youtube
from api.contract.links.address import Address, read_address
from api.contract.links.link import Link, Reason, refused
from api.contract.platforms import Platform

_SITES = {
    **dict.fromkeys(tiktok.SITES, Platform.TIKTOK),
    **dict.fromkeys(youtube.SITES, Platform.YOUTUBE),
    **dict.fromkeys(instagram.SITES, Platform.INSTAGRAM),
}
_READERS: dict[Platform, Callable[[Address, str], Link]] = {
    Platform.TIKTOK: tiktok.read,
    Platform.YOUTUBE: youtube.read,
    Platform.INSTAGRAM: instagram.read,
}
_WEB = frozenset({"http", "https"})
_WRAPPERS = {
    ("consent.youtube.com", "m"): "continue",
    ("consent.youtube.com", "ml"): "continue",
    ("youtube.com", "attribution_link"): "u",
    ("youtube.com", "redirect"): "q",
    ("youtube.com", "oembed"): "url",
    ("l.instagram.com", ""): "u",
    ("google.com", "url"): "q",
    ("facebook.com", "l.php"): "u",
    ("l.facebook.com", "l.php"): "u",
    ("slack-redir.net", "link"): "url",
}
"""Pages that carry the real address in a field of their query: the platforms' own, and what mail, sheets and chats make
of a link when it is copied out of them."""

_SAFE_LINKS = ".safelinks.protection.outlook.com"
"""The end of the hosts through which Outlook leads every link of a mail; the real address is in `url`."""


def read_link(text: str) -> Link:
    """What an address names, with or without `https://`. Every text has an answer: what names no creator has a reason.

    Markup and punctuation around the address must be gone. Nothing is fetched.
    """
    address = read_address(text)
    if address is None:
        return refused(Reason.SITE)
    inner = _unwrapped(address)
    return _read(inner or address)


def platform_of(text: str) -> Platform | None:
    """The platform whose site an address leads to; None for all other sites and for what is no address."""
    return read_link(text).platform


def _read(address: Address) -> Link:
    if address.scheme == "instagram" and address.host == "user":
        return instagram.profile(address.query.get("username", ""))
    prefix, site = _place(address.host)
    if site is None or address.scheme not in _WEB:
        return refused(Reason.SITE)
    return _READERS[site](address, prefix)


def _place(host: str) -> tuple[str, Platform | None]:
    """The platform that owns a host, and the host's part before the site's own name."""
    labels = host.split(".")
    return ".".join(labels[:-2]), _SITES.get(".".join(labels[-2:]))


def _unwrapped(address: Address) -> Address | None:
    field = _WRAPPERS.get((address.host.removeprefix("www.").removeprefix("m."), address.at(0)))
    if address.host.endswith(_SAFE_LINKS):
        field = "url"
    inside = address.query.get(field, "") if field else ""
    if not inside and field == "q":
        inside = address.query.get("url", "")  # Google has written it either way
    if inside.startswith("/") and not inside.startswith("//"):
        inside = f"https://{address.host}{inside}"
    return read_address(inside) if inside else None
