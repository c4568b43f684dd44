"""Text made harmless for Slack: unwanted characters out, markup escaped, lengths kept.

Slack's mrkdwn has no escape for `*`, `_`, `~` and the backtick, so those that could format are drawn as characters
that look the same and mean nothing. An underscore inside a word cannot format and stays, because handles have them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.slack.limits import length

ELLIPSIS = "…"
BOUNDARY = "\u200b"
"""Slack reads formatting only at the edge of a word; this invisible edge lets a bold number touch a letter."""

_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co"})
_BREAKS = frozenset("\n\r\t\v\f\x85\u2028\u2029")
_MARKS_IN_A_ROW = 4
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_LOOKALIKES = {"*": "∗", "~": "∼", "`": "ˋ", "_": "＿"}
_SPACES = re.compile(r" {2,}")


def cleaned(text: str) -> str:
    """A text on one line without control, bidirectional, zero-width and private characters and towers of accents."""
    kept: list[str] = []
    marks = 0
    for character in text:
        if character in _BREAKS:
            character = " "  # noqa: PLW2901  # the same place in the text, as a space
        category = unicodedata.category(character)
        if category in _DROPPED:
            continue
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks <= _MARKS_IN_A_ROW:
            kept.append(character)
    return _SPACES.sub(" ", "".join(kept))


def cleaned_lines(text: str) -> str:
    """As `cleaned`, but line feeds stay: for words of ours."""
    return "\n".join(cleaned(line) for line in text.splitlines()) + ("\n" if text.endswith("\n") else "")


def cut(text: str, most: int) -> str:
    """A plain text of at most `most` characters, with an ellipsis where something was left out."""
    if length(text) <= most:
        return text
    kept, used = [], length(ELLIPSIS)
    for character in text:
        used += length(character)
        if used > most:
            break
        kept.append(character)
    return "".join(kept).rstrip() + ELLIPSIS if most > 0 else ""


def escaped(text: str) -> str:
    """A text that mrkdwn shows letter by letter."""
    return "".join(_drawn(text))


def escaped_within(text: str, most: int) -> tuple[str, bool]:
    """An escaped text of at most `most` characters, never cut inside an entity, and whether all of it is there."""
    whole = escaped(text)
    if length(whole) <= most:
        return whole, True
    kept, used = [], length(ELLIPSIS)
    for drawn in _drawn(text):
        used += length(drawn)
        if used > most:
            break
        kept.append(drawn)
    return ("".join(kept).rstrip() + ELLIPSIS if most > 0 else ""), False


def entities(text: str) -> str:
    """A text with `&`, `<` and `>` escaped and nothing else touched: for code and for a message's summary."""
    return "".join(_ENTITIES.get(character, character) for character in text)


def _drawn(text: str) -> Iterator[str]:
    line_starts = True
    for place, character in enumerate(text):
        if character == ">" and line_starts:
            yield "＞"  # an escaped one would open a quotation
        elif character == "_" and _inside_word(text, place):
            yield character
        else:
            yield _ENTITIES.get(character) or _LOOKALIKES.get(character) or character
        line_starts = character == "\n" or (line_starts and character == " ")


def _inside_word(text: str, place: int) -> bool:
    return 0 < place < len(text) - 1 and text[place - 1].isalnum() and text[place + 1].isalnum()
