"""Pasted text made straight, character for character, so that what is found in it can be shown as it was typed."""

from __future__ import annotations

import re
import unicodedata

_SELF_LINK = re.compile(r"<https?://([^|<>/\s]{1,200})/?\|\1>")
_POSSESSIVE = re.compile(r"(?<=\w)[’ʼ＇](?=s\b)")
_WRITTEN_BREAK = re.compile(r"(?:\\[nrt])+(?=https?:|www\.|@|[\"']|\s|$)", re.IGNORECASE)
_CHOSEN = {
    "、": ",",
    "﹫": "@",
    "？": " ",
    "！": " ",
    "·": "·",
    "–": " ",
    "—": " ",
    "―": " ",
    "\t": "\t",
    "\n": "\n",
    "\r": "\r",
    "\x0b": "\n",
    "\x0c": "\n",
    "\x85": "\n",
}
_BLANK = frozenset({"No", "So", "Sk", "Sm", "Sc", "Cs", "Co", "Cn", "Cc", "Zs", "Ps", "Pe", "Pi", "Pf", "Po"})
_VARIATIONS = re.compile("[\ufe00-\ufe0f\u20e3]")


class _Invisible(dict[int, int | None]):
    """Takes away what nobody sees: zero widths, direction marks, soft hyphens, the byte order mark."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)) == "Cf" else code
        return self[code]


class _Straight(dict[int, str]):
    """Full-width letters and marks as their narrow ones; symbols, emoji and foreign punctuation as blanks."""

    def __missing__(self, code: int) -> str:
        self[code] = _straight(chr(code))
        return self[code]


_INVISIBLE, _STRAIGHT = _Invisible(), _Straight()


def visible(text: str) -> str:
    """The text without what nobody typed.

    That is invisible marks, the links that Slack makes of bare words (`<http://a.hr|a.hr>`), the backslash that JSON
    may put before a slash, and the letters that it writes for the end of a line.
    """
    typed = _SELF_LINK.sub(r"\1", text.translate(_INVISIBLE)).replace("\\/", "/")
    return _WRITTEN_BREAK.sub("\n", typed)


def straight(text: str) -> str:
    """The same number of characters, in the narrow forms that links and handles are written in."""
    return text if text.isascii() else _POSSESSIVE.sub("'", text).translate(_STRAIGHT)


def _straight(sign: str) -> str:
    if sign in _CHOSEN:
        return _CHOSEN[sign]
    if sign.isascii():
        return sign
    category, narrow = unicodedata.category(sign), unicodedata.normalize("NFKC", sign)
    if len(narrow) == 1 and narrow.isascii() and category != "No":  # ② is a bullet and no 2
        return narrow
    if category in {"Zl", "Zp"}:
        return "\n"
    if category == "Pd":
        return "-"
    return " " if category in _BLANK or _VARIATIONS.match(sign) else sign
