"""Search at several sizes: the first page, page 20 and the count, below the HTTP endpoint and through it.

The floor is DuckDB over the same rows and searches in the same run; it may use every processor. Each search of the mix
is asked once to warm up and then several times; the tables sum up the twenty medians. First pages are compared.

    python -m benchmarks.search [--rows 10000 100000 1000000] [--times 5] [--folder FOLDER] [--each]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from api.contract.platforms import Platform
from api.service.catalogue.catalogue import Catalogue
from benchmarks.catalogues import catalogue_of, working_folder
from benchmarks.duck import Duck
from benchmarks.endpoint import Endpoint
from benchmarks.mix import MIX, Asked
from benchmarks.report import spread

PAGE, FAR = 50, 950
"""Rows of a page, and how many lie before page 20."""

Act = Callable[[Asked], object]


@dataclass(frozen=True, slots=True)
class Measured:
    """What was asked of whom, and the median milliseconds of each search of the mix."""

    what: str
    who: str
    times: tuple[float, ...]


@contextmanager
def rivals(path: Path) -> Iterator[dict[str, dict[str, Act]]]:
    """Who is asked what, the floor first. Raises `RuntimeError` when their first pages differ."""
    catalogue = Catalogue.open(path, sample=False)
    duck = Duck(catalogue, path.parent)
    _check(catalogue, duck)
    with Endpoint(path) as endpoint:
        yield {
            "page 1": {
                "DuckDB (the floor)": lambda asked: duck.page(asked, 0, PAGE),
                "catalogue": lambda asked: _page(catalogue, asked, 0),
                "endpoint": lambda asked: endpoint.page(asked, 1),
            },
            "page 20": {
                "DuckDB (the floor)": lambda asked: duck.page(asked, FAR, PAGE),
                "catalogue": lambda asked: _page(catalogue, asked, FAR),
                "endpoint": lambda asked: endpoint.page(asked, 1 + FAR // PAGE),
            },
            "count": {
                "DuckDB (the floor)": duck.count,
                "catalogue": lambda asked: _count(catalogue, asked),
                "endpoint": endpoint.count,
            },
        }
    catalogue.close()


def _page(catalogue: Catalogue, asked: Asked, offset: int) -> list[str]:
    page = catalogue.search(
        Platform.TIKTOK,
        asked.conditions,
        sort=asked.sort,
        descending=asked.order == "desc",
        offset=offset,
        limit=PAGE,
    )
    return [record["uid"] for record in page.records]


def _count(catalogue: Catalogue, asked: Asked) -> int | None:
    return catalogue.search(Platform.TIKTOK, asked.conditions, limit=1, count=True).total


def _check(catalogue: Catalogue, duck: Duck) -> None:
    for asked in MIX:
        if _page(catalogue, asked, 0) != duck.uids(asked, 0, PAGE) or _count(catalogue, asked) != duck.count(asked):
            raise RuntimeError(f"the index and DuckDB disagree about {asked.name}")


def measure(path: Path, times: int) -> list[Measured]:
    """Everybody's times in one run; rivals take turns at each search, so that a slow moment meets them all."""
    with rivals(path) as asked_of:
        measured = []
        for what, acts in asked_of.items():
            rounds = [{who: _once(act, asked, times) for who, act in acts.items()} for asked in MIX]
            measured += [Measured(what, who, tuple(one[who] for one in rounds)) for who in acts]
    return measured


def _once(act: Act, asked: Asked, times: int) -> float:
    act(asked)
    took = []
    for _ in range(times):
        started = perf_counter()
        act(asked)
        took.append((perf_counter() - started) * 1_000)
    return median(took)


def table(measured: list[Measured]) -> str:
    """A Markdown table; a ratio is DuckDB's time over that of the row."""
    lines = ["| What | Who | p50 ms | p95 ms | worst ms | DuckDB's p50 over it | DuckDB's p95 over it |"]
    lines.append("|---|---|---|---|---|---|---|")
    for row in measured:
        floor = next(other for other in measured if other.what == row.what)
        (p50, p95), (floor_p50, floor_p95) = spread(row.times), spread(floor.times)
        figures = f"{p50:.2f} | {p95:.2f} | {max(row.times):.2f} | {floor_p50 / p50:.1f} | {floor_p95 / p95:.1f}"
        lines.append(f"| {row.what} | {row.who} | {figures} |")
    return "\n".join(lines)


def each(measured: list[Measured]) -> str:
    """A Markdown table of every search: milliseconds of DuckDB, the catalogue and the endpoint."""
    whats = list(dict.fromkeys(row.what for row in measured))
    lines = [f"| Search | {' | '.join(whats)} |", "|---|" + "---|" * len(whats)]
    for number, asked in enumerate(MIX):
        cells = [", ".join(f"{row.times[number]:.2f}" for row in measured if row.what == what) for what in whats]
        lines.append(f"| {asked.name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000], help="sizes, one after the other")
    parser.add_argument("--times", type=int, default=5, help="counted repetitions of each search")
    parser.add_argument("--folder", type=Path, help="keep the catalogues here for another run")
    parser.add_argument("--each", action="store_true", help="show every search of the mix as well")
    asked = parser.parse_args()
    with working_folder(asked.folder) as folder:
        for rows in asked.rows:
            print(f"### {rows:,} creators\n")
            measured = measure(catalogue_of(rows, folder), min(asked.times, 50))
            print(table(measured), end="\n\n", flush=True)
            if asked.each:
                print(each(measured), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
