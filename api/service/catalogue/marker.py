"""The small file in an index's folder that says what the index holds."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Self

MAKE = 7
"""Raised whenever what the index or the traits hold changes, so that older ones are built anew."""

FILE = "marker.json"


@dataclass(frozen=True, slots=True)
class Marker:
    """`catalogue` names the file indexed, `build` this building of its index, `changed` the last change it has seen."""

    catalogue: str
    build: str
    changed: int
    make: int = MAKE

    @classmethod
    def new(cls, catalogue: str) -> Self:
        """The marker of an index that has seen nothing yet."""
        return cls(catalogue, secrets.token_hex(8), 0)

    @classmethod
    def read(cls, folder: Path) -> Self | None:
        """The marker in a folder; None when there is none of this make."""
        try:
            marker = cls(**json.loads((folder / FILE).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        return marker if marker.make == MAKE else None

    def upto(self, changed: int) -> Self:
        """This marker once the index has seen a change."""
        return replace(self, changed=changed)

    def write(self, folder: Path) -> None:
        """Write it, whole or not at all. Only after what it says has been written."""
        new = (folder / FILE).with_suffix(".new")
        new.write_text(json.dumps(asdict(self)), encoding="utf-8")
        new.replace(folder / FILE)
