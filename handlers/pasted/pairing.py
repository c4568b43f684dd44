"""Which platform each name of a row belongs to, by the platform words around it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeAlias

from handlers.pasted.phrases import phrases_of
from handlers.pasted.rows import Place, Row
from handlers.pasted.tokens import Site, Token

Told: TypeAlias = dict[Place, tuple[Site, ...]]
"""The platforms of each name that has any: several where a name is said to be on each (`@mia tiktok and instagram`)."""


def platforms_in(row: Row, names: Collection[Place], above: Site | None) -> Told:
    """The platforms of the names in a row.

    They are said in the name's cell, before its list (`tiktok: mia, leo`) or behind it (`mia, leo on tiktok`), else by
    cells that hold a platform alone, else above the row.
    """
    told = _in_cells(row, names)
    if row.is_trailed:
        last = next(told[place] for place in told) if told else ()
        told |= {place: last for place in names if last}
    rest = [place for place in names if place not in told]
    told |= _by_cells(row, rest)
    for place in rest:
        if place not in told and above:
            told[place] = (above,)
    return told


def _in_cells(row: Row, names: Collection[Place]) -> Told:
    told: Told = {}
    carried: tuple[Site, ...] = ()
    for number, cell in enumerate(row.cells):
        for phrase in phrases_of(number, cell, names):
            if phrase.names_platform or phrase.is_apart:
                carried = ()
            if not cell.is_platform:
                told |= _paired(phrase.marks, names)
            if carried:
                told |= {place: carried for place, _ in phrase.marks if place in names}
            elif _is_led(phrase.marks, names):
                carried = next((told[place] for place, _ in reversed(phrase.marks) if place in told), ())
    return told


def _is_led(placed: Iterable[tuple[Place, Token]], names: Collection[Place]) -> bool:
    """Whether a platform stands before the first name: it counts for the cells that follow too."""
    first = next((token for place, token in placed if place in names or token.platform), None)
    return first is not None and first.platform is not None


def _by_cells(row: Row, names: Collection[Place]) -> Told:
    said = {token.platform for cell in row.cells if cell.is_platform for token in cell.tokens if token.platform}
    if len(said) == 1:
        return dict.fromkeys(names, (said.pop(),))
    return _paired(row.placed, names) if said else {}


def _paired(tokens: Iterable[tuple[Place, Token]], names: Collection[Place]) -> Told:
    """Names with the platforms before them where a platform comes first, else with the ones after them."""
    marks = [(place, token.platform) for place, token in tokens if place in names or token.platform]
    leads = bool(marks) and marks[0][1] is not None
    told: Told = {}
    current: tuple[Site, ...] = ()
    is_said = False
    for place, platform in marks if leads else reversed(marks):
        if platform:
            both = ((*current, platform) if leads else (platform, *current)) if is_said else (platform,)
            current = tuple(dict.fromkeys(both))
        elif current:
            told[place] = current
        is_said = platform is not None
    return told
