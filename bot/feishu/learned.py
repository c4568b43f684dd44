"""What Scout learned of whose people and groups are, for all its processes on one database, and beyond a restart.

Each process has a memory of its own besides (`belonging` of people, `lookups` of groups) and keeps to it for as long as
it may; what stands here is no older or newer than that allows. What another process learned comes in where a memory
would let somebody in: there it is looked at each time, so that an outsider whom one process knows is one to all.
"""

from __future__ import annotations

import logging
import sqlite3
from datetime import datetime

from handlers.chat import Workspace
from storage.belonging import Kind, KnownBelonging, Source, Word
from storage.store import Store

_NOT_SHARED = "What Scout knows of people and groups is not shared. action=feishu_not_shared"
_log = logging.getLogger(__name__)


class Learned:
    """The words that `store` keeps. Without one nothing is shared, and each process knows what it learned by itself.

    So it is, too, while the file can be neither read nor written; the desk tells people of that, and buys nothing.
    """

    def __init__(self, store: Store | None) -> None:
        self._words: KnownBelonging | None = store.belonging if store else None

    async def of(self, kind: Kind, tenant: str, id_: str) -> Word | None:
        """The latest word of a person, by open id, or of a group, by chat id, as a tenant has it."""
        if self._words is None:
            return None
        try:
            return await self._words.find(_key(tenant), kind, id_)
        except sqlite3.Error:
            _log.exception(_NOT_SHARED)
            return None

    async def note(self, kind: Kind, tenant: str, id_: str, *, is_own: bool, source: Source, at: datetime) -> bool:
        """Keep a word of a person, a group or an app, unless somebody learned something after `at`; False if it cannot.

        `at` is when it was asked for.
        """
        if self._words is None:
            return False
        try:
            await self._words.note(_key(tenant), kind, id_, Word(is_own, source, at))
        except sqlite3.Error:
            _log.exception(_NOT_SHARED)
            return False
        return True

    async def home(self, app: str, since: datetime) -> str:
        """The tenant in which an app lives, as it was proved since then; empty where it was not."""
        if self._words is None:
            return ""
        try:
            return (await self._words.home(app, since)).partition(":")[2]
        except sqlite3.Error:
            _log.exception(_NOT_SHARED)
            return ""


def _key(tenant: str) -> str:
    return Workspace("feishu", tenant).key
