"""How measurements are summed up and shown: median and 95th percentile in milliseconds, and the ratio to the floor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Row:
    """One measured thing: its median and 95th percentile, in the unit of its table."""

    name: str
    p50: float
    p95: float


def spread(measured: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile of at least two measurements."""
    return median(measured), quantiles(measured, n=20, method="inclusive")[18]


def markdown(rows: Sequence[Row], unit: str = "ms") -> str:
    """A Markdown table; the first row is the floor that the ratios refer to."""
    floor = rows[0].p50
    lines = [f"| What | p50 {unit} | p95 {unit} | of the floor |", "|---|---|---|---|"]
    lines += [f"| {row.name} | {row.p50:.2f} | {row.p95:.2f} | {row.p50 / floor:.2f} |" for row in rows]
    return "\n".join(lines)
