"""Creators' traits on disk, two files a platform in order of row id, read through a memory map.

Writers add and overwrite rows in place under a lock that readers share, so a reader never sees half of a change. The
facts' file says how many rows there are: the words' file is written first and may run ahead after a crash.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from api.contract.platforms import Platform
from api.service.catalogue.records import Record
from api.service.catalogue.traits import FACTS, WORD_SIZES, Facts, Floats, traits_of

_WORD_BYTES = WORD_SIZES * 4


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of one platform's creators: `facts` columns by name in memory, `words` mapped from disk."""

    facts: dict[str, Facts]
    words: Floats

    def __len__(self) -> int:
        return len(self.words)


class TraitFiles:
    """The traits of one catalogue. Safe to use from several threads and beside other processes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: dict[Platform, tuple[int, Traits]] = {}

    def close(self) -> None:
        """Let the maps and the columns in memory go."""
        self._loaded.clear()

    def start_anew(self) -> None:
        """Throw everything away. Whoever has the old files open keeps reading them."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        self._loaded.clear()

    def rows(self) -> int:
        """How many rows there are whole on all platforms; 0 when a file is missing a part."""
        number = 0
        for facts in self._folder.glob("*.facts"):
            rows, rest = divmod(facts.stat().st_size, FACTS.itemsize)
            words = self._words(facts.stem)
            if rest or not words.exists() or words.stat().st_size < rows * _WORD_BYTES:
                return 0
            number += rows
        return number

    def put(self, rows: Sequence[tuple[int, Record]]) -> None:
        """Write the traits of rows, over those of the same row id."""
        groups: dict[str, list[tuple[int, Record]]] = defaultdict(list)
        for row_id, record in rows:
            groups[record["platform"]].append((row_id, record))
        for platform, members in groups.items():
            facts, words = traits_of(sorted(members, key=lambda member: member[0]))
            with self._locked(fcntl.LOCK_EX):
                self._write(platform, facts, words)

    def _write(self, platform: str, facts: Facts, words: Floats) -> None:
        """Row ids only grow, so a row is either known or comes after all known ones."""
        path = self._folder / f"{platform}.facts"
        path.touch()
        self._words(platform).touch()
        known = np.fromfile(path, dtype=FACTS)
        places = np.searchsorted(known["id"], facts["id"])
        old = places < len(known)
        old[old] = known["id"][places[old]] == facts["id"][old]
        places[~old] = len(known) + np.arange(np.count_nonzero(~old))
        with self._words(platform).open("r+b") as out:
            _scatter(out.fileno(), places, words, _WORD_BYTES)
        with path.open("r+b") as out:
            _scatter(out.fileno(), places, facts, FACTS.itemsize)

    @contextmanager
    def reading(self, platform: Platform, changed: int) -> Iterator[Traits]:
        """The traits as of change `changed`, which stay as they are meanwhile."""
        with self._locked(fcntl.LOCK_SH):
            loaded = self._loaded.get(platform)
            if loaded is None or loaded[0] != changed:
                loaded = self._loaded[platform] = (changed, self._load(platform))
            yield loaded[1]

    def _load(self, platform: Platform) -> Traits:
        path = self._folder / f"{platform.value}.facts"
        facts = np.fromfile(path, dtype=FACTS) if path.exists() else np.empty(0, dtype=FACTS)
        columns = {name: np.ascontiguousarray(facts[name]) for name in FACTS.names or ()}
        if not len(facts):
            return Traits(columns, np.empty((0, WORD_SIZES), dtype=np.float32))
        return Traits(columns, np.memmap(self._words(platform.value), np.float32, "r", 0, (len(facts), WORD_SIZES)))

    def _words(self, platform: str) -> Path:
        return self._folder / f"{platform}.words"

    @contextmanager
    def _locked(self, way: int) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(self._folder / "lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(handle, way)
            yield
        finally:
            os.close(handle)


def _scatter(handle: int, places: Facts, rows: Facts, size: int) -> None:
    """Write rows at their places, neighbours in one go."""
    breaks = np.flatnonzero(np.diff(places) != 1) + 1
    for some_places, some_rows in zip(np.split(places, breaks), np.split(rows, breaks), strict=True):
        if len(some_rows):
            os.pwrite(handle, np.ascontiguousarray(some_rows).tobytes(), int(some_places[0]) * size)
