"""Reading a file of creators: recognise its columns, then give a draft or a rejection for each row, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from api.contract.platforms import Platform
from api.service.catalogue.importing.cells import RowRejected
from api.service.catalogue.importing.evidence import Rates, units
from api.service.catalogue.importing.files import open_table
from api.service.catalogue.importing.headers import CountryMeans, accepted_usernames, plan
from api.service.catalogue.importing.problems import NoUsernameColumn, WrongPlatform
from api.service.catalogue.importing.records import Draft, RowReader
from api.service.catalogue.importing.report import FileReport, Rejection, shortened
from api.service.catalogue.importing.tables import Table


@dataclass(frozen=True, slots=True)
class Reading:
    """A file whose columns are understood; going through it reads it from its beginning, holding one row at a time."""

    path: Path
    table: Table
    reader: RowReader
    report: FileReport

    def __iter__(self) -> Iterator[Draft | Rejection]:
        """Every row that is not blank, as a draft or as a rejection."""
        self.reader.notes.clear()
        self.reader.firsts.clear()
        for row in self.table.rows():
            if row.is_blank:
                continue
            try:
                yield self.reader.read(row)
            except RowRejected as error:
                yield _rejection(self.path, row.line, error)

    def told(self) -> FileReport:
        """What was understood, with what was left out of the rows read so far."""
        left_out = [f"{note}: {count:,}{self._first(note)}" for note, count in self.reader.notes.items()]
        return replace(self.report, notes=[*self.report.notes, *left_out])

    def _first(self, note: str) -> str:
        first = self.reader.firsts.get(note)
        return f", the first being “{shortened(first)}”" if first else ""


def _rejection(path: Path, line: int, error: RowRejected) -> Rejection:
    also = tuple(Rejection(path.name, line, fault.reason, fault.value, fault.header) for fault in error.also)
    return Rejection(path.name, line, error.reason, error.value, error.header, also)


def read_creators(
    path: Path, platform: Platform, *, rates: Rates = "auto", country_means: CountryMeans = "auto"
) -> Reading:
    """Open a file of creators on `platform` and recognise its columns.

    `rates` says what bare numbers in rate columns are, `country_means` whose country a `country` column holds; both
    are recognised when left at `auto`. Raises `ImportProblem`: see `problems`.
    """
    table = open_table(path)
    understood = plan(table.headers, country_means)
    if not understood.names_creators:
        raise NoUsernameColumn(path, table.headers, accepted_usernames())
    layout = understood.layout
    if layout and layout.platform is not platform:
        raise WrongPlatform(path, f"is laid out like “{layout.name}”, so it is not for {platform.title}")
    read_as = units(table, understood, rates)
    columns = [f"{column.header} → {column.meaning}" for group in understood.columns.values() for column in group]
    report = FileReport(path.name, list(dict.fromkeys(columns)), list(understood.ignored), list(read_as.notes))
    if layout:
        report.notes.insert(0, f"recognised as “{layout.name}”")
    return Reading(path, table, RowReader(understood, platform, read_as.in_percent, read_as.declared), report)
