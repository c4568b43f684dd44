"""Fonts of this machine that together have the letters of a text: no picture shows boxes in place of names."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from matplotlib import font_manager
from matplotlib.font_manager import FontProperties

_log = logging.getLogger(__name__)

_PLAIN = ("Liberation Sans", "Arial", "Helvetica", "DejaVu Sans")
"""For letters of the West, the first that is there; the last comes with matplotlib."""

_OF_THE_EAST = re.compile(
    r"CJK|Source Han|Noto Sans (SC|TC|HK|JP|KR)|WenQuanYi|YaHei|SimHei|SimSun|DengXian|PingFang|Hiragino|Heiti|STHeiti"
    r"|Songti|Yu Gothic|Meiryo|MS Gothic|IPA.*Gothic|TakaoGothic|VL Gothic|Malgun|Nanum|Apple SD|Droid Sans Fallback"
    r"|Arial Unicode|AR PL|Unifont",
    re.IGNORECASE,
)
"""Families with Chinese, Japanese or Korean letters, as the usual systems name them."""

_FIRST = ("Sans", "SC", "YaHei", "PingFang", "Hei")
"""Of several, faces without serifs and of simplified Chinese go first."""

_NO_LETTERS = {"So", "Sk", "Mn", "Me"}
"""Symbols, emoji among them, and marks: a name stays a name without them."""


@cache
def families() -> tuple[str, ...]:
    """The families to draw with, in order: what the first lacks comes from the next."""
    installed = _installed()
    if not any(map(_OF_THE_EAST.search, installed)):
        _look_again()
        installed = _installed()
    plain = next(name for name in _PLAIN if name in installed or name == _PLAIN[-1])
    eastern = sorted(
        (name for name in installed if _OF_THE_EAST.search(name) and "Mono" not in name and "Serif" not in name),
        key=lambda name: (-sum(word in name for word in _FIRST), name),
    )
    return (*dict.fromkeys((plain, _PLAIN[-1])), *eastern)


def _installed() -> set[str]:
    return {entry.name for entry in font_manager.fontManager.ttflist}


def _look_again() -> None:
    """Take in the fonts that came after matplotlib wrote its list, which it keeps in the home folder for good."""
    listed = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in sorted({*font_manager.findSystemFonts()} - listed):
        try:
            font_manager.fontManager.addfont(path)
        except (OSError, RuntimeError, UnicodeError, ValueError) as unreadable:
            _log.debug("the font %s cannot be read: %s", path, unreadable)


def has_letters(text: str, names: Iterable[str] | None = None) -> bool:
    """Whether every character of a text can be drawn."""
    wanted = set(text) - {" "}
    for name in families() if names is None else names:
        wanted = {each for each in wanted if not _has(name, each)}
        if not wanted:
            return True
    return not wanted


def readable(label: str, alias: str, number: int, names: Iterable[str] | None = None) -> str:
    """A label that can be drawn: as it is but for symbols that cannot, else its alias, else its number."""
    names = families() if names is None else tuple(names)
    kept = "".join(each for each in label if unicodedata.category(each) not in _NO_LETTERS or has_letters(each, names))
    for each in (" ".join(kept.split()), alias):
        if each.strip("@ ") and has_letters(each, names):
            return each
    return f"#{number}"


@cache
def _has(family: str, character: str) -> bool:
    font = font_manager.get_font(font_manager.findfont(FontProperties(family=[family]), fallback_to_default=True))
    return bool(font.get_char_index(ord(character)))
