"""Names that words join rather than commas: `mia and leo`, `mia 和 leo`, `mia & leo`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.pasted.plain_words import follows_names, is_joint, says_where
from handlers.pasted.tokens import Shape, Token

_NAMES = frozenset({Shape.HANDLE, Shape.WORD})
_JOINING = frozenset({Shape.FILLER, Shape.CHINESE})
_BESIDE = frozenset({Shape.PLATFORM, Shape.CHINESE, Shape.NUMBER, Shape.TAG, Shape.MENTION, Shape.PLACE})


def joins_names(tokens: Sequence[Token]) -> bool:
    """Whether words join the names of a cell, each of them single, and nothing else is said behind any of them."""
    parts = list(parts_of(tokens))
    return len(parts) > 1 and all(map(_is_one_name, parts))


def parts_of(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """What stands between the joining words; all of it where there are none."""
    part: list[Token] = []
    for token in tokens:
        if token.shape in _JOINING and is_joint(token.text):
            yield part
            part = []
        else:
            part.append(token)
    yield part


def _is_one_name(part: Sequence[Token]) -> bool:
    at = [place for place, token in enumerate(part) if token.shape in _NAMES]
    if len(at) != 1:
        return False
    before, after = part[: at[0]], part[at[0] + 1 :]
    return all(token.shape in _BESIDE or token.shape is Shape.FILLER for token in before) and all(
        token.shape in _BESIDE
        or (token.shape is Shape.FILLER and (follows_names(token.text) or says_where(token.text)))
        for token in after
    )
