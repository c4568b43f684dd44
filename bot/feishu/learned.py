"""What Scout learned of whose people and groups are, for all its processes on one database, and beyond a restart.

Each process has a memory of its own besides (`belonging` of people, `lookups` of groups) and keeps to it for as long as
it may; what stands here is no older or newer than that allows. What another process learned comes in where a memory
would let somebody in: there it is looked at each time, so that an outsider whom one process knows is one to all.
"""

from __future__ import annotations

from datetime import datetime

from handlers.chat import Workspace
from storage.belonging import Kind, KnownBelonging, Source, Word
from storage.store import Store


class Learned:
    """The words that `store` keeps. Without one nothing is shared, and each process knows what it learned by itself."""

    def __init__(self, store: Store | None) -> None:
        self._words: KnownBelonging | None = store.belonging if store else None

    async def of(self, kind: Kind, tenant: str, id_: str) -> Word | None:
        """The latest word of a person, by open id, or of a group, by chat id, as a tenant has it."""
        return await self._words.find(Workspace("feishu", tenant).key, kind, id_) if self._words else None

    async def note(self, kind: Kind, tenant: str, id_: str, *, is_own: bool, source: Source, at: datetime) -> None:
        """Keep a word of a person, a group or an app, unless somebody learned something after `at`.

        `at` is when it was asked for.
        """
        if self._words:
            await self._words.note(Workspace("feishu", tenant).key, kind, id_, Word(is_own, source, at))

    async def home(self, app: str, since: datetime) -> str:
        """The tenant in which an app lives, as it was proved since then; empty where it was not."""
        if self._words is None:
            return ""
        return (await self._words.home(app, since)).partition(":")[2]
