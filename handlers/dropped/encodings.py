"""The bytes of a text file → its text, whatever a spreadsheet program or an old system wrote it in."""

from __future__ import annotations

import codecs
from collections.abc import Callable

from handlers.dropped.problems import UnreadableDrop

_PEEK = 1 << 16
_FEW_NULS = 1_000
"""Of so many bytes one may be a NUL that some export left in a text."""

_MOSTLY = 0.8
_BYTE_ORDER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded(content: bytes) -> str:
    """A text file's text: UTF-8 or UTF-16, else the Chinese, Japanese or western encoding whose common letters it has.

    Names and links are the same in all of them. Raises `UnreadableDrop`.
    """
    if content.startswith(_BYTE_ORDER_MARKS):
        return _strictly(content, "utf-16")
    if b"\0" in content[:_PEEK]:
        return _with_nuls(content)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _by_letters(content)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as bad:
        raise UnreadableDrop("encoding") from bad


def _with_nuls(content: bytes) -> str:
    """UTF-16 without its mark has NULs in every other place only; another text has next to none."""
    beginning = content[:_PEEK]
    even, odd = beginning[::2].count(0), beginning[1::2].count(0)
    if even + odd > 1 and not (even and odd):
        return _strictly(content, "utf-16-be" if even else "utf-16-le")
    if content.count(0) * _FEW_NULS > len(content) and content.count(0) > 1:
        raise UnreadableDrop("kind")
    try:
        return content.replace(b"\0", b"").decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        raise UnreadableDrop("kind") from bad


def _by_letters(content: bytes) -> str:
    """The text in the encoding in which most of its letters beyond ASCII are common ones.

    These encodings read almost any bytes; read in the wrong one they give signs that hardly anybody writes.
    """
    best, share = "", 0.0
    for encoding, is_common in _EAST_ASIAN.items():
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        letters = [letter for letter in text[:_PEEK] if not letter.isascii()]
        common = sum(map(is_common, letters)) / max(len(letters), 1)
        if common > share:
            best, share = text, common
    if share >= _MOSTLY:
        return best
    western = _strictly(content, "cp1252")
    foreign = [letter for letter in western[:_PEEK] if not letter.isascii()]
    if sum(map(str.isalpha, foreign)) * 2 < len(foreign):
        raise UnreadableDrop("encoding")
    return western


def _leads(encoding: str, *ranges: tuple[int, int]) -> Callable[[str], bool]:
    """Whether a letter's first byte in an encoding is in one of the ranges where its common letters and marks are."""

    def is_common(letter: str) -> bool:
        code = letter.encode(encoding, "ignore")
        return len(code) == 2 and any(first <= code[0] <= last for first, last in ranges)

    return is_common


_EAST_ASIAN = {
    "gb18030": _leads("gb2312", (0xA1, 0xA3), (0xB0, 0xD7)),
    "big5": _leads("big5", (0xA1, 0xA3), (0xA4, 0xC6)),
    "cp932": _leads("cp932", (0x81, 0x83), (0x88, 0x97)),
}
"""Where marks, kana and the frequent characters stand: the first levels of GB 2312, Big5 and Shift JIS."""
