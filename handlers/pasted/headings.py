"""What a line above says about the names below: a heading with a platform. Tables are read by `table`."""

from __future__ import annotations

from handlers.pasted.rows import Row
from handlers.pasted.tokens import Shape, Site

_HEADING = frozenset({Shape.FILLER, Shape.PLATFORM, Shape.CHINESE, Shape.NUMBER})


def site_below(row: Row, above: Site | None) -> Site | None:
    """The platform of names below a line without any, where no word beside them says another.

    It is the one that the line heads them with, else the one that held `above` the line.
    """
    said = {token.platform for token in row.tokens if token.platform}
    if len(said) == 1 and all(token.shape in _HEADING for token in row.tokens):
        return said.pop()
    return above
