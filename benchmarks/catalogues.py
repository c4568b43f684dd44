"""Catalogues of a wanted size for benchmarks, made once a folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from api.service.catalogue.catalogue import Catalogue
from benchmarks.creators import creators

FILE = "creators.db"


def catalogue_of(rows: int, folder: Path) -> Path:
    """The file of a catalogue of so many creators, made now unless the folder has one."""
    path = folder / f"rows-{rows}" / FILE
    catalogue = Catalogue.open(path, sample=False)
    if catalogue.size() != rows:
        started = perf_counter()
        catalogue.put(creators(rows))
        seconds, size = perf_counter() - started, sum(_sizes(path.parent)) / 1e6
        print(f"{rows:,} creators put in {seconds:.0f} s, {rows / seconds:,.0f} a second, {size:,.0f} MB on disk\n")
    catalogue.close()
    return path


def _sizes(folder: Path) -> Iterator[int]:
    return (path.stat().st_size for path in folder.rglob("*") if path.is_file())


@contextmanager
def working_folder(kept: Path | None) -> Iterator[Path]:
    """The folder that is to be kept, else one that goes away."""
    if kept:
        yield kept
    else:
        with TemporaryDirectory() as folder:
            yield Path(folder)
