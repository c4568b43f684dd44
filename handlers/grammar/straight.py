"""The edges of typed text made straight: quotes, widths, blanks, and what Slack leaves around links and names."""

from __future__ import annotations

import re
import unicodedata

_ONE_FOR_ONE = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "“”„‟«»「」『』"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛"), "'"),
    **dict.fromkeys(map(ord, "、，､"), ","),
    **dict.fromkeys(map(ord, "：﹕"), ":"),
    **dict.fromkeys(map(ord, "≥⩾"), ">="),
    **dict.fromkeys(map(ord, "≤⩽"), "<="),
    **dict.fromkeys((0x200B, 0x200C, 0x2060, 0xFEFF, 0x00AD), None),
    **dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), None),
}
"""Full-width ASCII, quotes, commas and colons; zero-width and direction marks are dropped. A zero-width joiner stays:
emoji and some scripts are written with it."""

_SLACK = re.compile(r'<++(https?://|mailto:|[@#!])([^<>|"\s]*+)(?:\|((?:[^<>"]|"[^<>"]++"(?!"))*+))?>')
"""A wrapped link or name. Quotes in it come in pairs, so that it cannot begin inside a phrase and end after it, and
never two in a row, which is how a phrase writes one quote."""

_ESCAPED = re.compile(r"&(?:amp;)*+(lt;|gt;)?")
_ESCAPES = {"lt;": "<", "gt;": ">"}
_NESTED = 4
"""How often what is unwrapped may be wrapped again. Signs that are still wrapped then are nobody's typing."""

_WRAPPING = {ord("<"): " ", ord("&"): " "}


def straightened(text: str) -> str:
    """`text` with ASCII quotes, colons and commas, plain blanks, composed letters (NFC) and bare links and names.

    Straightening twice changes nothing more.
    """
    text = _plain(text)
    for _ in range(_NESTED):
        bare = _plain(_SLACK.sub(_bare, _ESCAPED.sub(_unescaped, text)))
        if bare == text:
            return text
        text = bare
    return _plain(text.translate(_WRAPPING))


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text.translate(_ONE_FOR_ONE))
    return "".join(" " if _is_blank(letter) else letter for letter in text).strip()


def _is_blank(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) in {"Cc", "Cs"}  # half an emoji goes nowhere


def _unescaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[1], "&")


def _bare(found: re.Match[str]) -> str:
    """A link as its address, a name as `@name`, a channel as `#name`."""
    kind, target, label = found.groups()
    if kind in {"@", "#"}:
        return f"{kind}{(label or target).lstrip('@#')}"
    return str(label or target if kind in {"mailto:", "!"} else kind + target)
