"""Presses of cards that stand for long: their id says what they do and to which stored row, so it is never forgotten.

Other presses are offers, which storage drops after a while. A standing press is judged by the row's workspace and by
who presses, like any other; the ids of rows are random.
"""

from __future__ import annotations

from dataclasses import dataclass

_MARK = "~"


@dataclass(frozen=True, slots=True)
class Standing:
    """An action on the row `id`; `way` is what it needs to know besides, as a file's format."""

    action: str
    id: str
    way: str = ""


def standing(action: str, id_: str, way: str = "") -> str:
    """The press that does `action` to the row `id_`."""
    return _MARK.join((action, id_, way) if way else (action, id_))


def read_standing(press: str) -> Standing | None:
    """What a press does; None for one that is an offer's."""
    action, mark, rest = press.partition(_MARK)
    id_, _, way = rest.partition(_MARK)
    return Standing(action, id_, way) if mark else None
