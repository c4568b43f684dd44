"""Lookalikes of one creator among many: exact, with and without filters, as the whole call with its fifty records.

The floor is what numpy needs for the bare thing in the same run: the product of as many vectors of 64 floats with one,
and the fifty largest of it.

    python -m benchmarks.lookalike [--rows 1000000] [--times 20] [--folder FOLDER]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter, sleep

import numpy as np

from api.contract.platforms import Platform
from api.contract.search import Condition, Range
from api.service.catalogue.catalogue import Catalogue
from api.service.catalogue.records import Record
from benchmarks.catalogues import catalogue_of, working_folder
from benchmarks.report import Row, markdown, spread

NEAREST, FLOATS = 50, 64

FILTERS: Mapping[str, Mapping[str, Condition]] = {
    "no filter": {},
    "a size": {"followers": Range(10_000, 500_000)},
    "a country, a size": {"country": ("US",), "followers": Range(10_000, 500_000)},
    "a country, a size, a female audience": {
        "country": ("GB", "CA"),
        "followers": Range(50_000, 200_000),
        "audience_female": Range(0.7),
    },
}


def floor_of(rows: int) -> Callable[[], object]:
    """The bare product and its fifty largest."""
    rng = np.random.default_rng(1)
    vectors, seed = rng.random((rows, FLOATS), dtype=np.float32), rng.random(FLOATS, dtype=np.float32)

    def once() -> object:
        scores = vectors @ seed
        near = np.argpartition(scores, -NEAREST)[-NEAREST:]
        return near[np.argsort(scores[near])]

    return once


def asked(catalogue: Catalogue, seeds: list[Record], conditions: Mapping[str, Condition]) -> Callable[[int], object]:
    """A lookalike search, each time of another seed."""
    return lambda place: catalogue.alike(seeds[place % len(seeds)], Platform.TIKTOK, conditions, NEAREST)


def measure(path: Path, rows: int, times: int) -> list[Row]:
    """The rows of the table, the floor first."""
    catalogue = Catalogue.open(path, sample=False)
    # Seeds as teams have them: of some size, and all with the same filters.
    seeds = catalogue.search(Platform.TIKTOK, {"followers": Range(50_000, 200_000), "country": ("US",)}, limit=times)
    bare = floor_of(rows)
    acts: dict[str, Callable[[int], object]] = {f"numpy, {rows:,} × {FLOATS} (the floor)": lambda _: bare()}
    for name, conditions in FILTERS.items():
        share = catalogue.search(Platform.TIKTOK, conditions, limit=1, count=True).total or 0
        acts[f"{name} (keeps {share / rows:.1%})"] = asked(catalogue, seeds.records, conditions)
    took = {name: _timed(act, times) for name, act in acts.items()}
    catalogue.close()
    return [Row(name, *spread(measured)) for name, measured in took.items()]


def _timed(act: Callable[[int], object], times: int) -> list[float]:
    """Milliseconds of each call; two calls before do not count.

    One act after the other, since the threads that BLAS starts for the floor stay busy for a while after it.
    """
    for place in (-1, -2):
        act(place)
    sleep(0.2)
    measured = []
    for place in range(times):
        started = perf_counter()
        act(place)
        measured.append((perf_counter() - started) * 1_000)
    return measured


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=100_000, help="creators on the one platform")
    parser.add_argument("--times", type=int, default=20, help="counted repetitions, each with another seed")
    parser.add_argument("--folder", type=Path, help="keep the catalogue here for another run")
    asked = parser.parse_args()
    with working_folder(asked.folder) as folder:
        print(markdown(measure(catalogue_of(asked.rows, folder), asked.rows, min(max(asked.times, 2), 100))))


if __name__ == "__main__":
    main()
