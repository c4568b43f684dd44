"""Text from strangers made fit for files: nothing that a format forbids, nothing that a spreadsheet would run."""

from __future__ import annotations

import re
from collections.abc import Sequence

MOST_UNITS = 32_767
"""The longest text that a spreadsheet's cell holds, in UTF-16 code units."""

SHORT = MOST_UNITS // 2
"""Text of fewer characters than this fits, whatever they are."""

MORE = "…"

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML does not allow, and other control characters that show nothing."""

_IGNORED = "\\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
FORMULA_START = f"[{_IGNORED}]*[=+\\-@＝＋－＠]"
"""How a formula begins, as a pattern: blanks and characters that show nothing aside."""

_FORMULA = re.compile(f"[\t\r\n\x00]|{FORMULA_START}")
"""How a text begins that a spreadsheet may take for a formula."""


def cleaned(text: str) -> str:
    """Text without forbidden characters, with a line feed for every line end, cut with `…` where a cell is full."""
    if not text.isprintable():
        text = _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) < SHORT else _cut(text)


def are_clean(texts: Sequence[str | None]) -> bool:
    """Whether cleaning would change none of these texts. May say no where it would not."""
    joined = "".join(filter(None, texts))
    return joined.isprintable() and (len(joined) < SHORT or max(map(len, filter(None, texts))) < SHORT)


def are_harmless(texts: Sequence[str | None]) -> bool:
    """Whether none of these texts is a formula. May say no where none is."""
    return "".join([text[:1] for text in texts if text]).isalnum()


def is_formula(text: str) -> bool:
    """Whether a spreadsheet that reads this text may take it for a formula (features S6)."""
    return not text[:1].isalnum() and _FORMULA.match(text) is not None


def _cut(text: str) -> str:
    units = text.encode("utf-16-le")
    if len(units) <= MOST_UNITS * 2:
        return text
    return units[: (MOST_UNITS - 1) * 2].decode("utf-16-le", "ignore") + MORE
