"""Bringing creators from files into the catalogue: CSV, JSON and spreadsheets with headers in English or Chinese.

`files` opens a file as a table, `headers` says what each column means, `values` and its neighbours read cells,
`records` makes a record of a row, `importing` puts them in and `report` tells in words what happened.
"""

from api.service.catalogue.importing.importing import Shelf, import_files
from api.service.catalogue.importing.problems import (
    ImportProblem,
    NoUsernameColumn,
    UnknownFileType,
    UnreadableFile,
    WrongPlatform,
)
from api.service.catalogue.importing.reading import Reading, read_creators
from api.service.catalogue.importing.report import Rejection, Report

__all__ = [
    "ImportProblem",
    "NoUsernameColumn",
    "Reading",
    "Rejection",
    "Report",
    "Shelf",
    "UnknownFileType",
    "UnreadableFile",
    "WrongPlatform",
    "import_files",
    "read_creators",
]
