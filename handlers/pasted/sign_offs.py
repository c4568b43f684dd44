"""How mails and messages end: `Best,` and a name below, which is nobody's whom they are about."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.pasted.rows import Row
from handlers.pasted.spelling import is_title, may_be_name
from handlers.pasted.tokens import NAMED, Shape, Token

_CLOSING = frozenset(
    {"best", "regards", "rgds", "wishes", "sincerely", "yours", "cheers", "thanks", "thank", "thx", "tks", "br", "xx"}
    | {"xo", "xoxo", "respectfully", "cordially", "greetings", "ciao", "谢谢", "多谢", "感谢", "此致", "敬礼", "祝好"}
    | {"此致敬礼", "顺祝商祺", "祝商祺", "商祺"}
)
_AROUND = frozenset({"kind", "kindest", "warm", "warmest", "many", "all", "the", "with", "and", "you", "so", "much"})
_AROUND_ALSO = frozenset({"truly", "faithfully", "sincerely", "in", "advance", "again", "very", "a", "lot", "team"})
_SAID = _CLOSING | _AROUND | _AROUND_ALSO
_LINES = frozenset({"--", "---", "__", "—", "——"})
_MOST = 6
"""Words of a line that closes a message."""


class Ending:
    """Whether the lines of a text that come now stand below its sign-off."""

    def __init__(self) -> None:
        self._is_named = self._is_signed = self._ends_signed = False

    def holds(self, line: str, row: Row) -> bool:
        """Whether a line, which is read as `row`, is a sign-off or below one: its bare words are no names then.

        Only what comes after links or names is signed, and whatever names somebody again ends the signature.
        """
        if row.names_something or _asks_anew(row):
            self._is_signed = False
            self._ends_signed = line.rstrip().endswith((",", "，")) and _closes(row)
        elif self._ends_signed or (self._is_named and _is_sign_off(line, row)):
            self._is_signed = True
        return self._is_signed

    def note(self, *, is_named: bool) -> None:
        """Take note whether the line named anybody."""
        self._is_named |= is_named


def unlike_signature(row: Row) -> list[Token]:
    """The words of a sign-off or a line below it that are rather names of creators, all in small letters.

    None where others stand beside them, as in a title or an address.
    """
    words = [token for token in row.tokens if token.shape is not Shape.BREAK and not _said([token]) <= _SAID]
    return words if all(may_be_name(token) and not is_title(token.text) for token in words) else []


def _asks_anew(row: Row) -> bool:
    """Whether a platform is named, and not in somebody's title (`TikTok Partnerships Manager`)."""
    return any(token.platform for token in row.tokens) and not any(
        token.shape is Shape.WORD and is_title(token.text) for token in row.tokens
    )


def _is_sign_off(line: str, row: Row) -> bool:
    first = row.cells[0].tokens
    is_closing = 0 < len(first) <= _MOST and _said(first) <= _SAID and not _said(first).isdisjoint(_CLOSING)
    return line.strip() in _LINES or (is_closing and not any(token.shape in NAMED for token in row.tokens))


def _closes(row: Row) -> bool:
    """Whether what stands behind the last link or handle of a line signs off."""
    said = list(row.tokens)
    last = max((at for at, token in enumerate(said) if token.shape in NAMED), default=len(said))
    behind = _said(said[last + 1 :])
    return bool(behind) and behind <= _SAID and not behind.isdisjoint(_CLOSING)


def _said(tokens: Iterable[Token]) -> set[str]:
    return {token.text.lower().strip("!.,~") for token in tokens}
