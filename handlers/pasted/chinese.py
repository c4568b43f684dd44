"""A run of Chinese text → the platforms named in it, and what may be a name beside them: `油管上的` and `李子柒`.

There are no blanks to find words by: a platform's word keeps the plain words around it, and what is glued before a name
(`采集李子柒`, `频道是李子柒`) is parted from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from handlers.pasted.plain_chinese import is_plain_chinese
from handlers.pasted.platform_words import sites_within
from handlers.pasted.tokens import Shape, Site, Token

_ASKING = "请|帮忙|帮我|麻烦|采集|採集|收集|抓取|关注|一下"
_WHO = "达人|博主|网红|主播|作者|账号|帐号|频道|名字|用户名|用户"
_BEFORE_NAME = re.compile(
    rf"(?:{_ASKING})*(?:平台)?(?:上面|里面|[上里裡中内])?的|(?:{_ASKING})+|(?:.{{0,12}}(?:{_WHO}))?[是叫]"
)
_BETWEEN_NAMES = re.compile(r"(?<=..)(?:和|跟|以及|还有|還有)(?=..)")
_BEHIND_NAME = re.compile(r"的?在?$")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a run from `start` on: a platform's word, words around, or what may be a name."""

    start: int
    site: Site | None = None
    is_name: bool = False


def chinese_tokens(run: str, typed: str) -> Iterator[Token]:
    """The tokens of a run that is all Chinese; `typed` is the run as the person wrote it."""
    joined: list[_Piece] = []
    for piece in _pieces(run):
        last = joined[-1] if joined else None
        if last and not (last.is_name or piece.is_name or (last.site and piece.site)):
            joined[-1] = replace(last, site=last.site or piece.site)
        else:
            joined.append(piece)
    for piece, end in zip(joined, [*(piece.start for piece in joined[1:]), len(run)], strict=True):
        yield Token(Shape.CHINESE, run[piece.start : end], typed[piece.start : end], platform=piece.site)


def _pieces(run: str) -> Iterator[_Piece]:
    at = 0
    for start, end, site in sites_within(run):
        yield from _words(run[at:start], at, is_before_site=True)
        yield _Piece(start, site)
        at = end
    yield from _words(run[at:], at, is_before_site=False)


def _words(text: str, at: int, *, is_before_site: bool) -> Iterator[_Piece]:
    """What stands between two platforms' words: plain words, or a name with what is glued to it."""
    if not text:
        return
    if is_plain_chinese(text):
        yield _Piece(at)
        return
    glued = _BEFORE_NAME.match(text)
    begins = glued.end() if glued and glued.end() < len(text) and is_plain_chinese(glued[0]) else 0
    behind = _BEHIND_NAME.search(text, begins) if is_before_site else None
    ends = behind.start() if behind and behind.start() > begins else len(text)
    if begins:
        yield _Piece(at)
    yield _Piece(at + begins, is_name=True)
    for joint in _BETWEEN_NAMES.finditer(text, begins, ends):
        yield _Piece(at + joint.start())
        yield _Piece(at + joint.end(), is_name=True)
    if ends < len(text):
        yield _Piece(at + ends)
