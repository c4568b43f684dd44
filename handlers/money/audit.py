"""The audit log as a csv file: every billed call, who, where, what and what it cost; lost answers too."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from storage.acts import Act
from storage.reservations import Reservation
from storage.spending import Spent

COLUMNS = (
    *("time", "person", "name", "conversation", "action", "line", "level", "records", "credits", "request_id"),
    *("account", "outcome", "at_most"),
)
"""The headings. Times are UTC in ISO 8601; `credits` is empty where the API told no price.

The `outcome` is `answered`, or `unknown` for a call whose answer was lost: it cost nothing, or `at_most` so much. It is
`done` for what somebody removed for good, with the number of stored records: whose they were is not told.
"""

_FORMULA = tuple("=+-@\t\r＝＋－＠")
"""How a text begins that a spreadsheet would run (features S6)."""


def audit_name(month: datetime) -> str:
    """The file's name for the month that a moment lies in: `scout-spending-2026-11.csv`."""
    return f"scout-spending-{month:%Y-%m}.csv"


def write_audit(
    path: Path,
    calls: Iterable[Spent],
    lost: Iterable[Reservation] = (),
    names: Mapping[str, str] | None = None,
    acts: Iterable[Act] = (),
) -> None:
    """Write the calls to `path`, with the mark by which spreadsheets know UTF-8.

    `lost` are the calls whose answer was lost; `names` are what people are called, by their ids, and `acts`
    what somebody removed for good.
    """
    rows = [*((call.at, _answered(call)) for call in calls), *((call.at, _lost(call)) for call in lost)]
    rows += [(act.at, _done(act)) for act in acts]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for at, row in sorted(rows, key=lambda one: one[0]):
            name = (names or {}).get(row["person"], "")
            safe = {column: _safe(text) for column, text in {**row, "name": name}.items()}
            writer.writerow({"time": f"{at:%Y-%m-%dT%H:%M:%SZ}", **safe})


def _answered(call: Spent) -> dict[str, str]:
    figures = {"records": str(call.records), "credits": "" if call.credits is None else str(call.credits)}
    return {**_asked(call), **figures, "request_id": call.request_id, "outcome": "answered"}


def _lost(call: Reservation) -> dict[str, str]:
    return {**_asked(call), "outcome": "unknown", "at_most": str(call.credits)}


def _done(act: Act) -> dict[str, str]:
    who = {"person": act.person, "conversation": act.conversation}
    return {**who, "action": act.act, "records": str(act.rows), "credits": "0", "outcome": "done"}


def _asked(call: Spent | Reservation) -> dict[str, str]:
    who = {"person": call.person, "conversation": call.conversation, "account": call.account}
    return {**who, "action": call.action, "line": call.line, "level": call.level}


def _safe(text: str) -> str:
    """Text that a spreadsheet shows and does not run."""
    flat = " ".join(text.split())
    return f"'{flat}" if flat.startswith(_FORMULA) else flat
