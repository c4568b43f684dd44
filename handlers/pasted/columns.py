"""What lines above say about the cells below: a heading with a platform, headers over columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from handlers.pasted.plain_words import heads_handles
from handlers.pasted.rows import Row
from handlers.pasted.tokens import Shape, Site

_HEADER = frozenset({Shape.FILLER, Shape.PLATFORM, Shape.CHINESE})
_HEADING = frozenset({Shape.FILLER, Shape.PLATFORM, Shape.CHINESE, Shape.NUMBER})


@dataclass(frozen=True, slots=True)
class Columns:
    """What holds for the names below that no word beside them says.

    `platform` counts for all of them, `platforms` for those of one column; `names_at` is the column of handles in a
    table of `width` columns.
    """

    platform: Site | None = None
    platforms: dict[int, Site] = field(default_factory=dict)
    names_at: int | None = None
    width: int = 0

    def platform_at(self, column: int) -> Site | None:
        """The platform of a name in this column that no word beside it says."""
        return self.platforms.get(column, self.platform)


def columns_below(row: Row, columns: Columns) -> Columns:
    """What holds below a line without names: its headers or its heading where it has any, else what held before."""
    if len(row.cells) > 1 and all(token.shape in _HEADER for token in row.tokens):
        platforms = {number: token.platform for (number, _), token in row.placed if token.platform}
        names_at = next((number for (number, _), token in row.placed if heads_handles(token.text)), None)
        if len(set(platforms.values())) > 1 or names_at is not None:
            return Columns(platforms=platforms, names_at=names_at, width=len(row.cells))
    said = {token.platform for token in row.tokens if token.platform}
    if len(said) == 1 and all(token.shape in _HEADING for token in row.tokens):
        return Columns(platform=said.pop())
    return columns
