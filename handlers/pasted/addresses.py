"""Where an address begins in a run of text, and where it ends although letters or marks are glued to it."""

from __future__ import annotations

import re

from api.contract.links import Kind, read_link
from handlers.pasted.tokens import Shape, Token

_START = re.compile(
    r"""
    https? (?: :|%(?:25)*3a ) (?: /|%(?:25)*2f )
  | (?<![a-z0-9]) (?![a-z0-9]*https?:) [a-z][a-z0-9+-]{1,20}://
  | (?<![:/\w]) // (?=[a-z0-9])
  | (?<![\w.@-]) www\. (?=\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_HOST = re.compile(
    r"(?:tiktokv?|youtube(?:kids|-nocookie)?|instagram)\.com(?![\w.@-])|(?:youtu\.be|instagr\.am)/", re.IGNORECASE
)
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,20}(?=[/?])|(?:[\w-]+\.)+(?:com|net|org|cn|info|biz|xyz)$", re.IGNORECASE)
"""Another site without `https://`: a path follows, or the ending is one that names of creators hardly have."""

_HOST_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
_LONGEST_SITE = 300
_SENTENCE_END = ".,:!?*~"
_BEYOND_ASCII = re.compile(r"[^\x21-\x7e]")


def find_address(text: str) -> int | None:
    """Where the first address begins; None when the run holds none."""
    start, host = _START.search(text), _HOST.search(text)
    places = [start.start()] if start else []
    if host:
        begins = _host_start(text, host.start())
        is_mail = begins > 0 and text[begins - 1] == "@"
        places += [] if is_mail else [begins]
    if places:
        return min(places)
    beginning = text[:_LONGEST_SITE]
    return 0 if "." in beginning and "@" not in beginning and _SITE.match(beginning) else None


def _host_start(text: str, at: int) -> int:
    while at and text[at - 1] in _HOST_SIGNS:
        at -= 1
    return at


def marked_address(text: str, typed: str) -> Token:
    """What an address names that a chat or a page has marked as a link: nothing is glued to it."""
    return Token(Shape.ADDRESS, text, typed, link=read_link(text))


def bare_address(text: str, typed: str) -> Token:
    """What an address names that may have a sentence's end or words of another script glued to it.

    The whole counts before its part, since YouTube's names may hold letters of any script.
    """
    whole = text.rstrip(_SENTENCE_END) or text
    for kept in (whole, _BEYOND_ASCII.split(whole, maxsplit=1)[0].rstrip(_SENTENCE_END)):
        link = read_link(kept)
        if link.kind is not Kind.NONE:
            return Token(Shape.ADDRESS, kept, typed[: len(kept)], link=link)
    return marked_address(whole, typed[: len(whole)])
