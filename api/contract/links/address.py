"""A web address taken apart: host, path segments and query, as a browser would read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

LONGEST = 4_000
"""Characters of an address; browsers and platforms share none that are longer."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!\d)")
_SLASHES = re.compile(r"(?:https?:/+)+", re.IGNORECASE)
"""The beginning of an address, now and then with a slash lost, or twice: a browser's `https://` before a whole one."""

_MISPLACED_QUERY = re.compile(r"(?:[?#]|&[\w;]+=).*", re.DOTALL)
"""What became part of the path when an address was encoded twice or its `?` was lost."""

_ENCODED = re.compile(
    r"""
    (?:https?:/+)? https? (?: % (?:25)* 3a | : % (?:25)* 2f )
  | (?:https?://)? (?![^/?\#]*@) [\w.-]+ % (?:25)* 2f
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""How an address begins that was encoded whole, as for a field of another one: with its `://` or its first `/`.

Behind a plain `https://`, or without one, an `@` before the path makes what stands before it a user name.
"""

_MOST_DECODED = 5
"""Times that an address may have been encoded."""

_WEB_PORTS = frozenset({None, 80, 443})
_MOST_FIELDS = 100


@dataclass(frozen=True, slots=True)
class Address:
    """`scheme` and `host` in lower case, `path` as decoded segments that are not empty, `query` with first values."""

    scheme: str
    host: str
    path: tuple[str, ...]
    query: dict[str, str]

    def at(self, place: int) -> str:
        """The path segment at `place`, empty where the path is shorter."""
        return self.path[place] if place < len(self.path) else ""


def read_address(text: str) -> Address | None:
    """The parts of an address with or without `https://`; None for what is none or hides where it leads.

    An address that was encoded whole, once or more, is decoded first. A user name or an unusual port before the path,
    and a backslash, are how addresses pretend to lead elsewhere. A path that climbs (`..`) is read as none.
    """
    text = text.strip()
    if not text or len(text) > LONGEST:
        return None
    text = _decoded(text)
    if "\\" in text:
        return None
    try:
        split = urlsplit(_with_scheme(text))
        host, port = (split.hostname or "").removesuffix("."), split.port
        fields = parse_qsl(split.query, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return None
    path = tuple(_MISPLACED_QUERY.sub("", unquote(part)).strip() for part in split.path.split("/") if part)
    if "@" in split.netloc or port not in _WEB_PORTS:
        return None
    if {".", ".."} & set(path):
        path = ()
    query: dict[str, str] = {}
    for key, value in fields:
        # Copied out of HTML or Slack, `&` before a key is `&amp;`, now and then twice over.
        query.setdefault(re.sub(r"^(?:amp;)+", "", key), value)
    return Address(split.scheme.lower(), host, path, query)


def _decoded(text: str) -> str:
    for _ in range(_MOST_DECODED):
        if not _ENCODED.match(text):
            break
        text = unquote(text)
    return text


def _with_scheme(text: str) -> str:
    if text.startswith("//"):
        return f"https:{text}"
    if _SLASHES.match(text):
        return _SLASHES.sub(lambda found: f"{found[0].partition(':')[0]}://", text, count=1)
    return text if _SCHEME.match(text) else f"https://{text}"
