"""What an import did, as figures and in words: every row is added, updated, a repetition or rejected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


def shortened(value: str) -> str:
    """The beginning of a cell, as much as a report shows: up to 60 characters."""
    return value if len(value) <= 60 else value[:59] + "…"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A row that was left out: where, why, and the value at fault (empty when the row as a whole is).

    `also` holds the row's other faults.
    """

    file: str
    line: int
    reason: str
    value: str = ""
    header: str = ""
    also: tuple[Rejection, ...] = ()

    def __str__(self) -> str:
        """`creators.csv, line 12: followers "abc" is not a number; avg views "x" is not a number`."""
        return f"{self.file}, line {self.line}: {'; '.join(fault.fault for fault in (self, *self.also))}"

    @property
    def fault(self) -> str:
        """What is wrong: `followers "abc" is not a number`."""
        subject = f'{self.header or "row"} "{shortened(self.value)}" ' if self.value else ""
        return f"{subject}{self.reason}"


@dataclass(slots=True)
class FileReport:
    """What was understood of one file: columns read as `header → meaning`, headers ignored, and remarks."""

    name: str
    columns: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """The figures of one import; `read` is the sum of the four others.

    `repeated` counts rows about a creator who is in the same file already; `differing` says which of them disagreed.
    """

    read: int = 0
    added: int = 0
    updated: int = 0
    repeated: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)
    files: list[FileReport] = field(default_factory=list)

    @property
    def rejected(self) -> int:
        """How many rows were left out."""
        return len(self.rejections)

    def lines(self) -> Iterator[str]:
        """The report in words, line by line, the figures last."""
        for file in self.files:
            yield f"{file.name}: read {', '.join(file.columns)}"
            if file.ignored:
                yield f"{file.name}: ignored {', '.join(file.ignored)}"
            yield from (f"{file.name}: {note}" for note in file.notes)
        yield from self.differing
        yield from map(str, self.rejections)
        yield (
            f"Rows read: {self.read:,}. Creators added: {self.added:,}, updated: {self.updated:,}, "
            f"repeated in the file: {self.repeated:,}, rejected: {self.rejected:,}"
        )

    def __str__(self) -> str:
        return "\n".join(self.lines())
