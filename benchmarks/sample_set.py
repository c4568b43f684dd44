"""The sample set on first use and after: a fresh process opens the catalogue and makes its first search.

The floor is the making of the records alone, without file or index, measured in the same run.

    python -m benchmarks.sample_set [--times 5]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.report import Row, markdown, spread

MAKE = """
from time import perf_counter
started = perf_counter()
from api.service.catalogue.sample import sample_records
number = sum(1 for _ in sample_records())
print(perf_counter() - started)
"""
OPEN = """
import sys
from pathlib import Path
from time import perf_counter
started = perf_counter()
from api.contract.platforms import Platform
from api.service.catalogue.catalogue import Catalogue
catalogue = Catalogue.open(Path(sys.argv[1]))
assert catalogue.search(Platform.TIKTOK, {"keyword": "beauty", "country": ("US",)}).records
print(perf_counter() - started)
"""


def seconds(code: str, *arguments: str) -> float:
    """What a fresh process says that it needed, imports included."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True)
    return float(done.stdout)


def measure(times: int) -> list[Row]:
    """The rows of the table, the floor first."""
    made, first, again = list[float](), list[float](), list[float]()
    for _ in range(times):
        with tempfile.TemporaryDirectory() as folder:
            path = str(Path(folder) / "creators.db")
            made.append(seconds(MAKE))
            first.append(seconds(OPEN, path))
            again.append(seconds(OPEN, path))
    return [
        Row("records alone (the floor)", *spread(made)),
        Row("first use: records, file, index, a search", *spread(first)),
        Row("use after that: open, a search", *spread(again)),
    ]


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=5, help="fresh processes of each kind")
    print(markdown(measure(min(max(parser.parse_args().times, 2), 20)), unit="s"))


if __name__ == "__main__":
    main()
