"""A store of files whose links lead to a server on loopback."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from api.contract.tasks import Format
from api.service.files.links import Links
from api.service.files.store import File, Files
from tests.api.clock import Clock

MIAS, LEOS = "hash-of-mias-key", "hash-of-leos-key"
HOUR = timedelta(hours=1)
CONTENT = bytes(range(256)) * 1_000


class Desk:
    """A store whose links lead to a server, opened again at will as after a restart."""

    def __init__(self, folder: Path, address: str, clock: Clock) -> None:
        self.folder, self.address, self.clock = folder, address, clock
        self.files = self.opened()

    def opened(self, key: bytes = b"secret") -> Files:
        links = Links(key, self.address, HOUR, self.clock)
        return Files(self.folder / "creators.db", self.folder / "files", links, self.clock)

    def stored(
        self,
        content: bytes = CONTENT,
        *,
        owner: str = MIAS,
        task: str = "task_1",
        kind: Format = Format.XLSX,
        name: str = "Creators.xlsx",
    ) -> File:
        with self.files.draft() as draft:
            draft.write_bytes(content)
            return self.files.put(owner, task, kind, name, 2, draft)

    def on_disk(self) -> list[str]:
        return sorted(path.name for path in (self.folder / "files").iterdir())
