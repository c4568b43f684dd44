"""Pages that carry the real address in a field of their query.

Mail, sheets and chats make such of every link that is copied out of them; the platforms lead out of their own by such.
"""

from __future__ import annotations

import re

from api.contract.links.address import Address, read_address

_FIELDS = {
    ("consent.youtube.com", "m"): "continue",
    ("consent.youtube.com", "ml"): "continue",
    ("youtube.com", "attribution_link"): "u",
    ("youtube.com", "redirect"): "q",
    ("youtube.com", "oembed"): "url",
    ("tiktok.com", "link"): "target",
    ("l.instagram.com", ""): "u",
    ("l.threads.com", ""): "u",
    ("l.threads.net", ""): "u",
    ("google.com", "url"): "q",
    ("facebook.com", "l.php"): "u",
    ("l.facebook.com", "l.php"): "u",
    ("lm.facebook.com", "l.php"): "u",
    ("l.messenger.com", "l.php"): "u",
    ("l.wl.co", "l"): "u",
    ("slack-redir.net", "link"): "url",
    ("security.feishu.cn", "link"): "target",
    ("security.larksuite.com", "link"): "target",
    ("linkedin.com", "redir"): "url",
    ("linkedin.com", "safety"): "url",
    ("vk.com", "away.php"): "to",
    ("out.reddit.com", ""): "url",
    ("duckduckgo.com", "l"): "uddg",
    ("link.zhihu.com", ""): "target",
    ("weibo.cn", "sinaurl"): "u",
}
"""By host and first word of the path; an empty word stands for every path."""

_SAFE_LINKS = ".safelinks.protection.outlook.com"
"""The end of the hosts through which Outlook leads every link of a mail; the real address is in `url`."""

_GOOGLE = re.compile(r"google\.(?:com?\.)?[a-z]{2}")
"""Google in a country (`google.de`, `google.co.uk`), which wraps links as `google.com` does."""

_MOST = 5
"""Wrappers around one address; mail in a chat in a sheet is three."""


def unwrapped(address: Address) -> Address:
    """The address that wrappers lead to; the address itself where it is none or holds nothing that is an address."""
    for _ in range(_MOST):
        inside = _inside(address)
        if inside is None:
            break
        address = inside
    return address


def _inside(address: Address) -> Address | None:
    field = _field(address)
    inside = address.query.get(field, "") if field else ""
    if not inside and field == "q":
        inside = address.query.get("url", "")  # Google has written it either way
    if inside.startswith("/") and not inside.startswith("//"):
        inside = f"https://{address.host}{inside}"
    return read_address(inside) if inside else None


def _field(address: Address) -> str | None:
    """The field of the query that holds the real address, None for a page that is no wrapper."""
    host = address.host.removeprefix("www.").removeprefix("m.")
    if host.endswith(_SAFE_LINKS):
        return "url"
    site = "google.com" if _GOOGLE.fullmatch(host) else host
    return _FIELDS.get((site, address.at(0))) or _FIELDS.get((site, ""))
