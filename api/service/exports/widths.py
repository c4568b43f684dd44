"""How wide a spreadsheet's column must be for what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from api.service.exports.cells import Cell, are_figures, are_texts

NARROWEST, WIDEST = 6, 60
"""In characters. Longer text is read by opening its cell."""

BOLD = 1.1
"""Bold labels are this much wider."""

_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\U0001f300-\U0001faff]"
)
"""Characters that take the place of two: East Asian ones and most emoji."""

_END = "\0"
"""No clean text has one."""


def fitted(label: str, cells: Sequence[Cell]) -> float:
    """The width, in characters, that shows a label and the cells below it."""
    return min(max(_longest([label]) * BOLD, _longest(_texts(cells)), NARROWEST), WIDEST)


def _texts(cells: Sequence[Cell]) -> list[str]:
    """The cells as they are shown; of numbers only the extremes, which are the longest."""
    if are_texts(cells):
        return list(filter(None, cells))
    if are_figures(cells):
        numbers = list(filter(None, cells))
        return [_shown(max(numbers)), _shown(min(numbers))] if numbers else []
    return [_shown(cell) for cell in set(cells) if cell is not None]


def _longest(texts: Sequence[str]) -> int:
    longest = max(map(len, texts), default=0)
    joined = _END.join(texts)
    if longest >= WIDEST or joined.isascii():
        return longest
    return max(map(len, _WIDE.sub("xx", joined).split(_END)))


def _shown(cell: Cell) -> str:
    return f"{cell:.2f}%" if type(cell) is float else str(cell)
