"""What it takes to drop what is past its time without reading what is not."""

from __future__ import annotations

from sqlite_utils import Database as Tables

_SWEPT = {
    "approvals": "asked_at",
    "collections": "made_at",
    "creators": "kept_at",
    "digest_runs": "started_at",
    "files": "made_at",
    "last_searches": "at",
    "pages": "started_at",
    "reservations": "at",
    "savings": "at",
    "sightings": "seen_at",
    "spending": "at",
}


def times_of_rows(tables: Tables) -> None:
    """An index on the time from which each table's rows are kept, where it had none."""
    for table, column in _SWEPT.items():
        tables.table(table).create_index([column])
