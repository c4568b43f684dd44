"""Services whose addresses are codes for others: where they lead, only opening them tells."""

from __future__ import annotations

_NAMES = """
amzn.to b.link bit.do bit.ly bitly.com bl.ink buff.ly clck.ru cutt.ly dlvr.it dub.sh dwz.cn goo.gl goo.su is.gd kutt.it
lnk.bio lnk.to lnkd.in ow.ly qr.ae qrco.de rb.gy rebrand.ly reurl.cc s.id short.gy shorturl.at smarturl.it snip.ly
soo.gd suo.im surl.li t.cn t.co t.ly tiny.cc tiny.one tinyurl.com trib.al url.cn v.gd vk.cc
"""
_HOSTS = frozenset(_NAMES.split())
_SUFFIXES = (".app.link", ".page.link", ".onelink.me", ".lnk.to", ".short.gy")
"""Services that give each of their customers a host."""


def is_shortener(host: str) -> bool:
    """Whether the addresses of a host (lower case) are codes."""
    return host.removeprefix("www.") in _HOSTS or host.endswith(_SUFFIXES)
