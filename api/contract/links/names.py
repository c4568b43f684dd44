"""What a creator's name can be on each platform, and when two names are one.

Lengths and marks are those that third parties publish; they differ in details, so a name that passes may still be taken
by nobody. Numbers in place of a name (a TikTok uid) pass as names.
"""

from __future__ import annotations

import re
import unicodedata

from api.contract.platforms import Platform

_TIKTOK = re.compile(r"[A-Za-z0-9_.]{1,23}[A-Za-z0-9_]")
_INSTAGRAM = re.compile(r"(?!.*\.\.)(?!\.)[A-Za-z0-9_.]{0,29}[A-Za-z0-9_]")
_CHANNEL_ID = re.compile(r"UC[A-Za-z0-9_-]{22}")
_HANDLE_LENGTHS = range(3, 31)
_LONGEST_LEGACY = 100
_MARKS = frozenset("_-.·")


def name_on(platform: Platform, text: str) -> str | None:
    """`text` (without `@`) as a user name on `platform`, None where it cannot be one there.

    TikTok and Instagram names come back in lower case; YouTube handles as typed, in composed letters (NFC).
    """
    if platform is Platform.YOUTUBE:
        name = unicodedata.normalize("NFC", text)
        return name if len(name) in _HANDLE_LENGTHS and _is_spelt(name) else None
    rule = _TIKTOK if platform is Platform.TIKTOK else _INSTAGRAM
    return text.lower() if rule.fullmatch(text) else None


def short_handle(text: str) -> str | None:
    """`text` as a YouTube handle of one or two letters, None for others.

    YouTube's own help excepts some scripts from the least length of three without naming them: Han, kana, Hangul and
    others that have no upper and lower case are taken for those.
    """
    name = unicodedata.normalize("NFC", text)
    is_short = 0 < len(name) < _HANDLE_LENGTHS.start
    return name if is_short and all(unicodedata.category(sign) == "Lo" for sign in name) else None


def legacy_name(text: str) -> str | None:
    """`text` as an old YouTube user or vanity name, which may be shorter or longer than a handle; None for others."""
    name = unicodedata.normalize("NFC", text[: _LONGEST_LEGACY + 1])
    return name if 0 < len(name) <= _LONGEST_LEGACY and _is_spelt(name) else None


def name_key(name: str) -> str:
    """What is equal for two spellings of one name: no platform tells names apart by case."""
    return unicodedata.normalize("NFC", name).casefold()


def is_channel_id(text: str) -> bool:
    """Whether a text is shaped like a YouTube channel id. Ids keep their case."""
    return _CHANNEL_ID.fullmatch(text) is not None


def _is_spelt(name: str) -> bool:
    """Letters and digits of any script with their accents, and the four marks; neither end is a dot."""
    if name.startswith(".") or name.endswith("."):
        return False
    return all(sign in _MARKS or unicodedata.category(sign)[0] in "LM" or sign.isdecimal() for sign in name)
