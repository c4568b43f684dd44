"""Why a whole file cannot be imported, in words for the person who tried. Nothing of the file has been stored then.

    ImportProblem
    ├─ UnknownFileType
    ├─ UnreadableFile
    ├─ NoUsernameColumn
    └─ WrongPlatform

`Unreadable` is another matter: one value that makes no sense, which rejects its row and no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

FILE_TYPES = (".csv", ".tsv", ".txt", ".jsonl", ".ndjson", ".json", ".xlsx", ".xlsm", ".xls", ".ods")
"""Endings of the files that can be read."""


class ImportProblem(Exception):
    """A file cannot be imported; `path` is the file, the message says why and what would help."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(f"{path.name}: {message}")
        self.path = path


class UnknownFileType(ImportProblem):
    """The ending is none that can be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path, f"files ending in {path.suffix or 'nothing'} cannot be read; use {', '.join(FILE_TYPES)}"
        )


class UnreadableFile(ImportProblem):
    """The file is missing, empty, damaged, protected or in an unknown encoding."""


class NoUsernameColumn(ImportProblem):
    """No column names the creators. `headers` are those of the file, `accepted` some that would do."""

    def __init__(self, path: Path, headers: Iterable[str], accepted: Iterable[str]) -> None:
        self.headers, self.accepted = tuple(headers), tuple(accepted)
        seen = ", ".join(header.strip() or "(empty)" for header in self.headers) or "none"
        super().__init__(
            path,
            f"no column holds user names. The headers are: {seen}. Name the column one of: {', '.join(self.accepted)}",
        )


class WrongPlatform(ImportProblem):
    """The file's layout belongs to another platform than the one named."""


class Unreadable(ValueError):
    """A value that cannot be read; the message is the reason."""
