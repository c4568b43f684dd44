"""One address → what it names: the site decides who reads it."""

from __future__ import annotations

from collections.abc import Callable

from api.contract.links import instagram, tiktok, youtube
from api.contract.links.address import Address, read_address
from api.contract.links.link import Link, Reason, refused
from api.contract.links.shorteners import is_shortener
from api.contract.links.wrappers import unwrapped
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


def read_link(text: str) -> Link:
    """What an address names, with or without `https://`. Every text has an answer: what names no creator has a reason.

    Markup and punctuation around the address must be gone. Redirects that show where they lead are read as that place.
    Nothing is fetched.
    """
    address = read_address(text)
    if address is None:
        return refused(Reason.SITE)
    return _read(unwrapped(address))


def platform_of(text: str) -> Platform | None:
    """The platform whose site an address leads to; None for all other sites and for what is no address."""
    return read_link(text).platform


def _read(address: Address) -> Link:
    if address.scheme == "instagram" and address.host == "user":
        return instagram.profile(address.query.get("username", ""))
    prefix, site = _place(address.host)
    if site is None or address.scheme not in _WEB:
        is_code = address.scheme in _WEB and address.path and is_shortener(address.host)
        return refused(Reason.SHORT_LINK if is_code else Reason.SITE)
    return _READERS[site](address, prefix)


def _place(host: str) -> tuple[str, Platform | None]:
    """The platform that owns a host, and the host's part before the site's own name."""
    labels = host.split(".")
    return ".".join(labels[:-2]), _SITES.get(".".join(labels[-2:]))
