"""What a line above says about the names below: a heading with a platform. Tables are read by `table`."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.pasted.rows import Row
from handlers.pasted.tokens import Shape, Site

_HEADING = frozenset({Shape.FILLER, Shape.PLATFORM, Shape.CHINESE, Shape.NUMBER})


@dataclass(frozen=True, slots=True)
class Columns:
    """What holds for the names below: the platform of those without a word for it beside them."""

    platform: Site | None = None


def columns_below(row: Row, columns: Columns) -> Columns:
    """What holds below a line without names: its heading where it has one, else what held before."""
    said = {token.platform for token in row.tokens if token.platform}
    if len(said) == 1 and all(token.shape in _HEADING for token in row.tokens):
        return Columns(platform=said.pop())
    return columns
