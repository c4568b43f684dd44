"""Where an address begins in a run of text, and where it ends although letters or marks are glued to it."""

from __future__ import annotations

import re

from api.contract.links import Kind, Link, Reason, read_link
from handlers.pasted.plain_chinese import is_plain_chinese
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
    r"(?:tiktokv?|youtube(?:kids|-nocookie)?|instagram)\.com(?![\w.@-])|(?:youtu\.be|instagr\.am)(?:/|%2f)",
    re.IGNORECASE,
)
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,20}(?=[/?])|(?:[\w-]+\.)+(?:com|net|org|cn|info|biz|xyz)$", re.IGNORECASE)
"""Another site without `https://`: a path follows, or the ending is one that names of creators hardly have."""

_SITE_OF_NAMES = re.compile(r"(?:[\w-]+\.)+(?:com|net|org|cn|app|social|video)/@\w", re.IGNORECASE)
"""A page of a name on another site (`threads.net/@mia`): the name is no handle that waits for its platform."""

_HOST_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
_LONGEST_SITE = 300
_SENTENCE_END = ".,:!?*~"
_GLUED = re.compile(
    r"""
    (?<=[a-z0-9_.]) (?=https?://)
  | (?<=(?P<mark>[/:=&+\#?~!*$%-]))
    (?= https?:// | (?<!//) (?:[a-z]{1,6}\.)? (?: (?:tiktok|youtube|instagram)\.com/ | youtu\.be/ | instagr\.am/ ) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MARKS = "/:=&+#?~!*$%-"
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
    if _SITE_OF_NAMES.match(beginning):
        return 0
    return 0 if "." in beginning and "@" not in beginning and _SITE.match(beginning) else None


def _host_start(text: str, at: int) -> int:
    while at and text[at - 1] in _HOST_SIGNS:
        at -= 1
    while text[at] in "-.":  # no host begins with these
        at += 1
    return at


def end_of_first(text: str) -> int:
    """Where an address ends because the next one begins without a blank.

    Behind a letter the next one always begins. Behind a mark it may be a field or a path of the first one, so that one
    must lead to a creator's place itself: `https://www.tiktok.com/@mia/https://…` does, `https://a.com/?u=https://…`
    does not.
    """
    is_open = True
    for glued in _GLUED.finditer(text, 1):
        if glued["mark"] is None:
            return glued.start()
        if is_open and any(_is_creators(read_link(part)) for part in _before_mark(text[: glued.start()])):
            return glued.start()
        is_open = False
    return len(text)


def _before_mark(text: str) -> tuple[str, ...]:
    """An address before the marks that end it: without all of them, or all but those that an id may end with."""
    return text.rstrip(_MARKS), text[:-1]


def _is_creators(link: Link) -> bool:
    """Whether an address leads to where creators and their videos stand, even if its name was spoilt."""
    return link.platform is not None and link.reason is not Reason.PAGE


def marked_address(text: str, typed: str) -> Token:
    """What an address names that a chat or a page has marked as a link: nothing is glued to it."""
    return Token(Shape.ADDRESS, text, typed, link=read_link(text))


def bare_address(text: str, typed: str, *, is_last: bool = True) -> Token:
    """What an address names that may have a sentence's end or words of another script glued to it.

    The whole counts before its part, since YouTube's names may hold letters of any script; but for plain Chinese words
    (`…/@MrBeast的视频`), and for marks before the next address where this one is not the last of a run.
    """
    whole = text.rstrip(_SENTENCE_END) or text
    ascii_part = _BEYOND_ASCII.split(whole, maxsplit=1)[0].rstrip(_SENTENCE_END)
    parts = [whole, ascii_part]
    if is_plain_chinese(whole[len(ascii_part) :]):
        parts.reverse()
    if not is_last:
        parts[:0] = _before_mark(text)
    for kept in parts:
        link = read_link(kept)
        if link.kind is not Kind.NONE:
            return Token(Shape.ADDRESS, kept, typed[: len(kept)], link=link)
    return marked_address(whole, typed[: len(whole)])
