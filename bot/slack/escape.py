"""Text made harmless for Slack: unwanted characters out, markup escaped, lengths kept.

Slack's mrkdwn has no escape for `*`, `_`, `~`, the backtick and `:codes:` of emoji, so what could format is drawn as
characters that look the same and mean nothing. An underscore inside a word cannot format and stays, because handles
have them; so does a colon that no second one follows.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from bot.slack.limits import length

ELLIPSIS = "…"
BOUNDARY = "\u200b"
"""Slack reads formatting only at the edge of a word; this invisible edge lets a bold number touch a letter."""

# Unicode's control, format, surrogate and private-use characters: nothing of them is meant to be read.
DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ud800-\uf8ff\ufeff\ufff9-\ufffb\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
    "\U000f0000-\U0010ffff]+"
)
_BREAKS = re.compile("[\n\r\t\v\f\x1c-\x1e\x85\u2028\u2029 ]+")
_MARKS = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
_TOWERS = re.compile(f"({_MARKS}{{4}}){_MARKS}+")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SIGNS = _ENTITIES | {"*": "∗", "~": "∼", "`": "ˋ", "_": "＿", ":": "∶"}
EMOJI = re.compile(r":[\w+'-]{1,99}:")
"""A code that Slack draws as an emoji, if it knows one of that name."""
# The backtick is drawn as a letter, with which it may be part of an emoji's code.
_EMOJI_REST = r"[\w`+'-]{1,99}:"
# A quotation opens with ">" at the start of a line, escaped or not.
_SPECIAL = re.compile(r"^[ >]*>|[&<>*~`]|(?<![^\W_])_|_(?![^\W_])" rf"|:(?={_EMOJI_REST})", re.MULTILINE)


_COMMANDS = {"达人": "/creators", "采集": "/collect"}
_COMMAND = re.compile(rf"(?<!\w)/({'|'.join(_COMMANDS)})(?=[\s\"”」]|$)")


def cleaned(text: str) -> str:
    """A text on one line without control, bidirectional, zero-width and private characters and towers of accents."""
    return _TOWERS.sub(r"\1", _BREAKS.sub(" ", DROPPED.sub("", _BREAKS.sub(" ", text))))


def cleaned_lines(text: str) -> str:
    """As `cleaned`, but line feeds stay: for words of ours, in which commands are named as Slack has them."""
    return "\n".join(cleaned(line) for line in with_commands(text).split("\n"))


def with_commands(text: str) -> str:
    """Words of ours with the commands that the manifest registers: Slack's client sends no other line with a slash.

    `/creators 搜索 美妆` does what `/达人 搜索 美妆` does.
    """
    return _COMMAND.sub(lambda found: _COMMANDS[found[1]], text)


def cut(text: str, most: int) -> str:
    """A plain text of at most `most` characters, with an ellipsis where something was left out."""
    if length(text) <= most:
        return text
    if most <= 0:
        return ""
    return text.encode("utf-16-le")[: 2 * (most - 1)].decode("utf-16-le", "ignore").rstrip() + ELLIPSIS


def escaped(text: str) -> str:
    """A text that mrkdwn shows letter by letter."""
    return _SPECIAL.sub(_drawn, text)


def escaped_within(text: str, most: int) -> tuple[str, bool]:
    """An escaped text of at most `most` characters, never cut inside an entity, and whether all of it is there."""
    whole = escaped(text[: max(most, 0) + 1])
    if len(text) <= most and length(whole) <= most:
        return whole, True
    if most <= 0:
        return "", not text
    fitting = bisect_right(range(most + 1), most - 1, key=lambda kept: length(escaped(text[:kept]))) - 1
    return escaped(text[: max(fitting, 0)]).rstrip() + ELLIPSIS, False


def entities(text: str) -> str:
    """A text with `&`, `<` and `>` escaped and nothing else touched: for code and for a message's summary."""
    return "".join(_ENTITIES.get(character, character) for character in text)


def _drawn(found: re.Match[str]) -> str:
    signs = found[0]
    if found.start() == 0 or found.string[found.start() - 1] == "\n":
        return signs.replace(">", "＞") if signs.endswith(">") else _SIGNS[signs]
    return _SIGNS[signs]
