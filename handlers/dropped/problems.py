"""Why a dropped file was not read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Why = Literal["kind", "damaged", "protected", "bomb", "rows", "empty", "encoding"]


class UnreadableDrop(Exception):
    """A file that is not read. `why` names the sentence (`problem-file-WHY`) that `values` fill. Nothing was kept."""

    def __init__(self, why: Why, **values: str | int) -> None:
        super().__init__(f"{why}: {values}")
        self.why = why
        self.values: Mapping[str, str | int] = values
