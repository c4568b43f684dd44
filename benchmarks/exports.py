"""Writing export files of 40 columns, in each format, beside the fastest writers that do no more than the format needs.

Every variant writes the same rows in a process of its own, so that its peak memory is its own. Seconds are of processor
time: it is what a writer costs, and other programs on the machine change it little. The floor of a format is its first
line; floors take values as they are, with no cleaning, no reading of types and no fitted widths.

    python -m benchmarks.exports [--rows 500 100000] [--times 5]
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from html import escape
from itertools import chain, cycle, islice
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any, TypeAlias

import openpyxl  # type: ignore[import-untyped]
from rustpy_xlsxwriter import Format as CellFormat
from rustpy_xlsxwriter import write_worksheet

from api.contract.tasks import Format
from api.service.exports import write_export
from api.service.exports.columns import Column, ColumnKind

Row: TypeAlias = Mapping[str, Any]

_KINDS = (
    (ColumnKind.TEXT, 21),
    (ColumnKind.LINK, 2),
    (ColumnKind.WHOLE, 9),
    (ColumnKind.NUMBER, 3),
    (ColumnKind.RATIO, 1),
    (ColumnKind.PERCENT, 1),
    (ColumnKind.FLAG, 3),
)
COLUMNS = [
    Column(f"{kind.value}_{place}", f"{kind.value} {place}", kind) for kind, many in _KINDS for place in range(many)
]
KEYS = [column.key for column in COLUMNS]
VARIED = 500
"""Rows differ for this many; longer files repeat them, so that making rows costs next to nothing."""

SLOWEST_ROWS = 20_000
"""Writers that take half a minute for a hundred thousand rows are measured up to here."""


def value_of(column: Column, number: int) -> Any:
    """A value such as creators have: names, ids, texts in several scripts with line ends, links, figures."""
    match column.kind:
        case ColumnKind.TEXT:
            place = int(column.key.removeprefix("text_"))
            texts = (
                f"70{number:017}",
                f"creator.{number}",
                f"Mia {number} 美妆博主",
                f"Food & travel\nfrom {number} 🍜",
            )
            return texts[place] if place < len(texts) else f"value {number * place}"
        case ColumnKind.LINK:
            return f"https://www.tiktok.com/@creator.{number}"
        case ColumnKind.WHOLE:
            return number * 1_237
        case ColumnKind.FLAG:
            return number % 2 == 0
        case _:
            return number / 977


@cache
def varied() -> list[Row]:
    return [{column.key: value_of(column, number) for column in COLUMNS} for number in range(VARIED)]


def rows(many: int) -> Iterator[Row]:
    """The rows of a file. Every variant reads the same."""
    return islice(cycle(varied()), many)


def ours(kind: Format, path: Path, many: int) -> None:
    write_export(kind, path, COLUMNS, rows(many), "Creators")


def rust_styled(path: Path, many: int) -> None:
    """The same header, widths and cell formats as an export, given values as they are."""
    shown = {ColumnKind.TEXT: "@", ColumnKind.LINK: "@", ColumnKind.RATIO: "0.00%", ColumnKind.PERCENT: '0.00"%"'}
    formats = {one.key: CellFormat().set_num_format(shown[one.kind]) for one in COLUMNS if one.kind in shown}
    _rust(path, many, column_formats=formats)


def rust_bare(path: Path, many: int) -> None:
    _rust(path, many)


def _rust(path: Path, many: int, **options: Any) -> None:
    header = CellFormat().set_bold().set_background_color("#D9E7F5")
    widths = dict.fromkeys(KEYS, 20.0)
    write_worksheet(rows(many), str(path), freeze_row=1, header_format=header, column_widths=widths, **options)


def openpyxl_bare(path: Path, many: int) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Creators")
    sheet.append(KEYS)
    for row in rows(many):
        sheet.append(list(row.values()))
    book.save(path)


def csv_bare(path: Path, many: int) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(KEYS)
        writer.writerows(row.values() for row in rows(many))


def csv_guarded(path: Path, many: int) -> None:
    def safe(value: Any) -> Any:
        return "'" + value if isinstance(value, str) and value.startswith(("=", "+", "-", "@")) else value

    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(KEYS)
        writer.writerows([safe(value) for value in row.values()] for row in rows(many))


def html_bare(path: Path, many: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("<!doctype html><table>")
        for values in chain([KEYS], (row.values() for row in rows(many))):
            cells = "</td><td>".join([escape(value) if isinstance(value, str) else str(value) for value in values])
            file.write(f"<tr><td>{cells}</td></tr>")
        file.write("</table>")


VARIANTS: Mapping[str, Mapping[str, Callable[[Path, int], None]]] = {
    "xlsx": {
        "rustpy-xlsxwriter, the same styles (the floor)": rust_styled,
        "Scout": partial(ours, Format.XLSX),
        "rustpy-xlsxwriter, header style only": rust_bare,
        "openpyxl, write only, no style": openpyxl_bare,
    },
    "csv": {
        "csv module with a formula guard (the floor)": csv_guarded,
        "Scout": partial(ours, Format.CSV),
        "csv module alone": csv_bare,
    },
    "html": {"html by hand, escaped (the floor)": html_bare, "Scout": partial(ours, Format.HTML)},
}
SLOW = {"openpyxl, write only, no style"}


def measure_here(kind: str, name: str, many: int, times: int) -> None:
    """Write the file a few times in this process and print CPU seconds and peak megabytes above the start, as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"export.{kind}"
        VARIANTS[kind][name](path, 10)  # imports, caches
        before = _peak_megabytes()
        seconds = []
        for _ in range(times):
            started = process_time()
            VARIANTS[kind][name](path, many)
            seconds.append(process_time() - started)
        size = path.stat().st_size / 1e6
    print(json.dumps({"seconds": median(seconds), "megabytes": _peak_megabytes() - before, "size": size}))


def _peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(kind: str, name: str, many: int, times: int) -> Mapping[str, float]:
    """The same, in a new process."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.exports",
        "--here",
        kind,
        name,
        "--rows",
        str(many),
        "--times",
        str(times),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: Mapping[str, float] = json.loads(done.stdout)
    return found


def table(many: int, times: int) -> str:
    """A Markdown table of all formats for one length."""
    lines = [
        f"{many:,} rows × {len(COLUMNS)} columns",
        "",
        "| Format | Writer | CPU seconds | of the floor | peak MB above the start | file MB |",
        "|---|---|---|---|---|---|",
    ]
    for kind, variants in VARIANTS.items():
        names = [name for name in variants if many <= SLOWEST_ROWS or name not in SLOW]
        found = {name: measured(kind, name, many, times) for name in names}
        floor = found[names[0]]["seconds"]
        lines += [_line(kind, name, one, floor) for name, one in found.items()]
    return "\n".join(lines)


def _line(kind: str, name: str, one: Mapping[str, float], floor: float) -> str:
    seconds, ratio = f"{one['seconds']:.3f}", f"{one['seconds'] / floor:.2f}"
    return f"| {kind} | {name} | {seconds} | {ratio} | {one['megabytes']:.0f} | {one['size']:.1f} |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[500, 100_000])
    parser.add_argument("--times", type=int, default=5, help="how often short files are written; long ones once")
    parser.add_argument("--here", nargs=2, metavar=("FORMAT", "WRITER"), help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.here:
        kind, name = asked.here
        measure_here(kind, name, asked.rows[0], asked.times)
        return
    for many in asked.rows:
        print(table(many, asked.times if many <= SLOWEST_ROWS else 1), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
