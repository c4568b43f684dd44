"""The audit log as a csv file: every billed call, who, where, what and what it cost."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from storage.spending import Spent

COLUMNS = ("time", "person", "conversation", "action", "line", "level", "records", "credits", "request_id", "account")
"""The headings. Times are UTC in ISO 8601; `credits` is empty where the API told no price."""

_FORMULA = tuple("=+-@\t\r＝＋－＠")
"""How a text begins that a spreadsheet would run (features S6)."""


def audit_name(month: datetime) -> str:
    """The file's name for the month that a moment lies in: `scout-spending-2026-11.csv`."""
    return f"scout-spending-{month:%Y-%m}.csv"


def write_audit(path: Path, calls: Iterable[Spent]) -> None:
    """Write the calls to `path`, with the mark by which spreadsheets know UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for call in calls:
            texts = (call.person, call.conversation, call.action, call.line, call.level)
            figures = (call.records, "" if call.credits is None else call.credits)
            writer.writerow(
                (f"{call.at:%Y-%m-%dT%H:%M:%SZ}", *map(_safe, texts), *figures, _safe(call.request_id), call.account)
            )


def _safe(text: str) -> str:
    """Text that a spreadsheet shows and does not run."""
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(_FORMULA) else flat
