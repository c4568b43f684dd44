"""The audit log as a csv file: every billed call, who, where, what and what it cost; lost answers too."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from handlers.sheet import guarded
from storage.acts import Act
from storage.reservations import Reservation
from storage.reveals import Reveal
from storage.spending import Spent

COLUMNS = (
    *("time", "person", "name", "conversation", "place", "action", "line", "level", "records", "credits"),
    *("request_id", "account", "outcome", "at_most"),
)
"""The headings. Times are UTC in ISO 8601; `credits` is empty where the API told no price.

The `outcome` is `answered`, or `unknown` for a call whose answer was lost: it cost nothing, or `at_most` so much. It is
`done` for what somebody removed for good, with the number of stored records: whose they were is not told. It is `shown`
where somebody was shown a creator's contacts, whom the `line` names.
"""


@dataclass(frozen=True, slots=True)
class Log:
    """What a file holds: `calls`, `lost` ones, whose answer never came, what was removed for good, and `reveals`.

    `names` are what people and conversations are called, by their ids.
    """

    calls: Sequence[Spent] = ()
    lost: Sequence[Reservation] = ()
    acts: Sequence[Act] = ()
    reveals: Sequence[Reveal] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> list[Spent | Reservation | Act | Reveal]:
        """All of them, oldest first."""
        return sorted((*self.calls, *self.lost, *self.acts, *self.reveals), key=lambda row: row.at)


def audit_name(month: datetime) -> str:
    """The file's name for the month that a moment lies in: `scout-spending-2026-11.csv`."""
    return f"scout-spending-{month:%Y-%m}.csv"


def write_audit(path: Path, log: Log) -> None:
    """Write a log to `path`, with the mark by which spreadsheets know UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for each in log.rows:
            row = _row(each)
            row |= {"name": log.names.get(row["person"], ""), "place": log.names.get(row["conversation"], "")}
            safe = {column: guarded(text) for column, text in row.items()}
            writer.writerow({"time": f"{each.at:%Y-%m-%dT%H:%M:%SZ}", **safe})


def _row(each: Spent | Reservation | Act | Reveal) -> dict[str, str]:
    match each:
        case Spent():
            return _answered(each)
        case Reservation():
            return _lost(each)
        case Act():
            return _done(each)
        case Reveal():
            return _shown(each)


def _answered(call: Spent) -> dict[str, str]:
    figures = {"records": str(call.records), "credits": "" if call.credits is None else str(call.credits)}
    return {**_asked(call), **figures, "request_id": call.request_id, "outcome": "answered"}


def _lost(call: Reservation) -> dict[str, str]:
    return {**_asked(call), "outcome": "unknown", "at_most": str(call.credits)}


def _done(act: Act) -> dict[str, str]:
    who = {"person": act.person, "conversation": act.conversation}
    return {**who, "action": act.act, "records": str(act.rows), "credits": "0", "outcome": "done"}


def _shown(look: Reveal) -> dict[str, str]:
    who = {"person": look.person, "conversation": look.conversation}
    platform, _, uid = look.creator.partition(" ")
    line = f"{platform} {f'@{look.name}' if look.name else uid}"
    return {**who, "action": "contacts", "line": line, "records": "1", "credits": "0", "outcome": "shown"}


def _asked(call: Spent | Reservation) -> dict[str, str]:
    who = {"person": call.person, "conversation": call.conversation, "account": call.account}
    return {**who, "action": call.action, "line": call.line, "level": call.level}
