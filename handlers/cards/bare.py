"""Creators' text made harmless before any chat draws it: one line, nothing invisible, no towers of accents."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile(r"[\n\r\t\v\f\x85\u2028\u2029]+")
_SPACES = re.compile(r" {2,}")
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Control, format (bidirectional overrides, zero-width), lone surrogates, private use, unassigned."""

_MARKS_IN_A_ROW = 4


def bare(text: str) -> str:
    """`text` on one line, without control, bidirectional, zero-width and private characters (features S8, S9)."""
    kept: list[str] = []
    marks = 0
    for character in _BREAKS.sub(" ", text):
        category = unicodedata.category(character)
        if category in _DROPPED:
            continue
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks <= _MARKS_IN_A_ROW:
            kept.append(character)
    return _SPACES.sub(" ", "".join(kept)).strip()


def cut(text: str, most: int) -> str:
    """`text` in at most `most` characters, the last of them an ellipsis where something was left out."""
    return text if len(text) <= most else text[: max(most - 1, 0)].rstrip() + "…"
