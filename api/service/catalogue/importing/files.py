"""Opening a file of any supported type as a table."""

from __future__ import annotations

from pathlib import Path

from api.service.catalogue.importing.delimited import read_delimited
from api.service.catalogue.importing.json_files import read_json
from api.service.catalogue.importing.problems import FILE_TYPES, UnknownFileType, UnreadableFile
from api.service.catalogue.importing.spreadsheets import read_spreadsheet
from api.service.catalogue.importing.tables import Table


def open_table(path: Path) -> Table:
    """The table in a file. Raises `UnknownFileType` for its ending and `UnreadableFile` for what is in it."""
    ending = path.suffix.lower()
    if ending not in FILE_TYPES:
        raise UnknownFileType(path)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableFile(path, f"cannot be opened ({error.strerror})") from error
    if not path.is_file() or size == 0:
        raise UnreadableFile(path, "is empty" if path.is_file() else "is not a file")
    if ending in {".csv", ".tsv", ".txt"}:
        return read_delimited(path)
    return read_json(path) if ending in {".jsonl", ".ndjson", ".json"} else read_spreadsheet(path)
