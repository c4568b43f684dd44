"""Where calls may lead: public addresses over https, and more only where the operator allows it (features S4).

A URL is checked as text when it is submitted, and the addresses of its name each time before a call connects to them.
"""

from __future__ import annotations

import re
import socket
import unicodedata
from enum import StrEnum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

import idna

Address: TypeAlias = IPv4Address | IPv6Address

LONGEST_URL = 2000

_METADATA = frozenset(map(ip_address, ("169.254.169.254", "100.100.100.200", "fd00:ec2::254")))
"""Where clouds tell a machine its secrets; never reached, whatever is allowed."""

_TRANSLATED = tuple(map(ip_network, ("64:ff9b::/96", "::ffff:0:0:0/96")))
"""Addresses of IPv4 hosts behind a translator, in their last four bytes (RFC 6052, RFC 2765)."""

_UNICAST = ip_network("2000::/3")
"""All IPv6 addresses that the public network uses; what else there is belongs to some site."""

_NEVER = tuple(map(ip_network, ("192.88.99.0/24", "2001:db8::/32", "3fff::/20")))
"""Relays out of use and addresses of documentation, which not every Python's `is_global` knows of."""

_LOCAL_TRANSLATED = ip_network("64:ff9b:1::/48")
"""A site's own translators (RFC 8215): what stands behind an address is theirs to choose, so none is reached."""

LONGEST_HOST = 253
_LABEL = re.compile(r"[a-z0-9_-]{1,63}", re.IGNORECASE | re.ASCII)
_NUMERIC = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)\Z")
_DOTS = re.compile("[\u3002\uff0e\uff61]")
"""Full stops of other scripts, which part the labels of a name as well."""

_ODD = re.compile(r"[\x00-\x20\x7f\\]")


class Reach(StrEnum):
    """How far calls may go. `loopback` adds this machine, also over http; `private` adds private networks as well."""

    PUBLIC = "public"
    LOOPBACK = "loopback"
    PRIVATE = "private"


class Forbidden(Exception):
    """A URL or an address that calls may not go to; the message says why, in words for who submitted it."""


def check_url(url: str, reach: Reach) -> SplitResult:
    """The parts of a URL to which calls may go as far as its text tells. Raises `Forbidden`."""
    if len(url) > LONGEST_URL or _ODD.search(url):
        raise Forbidden(f"must be a URL of at most {LONGEST_URL} characters without blanks")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise Forbidden("must be a web address, https://host/path") from None
    if not host or "%" in host:
        raise Forbidden("must be a web address, https://host/path")
    if parts.username is not None or parts.password is not None:
        raise Forbidden("must not carry a user name or password")
    _check_host(parts.scheme, host, reach)
    return parts


def check_address(scheme: str, address: str, reach: Reach) -> None:
    """Check an address that a name was resolved to. Raises `Forbidden`."""
    if not is_reachable(ip_address(address.partition("%")[0]), reach, http=scheme == "http"):
        raise Forbidden("leads to an address that is not public")


def is_reachable(address: Address, reach: Reach, *, http: bool = False) -> bool:
    """Whether calls may connect to an address; over plain http to this machine at most."""
    inner = _inner(address)
    if inner in _METADATA or inner in _LOCAL_TRANSLATED or inner.is_unspecified or inner.is_multicast:
        return False
    if inner.is_loopback:
        return reach is not Reach.PUBLIC
    if http or inner.is_link_local:
        return False
    return _is_public(inner) or (reach is Reach.PRIVATE and inner.is_private)


def _is_public(address: Address) -> bool:
    is_known = address in _UNICAST if isinstance(address, IPv6Address) else True
    return is_known and address.is_global and not any(address in network for network in _NEVER)


def _check_host(scheme: str, host: str, reach: Reach) -> None:
    if scheme not in {"https", "http"}:
        raise Forbidden("must be https")
    address = literal(host)
    if scheme == "http" and (reach is Reach.PUBLIC or address is None or not _inner(address).is_loopback):
        raise Forbidden("must be https")
    if address is None:
        _check_name(host)
    elif not is_reachable(address, reach, http=scheme == "http"):
        raise Forbidden("leads to an address that is not public")


def _check_name(host: str) -> None:
    """Check that a name can be looked up; one in another script is encoded as the caller's HTTP client does it."""
    try:
        name = host if host.isascii() else idna.encode(host.lower()).decode("ascii")
    except UnicodeError:
        raise Forbidden("must name a host, and this name cannot be looked up") from None
    labels = name.removesuffix(".").split(".")
    if len(name) > LONGEST_HOST or not all(map(_LABEL.fullmatch, labels)):
        raise Forbidden("must name a host, and this name cannot be looked up")


def literal(host: str) -> Address | None:
    """The address that a host is in itself, in any of the spellings that resolvers take; None for a name.

    Raises `Forbidden` for a number that is no address.
    """
    plain = _DOTS.sub(".", unicodedata.normalize("NFKC", host)).lower().removesuffix(".")
    if plain == "localhost" or plain.endswith(".localhost"):
        return IPv4Address("127.0.0.1")
    try:
        return ip_address(plain)
    except ValueError:
        if not _NUMERIC.fullmatch(plain.rpartition(".")[2]):
            return None
    try:
        return IPv4Address(socket.inet_aton(plain))
    except OSError:
        raise Forbidden("must be a web address, https://host/path") from None


def _inner(address: Address) -> Address:
    """The IPv4 address that an IPv6 address carries along a tunnel or a translator, else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if any(address in network for network in _TRANSLATED):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    carried = address.ipv4_mapped or address.sixtofour
    if carried is None and int(address) >> 32 == 0 and int(address) > 1:
        carried = IPv4Address(int(address))
    return carried or address
