"""The shared list of pasted links: rows on which sound readers agree hold; on the others differences are listed."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import pytest

from handlers.pasted import Kind, read_pasted

LIST = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "link-variants.csv"

pytestmark = pytest.mark.skipif(not LIST.exists(), reason="the list of links is not beside this checkout (shared/data)")


def rows(*, strict: bool) -> list[dict[str, str]]:
    if not LIST.exists():
        return []
    with LIST.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if (row["strict"] == "yes") is strict]


def expected(row: dict[str, str]) -> tuple[str, str, str]:
    return row["platform"], row["kind"], row["expected"]


def read(text: str) -> tuple[str, str, str]:
    """Platform, kind and value as the list writes them: several creators are joined by bars, no item is `none`."""
    items = read_pasted(text).items
    platforms, kinds = "|".join(item.platform or "" for item in items), "|".join(item.kind for item in items)
    return platforms, kinds or Kind.NONE.value, "|".join(item.value for item in items)


@pytest.mark.parametrize("row", rows(strict=True), ids=lambda row: f"{row['group']}-{row['id']}")
def test_a_strict_row_reads_as_expected(row: dict[str, str]) -> None:
    assert read(row["input"]) == expected(row)


@pytest.mark.parametrize("row", [row for row in rows(strict=True) if row["also_username"]], ids=lambda row: row["id"])
def test_a_video_link_keeps_the_name_that_it_shows(row: dict[str, str]) -> None:
    (item,) = read_pasted(row["input"]).items
    assert item.link
    assert item.link.creator == row["also_username"]


def test_differences_on_open_rows_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """A sound reader may differ on these rows, but not on many."""
    differing = [row for row in rows(strict=False) if read(row["input"]) != expected(row)]
    with capsys.disabled():
        for row in differing:
            told = f"\n{row['id']}: {row['input']!r} reads as {read(row['input'])}, listed as {expected(row)}"
            sys.stdout.write(f"{told} ({row['note']})")
    assert len(differing) * 10 <= len(rows(strict=False))
