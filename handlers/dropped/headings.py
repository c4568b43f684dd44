"""The row of a table that heads its columns, wherever titles stand above it, and what a heading says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from api.contract.platforms import Platform
from handlers.pasted.plain_words import heads_handles, is_filler
from handlers.pasted.platform_words import (
    is_elsewhere,
    is_elsewhere_within,
    platform_named,
    platform_of_pair,
    platform_within,
)

LOOKED_AT = 200
"""Rows that say whether the first one heads them."""

LINK = re.compile(r"https?://|www\.|(?:tiktok|youtube|instagram)\.com/|youtu\.be/", re.IGNORECASE)
HANDLE = re.compile(r"(?:^|\s)@[\w.-]+$|^UC[\w-]{22}$")

_TITLES_ABOVE = 10
_WORD = re.compile(r"[A-Za-z0-9.]+|[^\x00-\x7f]+")


def below_titles(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """The rows from their headings on, without titles above those: rows that fill fewer cells and name nobody.

    A row of headings alone (`Creator | Link`) comes before one that says what about (`Campaign | Spring 2026`).
    """
    best, start = (1, False), 0
    for at, row in enumerate(rows[:_TITLES_ABOVE]):
        if _names_somebody(row):
            break
        filled = [cell for cell in row if cell]
        headings = sum(map(_is_heading, filled))
        rank = (len(filled), headings == len(filled))
        if rank > best:
            best, start = rank, at if headings * 2 >= len(filled) else start
    return rows[start:]


def has_headings(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is about the others: it has words that headings have, or cells below are links."""
    if len(rows) < 2 or _names_somebody(rows[0]):
        return False
    words = [word for cell in rows[0] for word in re.split(r"[\s_-]+", cell) if word]
    has_links = any(map(_names_somebody, rows[1 : LOOKED_AT + 1]))
    return has_links or any(is_filler(word) or heads_handles(word) for word in (*words, *rows[0]))


def says_handles(heading: str) -> bool:
    """Whether a heading says that handles stand below it."""
    return any(heads_handles(word) for word in (heading, *heading.split(), *_words(heading)))


def platform_said(heading: str) -> Platform | None:
    """The platform that a heading names among other words."""
    words = _words(heading)
    named = (*map(platform_named, words), *(platform_of_pair(*pair) for pair in pairwise(words)))
    return next((platform for platform in named if platform), platform_within(heading))


def says_elsewhere(heading: str) -> bool:
    """Whether a heading names another platform than the three, and none of these."""
    words = _words(heading)
    return platform_said(heading) is None and any(is_elsewhere(word) or is_elsewhere_within(word) for word in words)


def is_platform(heading: str) -> bool:
    """Whether a heading is a platform's name and no other word."""
    words = _words(heading)
    return platform_of_pair(*words) is not None if len(words) == 2 else len(words) == 1 and bool(platform_said(heading))


def _names_somebody(row: Sequence[str]) -> bool:
    return any(LINK.search(cell) or HANDLE.search(cell) for cell in row)


def _is_heading(cell: str) -> bool:
    return says_handles(cell) or platform_said(cell) is not None or any(map(is_filler, (cell, *_words(cell))))


def _words(heading: str) -> list[str]:
    """The words of a heading, parted where Latin letters meet others too: `TikTok账号`."""
    return _WORD.findall(heading)
