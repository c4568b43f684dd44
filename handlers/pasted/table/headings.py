"""What the heading of a column says: a platform, and whether handles, links, people or facts stand below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from handlers.pasted.platform_words import (
    is_elsewhere,
    is_elsewhere_within,
    platform_named,
    platform_of_pair,
    platform_within,
    without_platforms,
)
from handlers.pasted.table.heading_words import Says, is_quiet, parts_said, said_by
from handlers.pasted.tokens import Elsewhere, Site

LONGEST = 60
"""Characters of a heading; what is longer is a sentence."""

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*(?<![.-])|@|[^\x00-\x7f]+")
_FIRST = (Says.FACTS, Says.LINKS, Says.HANDLES, Says.PLATFORMS, Says.PEOPLE, Says.NAMES)
"""Of several things that a heading says, the first one holds: `Profile URL` heads links, `Account manager` facts."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands, and what it says. `sites` are the platforms in it; `is_sure` without unknown words."""

    text: str = ""
    says: Says = Says.NOTHING
    sites: tuple[Site, ...] = ()
    is_sure: bool = False

    @property
    def site(self) -> Site | None:
        """The platform of the names below, where it is one."""
        return self.sites[0] if len(self.sites) == 1 else None

    @property
    def is_known(self) -> bool:
        """Whether any word of it is one that headings have."""
        return self.says is not Says.NOTHING or bool(self.sites)


@lru_cache(maxsize=1024)
def heading_of(text: str) -> Heading:
    """What a cell says if it is a heading."""
    if len(text) > LONGEST:
        return Heading(text)
    sites: dict[Site, None] = {}
    said: set[Says] = set()
    is_sure = True
    for word in _words(text):
        site, kinds, rest = _read(word)
        sites |= dict.fromkeys([site] if site else [])
        said.update(kinds)
        is_sure = is_sure and not rest
    says = next((each for each in _FIRST if each in said), Says.NOTHING)
    if says is Says.NOTHING and sites and is_sure:
        says = Says.PLATFORM
    return Heading(text, says, tuple(sites), is_sure and (bool(said) or bool(sites)))


def _words(text: str) -> Iterator[str]:
    """The words of a heading, parted where Latin letters meet others too (`TikTok账号`), `Tik Tok` as one."""
    words = _WORD.findall(text)
    pairs = {at for at, pair in enumerate(pairwise(words)) if platform_of_pair(*pair)}
    for at, word in enumerate(words):
        if at in pairs:
            yield word + words[at + 1]
        elif at - 1 not in pairs:
            yield word


def _read(word: str) -> tuple[Site | None, list[Says], str]:
    """The platform that a word names, what it says of the cells below, and what of it is not known."""
    if not word.isascii():
        said, rest = parts_said(word)
        site = platform_within(word) or (Elsewhere.ELSEWHERE if is_elsewhere_within(word) else None)
        if site and Says.FACTS not in said:  # `微信` heads contacts rather than names
            said, rest = parts_said(without_platforms(word))
        return (None if Says.FACTS in said else site), said, "".join(filter(str.isalnum, rest))
    says = said_by(word)
    site = platform_named(word) or (Elsewhere.ELSEWHERE if is_elsewhere(word) or word == "X" else None)
    if says or site:
        return (None if says is Says.FACTS else site), [says] if says else [], ""
    pieces = [piece for piece in re.split(r"[_.-]+", word) if piece]
    if len(pieces) > 1:
        read = [_read(piece) for piece in pieces]
        named = next((named for named, _, _ in read if named), None)
        return named, [each for _, kinds, _ in read for each in kinds], "".join(rest for _, _, rest in read)
    return None, [], "" if is_quiet(word) else word
