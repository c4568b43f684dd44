"""Text made harmless for Feishu's Markdown: what could format, link, mention or colour becomes an HTML entity.

Feishu's page "Rich text (Markdown)" gives entities as the way to show a special character; tags such as
`<at id=all></at>` and `<font>` end there too, because they begin with one.
"""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import urlsplit

from bot.feishu.limits import URL_MOST
from handlers.cards.bare import bare

_SPECIAL = re.compile(r"[&<>*_~\[\]()`\\#!|$:+\-=\"'{}^]")
_NUMBERED = re.compile(r"^([ ]*\d{1,9})\.(?=\s|$)", re.MULTILINE)
_INDENT = re.compile(r"^ +", re.MULTILINE)
_EDGES = re.compile(r"^( ?)[\s\S]*?( ?)$")
_URL_SIGNS = re.compile(r"[()<>\[\]\"'`\\;|*_~{}^\s]")


def escaped(text: str) -> str:
    """`text` so that Markdown shows it letter by letter."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", text)


def settled(markup: str) -> str:
    """Finished Markdown without lines that begin like a numbered list or an indented code block."""
    return _INDENT.sub(lambda found: "&nbsp;" * len(found[0]), _NUMBERED.sub(r"\1&#46;", markup))


def tidy(text: str) -> str:
    """Words of ours with their line feeds and one space at each edge, without what nobody can read."""
    return "\n".join(_tidy_line(line) for line in text.split("\n"))


def _tidy_line(line: str) -> str:
    kept = bare(line)
    if not kept:
        return " " if " " in line else ""
    edges = _EDGES.match(line)
    return f"{edges[1]}{kept}{edges[2]}" if edges else kept


def web_address(url: str) -> str:
    """The address ready for a card, or empty where it is not http(s), is too long or names no host."""
    address = bare(url)
    with suppress(ValueError):  # a broken port or bracket: no address at all
        parts = urlsplit(address)
        if parts.scheme in {"http", "https"} and parts.hostname:
            encoded = _URL_SIGNS.sub(lambda found: f"%{ord(found[0]):02X}", address)
            return encoded if len(encoded.encode()) <= URL_MOST else ""
    return ""
